"""维权服务: what the federation does for workers, told as news."""

from home.demo.shapes import Ago, Article, Contact, Figures, Heading, Quote, Table, Text

RIGHTS: tuple[Article, ...] = (
    Article(
        "lv-suo-lun-zhi",
        "rights",
        "律所轮值，法律援助窗口周六也开",
        "带上合同、工资条、聊天记录，先听律师怎么说。咨询不收费，援助也不收费。",
        Ago(1, 9, 0),
        (
            Text(
                "区职工服务中心（示例）一楼东侧，有一个不用取号的窗口。窗口后面坐着值班律师，桌上放着一盒纸巾、一沓空白的申请表和一台打印机。",
                "On the ground floor of the workers' service centre (demo) there is a window that needs no ticket. Behind it sits the lawyer on duty, with a box of tissues, a stack of blank forms and a printer.",
            ),
            Text(
                "律所按周轮值，周一到周六都有人。职工来了先听：事情大概是什么，手里有什么，想要什么。听完再看材料，能调解的先调解，该仲裁的帮着写申请书。",
                "Law firms take weekly turns, Monday to Saturday. They listen first: what happened, what proof there is, what is wanted. What can be settled is settled; what must go to arbitration is written up on the spot.",
            ),
            Figures(("law-firms-2024", "legal-aid-2024", "consultations-2024")),
            Heading("来之前，备三样", "Bring three things"),
            Text(
                "一是能证明在哪儿上班的：合同、工牌、打卡截图都行；二是能证明挣多少的：工资条、转账记录；三是能证明出了什么事的：通知、聊天记录、照片。三样不全也可以来，律师会告诉你缺的怎么补。",
                "Something that shows where you work: a contract, a badge, a clock-in record. Something that shows what you earn: a pay slip, a transfer. Something that shows what happened: a notice, messages, photographs. Come even if one is missing; the lawyer will tell you how to get it.",
            ),
            Quote(
                "不少人来的时候说“我没有证据”，其实都在手机里，只是不知道那就是证据。",
                "值班律师（示例）",
                "Many say they have no proof. It is all in their phone; they just do not know it is proof.",
                "A lawyer on duty (demo)",
            ),
            Text(
                "行动不便的职工，可以拨打12351预约电话咨询，也可以由镇街工会代为递交材料。",
                "Those who cannot come may call 12351 for advice by telephone, or hand in papers through their town union.",
            ),
        ),
        title_en="Lawyers take turns, and the legal-aid window opens on Saturdays",
        summary_en="Bring your contract, pay slips and messages and hear what a lawyer says. Advice is free, and so is representation.",
        author="示例记者乙",
        picture="books",
        keywords=("法律援助", "维权"),
        headline=True,
    ),
    Article(
        "yi-liao-hu-zhu-zen-me-bao",
        "rights",
        "医疗互助怎么报？从出院到到账，五步走完",
        "参保职工住院后，互助金由单位工会代办，材料齐全的，十五个工作日内到账。",
        Ago(7, 10, 40),
        (
            Text(
                "职工医疗互助是职工之间互相帮的一份保障：平时每人交一点，谁住了院，按规定领一份互助金。它不顶替医保，是在医保报完之后再补一层。",
                "Medical mutual aid is workers helping workers: everyone pays in a little, and whoever is hospitalised draws a benefit. It does not replace medical insurance; it comes on top of it.",
            ),
            Figures(("mutual-aid-insured-2024", "mutual-aid-paid-2024", "mutual-aid-yuan-2024")),
            Heading("五步", "Five steps"),
            Table(
                "从出院到到账（示例）",
                ("步骤", "做什么", "几天"),
                (
                    ("一", "出院时要一份费用清单和医保结算单", "当天"),
                    ("二", "把材料交给单位工会", "出院后60日内"),
                    ("三", "单位工会在系统里提交", "3个工作日"),
                    ("四", "区总工会复核，缺材料一次告知", "7个工作日"),
                    ("五", "互助金打到本人银行卡", "5个工作日"),
                ),
                (
                    ("从出院到到账（示例）", "From discharge to payment (demo)"),
                    ("步骤", "Step"),
                    ("做什么", "What to do"),
                    ("几天", "How long"),
                    ("一", "1"),
                    ("二", "2"),
                    ("三", "3"),
                    ("四", "4"),
                    ("五", "5"),
                    ("出院时要一份费用清单和医保结算单", "At discharge ask for the bill and the insurance statement"),
                    ("把材料交给单位工会", "Hand the papers to your union"),
                    ("单位工会在系统里提交", "The union files the claim"),
                    ("区总工会复核，缺材料一次告知", "The federation checks it and names all missing papers at once"),
                    ("互助金打到本人银行卡", "The money is paid into your account"),
                    ("当天", "Same day"),
                    ("出院后60日内", "Within 60 days"),
                    ("3个工作日", "3 working days"),
                    ("7个工作日", "7 working days"),
                    ("5个工作日", "5 working days"),
                ),
            ),
            Text(
                "最容易出岔子的是第一步：费用清单要盖章的那一份，不是手机上的截图。医院出院窗口可以当场打印。",
                "The first step is where most go wrong: it must be the stamped bill, not a screenshot. The hospital's discharge desk prints it at once.",
            ),
            Text(
                "没有单位工会的灵活就业职工，可以把材料交到镇街工会，由镇街工会代办，时限一样。",
                "Workers without a workplace union hand their papers to the town union; the time limits are the same.",
            ),
            Text(
                "今年起，年度内多次住院的，可以合并提交，不用每次跑一趟。",
                "From this year, several stays within a year may be claimed together.",
            ),
        ),
        title_en="Claiming from medical mutual aid: five steps from discharge to payment",
        summary_en="After a stay in hospital the workplace union files the claim; with complete papers the money arrives within 15 working days.",
        author="示例记者乙",
        picture="clinic",
        attachments=("mutual-aid-checklist",),
        keywords=("医疗互助", "办事"),
    ),
    Article(
        "yong-gong-ti-jian",
        "rights",
        "给企业做一次“用工体检”",
        "查合同、查考勤、查工资条，查出来的问题先改，不先罚。",
        Ago(12, 15, 30),
        (
            Text(
                "“体检”的人带着一张表进厂：合同签没签、续没续，加班怎么算，女职工四期怎么安排，规章制度开过职代会没有。一共四十六项，一项一项对。"
            ),
            Text(
                "查完当场出“报告”。红的是必须马上改的，黄的是三个月内改的，绿的不用管。一个月后回来复查，改好的红变绿。"
            ),
            Figures(("health-checks-enterprises", "health-checks-visits", "disputes-down-2024")),
            Quote(
                "以前等到仲裁了才知道合同少一条，现在有人提前告诉我，少打一场官司，省下的不止律师费。",
                "一位企业人事负责人（示例）",
            ),
            Text("“体检”不收费，也不是检查。企业自愿申请，报告只给企业和本企业工会，不公开。"),
            Text("申请可以打12351，也可以由企业工会通过镇街工会报名。预约后一般两周内上门。"),
            Contact("用工体检预约（示例）", "12351", "工作日8:30—17:00"),
        ),
        author="示例记者甲",
        picture="gears",
        keywords=("用工体检", "劳动关系"),
    ),
    Article(
        "qiu-xue-yuan-meng",
        "rights",
        "在职也能读书：求学圆梦补助这样申请",
        "白天上班，晚上上课，学费有人帮着出一份。",
        Ago(10, 9, 30),
        (
            Text(
                "求学圆梦是给想继续念书的职工准备的：在职读专科、读本科，学费由工会补一份。不限年龄，不限专业，只看是不是在职、是不是真在读。",
                "The study grant is for workers who want to go on learning: part of the fee for a part-time college or degree course is paid by the union. Age and subject do not matter; being employed and really enrolled does.",
            ),
            Figures(("study-yuan-2024", "study-workers-2024")),
            Heading("三个常问的问题", "Three common questions"),
            Text(
                "读到一半能不能申请？能，从申请的那个学年算起。换了单位怎么办？补助跟着人走，到新单位工会备案就行。没考过怎么办？当学年不补，补考通过再补。",
                "May I apply half-way? Yes, from that academic year on. What if I change jobs? The grant goes with you; tell the union at the new workplace. What if I fail? No grant that year, but it is paid once you pass the resit.",
            ),
            Quote(
                "四十三岁拿到录取通知，孩子帮我包的书皮。",
                "一位领到补助的车间统计员（示例）",
                "I was admitted at 43. My child made the covers for my books.",
                "A workshop statistician with a grant (demo)",
            ),
            Text(
                "申请表在本站“服务”里的“求学圆梦”一页下载，交给单位工会，每年集中受理一次，公示五个工作日后发放。",
                "The form is on the Study grants page under Services. Hand it to your union; applications are taken once a year and paid after five working days of public notice.",
            ),
        ),
        title_en="Studying while working: how to apply for a study grant",
        summary_en="Work by day, class by night, and somebody helps with the fee.",
        author="示例记者乙",
        picture="books",
        attachments=("study-grant-form",),
        keywords=("求学圆梦", "办事"),
    ),
)
