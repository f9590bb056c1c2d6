"""First words of the plain pages, to be rewritten by the editors of each site."""

from dataclasses import dataclass

Body = list[tuple[str, str]]


@dataclass(frozen=True)
class Text:
    """Introduction and body of one page in both languages."""

    introduction: str
    introduction_en: str
    body: Body
    body_en: Body


def _paragraphs(*texts: str) -> Body:
    return [("text", f"<p>{text}</p>") for text in texts]


ABOUT = Text(
    "我们是谁，做什么，怎么找到我们。",
    "Who we are, what we do and how to reach us.",
    _paragraphs(
        "区总工会是全区职工的工会组织。这个网站登载工会新闻、光荣榜、微课堂课表和办事指南。",
        "联系方式见页脚。职工热线12351有人接听。",
    ),
    _paragraphs(
        "The district federation is the trade union of all workers in the district. "
        "This site carries its news, honour rolls, class timetables and services.",
        "For contacts see the foot of the page. The workers' hotline is 12351.",
    ),
)
PRIVACY = Text(
    "公开什么，不公开什么，怎么要求更正或隐去。",
    "What is public, what is not, and how to ask for a correction.",
    _paragraphs(
        "光荣榜公开表彰文件印出的姓名、单位、职务和工种。个人页上的事迹和照片经本人同意才登。"
        "本站不收集身份证号、手机号、住址和家庭情况。",
        "本人可以要求更正错误、撤回照片或隐去个人页，请按页脚的电话或邮箱联系我们。",
    ),
    _paragraphs(
        "The rolls show name, unit, post and trade as the official document printed them. "
        "Stories and portraits appear with consent. "
        "Identity numbers, mobile numbers, addresses and family matters are not collected.",
        "You may ask for a correction, withdraw a portrait or have your page hidden: see the foot of the page.",
    ),
)
ACCESSIBILITY = Text(
    "字可以更大，全站可以只用键盘。",
    "Larger type, and everything from the keyboard.",
    _paragraphs(
        "页顶的“长者版”把字放大、内容排成一列。每个页面都可以只用键盘操作，也可以用读屏软件阅读。",
        "遇到读不到、点不动的地方，请告诉我们，电话和邮箱见页脚。",
    ),
    _paragraphs(
        "Elder mode, at the top of every page, enlarges type and sets everything in one column. "
        "Every page works from the keyboard and with a screen reader.",
        "If something cannot be read or reached, please tell us; see the foot of the page.",
    ),
)
REPORT = Text(
    "发现错误，或要反映问题，请告诉我们。",
    "Tell us about a mistake or a problem.",
    _paragraphs(
        "请写明是哪个页面、哪句话，错在哪里。核实后改正，并在页面上注明。",
        "监督举报电话和邮箱见页脚。",
    ),
    _paragraphs(
        "Please say which page and which sentence is wrong. Once checked it is corrected, and the page says so.",
        "For telephone and mail see the foot of the page.",
    ),
)
