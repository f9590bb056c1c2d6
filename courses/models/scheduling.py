"""When and where: a series is the rule, a session one dated class that then lives its own life."""

import secrets
from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from core.bilingual import Bilingual
from core.cards import Card
from courses.enums import NEEDS_REASON, DateChange, HolidayPolicy, SessionStatus, SignUp, Weekday
from courses.models.catalogue import Course
from courses.models.naming import validate_phone
from courses.models.places import Room
from courses.querysets import SessionQuerySet
from courses.recurrence import MAX_DATES, Rule


def new_uid() -> str:
    """Names a series or a class for calendars; never changes, never reused."""
    return uuid4().hex


def all_weekdays(value: Any) -> None:
    """The weekdays of a rule: distinct ISO numbers, 1 to 7."""
    if not isinstance(value, list) or len(set(value)) != len(value) or set(value) - set(Weekday.values):
        raise ValidationError(_("上课日请在周一到周日里选，每天只选一次。"))


class Series(index.Indexed, ClusterableModel):
    """系列: every Tuesday and Thursday 19:00–20:30 in one room, from one day on."""

    course = models.ForeignKey(Course, verbose_name=_("课程"), on_delete=models.PROTECT, related_name="series")
    label = models.CharField(
        _("班名"), max_length=40, blank=True, help_text=_("同一门课开几个班时写。例：秋季班、岔河班")
    )
    weekdays = models.JSONField(
        _("上课日"),
        default=list,
        blank=True,
        validators=[all_weekdays],
        help_text=_("只上零散几天的不选，写在“加课”里。"),
    )
    interval = models.PositiveSmallIntegerField(
        _("每几周一次"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(8)],
        help_text=_("每周都上写1，隔周上写2。"),
    )
    start_date = models.DateField(_("开始日期"), help_text=_("从这一天起按上课日排课。"))
    end_date = models.DateField(_("结束日期"), null=True, blank=True, help_text=_("与“次数”二选一。"))
    count = models.PositiveSmallIntegerField(
        _("次数"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_DATES)],
        help_text=_("按上课日排出的次数，遇放假停课的那次也算在内。"),
    )
    start_time = models.TimeField(_("上课时间"), help_text=_("例：19:00"))
    end_time = models.TimeField(_("下课时间"), help_text=_("例：20:30"))
    holiday_policy = models.CharField(
        _("遇法定节假日"), max_length=6, choices=HolidayPolicy.choices, default=HolidayPolicy.SKIP
    )
    room = models.ForeignKey(Room, verbose_name=_("教室"), on_delete=models.PROTECT, related_name="series")
    capacity = models.PositiveIntegerField(
        _("名额"), null=True, blank=True, help_text=_("不填则不限。不宜超过教室容纳人数。")
    )
    sign_up = models.CharField(_("报名方式"), max_length=14, choices=SignUp.choices, default=SignUp.WALK_IN)
    sign_up_link = models.URLField(_("报名链接"), blank=True, help_text=_("网上报名时填完整地址。"))
    sign_up_note = models.CharField(
        _("报名说明"), max_length=80, blank=True, help_text=_("例：小程序搜“即墨工会”，点“夜校报名”。")
    )
    sign_up_opens = models.DateTimeField(_("报名开始"), null=True, blank=True)
    sign_up_closes = models.DateTimeField(_("报名截止"), null=True, blank=True)
    organiser_zh = models.CharField(_("主办"), max_length=60, blank=True, help_text=_("例：蓝村街道总工会"))
    organiser_en = models.CharField(_("主办（英文）"), max_length=120, blank=True)
    contact_phone = models.CharField(
        _("咨询电话"), max_length=40, blank=True, validators=[validate_phone], help_text=_("例：0532-8855 0000")
    )
    continues = models.ForeignKey(
        "self",
        verbose_name=_("接续的系列"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="continued_by",
    )
    uid = models.CharField(_("日历标识"), max_length=64, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(_("日历版本"), default=0, editable=False)
    changed_at = models.DateTimeField(_("变更时间"), default=timezone.now, editable=False)

    organiser = Bilingual("organiser")

    search_fields: ClassVar = [
        index.SearchField("label"),
        index.AutocompleteField("label"),
        index.RelatedFields("course", [index.SearchField("name_zh"), index.AutocompleteField("name_zh")]),
    ]

    class Meta:
        verbose_name = _("系列")
        verbose_name_plural = _("系列")
        ordering = ["-start_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_time__gt=models.F("start_time")),
                name="series_ends_after_start",
                violation_error_message=_("下课时间要晚于上课时间。"),
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(end_date__gte=models.F("start_date")),
                name="series_last_day_after_first",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(count__isnull=True),
                name="series_end_or_count",
                violation_error_message=_("结束日期和次数只填一个。"),
            ),
            models.CheckConstraint(
                condition=models.Q(sign_up_opens__isnull=True)
                | models.Q(sign_up_closes__isnull=True)
                | models.Q(sign_up_closes__gt=models.F("sign_up_opens")),
                name="series_sign_up_window",
                violation_error_message=_("报名截止要晚于报名开始。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course.name_zh}（{self.label}）" if self.label else self.course.name_zh

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.weekdays and not self.end_date and not self.count:
            errors["end_date"] = _("请填结束日期或次数，否则课会一直排下去。")
        if self.sign_up == SignUp.LINK and not self.sign_up_link:
            errors["sign_up_link"] = _("选了网上报名，请填报名链接。")
        if self.sign_up == SignUp.PHONE and not self.contact_phone:
            errors["contact_phone"] = _("选了电话报名，请填咨询电话。")
        if errors:
            raise ValidationError(errors)

    def rule(self) -> Rule:
        """The rule as plain values; reads the extra and excluded dates (one query unless they are in memory)."""
        changes = list(self.date_changes.all())
        return Rule(
            weekdays=tuple(self.weekdays or ()),
            interval=self.interval,
            start=self.start_date,
            until=self.end_date,
            count=self.count,
            extra=frozenset(change.date for change in changes if change.kind == DateChange.EXTRA),
            excluded=frozenset(change.date for change in changes if change.kind == DateChange.EXCLUDED),
            holidays=HolidayPolicy(self.holiday_policy),
        )

    @property
    def rule_text(self) -> str:
        """每周二、周四 19:00—20:30, for lists."""
        from courses.rows import rule_sentence

        return rule_sentence(self)

    def sign_up_is_open(self, now: datetime) -> bool:
        """Whether one may sign up at `now`; walking in needs no window."""
        opened = self.sign_up_opens is None or self.sign_up_opens <= now
        return opened and (self.sign_up_closes is None or now < self.sign_up_closes)


class SeriesDate(Orderable):
    """A date beside the rule: one more class, or none on a day of the rule."""

    series = ParentalKey(Series, verbose_name=_("系列"), on_delete=models.CASCADE, related_name="date_changes")
    date = models.DateField(_("日期"))
    kind = models.CharField(_("加课或停课"), max_length=8, choices=DateChange.choices, default=DateChange.EXCLUDED)
    note = models.CharField(_("说明"), max_length=60, blank=True, help_text=_("例：教室借给换届会议"))

    class Meta(Orderable.Meta):
        verbose_name = _("加课和停课")
        verbose_name_plural = _("加课和停课")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "date"],
                name="series_date_once",
                violation_error_message=_("同一天只能写一次加课或停课。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.get_kind_display()}"


class Session(index.Indexed, ClusterableModel):
    """场次: one dated class. Room, start and end are what holds now, never null, copied from the series until changed.

    `original_start` is where the rule put it; `touched` keeps a later generation from changing it. That two classes
    never share a room is held by the database (migration 0002 on PostgreSQL, courses.triggers on SQLite).
    """

    series = models.ForeignKey(Series, verbose_name=_("系列"), on_delete=models.PROTECT, related_name="sessions")
    slug = models.SlugField(_("地址用词"), max_length=40, unique=True, editable=False)
    uid = models.CharField(_("日历标识"), max_length=64, unique=True, default=new_uid, editable=False)
    room = models.ForeignKey(Room, verbose_name=_("教室"), on_delete=models.PROTECT, related_name="sessions")
    start = models.DateTimeField(_("开始"), help_text=_("例：2026-11-26 19:00"))
    end = models.DateTimeField(_("结束"), help_text=_("例：2026-11-26 20:30"))
    original_start = models.DateTimeField(_("原定开始"), editable=False)
    room_overridden = models.BooleanField(_("教室改过"), default=False, editable=False)
    time_overridden = models.BooleanField(_("时间改过"), default=False, editable=False)
    teachers_overridden = models.BooleanField(
        _("本场换老师"), default=False, help_text=_("勾选后只显示下面的本场老师。")
    )
    touched = models.BooleanField(_("手工改过"), default=False, editable=False)
    provisional = models.BooleanField(
        _("暂定"), default=False, editable=False, help_text=_("排课时当年的节假日安排尚未公布。")
    )
    status = models.CharField(_("状态"), max_length=10, choices=SessionStatus.choices, default=SessionStatus.SCHEDULED)
    reason = models.CharField(
        _("原因"), max_length=120, blank=True, help_text=_("读者会看到。例：教师临时参加展演，11月29日补课。")
    )
    attendance = models.PositiveIntegerField(
        _("到课人次"), null=True, blank=True, help_text=_("课后填实到人数，只填数字，不登记姓名。")
    )
    sequence = models.PositiveIntegerField(_("日历版本"), default=0, editable=False)
    changed_at = models.DateTimeField(_("变更时间"), default=timezone.now, editable=False)
    created_at = models.DateTimeField(_("排课时间"), auto_now_add=True)

    objects = SessionQuerySet.as_manager()

    search_fields: ClassVar = [
        index.FilterField("status"),
        index.RelatedFields(
            "series",
            [index.RelatedFields("course", [index.SearchField("name_zh"), index.AutocompleteField("name_zh")])],
        ),
    ]

    class Meta:
        verbose_name = _("场次")
        verbose_name_plural = _("场次")
        ordering = ["start", "pk"]
        indexes = [
            models.Index(fields=["start", "status"], name="session_start"),
            models.Index(fields=["original_start"], name="session_original_start"),
            models.Index(fields=["room", "start"], name="session_room_start"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="session_ends_after_start",
                violation_error_message=_("下课时间要晚于上课时间。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=NEEDS_REASON) | ~models.Q(reason=""),
                name="session_change_has_reason",
                violation_error_message=_("取消、改期或改地点要写原因，读者会看到。"),
            ),
            models.UniqueConstraint(
                fields=["series", "original_start"],
                name="session_once_per_date",
                violation_error_message=_("这个系列在这个时间已经有一场课。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.course.name_zh} {timezone.localtime(self.start):%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.original_start is None:
            self.original_start = self.start
        if not self.slug:
            self.slug = session_slug(self.original_start)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        from courses.clashes import refuse_room_clash

        if self.original_start is None:
            self.original_start = self.start
        refuse_room_clash(self)

    @property
    def title(self) -> str:
        return self.series.course.name

    def teachers(self) -> list[Any]:
        """Who teaches this class: its own teachers when they replace those of the series."""
        return list(self.own_teachers.all() if self.teachers_overridden else self.series.teachers.all())

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    def is_over(self, now: datetime | None = None) -> bool:
        """Read from the clock: no job has to have run."""
        return self.status == SessionStatus.ENDED or self.end <= (now or timezone.now())

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Its place on the page of its course."""
        page = self.series.course.get_absolute_url(locale)
        return f"{page}#s-{self.slug}" if page else ""

    def card(self, locale: str | None = None) -> Card:
        from courses.cards import session_card

        return session_card(self, locale)


def session_slug(original_start: datetime) -> str:
    """20261126-1900-4f7a21: the local moment it was planned for, and a random end, so that slugs never collide."""
    return f"{timezone.localtime(original_start):%Y%m%d-%H%M}-{secrets.token_hex(4)}"
