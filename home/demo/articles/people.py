"""劳模工匠: portraits in words. The people are invented."""

from home.demo.shapes import Ago, Article, Heading, Picture, Quote, Reprint, Text

STORIES: tuple[Article, ...] = (
    Article(
        "san-miao-jie-tou",
        "people",
        "三秒接一个断头，三年带一个徒弟",
        "陈桂兰（示例）在横机前站了三十一年。她最得意的不是自己快，是徒弟比她快。",
        Ago(2, 9, 10),
        (
            Text(
                "纱断了，横机停下来，指示灯一亮。陈桂兰（示例）走过去，左手拈住纱头，右手小指一勾，拇指一捻，机器又响了。三秒。",
                "A yarn breaks, the knitting frame stops, a lamp lights. Chen Guilan (demo) walks over, catches the end with her left hand, hooks with the right little finger, rolls the thumb, and the machine hums again. Three seconds.",
            ),
            Text(
                "这个动作她做了三十一年。年轻时比的是谁快，后来她发现快不难，难的是让别人也快。",
                "She has done it for 31 years. When she was young it was about speed. Later she found that being fast is easy; making others fast is not.",
            ),
            Heading("把手感拆开", "Taking the feel apart"),
            Text(
                "师傅当年教她，只有一句话：多练，练到手里有数。可“手里有数”怎么教？她请厂里的年轻人用手机慢放，一帧一帧看自己的手，看出来四个动作、两个停顿。",
                "Her own master taught her one sentence: practise until the hand knows. But how does one teach that? She had a young colleague film her hands in slow motion and found four movements and two pauses.",
            ),
            Text(
                "四个动作编成十六个字，两个停顿画成图。新工人照着练，原来要半年的手法，现在两个月能上机。",
                "The movements became sixteen characters, the pauses a drawing. What used to take half a year now takes two months.",
            ),
            Picture("weave", "横机织物的线圈结构", "Loops of a weft-knitted fabric"),
            Quote(
                "藏着的手艺叫秘密，教出去的手艺才叫本事。",
                "陈桂兰（示例）",
                "A skill you hide is a secret. Only a skill you teach is mastery.",
                "Chen Guilan (demo)",
            ),
            Heading("徒弟的账本", "The apprentices' ledger"),
            Text(
                "工作室的抽屉里有一本账，不记钱，记人：哪年进厂，哪年出师，现在在哪台机上，带了几个徒弟。账本写到第四页，徒弟的徒弟已经在上面了。",
                "In a drawer of the studio lies a ledger, not of money but of people: when they came, when they finished, which frame they mind, whom they teach. On page four stand the apprentices of apprentices.",
            ),
            Text(
                "每月第一个周五下午，工作室开放参观。来的人可以坐下来，自己接一个断头。大多数人要接两分钟。",
                "On the first Friday afternoon of the month the studio is open. Visitors may sit down and mend an end themselves. Most need two minutes.",
            ),
        ),
        kicker="手艺",
        title_en="Three seconds to mend a yarn, three years to raise an apprentice",
        summary_en="Chen Guilan (demo) has stood at the knitting frames for 31 years. What she is proud of is not her own speed but that her apprentices are faster.",
        kicker_en="Craft",
        author="示例记者甲",
        photographer="示例，代码绘制",
        picture="loom",
        people=("chen-guilan", "shan-xiumei", "xin-yufeng"),
        collectives=("moshuihe-knitting",),
        studios=("chen-guilan-knitting",),
        keywords=("劳模", "创新工作室", "纺织服装"),
        headline=True,
    ),
    Article(
        "ye-li-ting-lou",
        "people",
        "夜里听漏的人",
        "凌晨两点，街上最安静，水管里的声音最清楚。",
        Ago(6, 8, 50),
        (
            Text(
                "李建国（示例）的耳朵是白天黑夜倒着用的。白天车多，听不真；到凌晨两点，街面静下来，他把听漏棒抵在阀门上，弯下腰，闭上眼睛。"
            ),
            Text(
                "漏水的声音分好几种。铸铁管的沙，塑料管的闷，埋得深的像远处有人漱口。他能从声音里听出口径、埋深，甚至漏点朝上还是朝下。"
            ),
            Quote("夜里来电话，先穿鞋，再问地址。", "李建国（示例）"),
            Text(
                "前几年，他开始录音。每找到一个漏点，挖开之前录一段，挖开之后量好尺寸，两样对在一起存起来。现在攒了三百六十段，按管材、压力、埋深分了类。"
            ),
            Picture("pipes", "管网里的阀门与弯头"),
            Heading("给新手戴上耳机"),
            Text(
                "抢修班的新人进班头一个月不下井，先戴耳机听录音，听一段，写一段：什么管、多深、多大的口子。写完对答案。听到第三百段，再跟车。"
            ),
            Text(
                "抢修班的墙上有一块钟，不报时，只倒数四十分钟。接到电话按下去，到场时按停。去年最慢的一次，三十八分。"
            ),
        ),
        author="示例记者乙",
        picture="pipes",
        people=("li-jianguo", "zang-chuanbao"),
        collectives=("shiquan-repair-team",),
        studios=("li-jianguo-pipelines",),
        keywords=("劳模", "创新工作室", "供水"),
    ),
    Article(
        "yi-zhen-yi-xian",
        "people",
        "一针一线：旧花边里的新样子",
        "四百多张旧样图从箱底搬出来，扫描、修补、重新上绷架。",
        Ago(11, 14, 20),
        (
            Text(
                "吴淑珍（示例）的柜子里有一只木箱，装着四百一十张旧样图。最老的一张纸已经脆了，边上用铅笔写着针数，字迹像是左手写的。",
                "In Wu Shuzhen's (demo) cupboard stands a wooden chest with 410 old lace patterns. The paper of the oldest is brittle; beside the drawing somebody pencilled the number of stitches, as if with the left hand.",
            ),
            Text(
                "花边的图不好存。针法是手上的，图上只有一个个小圈和叉，不是绣过的人看不懂。等看得懂的人越来越少，图就成了谜。",
                "Lace patterns are hard to keep. The stitch lives in the hand; on paper there are only circles and crosses, and whoever has not sewn them cannot read them. As readers grow fewer, drawings become riddles.",
            ),
            Picture("lace", "一幅花边纹样", "A lace pattern"),
            Text(
                "她和年轻的设计师崔红霞（示例）坐下来，一张一张认。认出一种针法，就绣一小块样片，贴在图旁边，再拍照存档。认了两年，还剩六十多张。",
                "She sat down with the young designer Cui Hongxia (demo) to decipher them one by one. Each stitch they recognise is sewn as a sample, mounted beside the drawing and photographed. After two years some sixty are left.",
            ),
            Heading("老针法，新图案", "Old stitches, new patterns"),
            Text(
                "样图认回来，不是为了锁回箱子里。崔红霞用老针法画了海浪、渔网和塔吊，绣出来的杯垫，在夜校门口摆了一个下午就没了。",
                "They were not deciphered to be locked away again. With the old stitches Cui drew waves, nets and tower cranes; the coasters were gone within an afternoon outside the night school.",
            ),
            Quote(
                "我绣的是我师傅的，她绣的是她自己的，这才接得上。",
                "吴淑珍（示例）",
                "I sew what my master sewed; she sews what is hers. That is how it goes on.",
                "Wu Shuzhen (demo)",
            ),
            Text(
                "每个周六上午，工作室的门开着。孩子们来了，先学怎么穿针，再学怎么把线头藏起来。",
                "On Saturday mornings the studio is open. Children learn first how to thread a needle, then how to hide the end.",
            ),
        ),
        title_en="Stitch by stitch: new life in old lace",
        summary_en="Four hundred old patterns leave the chest: they are scanned, mended and put back on the frame.",
        author="示例记者甲",
        photographer="示例，代码绘制",
        picture="lace",
        people=("wu-shuzhen", "cui-hongxia"),
        studios=("wu-shuzhen-lace",),
        keywords=("手工花边", "创新工作室", "传承"),
    ),
    Article(
        "chi-tang-ri-ji",
        "people",
        "八年池塘日记",
        "水温、盐度、投饵、天气，一天一行。刘䶮（示例）靠它把育苗从凭感觉变成看数据。",
        Ago(14, 10, 0),
        (
            Text(
                "育苗一号棚的门后挂着一摞硬皮本，一年一本，第八本写到了十月。每页三十一行，每行五个数字、一个天气、一句话。那句话有时候是“苗精神”，有时候是“不对劲”。"
            ),
            Text(
                "刘䶮（示例）刚来合作社时，老师傅教她看水：水发乌，要换；水起沫，要停食。她记不住，就写下来。写了两年，再往回翻，发现“不对劲”的前三天，盐度都往下掉过。"
            ),
            Quote("一池水的脾气，得每天去问。", "刘䶮（示例）"),
            Text("从那以后，掉到某个数，她就先动手，不等“不对劲”。对虾苗的成活率，就这么一点一点上来的。"),
            Picture("harbour", "金口外海的晨光"),
            Text("如今日记有了电子版，养殖户在手机上能看到当天的数字。硬皮本她还照写，理由是：停电了它也在。"),
            Text(
                "她的名字里有个不常见的字，䶮，念“眼”，飞龙在天的意思。打印机、表格、系统常常认不出来。她说，名字写得对，是对人的第一份尊重。"
            ),
        ),
        source="demo-news-agency",
        author="示例通讯社记者",
        reprint=Reprint("一个育苗员的八本日记（示例）", "https://example.org/demo-agency/pond-diary", Ago(15)),
        picture="harbour",
        people=("liu-yan", "tian-zhuang"),
        collectives=("jinkou-hatchery-team",),
        studios=("liu-yan-hatchery",),
        keywords=("工匠", "创新工作室", "渔业"),
    ),
)
