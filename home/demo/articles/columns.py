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


@dataclass(frozen=True)
class Source:
    """Where stories come from; an invented paper may be reprinted."""

    key: str
    name: str
    name_en: str
    url: str = ""
    is_own: bool = False


SOURCES: tuple[Source, ...] = (
    Source("jimo-union", "即墨区总工会", "Jimo District Federation of Trade Unions", is_own=True),
    Source("demo-daily", "示例晚报", "Demo Evening Post", "https://example.org/demo-daily/"),
    Source("demo-news-agency", "示例通讯社", "Demo News Agency", "https://example.org/demo-agency/"),
    Source("demo-radio", "示例广播电台", "Demo Radio", "https://example.org/demo-radio/"),
)


# The keywords of translated stories.
KEYWORDS_EN: dict[str, str] = {
    "微课堂": "micro-class",
    "职工夜校": "night-school",
    "工会驿站": "service-station",
    "户外劳动者": "outdoor-workers",
    "技能竞赛": "skill-competition",
    "焊工": "welding",
    "劳模": "model-worker",
    "创新工作室": "innovation-studio",
    "纺织服装": "textiles",
    "手工花边": "lace",
    "传承": "heritage",
    "法律援助": "legal-aid",
    "维权": "workers-rights",
    "医疗互助": "medical-mutual-aid",
    "办事": "how-to",
    "求学圆梦": "study-grant",
    "田横": "Tianheng",
}
