"""要闻: four headline stories, two of them translated."""

from home.demo.shapes import Ago, Article, Figures, Gallery, Heading, Picture, Quote, Table, Text

HEADLINES: tuple[Article, ...] = (
    Article(
        "ye-xiao-yi-nian",
        "headlines",
        "把课堂搬到家门口：微课堂这一年",
        "下了班，走十分钟就到。书法、合唱、太极、工间操，课开在村里和社区里，一支笔、一张纸也由工会备好。",
        Ago(0, 8, 40, weekday_only=False),
        (
            Text(
                "傍晚六点四十，潮海第一示例社区二楼的书画室亮了灯。二十四张课桌上，毛毡铺好了，墨也倒好了。送外卖的、开叉车的、刚从横机前下来的，陆续进门，先洗手，再坐下。",
                "At twenty to seven the lights come on in the painting room of a demo community in Chaohai. On 24 desks the felt is laid and the ink is poured. A courier, a forklift driver and a woman straight from the knitting frames come in, wash their hands and sit down.",
            ),
            Text(
                "这样的教室，区总工会把它叫作“职工微课堂”。课开在社区、村庄、厂区和驿站里，时间放在晚上和周末，内容由职工自己点。",
                "The district federation calls such a room a micro-class. It opens in communities, villages, factories and service stations, in the evening and at weekends, and workers choose the subjects.",
            ),
            Figures(("venues-2024", "attendances-2024")),
            Heading("走十分钟就到", "Ten minutes on foot"),
            Text(
                "开课之前，各镇街工会先做了一件笨事：拿着地图，一家一家量路。教学点离厂门口、离宿舍、离公交站多远，都写在表上。走路超过一刻钟的点，宁可不开。",
                "Before the first lesson, the town unions did something laborious: map in hand, they measured the walk from every factory gate, dormitory and bus stop. A venue more than a quarter of an hour away was not opened.",
            ),
            Quote(
                "上了一天班，谁还肯坐四十分钟车去学写字？走得到，才坐得住。",
                "一位开课的社区工会干部（示例）",
                "After a day's work nobody rides forty minutes to learn to write. If you can walk there, you will sit down.",
                "A community union officer (demo)",
            ),
            Picture("classroom", "书法夜校的一堂课", "A lesson of the calligraphy night class"),
            Heading("课由职工点", "Workers choose"),
            Text(
                "课表不是坐在办公室里排的。每季度末，工会把想开的课贴在食堂门口，职工在后面画“正”字。这一季得票最多的是书法和工间操，最少的那一门，下一季就让出教室。",
                "The timetable is not made in an office. At the end of each quarter the proposals go up by the canteen door and workers put tally marks beside them. Calligraphy and break exercises won this time; the last on the list gives up its room.",
            ),
            Text(
                "老师也大多是身边人：退休教师、文化站的干部、厂里的宣传员，还有劳模工匠。讲课有补贴，但他们说得更多的是另一件事——下课了没人走。",
                "Teachers are mostly neighbours: retired schoolteachers, staff of the culture station, model workers. They are paid a little, but what they mention is that nobody leaves when the lesson ends.",
            ),
            Text(
                "想看离自己最近的一堂课，可以在本站“微课堂”里按镇街和日期查找。当天取消、改期的课也留在表上，写明原因。",
                "To find the class nearest to you, look under Classes by town and date. A class cancelled or moved stays on the list with its reason.",
            ),
        ),
        kicker="职工微课堂",
        subtitle="课开在村里，灯亮到九点",
        title_en="Bringing the classroom to the doorstep: a year of micro-classes",
        summary_en="Ten minutes' walk after work: calligraphy, choir, tai chi and break exercises, taught in villages and communities, with brush and paper provided.",
        kicker_en="Micro-classes",
        subtitle_en="Lessons in the village, lights on until nine",
        author="示例记者甲",
        photographer="示例，代码绘制",
        picture="classroom",
        people=("huang-shan", "yang-liu"),
        keywords=("微课堂", "职工夜校"),
        headline=True,
    ),
    Article(
        "dong-ji-song-wen-nuan",
        "headlines",
        "冬季送温暖走访今天开始，先到四类人家里",
        "困难职工、大病职工、一线户外劳动者、坚守岗位的外地职工，走访名单由基层工会和职工一起核。",
        Ago(1, 10, 15),
        (
            Text(
                "今天上午，今年的冬季送温暖走访从北安、通济两个街道开始。区总工会把走访对象分成四类：建档的困难职工、患大病的职工、一线户外劳动者，以及过年留岗的外地职工。"
            ),
            Text(
                "名单不是上面发下来的。每个镇街先由基层工会摸底，再请三名职工代表逐户核对，最后在单位门口贴五天。有人提出不同意见的，当天复核。"
            ),
            Table(
                "走访安排（示例）",
                ("时间", "对象", "由谁走访"),
                (
                    ("第一周", "建档困难职工", "镇街工会"),
                    ("第二周", "大病职工", "区总工会与医疗互助专员"),
                    ("第三周", "户外劳动者", "工会驿站"),
                    ("第四周", "留岗外地职工", "企业工会"),
                ),
            ),
            Text(
                "走访带什么，也先问过。去年有人说，米面油家里都有，最缺的是孩子的取暖费；今年就把一部分实物改成了取暖补助，直接打到职工本人的工会卡上。"
            ),
            Quote("问清楚再上门，比拎着东西上门更暖和。", "参加走访的工会干部（示例）"),
            Text(
                "没有在名单里、但确有困难的职工，可以随时到镇街工会窗口申请，也可以拨打12351。申请后五个工作日内有人上门。"
            ),
        ),
        author="示例记者乙",
        picture="lamp",
        keywords=("送温暖", "困难帮扶"),
    ),
    Article(
        "gong-hui-yi-zhan-ye-deng",
        "headlines",
        "工会驿站的灯，整夜不关",
        "热水、微波炉、充电柜、急救包，还有一张能躺半小时的椅子。夜里干活的人，推门就能进。",
        Ago(3, 9, 20),
        (
            Text(
                "凌晨一点二十，通济示例街区工会驿站的门被推开。跑夜班代驾的师傅把头盔放在架子上，接了一杯热水，坐到靠窗的椅子里。屋里还有两个人：一个在热饭，一个把手机插在充电柜里，闭着眼睛。",
                "At 1.20 in the morning the door of the union station in a demo block of Tongji swings open. A designated driver puts his helmet on the shelf, draws a cup of hot water and sits by the window. Two others are there: one heats her supper, one has plugged in his phone and closed his eyes.",
            ),
            Text(
                "这样的驿站不设门禁。进门不登记、不扫码，门边只贴着一张纸：热水小心烫，离开请关微波炉。",
                "There is no lock and nobody signs in. A sheet by the door says only: mind the hot water, and switch the microwave off when you leave.",
            ),
            Picture("station", "夜里亮着灯的工会驿站", "A union station at night"),
            Heading("添什么，听用的人的", "Those who use it decide"),
            Text(
                "驿站里的每样东西都有来历。急救包是环卫工人要的，充电柜是快递员要的，那张能放倒的椅子，是一位跑长途的司机在意见本上画出来的。",
                "Everything here was asked for by somebody: the first-aid kit by street cleaners, the charging locker by couriers. The reclining chair was drawn in the comments book by a long-haul driver.",
            ),
            Quote(
                "别的都好说，就是脚冷。能不能加个烘鞋的？",
                "意见本上的一行字（示例）",
                "All fine, only my feet are cold. Could there be something to dry shoes?",
                "A line in the comments book (demo)",
            ),
            Text(
                "两周之后，烘鞋架装好了。意见本上那一行字的后面，写着日期和经办人。",
                "Two weeks later the shoe rack was in. Beside the line stand the date and the name of whoever saw to it.",
            ),
            Figures(("model-stations-2024",)),
            Text(
                "驿站的位置、开放时间和最近一次核实的日期，可以在本站“服务”里的“工会驿站”一页查到。",
                "Where the stations are, when they open and when each was last checked is listed on the Union service stations page under Services.",
            ),
        ),
        title_en="The light in the union station stays on all night",
        summary_en="Hot water, a microwave, charging lockers, a first-aid kit and a chair to lie back in: whoever works at night can walk in.",
        author="示例记者甲",
        photographer="示例，代码绘制",
        picture="station",
        keywords=("工会驿站", "户外劳动者"),
        headline=True,
    ),
    Article(
        "yi-nian-de-shu",
        "headlines",
        "一年的数，一笔一笔对过",
        "技能竞赛、新建工会、法律援助、医疗互助……年度数字怎么来的，出处在哪，一次说清。",
        Ago(8, 14, 30),
        (
            Text(
                "总结里的数字最容易被人一眼掠过。今年，区总工会把2024年的主要数字单列出来，逐条注明口径、时间和出处，放在网站首页“一年的数”里。"
            ),
            Figures(("competitions-2024", "new-unions-2024", "new-members-2024", "mutual-aid-insured-2024")),
            Text(
                "其中有三种写法需要留意。标“余”的，是不足下一个整数的约数；标“累计”的，是从这项工作开始之日算起；没有标注的，就是当年的实数。"
            ),
            Heading("为什么不写“获奖多少项”"),
            Text(
                "荣誉不写在总结里，写在“光荣榜”里。每一项荣誉都能点开：哪一年、哪一份文件、谁。榜上的人数由名单自动算出，名单改一个字，数字跟着变。"
            ),
            Text("这样做的好处是不会对不上。谁要核对，可以从数字点到名单，从名单点到文件。"),
            Gallery(
                "一年剪影",
                (
                    Picture("weave", "纺织服装工匠学院的织物结构图"),
                    Picture("gears", "机械装备技能竞赛"),
                    Picture("books", "求学圆梦"),
                ),
            ),
            Text("对数字有疑问，可以用页面底部的“网站找错”告诉我们，三个工作日内回复。"),
        ),
        author="示例记者乙",
        picture="weave",
        attachments=("figures-note",),
        keywords=("数据", "公开"),
    ),
)
