"""Award types, commendations, editions and their recipients.

The table of award types is what a fresh site starts with (editable data); the
commendations are invented: document numbers and titles carry 示例.
"""

from typing import Any

from home.demo.shapes import Ago, AwardType, Commendation, Edition, Notice, RevokedGrant
from home.demo.table import rows

# Within a level the greater weight stands first.
_AWARD_TYPES = """
code | name_zh | name_en | short | level | kind | series | granting_body | weight
national-model-worker | 全国劳动模范 | National Model Worker | 全国劳模 | national | person | 劳动模范 | 中共中央 国务院 | 110
national-advanced-worker | 全国先进工作者 | National Advanced Worker | 全国先进 | national | person | 劳动模范 | 中共中央 国务院 | 100
national-medal | 全国五一劳动奖章 | National May 1st Labour Medal | 五一奖章 | national | person | 五一劳动奖章 | 中华全国总工会 | 90
national-unit-award | 全国五一劳动奖状 | National May 1st Labour Award | 五一奖状 | national | unit | 五一劳动奖状 | 中华全国总工会 | 80
national-vanguard | 全国工人先锋号 | National Workers' Vanguard Team | 先锋号 | national | team | 工人先锋号 | 中华全国总工会 | 60
national-craftsman | 大国工匠 | National Master Craftsman | 大国工匠 | national | person | 工匠 | 中华全国总工会 | 70
shandong-model-worker | 山东省劳动模范 | Shandong Model Worker | 省劳模 | provincial | person | 劳动模范 | 山东省人民政府 | 110
shandong-advanced-worker | 山东省先进工作者 | Shandong Advanced Worker | 省先进 | provincial | person | 劳动模范 | 山东省人民政府 | 100
shandong-medal | 山东省五一劳动奖章 | Shandong May 1st Labour Medal | 五一奖章 | provincial | person | 五一劳动奖章 | 山东省总工会 | 80
shandong-unit-award | 山东省五一劳动奖状 | Shandong May 1st Labour Award | 五一奖状 | provincial | unit | 五一劳动奖状 | 山东省总工会 | 70
shandong-vanguard | 山东省工人先锋号 | Shandong Workers' Vanguard Team | 先锋号 | provincial | team | 工人先锋号 | 山东省总工会 | 50
qilu-master-craftsman | 齐鲁大工匠 | Qilu Master Craftsman | 齐鲁大匠 | provincial | person | 工匠 | 山东省总工会 | 90
qilu-craftsman | 齐鲁工匠 | Qilu Craftsman | 齐鲁工匠 | provincial | person | 工匠 | 山东省总工会 | 60
shandong-handmade | 山东手造工匠 | Shandong Handmade Craftsman | 山东手造 | provincial | person | 手造工匠 | 山东省总工会 | 40
qingdao-model-worker | 青岛市劳动模范 | Qingdao Model Worker | 市劳模 | municipal | person | 劳动模范 | 青岛市人民政府 | 110
qingdao-advanced-worker | 青岛市先进工作者 | Qingdao Advanced Worker | 市先进 | municipal | person | 劳动模范 | 青岛市人民政府 | 100
qingdao-medal | 青岛市五一劳动奖章 | Qingdao May 1st Labour Medal | 五一奖章 | municipal | person | 五一劳动奖章 | 青岛市总工会 | 80
qingdao-unit-award | 青岛市五一劳动奖状 | Qingdao May 1st Labour Award | 五一奖状 | municipal | unit | 五一劳动奖状 | 青岛市总工会 | 70
qingdao-vanguard | 青岛市工人先锋号 | Qingdao Workers' Vanguard Team | 先锋号 | municipal | team | 工人先锋号 | 青岛市总工会 | 50
qingdao-master-craftsman | 青岛大工匠 | Qingdao Master Craftsman | 青岛大匠 | municipal | person | 工匠 | 青岛市总工会 | 90
qingdao-craftsman | 青岛工匠 | Qingdao Craftsman | 青岛工匠 | municipal | person | 工匠 | 青岛市总工会 | 60
qingdao-handmade | 青岛手造工匠 | Qingdao Handmade Craftsman | 青岛手造 | municipal | person | 手造工匠 | 青岛市总工会 | 40
jimo-model-worker | 即墨区劳动模范 | Jimo Model Worker | 区劳模 | district | person | 劳动模范 | 即墨区人民政府 | 110
jimo-craftsman | 即墨工匠 | Jimo Craftsman | 即墨工匠 | district | person | 工匠 | 即墨区总工会 | 100
national-studio | 全国示范性劳模和工匠人才创新工作室 | National Model Innovation Studio | 工作室 | national | studio | 创新工作室 | 中华全国总工会 | 50
shandong-studio | 山东省劳模和工匠人才创新工作室 | Shandong Innovation Studio | 工作室 | provincial | studio | 创新工作室 | 山东省总工会 | 30
qingdao-studio | 青岛市劳模和工匠人才创新工作室 | Qingdao Innovation Studio | 工作室 | municipal | studio | 创新工作室 | 青岛市总工会 | 30
jimo-studio | 即墨区劳模和工匠人才创新工作室 | Jimo Innovation Studio | 工作室 | district | studio | 创新工作室 | 即墨区总工会 | 90
shandong-station | 山东省示范性工会驿站 | Shandong Model Union Service Station | 示范驿站 | provincial | station | 工会驿站 | 山东省总工会 | 20
jimo-station | 即墨区示范性工会驿站 | Jimo Model Union Service Station | 示范驿站 | district | station | 工会驿站 | 即墨区总工会 | 80
jimo-innovation-case | 即墨区职工创新案例 | Jimo Innovation Case | 创新案例 | district | project | 创新案例 | 即墨区总工会 | 70
"""

