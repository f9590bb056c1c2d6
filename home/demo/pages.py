"""Standard pages: what the site is, privacy, accessibility, how to report an error, and the site-wide demo notice."""

from home.demo.shapes import Contact, Heading, PlainPage, Text

NOTICE_ZH = "示例站点：人物、单位、社区、文号和电话均为虚构，只用于展示。"
NOTICE_EN = "Demonstration site: people, units, communities, document numbers and telephone numbers are invented."

PAGES: tuple[PlainPage, ...] = (
    PlainPage(
        "about",
        "本站说明",
        "About this site",
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
    PlainPage(
        "privacy",
        "隐私说明",
        "Privacy",
        "公开什么，不公开什么，怎么要求更正或隐去。",
        (
            Text(
                "光荣榜上公开的，是表彰文件里印出来的姓名、单位、职务和工种；个人页上的事迹和照片，经本人同意才登。身份证号、手机号、住址和家庭情况，本站不收集，也不保存。",
                "The rolls show what the official document printed: name, unit, post and trade. Stories and portraits appear only with consent. Identity numbers, mobile numbers, addresses and family matters are neither collected nor kept.",
            ),
            Heading("照片和事迹", "Portraits and stories"),
            Text(
                "照片须有本人授权，写明用途和期限。撤回授权后，全站换成姓氏方块，缓存和分享图一并更换。",
                "A portrait needs written consent with scope and term. When consent is withdrawn, the picture is replaced by the surname everywhere, cached copies included.",
            ),
            Heading("要求更正或隐去", "To correct or to withdraw"),
            Text(
                "本人或家属可以要求更正错误，或隐去个人页。依法公布的表彰名单作为历史记录保留。",
                "You or your family may ask for a correction or for the personal page to be hidden. The published decision itself remains as a record.",
            ),
            Contact(
                "隐私事务（示例）",
                "0532-00000013",
                "工作日8:30—17:00",
                name_en="Privacy (demo)",
                hours_en="Weekdays 8:30–17:00",
            ),
        ),
        "What is public, what is not, and how to ask for a correction.",
    ),
    PlainPage(
        "accessibility",
        "无障碍说明",
        "Accessibility",
        "字大一点、颜色深一点、键盘能走完全程。",
        (
            Text(
                "本站按《互联网网站适老化通用设计规范》和WCAG 2.2 AA设计：字号可以调大，对比度不低于7:1，触摸目标不小于44像素，全站可以只用键盘操作。",
                "The site follows WCAG 2.2 AA: type can be enlarged, contrast is at least 7:1, targets are at least 44 pixels, and everything works from the keyboard.",
            ),
            Heading("长者版", "Elder mode"),
            Text(
                "页顶的“长者版”把字放大、行距加宽、内容排成一列，不藏内容，也不弹窗口。",
                "Elder mode enlarges type, widens the lines and sets everything in one column; it hides nothing and opens no windows.",
            ),
            Heading("没做到的", "What is not done"),
            Text(
                "少数年代较早的扫描附件还不能被朗读；我们会在收到反馈后补上文字版。",
                "A few older scanned attachments cannot be read aloud; a text version is added when somebody asks.",
            ),
            Contact(
                "无障碍反馈（示例）",
                "0532-00000014",
                "工作日8:30—17:00",
                name_en="Accessibility (demo)",
                hours_en="Weekdays 8:30–17:00",
            ),
        ),
        "Larger type, stronger contrast, the whole site by keyboard.",
    ),
    PlainPage(
        "report-an-error",
        "网站找错与监督举报",
        "Report an error",
        "错别字、过时的信息、打不开的链接，都可以告诉我们。",
        (
            Text(
                "发现错字、错人、错数、过期的电话，或者打不开的页面，请告诉我们。来信请写明页面地址和哪里不对，三个工作日内答复。",
                "Wrong characters, names, numbers, dead links or out-of-date telephone numbers: please tell us. Give the address of the page and what is wrong; we answer within three working days.",
            ),
            Heading("更正怎么处理", "How corrections work"),
            Text(
                "新闻的更正写在文章开头，写明改了什么、哪天改的，原来的发布时间不动。光荣榜上的更正写在原文旁边，原印的字样保留。",
                "Corrections to a story stand at its top with their date; the date of first publication never changes. On a roll the correction stands beside what was printed.",
            ),
            Contact(
                "网站管理（示例）",
                "0532-00000015",
                "工作日8:30—17:00",
                "即墨区示例路1号",
                name_en="Site office (demo)",
                hours_en="Weekdays 8:30–17:00",
                address_en="1 Demo Road, Jimo",
            ),
        ),
        "Tell us what is wrong; you will hear within three working days.",
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
