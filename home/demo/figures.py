"""The public figures of 2024, each with its source; award counts are absent on purpose: they are computed."""

from home.demo.shapes import Statistic
from home.demo.table import rows

SOURCE_ZH = "区总工会2024年工作总结（公开资料）"
SOURCE_EN = "District federation's published summary of work in 2024"

_STATISTICS = """
code | label_zh | label_en | value | unit_zh | unit_en | period_kind | period | qualifier | group
competitions-2024 | 职工技能竞赛 | Skill competitions | 52 | 场 |  | year | 2024 |  | skills
venues-2024 | 职工微课堂教学点 | Micro-class venues | 115 | 个 |  | year | 2024 |  | classes
attendances-2024 | 微课堂听课 | Micro-class attendances | 5100 | 人次 |  | year | 2024 | 余 | classes
school-enterprise-2024 | 校企合作培训企业 | Enterprises in school–enterprise training | 40 | 家 |  | year | 2024 | 余 | skills
online-experts-2024 | 线上教学专家 | Online teaching experts | 20 | 名 |  | year | 2024 | 余 | skills
new-unions-2024 | 新建企业工会 | New enterprise unions | 39 | 家 |  | year | 2024 |  | organising
industry-federations-2024 | 新建区域性、行业性工会联合会 | New regional and industry federations | 6 | 家 |  | year | 2024 |  | organising
farm-federations-2024 | 新建农业园区工会联合会 | New farm-park federations | 2 | 家 |  | year | 2024 |  | organising
new-members-2024 | 新发展会员 | New members | 12000 | 名 |  | year | 2024 |  | organising
legal-aid-2024 | 法律援助案件 | Legal-aid cases | 500 | 件 |  | year | 2024 | 余 | rights
consultations-2024 | 法律咨询 | Legal consultations | 700 | 人次 |  | year | 2024 | 余 | rights
law-firms-2024 | 值班律师事务所 | Law firms on duty | 8 | 家 |  | year | 2024 |  | rights
health-checks-enterprises | 用工“体检”企业 | Enterprises given an employment check | 1103 | 家 |  | cumulative | 2024 |  | rights
health-checks-visits | 用工“体检”入企服务 | On-site employment sessions | 933 | 场次 |  | cumulative | 2024 |  | rights
disputes-down-2024 | 劳动争议同比下降 | Fewer labour disputes | 70 | % | % | year | 2024 | 超 | rights
mutual-aid-insured-2024 | 职工医疗互助参保 | Workers insured in medical mutual aid | 52000 | 人 |  | year | 2024 |  | care
mutual-aid-paid-2024 | 医疗互助受益职工 | Workers paid by medical mutual aid | 6400 | 人 |  | year | 2024 |  | care
mutual-aid-yuan-2024 | 医疗互助发放互助金 | Paid out by medical mutual aid | 2773900 | 元 | yuan | year | 2024 |  | care
study-yuan-2024 | “求学圆梦”补助资金 | Study grants | 600000 | 元 | yuan | year | 2024 |  | skills
study-workers-2024 | “求学圆梦”受助职工 | Workers with a study grant | 200 | 名 |  | year | 2024 |  | skills
check-ups-2024 | 职工健康查体 | Health check-ups | 2800 | 人 |  | year | 2024 |  | care
recuperation-2024 | 职工疗休养 | Workers on recuperation leave | 550 | 人 |  | year | 2024 |  | care
model-stations-2024 | 新增省级示范性工会驿站 | New provincial model service stations | 2 | 处 |  | year | 2024 |  | care
"""

# Those on the front page.
ON_HOME = {
    "competitions-2024",
    "venues-2024",
    "attendances-2024",
    "new-members-2024",
    "legal-aid-2024",
    "health-checks-enterprises",
    "mutual-aid-insured-2024",
    "study-workers-2024",
}

STATISTICS: tuple[Statistic, ...] = tuple(Statistic(**row, on_home=row["code"] in ON_HOME) for row in rows(_STATISTICS))
