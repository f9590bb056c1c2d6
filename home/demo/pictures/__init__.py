"""The demo edition's pictures, drawn by code: flat, geometric, in the site's palette, the same every time.

No portraits: a person without a photograph is shown by the surname. Each picture is
1600 × 900 and carries its title, its alternative text and the credit in ``PICTURES``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from home.demo.pictures import crafts, learning, life, works
from home.demo.pictures.sheet import Sheet

CREDIT = "示例，代码绘制"


@dataclass(frozen=True)
class DrawnPicture:
    """One drawing and its words."""

    key: str
    title: str
    alt: str
    draw: Callable[[Sheet], None]
    alt_en: str = ""  # where a translated story shows it

    def png(self) -> bytes:
        """The picture as a PNG file."""
        sheet = Sheet()
        self.draw(sheet)
        file = BytesIO()
        sheet.finished().save(file, "PNG", compress_level=4)
        return file.getvalue()


PICTURES: dict[str, DrawnPicture] = {
    picture.key: picture
    for picture in (
        DrawnPicture(
            "weave",
            "织物结构",
            "宽条织物上下交错，其中一根是红色",
            crafts.weave,
            "Broad bands of cloth crossing, one of them red",
        ),
        DrawnPicture("loom", "横机", "一排纱筒向下引线，经过织针，织出带红色圆斑的布面", crafts.loom),
        DrawnPicture(
            "lace",
            "手工花边",
            "深红底上一块圆形花边，由花瓣、小环和珠针组成",
            crafts.lace,
            "A round lace doily on dark red",
        ),
        DrawnPicture("seal", "篆刻", "一枚石章和它印出的红色方印，旁边放着刻刀和印泥", crafts.seal),
        DrawnPicture("bread", "面点", "木板上三张圆饼，旁边有麦穗和一只红色时钟", crafts.bread),
        DrawnPicture("gears", "齿轮", "三只互相咬合的齿轮，最小的一只是红色", works.gears),
        DrawnPicture("lathe", "车削", "卡盘夹着一根多级轴，刀尖下卷出金色切屑", works.lathe),
        DrawnPicture(
            "welding",
            "焊接",
            "暗处一支焊枪点亮焊缝，火花四散",
            works.welding,
            "A torch lights up a seam in the dark, sparks flying",
        ),
        DrawnPicture("pipes", "管网", "砖墙前弯曲的管道，装着一只红色阀门和一块压力表", works.pipes),
        DrawnPicture("grid", "线路", "落日前的三座铁塔，最近的一座上站着作业工人", works.grid),
        DrawnPicture("bridge", "桥梁", "一座正在修建的斜拉桥，桥头搭着脚手架", works.bridge),
        DrawnPicture("lamp", "头灯", "一顶红色安全帽，头灯的光照进黑暗", works.lamp),
        DrawnPicture("field", "田野", "田垄伸向远处，近处是葡萄架，远处有一台拖拉机", life.field),
        DrawnPicture(
            "harbour",
            "渔港",
            "傍晚的渔港，三条渔船，落日倒映在水里",
            life.harbour,
            "Three fishing boats at dusk, the sun mirrored in the water",
        ),
        DrawnPicture("buoy", "浮标", "海面上一只红色观测浮标，水下挂着一串传感器", life.buoy),
        DrawnPicture(
            "station",
            "工会驿站",
            "夜里亮着灯的小屋，里面有长凳、热水壶和充电柜",
            life.station,
            "A lit hut at night with a bench, a kettle and charging lockers",
        ),
        DrawnPicture("street", "街道", "清晨的街面，一把长扫帚把落叶扫成弧线", life.street),
        DrawnPicture("bus", "货车", "天亮前，一辆货车亮着车灯停在园区门口", life.lorry),
        DrawnPicture("market", "柜台", "条纹篷下的柜台，摆着水果、书和救生圈，上方挂着券", life.market),
        DrawnPicture("clinic", "入户护理", "一座小房子、一副听诊器和一只分时药盒", life.clinic),
        DrawnPicture(
            "classroom",
            "书法夜校",
            "夜里的教室，墙上是米字格和一支大毛笔，学员坐成两排",
            learning.classroom,
            "A classroom at night: a ruled sheet and a great brush on the wall, students in two rows",
        ),
        DrawnPicture("books", "书与天平", "书架前摊开一本书，书架一端立着天平", learning.books),
        DrawnPicture("board", "提案白板", "白板上三栏便签，右边一栏多数打了红勾", learning.board),
        DrawnPicture("choir", "合唱", "三排合唱的人，上方是起伏的五线谱", learning.choir),
        DrawnPicture("exercise", "工间操", "大钟的红色扇形标出十分钟，五个人依次伸展", learning.exercise),
        DrawnPicture("square", "太极", "日出时的圆形广场，几个人做着同一个动作", learning.square),
        DrawnPicture("robot", "编程小车", "一辆红色小车沿着黑线走，上方是几块程序积木", learning.robot),
    )
}
