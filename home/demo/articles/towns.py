"""镇街动态: news from the towns. Communities and villages are invented."""

from home.demo.shapes import Ago, Article, Figures, Gallery, Heading, Picture, Quote, Reprint, Table, Text

TOWN_NEWS: tuple[Article, ...] = (
    Article(
        "hai-bian-shu-fa-ban",
        "towns",
        "田横：渔港边开了书法班",
        "休渔的时候写字，开海的时候停课。课表跟着潮水走。",
        Ago(2, 10, 20),
        (
            Text(
                "田横示例渔村活动室的课表和别处不一样：上面除了日期，还有一列潮汐。大潮的日子不排课，船都出去了；小潮连着三天，人齐，就一口气上三晚。",
                "The timetable in a demo fishing village of Tianheng has one more column than elsewhere: the tides. At spring tide there is no class, for the boats are out; at neap tide there are three in a row.",
            ),
            Text(
                "教书法的是村里的退休教师。第一课不写字，写绳结：渔民手上有劲，也有茧，毛笔一捏就是个拳头。他让大家先像系缆绳那样把笔拿稳。",
                "The teacher is a retired villager. In the first lesson nobody writes. Fishermen's hands are strong and calloused, and a brush in them becomes a fist; so he has them hold it the way they tie a mooring line.",
            ),
            Picture("harbour", "渔港的傍晚", "The harbour at dusk"),
            Quote(
                "船上写航海日志，我写得最难看。现在我敢拿给船长看了。",
                "一位轮机手（示例）",
                "My log entries were the ugliest on board. Now I dare show them to the captain.",
                "A ship's engineer (demo)",
            ),
            Text(
                "开班两个月，墙上挂了三十多幅“鱼”字。写得最好的一幅，贴在了合作社的鱼筐上。",
                "After two months more than thirty versions of the word fish hang on the wall. The best is pasted on the co-operative's baskets.",
            ),
            Text(
                "下一期从小潮那天开始，随到随写，不用报名。",
                "The next round begins on the day of the neap tide. Just come; there is no need to sign up.",
            ),
        ),
        title_en="Tianheng: a calligraphy class beside the fishing harbour",
        summary_en="Writing while the fleet is in, no class while it is out: the timetable follows the tide.",
        correspondent="田横镇总工会（示例）",
        picture="harbour",
        people=("qiu-haitao", "huang-shan"),
        keywords=("微课堂", "职工夜校", "田横"),
    ),
    Article(
        "lan-cun-yi-zhan-re-shui",
        "towns",
        "蓝村：驿站添了二十四小时热水",
        "物流园北门的驿站，夜里也能泡一碗面。",
        Ago(4, 9, 40),
        (
            Text("蓝村示例物流园的北门口，夜里一点到三点是最热闹的时候。货车排着队进场，司机下车伸腰，想找一口热水。"),
            Text(
                "驿站以前十点锁门。街道工会算了一笔账：多请一个人值夜不划算，不如把门换成感应门，把开水器换成带防烫锁的，再装一个求助按钮，连着园区值班室。"
            ),
            Text("换完之后，头一个月夜里进门六百多人次，没有丢过一样东西，只少了几包茶叶。茶叶现在放得更多了。"),
            Quote("跑了十几年车，头一回半夜有人给我留门。", "一位长途司机（示例）"),
            Picture("station", "物流园北门的工会驿站"),
            Text("驿站还腾出一间小教室，周五晚上请律师来讲普法，讲到哪儿算哪儿，谁的车到了谁先走。"),
        ),
        correspondent="蓝村街道总工会（示例）",
        picture="bus",
        people=("bateer", "xie-yongqiang"),
        keywords=("工会驿站", "货车司机", "蓝村"),
    ),
    Article(
        "wu-liu-yuan-pu-fa",
        "towns",
        "蓝村：普法夜话讲到第六期，问得最多的是运费",
        "微课堂开进物流园，合同、运费、保险，一晚只讲一件事。",
        Ago(13, 16, 20),
        (
            Text(
                "周五晚上七点半，驿站小教室里二十二把椅子坐满了。律师没有课件，只拿了一份真合同，名字都涂黑了，投在墙上，从第一条念起。"
            ),
            Text(
                "念到“运费结算以甲方确认为准”，有人举手：甲方一直不确认怎么办？教室里笑成一片，笑完都不说话了。这一条，讲了四十分钟。"
            ),
            Table(
                "前六期讲了什么（示例）",
                ("期", "题目", "到场"),
                (
                    ("一", "合同里的十个字", "19人"),
                    ("二", "加班怎么算", "22人"),
                    ("三", "车挂靠，责任归谁", "22人"),
                    ("四", "工伤认定要什么", "17人"),
                    ("五", "网约平台的规则", "20人"),
                    ("六", "运费结算", "22人"),
                ),
            ),
            Quote("不用讲大道理，就讲我这张单子。", "一位听课的司机（示例）"),
            Text("夜话的规矩是“单子优先”：谁带了自己的单子来，就先讲谁的。讲完的单子，律师在上面签个日期，司机带走。"),
            Text("接下来几期的时间，可以在微课堂的课表里查到。"),
        ),
        correspondent="蓝村街道总工会（示例）",
        picture="bus",
        keywords=("微课堂", "普法", "蓝村"),
    ),
    Article(
        "yi-feng-dian-jian-zhi",
        "towns",
        "移风店：冬剪课开到葡萄架下",
        "一把剪刀，三句口诀，谁家的园子有难处，课就开到谁家。",
        Ago(16, 9, 15),
        (
            Text(
                "“一看去年，二看今年，三看明年。”牟荣发（示例）举着剪刀，站在葡萄架下。二十几个人围成一圈，呼出的气是白的。"
            ),
            Text(
                "看去年，是看哪根枝结过果；看今年，是看哪根枝有劲；看明年，是想好留谁。他说，剪枝剪的是明年，手要狠，心要细。"
            ),
            Quote("舍不得下剪子的，来年都舍不得吃。", "牟荣发（示例）"),
            Picture("field", "移风店的葡萄与麦田"),
            Text(
                "课后每人领一张卡，一面是图，一面是空格，回家剪完自家的园子，把剩几个芽写上。下次上课，对着卡看长势。"
            ),
            Figures(("farm-federations-2024",)),
            Text("新成立的农业园区工会联合会，把冬剪课、农机检修课和用电安全课排进了一张表，农闲时一周一次。"),
        ),
        correspondent="移风店镇总工会（示例）",
        source="demo-radio",
        reprint=Reprint("葡萄架下的一堂课（示例）", "https://example.org/demo-radio/vines", Ago(17)),
        picture="field",
        people=("mou-rongfa", "yu-dehai"),
        studios=("mou-rongfa-vines",),
        keywords=("农业园区", "移风店"),
    ),
    Article(
        "long-quan-xin-jian-gong-hui",
        "towns",
        "龙泉：小微企业“拼”出一个工会",
        "一家十来个人，凑不齐一个委员会；六家凑一起，就有了。",
        Ago(24, 10, 10),
        (
            Text(
                "龙泉街道的一条示例工业街上，六家小厂门挨着门，最多的十九个人，最少的七个。单独建会，委员都不够选；不建，女工的产假、夏天的高温费，没有人出面谈。"
            ),
            Text(
                "街道工会的办法是“拼”：六家联合建一个，委员按厂分，主席大家选。办公室设在中间那家的传达室，钥匙六家都有。"
            ),
            Figures(("new-unions-2024", "industry-federations-2024", "new-members-2024")),
            Heading("头一件事"),
            Text(
                "联合工会办的头一件事是装空调。不是装在车间，是装在六家共用的食堂。钱，六家按人头出一半，工会补一半。"
            ),
            Quote("拼单买菜会，拼单建工会也会。", "新当选的委员（示例）"),
            Gallery("街上的厂子", (Picture("gears", "齿轮厂的样品墙"), Picture("loom", "制衣厂的样衣间"))),
            Text("像这样“拼”起来的联合工会，街道打算每季度建一个。"),
        ),
        correspondent="龙泉街道总工会（示例）",
        picture="gears",
        people=("yuan-keqin",),
        keywords=("建会", "小微企业", "龙泉"),
    ),
)
