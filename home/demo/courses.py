"""Twenty invented teaching points, what is taught there, eight weekly rules and what happened to three classes."""

from datetime import time
from typing import Any

from home.demo.shapes import Course, Room, Series, SessionChange, Venue
from home.demo.table import rows

# Longitude and latitude are GCJ-02; rooms are written with their seats.
_VENUES = """
slug | name | name_en | town | community | community_en | address | access | telephone | longitude | latitude | rooms
chaohai-demo-1 | 潮海第一示例社区文化活动室 | Chaohai Demo Community Hall | chaohai | 潮海第一示例社区 | Chaohai Demo Community 1 | 潮海街道示例路18号三楼 | 有电梯，门口有坡道 | 0532-00000041 | 120.456 | 36.391 | 三楼活动室 40、二楼书画室 24
tongji-demo-1 | 通济示例社区学堂 | Tongji Demo Community School | tongji | 通济示例社区 | Tongji Demo Community | 通济街道示例街6号 | 一层，轮椅可进 | 0532-00000042 | 120.452 | 36.383 | 书画教室 28、排练厅 50
huanxiu-demo-1 | 环秀示例社区职工之家 | Huanxiu Demo Workers' Home | huanxiu | 环秀示例社区 | Huanxiu Demo Community | 环秀街道示例路2号 | 二楼，无电梯，可电话请人搭手 | 0532-00000043 | 120.468 | 36.402 | 多功能厅 60、小教室 20
beian-demo-1 | 北安示例社区党群服务中心 | Bei'an Demo Community Centre | beian | 北安示例社区 | Bei'an Demo Community | 北安街道示例路31号 | 一层，有无障碍卫生间 | 0532-00000044 | 120.43 | 36.412 | 活动室 30
longshan-demo-1 | 龙山示例社区活动中心 | Longshan Demo Community Centre | longshan | 龙山示例社区 | Longshan Demo Community | 龙山街道示例路9号 | 有坡道 | 0532-00000045 | 120.5 | 36.37 | 舞蹈室 36
longquan-demo-1 | 龙泉示例村文化大院 | Longquan Demo Village Hall | longquan | 龙泉示例村 | Longquan Demo Village | 龙泉街道示例村委东侧 | 平房 | 0532-00000046 | 120.56 | 36.455 | 活动室 30
aoshanwei-demo-1 | 鳌山卫示例社区海岸书屋 | Aoshanwei Demo Coast Reading Room | aoshanwei | 鳌山卫示例社区 | Aoshanwei Demo Community | 鳌山卫街道示例路1号 | 一层 | 0532-00000047 | 120.68 | 36.36 | 书屋 26
wenquan-demo-1 | 温泉示例社区老年活动室 | Wenquan Demo Senior Room | wenquan | 温泉示例社区 | Wenquan Demo Community | 温泉街道示例路15号 | 一层，有扶手 | 0532-00000048 | 120.66 | 36.43 | 活动室 32
lancun-demo-1 | 蓝村示例社区文化大院 | Lancun Demo Community Hall | lancun | 蓝村示例社区 | Lancun Demo Community | 蓝村街道示例街4号 | 平房，门槛已拆 | 0532-00000049 | 120.175 | 36.405 | 大教室 45
lancun-demo-2 | 蓝村示例物流园驿站教室 | Lancun Demo Logistics Park Classroom | lancun | 蓝村第二示例社区 | Lancun Demo Community 2 | 蓝村街道示例物流园北门 | 一层，货车可停 | 0532-00000050 | 120.19 | 36.42 | 驿站教室 22
lingshan-demo-1 | 灵山示例社区活动室 | Lingshan Demo Community Room | lingshan | 灵山示例社区 | Lingshan Demo Community | 灵山街道示例路7号 | 二楼，无电梯 | 0532-00000051 | 120.47 | 36.53 | 活动室 30
daxin-demo-1 | 大信示例工业园职工书屋 | Daxin Demo Industrial Park Library | daxin | 大信示例社区 | Daxin Demo Community | 大信街道示例工业园综合楼 | 有电梯 | 0532-00000052 | 120.33 | 36.44 | 书屋 30、培训室 48
duanbolan-demo-1 | 段泊岚示例村文化礼堂 | Duanbolan Demo Village Hall | duanbolan | 段泊岚示例村 | Duanbolan Demo Village | 段泊岚镇示例村中心街 | 平房 | 0532-00000053 | 120.29 | 36.49 | 礼堂 80
yifengdian-demo-1 | 移风店示例村农家书屋 | Yifengdian Demo Village Reading Room | yifengdian | 移风店示例村 | Yifengdian Demo Village | 移风店镇示例村委二楼 | 二楼，无电梯 | 0532-00000054 | 120.2 | 36.52 | 活动室 30
tianheng-demo-1 | 田横示例渔村活动室 | Tianheng Demo Fishing Village Room | tianheng | 田横示例渔村 | Tianheng Demo Fishing Village | 田横镇示例村码头西200米 | 平房，临海路滑 | 0532-00000055 | 120.9 | 36.43 | 活动室 34
jinkou-demo-1 | 金口示例村学堂 | Jinkou Demo Village School | jinkou | 金口示例村 | Jinkou Demo Village | 金口镇示例村学堂巷1号 | 平房 | 0532-00000056 | 120.74 | 36.57 | 活动室 30
chaohai-demo-2 | 潮海第二示例社区健身广场 | Chaohai Demo Square | chaohai | 潮海第二示例社区 | Chaohai Demo Community 2 | 潮海街道示例广场 | 露天，雨天暂停 | 0532-00000057 | 120.461 | 36.388 | 广场 120
tongji-demo-2 | 通济示例街区工会驿站 | Tongji Demo Union Station | tongji | 通济第二示例社区 | Tongji Demo Community 2 | 通济街道示例步行街南口 | 一层，24小时开放 | 0532-00000058 | 120.449 | 36.38 | 驿站小教室 16
aoshanwei-demo-2 | 鳌山卫示例科创园培训中心 | Aoshanwei Demo Training Centre | aoshanwei | 鳌山卫第二示例社区 | Aoshanwei Demo Community 2 | 鳌山卫街道示例科创园A座 | 有电梯 | 0532-00000059 | 120.69 | 36.35 | 实训室 24、报告厅 100
huanxiu-demo-2 | 环秀示例工匠学院（纺织服装） | Huanxiu Demo Craftsman Academy | huanxiu | 环秀第二示例社区 | Huanxiu Demo Community 2 | 环秀街道示例产业园3号楼 | 有电梯 | 0532-00000060 | 120.475 | 36.408 | 缝制实训室 30、制版室 18
"""


