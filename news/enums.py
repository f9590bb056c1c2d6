"""Words of the newsroom: where a text comes from, what a column is, and the codes of the columns we start with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """How we came by a text. A reprint needs its original and a source on the whitelist."""

    ORIGINAL = "original", _("原创")
    REPRINT = "reprint", _("转载")
    LICENSED = "licensed", _("授权")


class ColumnType(models.TextChoices):
    """Value of the head meta ColumnType, as site inspections read it: always Chinese."""

    NEWS = "工作动态", _("工作动态")
    NOTICES = "通知公告", _("通知公告")
    POLICIES = "政策文件", _("政策文件")
    SERVICES = "办事服务", _("办事服务")
    TOPICS = "专题专栏", _("专题专栏")
    ABOUT = "概况信息", _("概况信息")


class ColumnCode(models.TextChoices):
    """Codes of the columns that bootstrap makes. Editors may add columns; these are what other code asks for."""

    HEADLINES = "headlines", _("要闻")
    REFORM = "reform", _("产改动态")
    PEOPLE = "people", _("劳模工匠")
    RIGHTS = "rights", _("维权服务")
    TOWNS = "towns", _("镇街动态")
    NOTICES = "notices", _("通知公告")
    COMPETITIONS = "competitions", _("技能竞赛")
    POLICIES = "policies", _("政策文件")
