"""Closed vocabularies of classes; the words on screen are the labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CourseKind(models.TextChoices):
    """What is taught, by the form it is taught in (domain.md §4)."""

    MICRO = "micro", _("微课堂")
    NIGHT = "night", _("职工夜校")
    ACADEMY = "academy", _("工匠学院课程")
    TALK = "talk", _("宣讲")


class CoordinateSystem(models.TextChoices):
    """What a pair of coordinates means. Chinese map services use GCJ-02; it is converted for whatever leaves us."""

    GCJ02 = "gcj02", _("GCJ-02（高德、腾讯地图）")
    WGS84 = "wgs84", _("WGS-84（GPS）")
    BD09 = "bd09", _("BD-09（百度地图）")


class Weekday(models.IntegerChoices):
    """ISO weekdays."""

    MONDAY = 1, _("周一")
    TUESDAY = 2, _("周二")
    WEDNESDAY = 3, _("周三")
    THURSDAY = 4, _("周四")
    FRIDAY = 5, _("周五")
    SATURDAY = 6, _("周六")
    SUNDAY = 7, _("周日")


class HolidayPolicy(models.TextChoices):
    """What happens to a date of the rule that falls on a public holiday."""

    SKIP = "skip", _("放假停课")
    KEEP = "keep", _("照常上课")
    ASK = "ask", _("逐日确认")


class SignUp(models.TextChoices):
    """How one takes part."""

    WALK_IN = "walk_in", _("现场参加")
    PHONE = "phone", _("电话报名")
    MINI_PROGRAM = "mini_program", _("小程序报名")
    LINK = "link", _("网上报名")


class DateChange(models.TextChoices):
    """A date beside the rule of a series."""

    EXTRA = "extra", _("加课")
    EXCLUDED = "excluded", _("停课")


class SessionStatus(models.TextChoices):
    """The state of one dated class. Whether it is over is read from the clock; 已结束 only closes one early."""

    SCHEDULED = "scheduled", _("正常")
    FULL = "full", _("已满")
    CANCELLED = "cancelled", _("取消")
    MOVED = "moved", _("改期")
    RELOCATED = "relocated", _("改地点")
    ENDED = "ended", _("已结束")


# States that a reader must be told the reason of.
NEEDS_REASON = (SessionStatus.CANCELLED, SessionStatus.MOVED, SessionStatus.RELOCATED)
