"""Stories of five honourees: what a profile page tells beyond the list of grants. One is translated."""

from dataclasses import dataclass

from home.demo.shapes import Block, Heading, Picture, Quote, Text


@dataclass(frozen=True)
class Profile:
    """A profile page; ``person`` is a slug of ``home.demo.people``."""

    person: str
    summary: str
    body: tuple[Block, ...]
    picture: str = ""
    summary_en: str = ""


PROFILES: tuple[Profile, ...] = (
    Profile(
        "chen-guilan",
        "针织厂挡车工，三十一年。接一个断头用三秒，教会一个徒弟用三年。（示例）",
        (
            Text(
                "一九九五年秋天，陈桂兰（示例）进厂的第一天，师傅让她站在横机前看了一整班，什么也不许碰。下班时师傅问：断了几次？她答：十七次。师傅说，明天来上机。",
                "On her first day in the autumn of 1995 Chen Guilan (demo) was told to stand before the frames for a whole shift and touch nothing. How many breaks? asked her master at the end. Seventeen. Then you may start tomorrow.",
            ),
            Text(
                "后来她也这样考徒弟。数得清断头的人，眼睛是活的；眼睛活，手才跟得上。",
                "She tests her own apprentices the same way. Whoever can count the breaks has living eyes, and only then can the hands follow.",
            ),
            Heading("四个动作，两个停顿", "Four movements, two pauses"),
            Text(
                "她把接头法拆成四个动作、两个停顿，编成口诀，拍成短片。职校的学生没摸过横机，先在短片里学会了看手。",
                "She took the joining of yarn apart into four movements and two pauses, made a rhyme of them and had them filmed. Students who have never touched a frame learn from the film to watch hands.",
            ),
            Quote(
                "接得上的不是线，是人。",
                "陈桂兰（示例）",
                "It is not the yarn one joins, it is people.",
                "Chen Guilan (demo)",
            ),
            Text(
                "她的工作室每月开放一次。墙上没有锦旗，挂着一张表：谁在哪台机上，带着谁。",
                "Her studio opens once a month. No pennants hang on the wall, only a table: who minds which frame, and whom they teach.",
            ),
        ),
        "loom",
        "31 years at the knitting frames: three seconds to mend a yarn, three years to raise an apprentice. (demo)",
    ),
    Profile(
        "li-jianguo",
        "管网抢修班班长，听漏三十年，给新人留下三百六十段声音。（示例）",
        (
            Text(
                "李建国（示例）当班长的条件只有一条：半夜两点的电话，响三声以内接。抢修班十一个人，手机都放在枕头右边。"
            ),
            Text("他带人不讲大道理，先让新人听录音。沙的是铸铁，闷的是塑料，像漱口的，埋得深。听到三百段，再下井。"),
            Heading("四十分钟"),
            Text("抢修班的钟不报时，只倒数。按下去的是接电话的人，按停的是到现场的人。两次之间，不许超过四十分钟。"),
            Quote("水停一小时，楼上的老人就少喝一杯热水。", "李建国（示例）"),
        ),
        "pipes",
    ),
    Profile(
        "zhang-min",
        "社区护士长，把病房里的规矩变成家里能做的动作。（示例）",
        (
            Text(
                "张敏（示例）的包里有三样东西：血压计、药盒和一支粗头的笔。血压计量血压，药盒演示分药，粗头笔把“早、中、晚”写得大大的，贴在老人的水杯上。"
            ),
            Text(
                "每周三下午她和同事入户。量血压只要三分钟，她却常常坐半个小时：儿子多久没回来，药是不是嫌贵停了，夜里起来几趟。这些话，门诊里没人说。"
            ),
            Quote("量血压的十分钟，也是听人说话的十分钟。", "张敏（示例）"),
            Text("她把照护的动作画成图册，一次翻身怎么翻，一粒药怎么喂，老伴儿照着就能做。"),
        ),
        "clinic",
    ),
    Profile(
        "abudula-maimaiti",
        "面点车间技术员，把馕坑边的手艺带进了中央厨房。（示例）",
        (
            Text(
                "阿卜杜拉·买买提（示例）十九岁来即墨，先在夜市打馕，后来进了食品加工厂。厂里的设备一次能和二百斤面，可他总觉得缺点什么，缺的是等。"
            ),
            Text(
                "面要醒，机器不等。他一遍遍试温度和湿度，给每种面配了一张“醒面时刻表”，贴在和面机旁边。照着表，出来的面点塌得少了，返工也少了。"
            ),
            Quote("面要醒，手艺也要醒着。", "阿卜杜拉·买买提（示例）"),
            Text("周末他在社区教大家打馕。第一课是洗手，第二课是等。"),
        ),
        "bread",
    ),
    Profile(
        "wu-shuzhen",
        "花边绣娘，把箱底的四百一十张旧样图一张张认了回来。（示例）",
        (
            Text(
                "吴淑珍（示例）七岁学绣，针比她高。后来花边厂停了，她把绷架搬回家，一放就是十几年，每年夏天搬出来晒一次。"
            ),
            Text(
                "重新开绷，是因为有个学设计的姑娘来问：这个圈是什么针？她讲了一下午，讲完自己先哭了：原来还有人想知道。"
            ),
            Picture("lace", "一幅花边纹样"),
            Quote("样图是死的，针是活的，人得在中间。", "吴淑珍（示例）"),
            Text("如今她的工作室每周六开门。来得最多的是小学生，绣得最歪的那一块，她都留着。"),
        ),
        "lace",
    ),
)
