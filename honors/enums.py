"""The closed vocabularies of honours (domain.md §2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """High to low; the number sorts."""

    NATIONAL = 1, _("国家级")
    PROVINCIAL = 2, _("省级")
    MUNICIPAL = 3, _("市级")
    DISTRICT = 4, _("区级")
    UNIT = 5, _("单位级")

    @property
    def key(self) -> str:
        """Word of addresses, facets and figures: national, provincial …"""
        return self.name.lower()

    @property
    def seal(self) -> str:
        """One character for the seal."""
        return "国省市区企"[self.value - 1]


class Kind(models.TextChoices):
    """What an award is given to."""

    PERSON = "person", _("个人")
    UNIT = "unit", _("单位")
    TEAM = "team", _("班组")
    STUDIO = "studio", _("创新工作室")
    STATION = "station", _("工会驿站")
    PROJECT = "project", _("项目（案例）")


COLLECTIVE_KINDS = (Kind.UNIT, Kind.TEAM, Kind.STATION, Kind.PROJECT)


class CollectiveKind(models.TextChoices):
    """The kinds of award that go to a collective."""

    UNIT = "unit", _("单位")
    TEAM = "team", _("班组")
    STATION = "station", _("工会驿站")
    PROJECT = "project", _("项目（案例）")


class CommendationState(models.TextChoices):
    COLLECTING = "collecting", _("征集")
    NOTICE = "notice", _("公示")
    GRANTED = "granted", _("已表彰")
    REVOKED = "revoked", _("已撤销")


class GrantStatus(models.TextChoices):
    CANDIDATE = "candidate", _("候选")
    NOT_GRANTED = "not_granted", _("未授予")
    VALID = "valid", _("有效")
    REVOKED = "revoked", _("已撤销")


class Sex(models.TextChoices):
    FEMALE = "female", _("女")
    MALE = "male", _("男")


class SkillGrade(models.TextChoices):
    """职业技能等级, low to high."""

    JUNIOR = "junior", _("初级工")
    MIDDLE = "middle", _("中级工")
    SENIOR = "senior", _("高级工")
    TECHNICIAN = "technician", _("技师")
    SENIOR_TECHNICIAN = "senior_technician", _("高级技师")
    SPECIAL_TECHNICIAN = "special_technician", _("特级技师")
    CHIEF_TECHNICIAN = "chief_technician", _("首席技师")


class ReviewResult(models.TextChoices):
    PASSED = "passed", _("合格")
    TO_MEND = "to_mend", _("限期整改")
    DELISTED = "delisted", _("摘牌")


class ObjectionOutcome(models.TextChoices):
    OPEN = "open", _("正在核实")
    UNFOUNDED = "unfounded", _("不成立")
    FOUNDED = "founded", _("成立")


class RollOrder(models.TextChoices):
    DOCUMENT = "document", _("按文件顺序")
    STROKES = "strokes", _("按姓氏笔画")
    PINYIN = "pinyin", _("按姓名拼音")
    UNIT = "unit", _("按单位")


class RollGrouping(models.TextChoices):
    NONE = "none", _("不分组")
    AWARD = "award", _("按荣誉称号")
    LEVEL = "level", _("按级别")
    YEAR = "year", _("按年度")
    TOWN = "town", _("按镇街")
    INDUSTRY = "industry", _("按行业")
    KIND = "kind", _("按类别")


class RollLayout(models.TextChoices):
    NAMES = "names", _("姓名")
    TABLE = "table", _("表格（姓名、单位、岗位）")
    CARDS = "cards", _("带照片的卡片")


class ImportState(models.TextChoices):
    """Where an uploaded roster stands. 选列: read, and the editor says which column is which."""

    READING = "reading", _("读取中")
    COLUMNS = "columns", _("选列")
    PLANNED = "planned", _("待确认")
    WRITTEN = "written", _("已导入")
    UNDONE = "undone", _("已撤回")
    DROPPED = "dropped", _("已放弃")
    FAILED = "failed", _("失败")


class Verdict(models.TextChoices):
    """What an import will do with a row. Every row has exactly one."""

    DOUBT = "doubt", _("需要确认")
    FAULT = "fault", _("错误")
    NEW = "new", _("新人物")
    KNOWN = "known", _("已有人物")
    CORRECTION = "correction", _("更正")
    PRESENT = "present", _("授予已存在")
