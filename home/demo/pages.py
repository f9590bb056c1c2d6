"""The page that says what is invented here, and the organisation's lines in the footer."""

from home.demo.shapes import Heading, PlainPage, Text

PAGES: tuple[PlainPage, ...] = (
    PlainPage(
        "demo",
        "示例说明",
        "About this demonstration",
        "这里放着区总工会的新闻、光荣榜、微课堂和办事指南。当前内容是示例版。",
        (
            Text(
                "本站是区总工会公共网站的示例版：栏目、版式和功能是真的，人物、单位、社区、文号和电话都是虚构的，标有“示例”二字。镇街、行业、奖项名称和2024年的公开数字除外。",
                "This is a demonstration edition of a district federation's public site. Sections, layout and functions are real; people, units, communities, document numbers and telephone numbers are invented and marked 示例. Towns, industries, names of awards and the published figures of 2024 are real.",
            ),
            Heading("从哪里看起", "Where to begin"),
            Text(
                "找一个人，用“光荣榜”；找一堂课，用“微课堂”；办一件事，用“服务”；想知道最近的事，看“新闻”。页顶的搜索框都能找到。",
                "For a person go to Honours, for a class to Classes, for help to Services, for what happened to News. The search box at the top finds all of them.",
            ),
            Heading("数字从哪里来", "Where figures come from"),
            Text(
                "获奖人数、人次这类数字由名单自动算出，不手工填写。其余数字都注明时间和出处。",
                "Numbers of awards and people are counted from the rolls, never typed. Every other figure states its period and source.",
            ),
        ),
        "News, honours, classes and services of the federation. The present content is a demonstration.",
    ),
)

# What the footer says; every value is a demo value, marked so.
ORGANISATION: dict[str, str] = {
    "name_zh": "即墨区总工会",
    "name_en": "Jimo District Federation of Trade Unions",
    "sponsor_zh": "即墨区总工会（示例站点）",
    "operator_zh": "区职工服务中心（示例）",
    "address_zh": "即墨区示例路1号",
    "postcode": "266200",
    "telephone": "12351",
    "site_code": "0000000000",
    "icp": "鲁ICP备00000000号（示例）",
    "police": "鲁公网安备 00000000000000号（示例）",
}
