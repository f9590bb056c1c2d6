"""Invented names and sentences for the benchmark sizes, drawn from one random generator."""

from __future__ import annotations

from random import Random

from home.demo.articles import ARTICLES
from home.demo.shapes import sentences

# The commonest first: `names` draws early ones more often, as a real roll has them.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文仇单解查区牟宫臧栾迟"
)
COMPOUND_SURNAMES = ("欧阳", "诸葛", "上官", "司马", "东方", "皇甫")
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英玉兰红梅建国志国海燕春华文斌德福永贵立新晓东少锋雪莲金凤长江小龙"
    "振宇佳怡子轩雨桐浩然思远若溪诗涵一鸣天佑安然可欣俊杰淑珍宝山庆丰守业传宝克勤光明大鹏万里青松如意"
)
MINORITY = ("阿卜杜拉·买买提", "古丽娜尔·阿不都", "迪丽热巴·艾山", "巴特尔·额尔德尼", "扎西·多吉")
TRADES = ["焊工", "钳工", "挡车工", "缝纫工", "电工", "叉车司机", "护理", "教师", "公交驾驶", "养殖", "园艺"]
UNITS = ["针织厂", "机械公司", "轨道装备公司", "热力公司", "供水公司", "建筑公司", "小学", "医院", "快递站", "合作社"]


class Words:
    """Everything random comes from here, in a fixed order."""

    def __init__(self, seed: int = 20240501) -> None:
        self.random = Random(seed)
        self._sentences = [zh for article in ARTICLES for zh, _en in sentences(article.body) if len(zh) > 24]

    def name(self) -> str:
        """A person's name: mostly three characters, some two or four, now and then a long one."""
        draw = self.random.random()
        if draw < 0.004:
            return self.random.choice(MINORITY)
        if draw < 0.012:
            return self.random.choice(COMPOUND_SURNAMES) + self._given(2)
        surname = SURNAMES[min(int(self.random.expovariate(1 / 16)), len(SURNAMES) - 1)]
        return surname + self._given(1 if draw < 0.24 else 2)

    def unit(self) -> str:
        return f"{self.random.choice(GIVEN)}{self.random.choice(GIVEN)}{self.random.choice(UNITS)}（示例）"

    def headline(self, number: int) -> str:
        """A title of a plausible length that differs from every other."""
        start = self.random.choice(self._sentences).split("，")[0].split("。")[0][:18]
        return f"{start}（示例第{number}篇）"

    def paragraphs(self, count: int) -> list[str]:
        return self.random.choices(self._sentences, k=count)

    def _given(self, count: int) -> str:
        return "".join(self.random.choices(GIVEN, k=count))
