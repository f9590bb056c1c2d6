"""The eight columns and the one topic."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of the news section; ``code`` never changes."""

    code: str
    name_zh: str
    name_en: str
    summary_zh: str
    summary_en: str


@dataclass(frozen=True)
class Topic:
    """A topic: an introduction, stories picked by hand and a rule for the rest."""

    slug: str
    title: str
    title_en: str
    summary: str
    picked: tuple[str, ...]
    rule_columns: tuple[str, ...]
    rule_keywords: tuple[str, ...]
    picture: str


COLUMNS: tuple[Column, ...] = (
    Column(
        "headlines",
        "要闻",
        "Headlines",
        "区总工会的大事，当天说清楚。",
        "What matters in the federation, told on the day.",
    ),
    Column(
        "reform",
        "产改动态",
        "Workforce reform",
        "产业工人队伍建设改革：怎么学、怎么评、怎么涨。",
        "How workers learn, are graded and are paid for skill.",
    ),
    Column(
        "people",
        "劳模工匠",
        "Model workers and craftsmen",
        "写人，写手艺，写他们教会的人。",
        "People, their craft, and those they taught.",
    ),
    Column(
        "rights",
        "维权服务",
        "Rights and services",
        "找谁、带什么、几天办好。",
        "Whom to see, what to bring, how long it takes.",
    ),
    Column(
        "towns",
        "镇街动态",
        "Towns and sub-districts",
        "十五个镇街的工会在做什么。",
        "What unions in the fifteen towns and sub-districts are doing.",
    ),
    Column("notices", "通知公告", "Notices", "公示、通知、报名。", "Public notices, announcements and sign-up."),
    Column(
        "competitions",
        "技能竞赛",
        "Skill competitions",
        "赛什么、怎么报、谁赢了。",
        "What is contested, how to enter, who won.",
    ),
    Column(
        "policies", "政策文件", "Policies", "办法、细则和看得懂的解读。", "Rules and what they mean in plain words."
    ),
)

TOPIC = Topic(
    "ye-xiao-jin-cun",
    "夜校进村：把课堂搬到家门口",
    "Night schools come to the village",
    "下了班走十分钟就到的课，是怎么开起来的？这一专题收着教室、老师、学员和一张张课表的故事。",
    ("ye-xiao-yi-nian", "hai-bian-shu-fa-ban", "wu-liu-yuan-pu-fa"),
    ("towns",),
    ("微课堂", "职工夜校"),
    "classroom",
)