_FORMER_NAMES: dict[str, tuple[tuple[str, int], ...]] = {
    "shandong-medal": (("山东省富民兴鲁劳动奖章", 2019),),
    "shandong-unit-award": (("山东省富民兴鲁劳动奖状", 2019),),
}

_UNOFFICIAL = {"jimo-innovation-case"}


def _award_type(row: dict[str, Any]) -> AwardType:
    code = row["code"]
    more = {"weight": int(row["weight"]), "former_names": _FORMER_NAMES.get(code, ())}
    return AwardType(**row | more, is_official=code not in _UNOFFICIAL)


AWARD_TYPES: tuple[AwardType, ...] = tuple(_award_type(cells) for cells in rows(_AWARD_TYPES))


def _slugs(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COMMENDATIONS: tuple[Commendation, ...] = (
    Commendation(
        "jimo-model-workers",
        "{year}年度即墨区劳动模范和即墨工匠",
        "Jimo Model Workers and Craftsmen of {year}",
        "{year}年度",
        "即示例发〔{year}〕18号",
        "关于表彰{year}年度即墨区劳动模范和即墨工匠的决定（示例）",
        "即墨区总工会（示例）",
        Ago(742),
        (
            Edition(
                "jimo-model-worker-1",
                "jimo-model-worker",
                _slugs(
                    "chen-guilan li-jianguo zhang-min yu-dehai wan-fang wei-dongsheng zhang-baoguo qiu-haitao zhuge-hongbin song-lixin liu-fang qi-aihua bi-jianhua lan-guoqing feng-gang tang-shumin lin-haiyan hou-weimin yuan-keqin bateer"
                ),
                by_strokes=True,
            ),
            Edition(
                "jimo-craftsman-1",
                "jimo-craftsman",
                _slugs(
                    "chen-guilan wang-wei wu-shuzhen mou-rongfa gong-xiuyun jiang-hongtao shan-xiumei xie-yongqiang abudula-maimaiti ou-zhiyuan kuang-lei zang-chuanbao tian-zhuang"
                ),
            ),
        ),
    ),
    Commendation(
        "shandong-may-first",
        "{year}年山东省五一劳动奖和齐鲁工匠",
        "Shandong May 1st Labour Awards of {year}",
        "{year}年",
        "鲁示例发〔{year}〕6号",
        "关于颁发{year}年山东省五一劳动奖和命名齐鲁工匠的决定（示例）",
        "山东省总工会（示例）",
        Ago(560),
        (
            Edition(
                "shandong-medal-1",
                "shandong-medal",
                ("li-jianguo", "wang-wei", "zhang-min", "xu-guangming", "zeng-xianfeng", "sun-yumei"),
            ),
            Edition("shandong-vanguard-1", "shandong-vanguard", ("shiquan-repair-team", "lancun-inspection-team")),
            Edition("qilu-craftsman-1", "qilu-craftsman", ("chen-guilan", "shao-lin")),
        ),
    ),
    Commendation(
        "qingdao-may-first",
        "{year}年青岛市五一劳动奖",
        "Qingdao May 1st Labour Awards of {year}",
        "{year}年",
        "青示例发〔{year}〕11号",
        "关于颁发{year}年青岛市五一劳动奖和授予青岛市工人先锋号的决定（示例）",
        "青岛市总工会（示例）",
        Ago(26),
        (
            Edition(
                "qingdao-medal-1",
                "qingdao-medal",
                _slugs(
                    "chen-guilan liu-yan wang-jixiang ouyang-mingzhu shangguan-yu zha-lina yang-liu zhao-lei zhou-xiaoyan ma-xiaojun gao-fei huang-shan han-xuelian lu-qiuyue chi-ming luan-shaofeng xin-yufeng jin-chengzhe wang-wei-2"
                ),
            ),
            Edition(
                "qingdao-unit-award-1", "qingdao-unit-award", ("moshuihe-knitting", "lanwan-rail", "tongji-sanitation")
            ),
            Edition("qingdao-vanguard-1", "qingdao-vanguard", ("lanwan-ward-team", "jinkou-hatchery-team")),
        ),
    ),
    Commendation(
        "jimo-studios",
        "{year}年度即墨区创新工作室",
        "Jimo Innovation Studios of {year}",
        "{year}年度",
        "即示例发〔{year}〕9号",
        "关于命名{year}年度即墨区劳模和工匠人才创新工作室的决定（示例）",
        "即墨区总工会（示例）",
        Ago(395),
        (
            Edition(
                "jimo-studio-1",
                "jimo-studio",
                _slugs(
                    "chen-guilan-knitting wang-wei-welding li-jianguo-pipelines zeng-xianfeng-dies wu-shuzhen-lace jiang-hongtao-machining xu-guangming-power liu-yan-hatchery mou-rongfa-vines shangguan-yu-instruments zhang-min-nursing zhuge-hongbin-scaffolds"
                ),
            ),
        ),
    ),
    Commendation(
        "jimo-craftsmen-candidates",
        "{year}年度即墨工匠",
        "Jimo Craftsmen of {year}",
        "{year}年度",
        "",
        "{year}年度即墨工匠拟命名人选公示（示例）",
        "即墨区总工会（示例）",
        Ago(3),
        (
            Edition(
                "jimo-craftsman-2",
                "jimo-craftsman",
                ("dong-yi", "shi-lei", "cui-hongxia", "ding-yi", "zhao-lei", "han-xuelian"),
            ),
        ),
        Notice(
            Ago(3, 9, 0),
            Ago(-5, 17, 0, weekday_only=False),
            "0532-00000012",
            "经基层推荐、专家评审和部门联审，拟命名下列人选（示例）。现予公示，听取职工群众意见。",
            "公示期内，可以用电话、信函或当面的方式向区总工会（示例）反映情况。反映情况请留下姓名和联系方式，便于核实；信函以寄出日邮戳为准。",
        ),
    ),
)

REVOKED: tuple[RevokedGrant, ...] = (
    RevokedGrant(
        "jimo-craftsman-1",
        "kuang-lei",
        "即示例发〔{year}〕3号",
        "申报材料所列工作年限与核查结果不一致（示例）。",
        Ago(120),
    ),
)

# What the document printed where it differs from today: (edition, recipient) -> unit, post.
PRINTED_OTHERWISE: dict[tuple[str, str], tuple[str, str]] = {
    ("jimo-model-worker-1", "li-jianguo"): ("石泉自来水厂（示例）", "管网抢修工"),
    ("jimo-craftsman-1", "wang-wei"): ("蓝湾机车配件厂（示例）", "焊工"),
    ("jimo-model-worker-1", "chen-guilan"): ("墨水河针织厂（示例）", "挡车工"),
}

# A name the document misprinted: (edition, recipient) -> the printed name and the note shown beside it.
MISPRINTED: dict[tuple[str, str], tuple[str, str]] = {
    ("jimo-craftsman-1", "zang-chuanbao"): (
        "臧传保",
        "原件中“臧传保”为笔误，应为“臧传宝”。原印名保留，特此说明（示例）。",
    ),
}

CITATIONS: dict[tuple[str, str], str] = {
    (
        "qingdao-medal-1",
        "chen-guilan",
    ): "三十一年守在一排横机前，接头法、巡回路线、师徒账本，都从她的班里传开。（示例）",
    ("shandong-medal-1", "li-jianguo"): "带出一支四十分钟到场的抢修班，全年夜间出动不计其数，无一次误点。（示例）",
    ("shandong-medal-1", "wang-wei"): "把薄板焊接的变形量写成一张表，新工人照表就能下料。（示例）",
    ("qingdao-medal-1", "liu-yan"): "八年不断的池塘日记，让育苗从凭感觉变成看数据。（示例）",
    ("shandong-medal-1", "zhang-min"): "把护理做到门口、床前和饭桌边。（示例）",
}
