"""产改动态 and 技能竞赛: workforce reform and competitions."""

from home.demo.shapes import Ago, Article, Contact, Figures, Heading, Picture, Quote, Reprint, Table, Text

REFORM: tuple[Article, ...] = (
    Article(
        "shuang-shi-ke-tang",
        "reform",
        "校企合开“双师”课堂：一个教原理，一个教手上",
        "学校老师讲为什么，厂里师傅讲怎么办。同一块黑板，两个人轮着写。",
        Ago(2, 15, 10),
        (
            Text(
                "早上八点半，环秀示例工匠学院的缝制实训室里，讲台边站着两位老师。一位来自职业学校，讲面料的经纬；一位来自车间，讲送布牙为什么会咬线。两人不抢话，一个讲完，另一个接着动手。"
            ),
            Text(
                "“双师”课堂的规矩很简单：学校出教材，企业出机台，工会出课时费，学员带着自己车间的难题来。题目答不上来，不算结课。"
            ),
            Figures(("school-enterprise-2024", "online-experts-2024")),
            Heading("难题从哪来"),
            Text(
                "开班前两周，学院发一张“难题单”到班组。第三期收到四十多道：双面针织缝边起浪怎么压，弹力面料裁片怎么不缩，旧机台怎么装自动剪线。老师们挑出十二道，一道题一次课。"
            ),
            Quote("书上没有的，就到机台上找；机台上找到了，再写回书里。", "参加授课的车间师傅（示例）"),
            Text("结课不发试卷，发一张改好的工艺卡。学员把它带回车间，用上一个月，再回来说效果。"),
            Text("下一期开设服装制版和设备点检两个班，报名办法见“微课堂”里的课程页。"),
        ),
        correspondent="示例通讯员丁",
        picture="loom",
        people=("han-xuelian", "sun-yumei"),
        studios=("chen-guilan-knitting",),
        keywords=("工匠学院", "技能培训"),
    ),
    Article(
        "ji-neng-tu-pu",
        "reform",
        "一张技能图谱，怎样落到班组",
        "从“会不会”到“会到几分”，图谱把手艺画成了可以走的路。",
        Ago(9, 9, 50),
        (
            Text(
                "一张一米二宽的图贴在龙山精密机械公司（示例）的班组园地里。横着是工序，竖着是等级，每个格子里写着一件具体的事：能独立对刀；能判断刀具磨损；能给薄壁件选装夹。"
            ),
            Text("工人把自己的名牌挂在格子上，师傅确认后画一个圈。挂上去容易，往右挪一格，得当着全班做一遍。"),
            Table(
                "图谱里的一行（示例）",
                ("等级", "要会的事", "怎么验"),
                (
                    ("初级", "按工艺卡装夹、对刀", "师傅在旁看一遍"),
                    ("中级", "能判断刀具磨损并更换", "连做十件无废品"),
                    ("高级", "能给薄壁件定走刀顺序", "当班组的面讲清楚理由"),
                    ("技师", "能把做法写成卡片", "别人照着做成"),
                ),
            ),
            Text("图谱和工资连着。往上走一级，技能津贴跟着涨；半年没有复验的，格子变成空心圈，提醒一句，不扣钱。"),
            Quote("以前问我会什么，我说都会一点。现在我知道自己站在哪一格。", "一位数控车工（示例）"),
            Text("目前，图谱先在机械和纺织两个行业试。区总工会整理了一份空白模板，企业可以下载后按自己的工序填写。"),
        ),
        author="示例记者乙",
        picture="lathe",
        attachments=("skills-map",),
        people=("jiang-hongtao",),
        studios=("jiang-hongtao-machining",),
        keywords=("技能等级", "班组"),
    ),
    Article(
        "ti-an-da-fu",
        "reform",
        "工人提一条，班前会上当面答",
        "提案不进箱子，进班前会。采不采纳，三天之内给个说法。",
        Ago(17, 11, 5),
        (
            Text(
                "蓝湾轨道装备公司（示例）的车间里没有意见箱。早上七点五十的班前会，最后五分钟归工人：谁有想法，站出来说，班长记在白板上，三天之内在同一块白板上答复。"
            ),
            Text("答复只有三种写法：办，什么时候办好；不办，为什么；再看，看到哪天。写“研究研究”的，自己擦掉重写。"),
            Text(
                "半年下来，白板上留下三百多条。办成的里面，最贵的一条是给行车加装防摇，最便宜的一条是把工具柜的门换个方向开——省下的路，一天能有一公里多。"
            ),
            Quote("柜门这事我憋了两年，说出来三分钟就办了。", "一位装配工（示例）"),
            Text("工会把办成的提案按行业整理成册，附上做法和花费，放在创新案例里，别的企业可以照着用。"),
        ),
        source="demo-daily",
        author="示例晚报记者",
        reprint=Reprint("白板上的五分钟（示例）", "https://example.org/demo-daily/board", Ago(18)),
        picture="board",
        collectives=("lanwan-rail",),
        keywords=("合理化建议", "班组"),
    ),
    Article(
        "jing-sai-shou-guan",
        "competitions",
        "全年技能竞赛收官：比的是手，看的是门道",
        "从车工、焊工到育婴、快递分拣，赛题都从岗位上来，赛完就回岗位上去。",
        Ago(4, 16, 0),
        (
            Text(
                "最后一场是快件分拣。哨声一响，二十个选手同时转身，包裹在手里翻一个面，地址扫过一眼，往身后的笼车里一送。八分钟，错一件扣三分。",
                "The last contest was parcel sorting. At the whistle twenty contestants turned, flipped a parcel, read the address at a glance and sent it into the cage behind. Eight minutes; three points off for each mistake.",
            ),
            Text(
                "至此，今年的职工技能竞赛全部结束。和往年相比，赛题有两处不同：一是题从岗位来，由企业提、专家编；二是赛完要讲，得分最高的三名选手，得把自己的做法给全场讲一遍。",
                "With it the year's competitions are over. Two things were new: problems came from the shop floor, and the three best had to explain to everyone how they did it.",
            ),
            Figures(("competitions-2024",)),
            Heading("讲得清，才算会", "Only what you can explain counts"),
            Text(
                "焊工组第一名讲的是“怎么听弧”。他把焊枪举在耳边，学了三种声音：嘶嘶的，是对的；噗噗的，电流小了；啪啪的，太近。台下有人闭着眼睛听。",
                "The first among the welders spoke about listening to the arc. He imitated three sounds: a hiss is right, a puff means too little current, a crackle means too close. Some in the audience shut their eyes to hear.",
            ),
            Quote(
                "奖状挂墙上，做法挂嘴上，比奖状值钱。",
                "焊工组评委（示例）",
                "The certificate hangs on the wall; the method you carry on your tongue is worth more.",
                "A judge of the welders (demo)",
            ),
            Picture("welding", "焊接赛场的工位", "A bench at the welding contest"),
            Text(
                "竞赛成绩与职业技能等级衔接：达到相应分数的选手，可以免考实操，直接申报高一级证书。名单和申报办法在“通知公告”里公布。",
                "Results count towards vocational grades: above a set score the practical test is waived. Lists and instructions appear under Notices.",
            ),
        ),
        title_en="The year's skill competitions end: hands compete, methods are shared",
        summary_en="From turners and welders to nursery nurses and parcel sorters: problems come from the job and go back to it.",
        author="示例记者甲",
        picture="welding",
        people=("wang-wei", "wang-wei-2", "gao-fei"),
        keywords=("技能竞赛", "焊工"),
    ),
    Article(
        "hang-jia-sai-bao-ming",
        "competitions",
        "焊工技能竞赛开始报名，两个组别、三道赛题",
        "一线焊工均可报名，单位推荐和个人报名同样受理。",
        Ago(5, 9, 0),
        (
            Text(
                "下一季焊工技能竞赛开始报名。设职工组和学生组，职工组不限工种证书，凡从事焊接工作满一年的在职职工都可以参加。"
            ),
            Table(
                "赛题与分值（示例）",
                ("赛题", "时间", "分值"),
                (
                    ("薄板对接，单面焊双面成形", "60分钟", "40"),
                    ("管板角接，全位置", "50分钟", "40"),
                    ("讲解：说清楚你的参数", "5分钟", "20"),
                ),
            ),
            Text(
                "报名办法：单位工会汇总后发到竞赛邮箱，个人也可以直接到镇街工会窗口填表。报名不收费，焊材由主办方提供，面罩和工装自带。"
            ),
            Text("比赛地点设在蓝村示例社区附近的实训车间，发车时间和乘车点在报名截止后通知。"),
            Contact("技能竞赛办公室（示例）", "0532-00000006", "工作日8:30—17:00", "即墨区示例路1号三楼"),
        ),
        source="jimo-union",
        picture="pipes",
        attachments=("welding-entry-form",),
        expires=Ago(-20, 17, 0, weekday_only=False),
        keywords=("技能竞赛", "报名"),
    ),
    Article(
        "bao-jie-ji-neng-sai",
        "competitions",
        "一把扫帚的竞赛：环卫工人比怎么省腰",
        "不比谁扫得快，比谁扫完一条街腰不疼。评分表里，姿势占四成。",
        Ago(21, 10, 30),
        (
            Text(
                "在通济街道的一条支路上，十二名环卫工人排开。裁判手里没有秒表，只有一张评分表：姿势四成，干净三成，安全三成。"
            ),
            Text(
                "赛题是万芳（示例）班上提出来的。她干了二十多年保洁，班里一半人腰有毛病。她琢磨出一套动作：扫帚杆加长八厘米，前脚跟着扫帚走，腰不动，胯动。"
            ),
            Quote("扫了这么多年，才知道扫地也有学问。", "参赛的环卫工人（示例）"),
            Text("比赛结束，区总工会请康复治疗师杨柳（示例）当场把动作拆成六张图，印在工作服的里衬标签上。"),
            Text("加长八厘米的扫帚杆，已经在全所换上。费用从工会劳动保护专项里列支。"),
        ),
        author="示例记者乙",
        picture="street",
        people=("wan-fang", "yang-liu", "feng-gang"),
        collectives=("tongji-sanitation",),
        keywords=("技能竞赛", "劳动保护"),
        correction="文中“加长十厘米”应为“加长八厘米”，已更正（示例）。",
        corrected=Ago(20, 14, 0),
    ),
)
