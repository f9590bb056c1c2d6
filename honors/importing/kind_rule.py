"""Whether a name looks like what its award is given to: the kind rule, before anybody is known by that name. Pure."""

from django.utils.translation import gettext as _

from core import pinyin
from honors.enums import Kind

UNIT_WORDS = (
    "公司",
    "集团",
    "厂",
    "学校",
    "医院",
    "中心",
    "协会",
    "委员会",
    "银行",
    "合作社",
    "管理局",
    "总站",
    "分局",
)
TEAM_WORDS = ("班组", "车间", "班", "队", "组", "科室", "工段", "项目部")
PERSON_AT_MOST = 4  # Han characters of a name that is no transcription
COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤仇单解查区逄"
)


def kind_doubt(award: str, kind: str, name: str) -> str:
    """A sentence when a company stands where a person should, or a person where a unit should; else ""."""
    if kind == Kind.PERSON and _looks_collective(name):
        return _("“%(award)s”授予个人，“%(name)s”像是单位或班组的名称，请核对。") % {"award": award, "name": name}
    if kind != Kind.PERSON and _looks_personal(name):
        return _("“%(award)s”授予%(kind)s，“%(name)s”像是人名，请核对。") % {
            "award": award,
            "kind": Kind(kind).label,
            "name": name,
        }
    return ""


def _looks_collective(name: str) -> bool:
    """Persons of four characters may well be called 班 or 队 at the end of nothing: only longer names are judged."""
    return "·" not in name and len(name) > PERSON_AT_MOST and name.endswith(UNIT_WORDS + TEAM_WORDS)


def _looks_personal(name: str) -> bool:
    surname, given = pinyin.split_surname(name)
    known = surname in COMMON_SURNAMES or surname in pinyin.COMPOUND_SURNAMES
    return known and 0 < len(given) <= PERSON_AT_MOST - len(surname) - (len(surname) == 1) and not _ends_as_unit(name)


def _ends_as_unit(name: str) -> bool:
    return name.endswith(UNIT_WORDS + TEAM_WORDS)