def _venue(row: dict[str, Any]) -> Venue:
    places = {name: float(row[name]) for name in ("longitude", "latitude")}
    return Venue(**row | places | {"rooms": _rooms(row["rooms"])})


def _rooms(text: str) -> tuple[Room, ...]:
    pairs = (room.rsplit(" ", 1) for room in text.split("、"))
    return tuple(Room(name, int(capacity)) for name, capacity in pairs)


VENUES: tuple[Venue, ...] = tuple(_venue(cells) for cells in rows(_VENUES))

COURSES: tuple[Course, ...] = (
    Course(
        "calligraphy",
        "书法夜校：楷书入门",
        "Calligraphy night class: regular script",
        "night",
        "从执笔、运笔到间架，十二次课写成一副对联。纸墨由工会备好，空手来就行。",
        "From holding the brush to hanging a couplet in twelve lessons. Paper and ink are provided.",
        "classroom",
    ),
    Course(
        "tai-chi",
        "太极拳入门",
        "Tai chi for beginners",
        "micro",
        "二十四式拆成十二课，跟着练，散了班一身轻。穿平底鞋。",
        "The 24 forms in twelve lessons. Wear flat shoes.",
        "square",
    ),
    Course(
        "seal-carving",
        "篆刻：刻一方姓名印",
        "Seal carving: your own name",
        "night",
        "识印、写稿、上石、冲切、打边款，结课时带走一方自己的印。",
        "Design, transfer, cut and finish; go home with your own seal.",
        "seal",
    ),
    Course(
        "choir",
        "合唱：工人的歌",
        "Choir: songs of workers",
        "micro",
        "不考试，不挑嗓子。先学会一起喘气，再学会一起唱。",
        "No audition. First we breathe together, then we sing.",
        "choir",
    ),
    Course(
        "break-exercise",
        "工间操：肩颈十分钟",
        "Break exercise: ten minutes for the neck",
        "micro",
        "给坐着干活、站着干活、弯着腰干活的人，各一套动作。",
        "One set for those who sit, one for those who stand, one for those who stoop.",
        "exercise",
    ),
    Course(
        "garment-pattern",
        "服装制版基础",
        "Pattern cutting basics",
        "academy",
        "量体、画线、裁样、试身。工匠学院（纺织服装）公开课。",
        "Measure, draft, cut, fit. An open course of the craftsman academy.",
        "loom",
    ),
    Course(
        "labour-law",
        "劳动合同里的十个字",
        "Ten words in your labour contract",
        "talk",
        "值班律师讲十个最容易看漏的字眼，现场答疑，听完可以带合同来问。",
        "Lawyers on duty explain ten easily missed words; bring your contract.",
        "books",
    ),
    Course(
        "childcare-robot",
        "少儿编程：让小车走直线",
        "Coding for children: a car that goes straight",
        "micro",
        "职工子女周末班，八岁以上，家长可以一起坐下来做。",
        "A weekend class for workers' children of eight and above.",
        "robot",
    ),
)

SERIES: tuple[Series, ...] = (
    Series(
        "calligraphy-chaohai",
        "calligraphy",
        "潮海秋冬班",
        "chaohai-demo-1",
        "二楼书画室",
        (2, 4),
        -5,
        12,
        time(19, 0),
        time(20, 30),
        24,
        "walk_in",
        "直接到教室，坐满为止",
        ("姜老师（示例）",),
        "潮海街道总工会（示例）",
    ),
    Series(
        "tai-chi-square",
        "tai-chi",
        "广场晨练班",
        "chaohai-demo-2",
        "广场",
        (1, 3, 5, 7),
        -4,
        10,
        time(6, 30),
        time(7, 30),
        120,
        "walk_in",
        "到场即可",
        ("盛老师（示例）",),
        "潮海街道总工会（示例）",
    ),
    Series(
        "seal-tongji",
        "seal-carving",
        "通济小班",
        "tongji-demo-1",
        "书画教室",
        (3,),
        -3,
        10,
        time(19, 0),
        time(21, 0),
        16,
        "phone",
        "工作日电话报名，0532-00000042",
        ("宫老师（示例）",),
        "通济街道总工会（示例）",
    ),
    Series(
        "choir-tianheng",
        "choir",
        "田横渔村班",
        "tianheng-demo-1",
        "活动室",
        (6,),
        -6,
        14,
        time(15, 0),
        time(16, 30),
        34,
        "walk_in",
        "随到随唱",
        ("huang-shan",),
        "田横镇总工会（示例）",
    ),
    Series(
        "exercise-daxin",
        "break-exercise",
        "大信工业园班",
        "daxin-demo-1",
        "培训室",
        (1, 2, 3, 4, 5),
        -2,
        8,
        time(12, 20),
        time(12, 40),
        48,
        "walk_in",
        "午休时间直接来",
        ("yang-liu",),
        "大信街道总工会（示例）",
    ),
    Series(
        "pattern-huanxiu",
        "garment-pattern",
        "第四期",
        "huanxiu-demo-2",
        "制版室",
        (1, 4),
        -1,
        8,
        time(18, 30),
        time(20, 30),
        18,
        "mini_program",
        "小程序报名，每晚十点截止",
        ("han-xuelian",),
        "纺织服装工匠学院（示例）",
    ),
    Series(
        "law-lancun",
        "labour-law",
        "物流园班",
        "lancun-demo-2",
        "驿站教室",
        (5,),
        -2,
        8,
        time(19, 30),
        time(20, 30),
        22,
        "link",
        "https://example.org/signup",
        ("王律师（示例）",),
        "蓝村街道总工会（示例）",
    ),
    Series(
        "robot-aoshanwei",
        "childcare-robot",
        "科创园周末班",
        "aoshanwei-demo-2",
        "实训室",
        (6, 7),
        -1,
        10,
        time(9, 30),
        time(11, 0),
        24,
        "phone",
        "周一至周五电话报名，0532-00000059",
        ("shangguan-yu",),
        "鳌山卫街道总工会（示例）",
    ),
)

CHANGES: tuple[SessionChange, ...] = (
    SessionChange("choir-tianheng", 0, "cancelled", "教师参加镇里展演，本次停课，下周照常（示例）"),
    SessionChange("calligraphy-chaohai", 1, "moved", "教室检修，顺延一天，时间不变（示例）", moved_days=1),
    SessionChange("seal-tongji", 0, "full", "座位已满，可以电话候补（示例）"),
)
