"""What the site keeps about its search server: what it has not been told yet, and how it is."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_REST = timedelta(minutes=5)


class OutboxAction(models.TextChoices):
    PUT = "put", _("写入")
    DELETE = "delete", _("删除")


class IndexOutboxQuerySet(models.QuerySet["IndexOutbox"]):
    def waiting(self) -> Self:
        """Those that will be delivered by themselves."""
        return self.filter(set_aside_at=None)

    def set_aside(self) -> Self:
        """Those that the server refused again and again; somebody has to look."""
        return self.exclude(set_aside_at=None)

    def due(self, moment: datetime) -> Self:
        return self.waiting().filter(due_at__lte=moment)


class IndexOutbox(models.Model):
    """What a search server has not acknowledged yet: one row a document, written with the change itself.

    A later change overwrites the row and its revision; whoever delivers it deletes the row of that revision only.
    Filled only where a search server is configured.
    """

    key = models.CharField(_("检索条目"), max_length=140, unique=True)
    action = models.CharField(_("动作"), max_length=6, choices=OutboxAction)
    revision = models.BigIntegerField(_("版本"), db_index=True)
    created_at = models.DateTimeField(_("写入时间"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("已试次数"), default=0)
    due_at = models.DateTimeField(_("下次再试"), default=timezone.now, db_index=True)
    last_error = models.TextField(_("上次的错误"), blank=True)
    set_aside_at = models.DateTimeField(_("搁置时间"), null=True, blank=True)

    objects = IndexOutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("待送检索条目")
        verbose_name_plural = _("待送检索条目")

    def __str__(self) -> str:
        return f"{self.action} {self.key}"


class SearchServer(models.Model):
    """How the search server is: one row, written by whoever delivers and rebuilds, never for a reader.

    Readers are answered from `live_index`; `building_index` is filled beside it up to the document `built_pk`.
    """

    live_index = models.CharField(_("使用中的索引"), max_length=120, blank=True)
    building_index = models.CharField(_("正在重建的索引"), max_length=120, blank=True)
    built_pk = models.BigIntegerField(_("已重建到"), default=0)
    built = models.PositiveIntegerField(_("已重建条数"), default=0)
    build_total = models.PositiveIntegerField(_("要重建的条数"), default=0)
    failing_since = models.DateTimeField(_("何时开始出错"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("连续出错次数"), default=0)
    retry_at = models.DateTimeField(_("下次再试"), null=True, blank=True)
    last_error = models.TextField(_("上次的错误"), blank=True)
    checked_at = models.DateTimeField(_("上次检查"), null=True, blank=True)

    class Meta:
        verbose_name = _("检索服务器")
        verbose_name_plural = _("检索服务器")

    def __str__(self) -> str:
        return self.live_index

    @classmethod
    def current(cls) -> "SearchServer":
        """The row as it is now; unsaved where there is none yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def change(cls, where: dict[str, Any] | None = None, **changes: Any) -> bool:
        """Write these columns, if the row still is as `where` says. Whether it was."""
        cls.objects.get_or_create(pk=1)
        return bool(cls.objects.filter(pk=1, **(where or {})).update(**changes))

    @property
    def indexes(self) -> tuple[str, ...]:
        """Where changes must be written."""
        return tuple(filter(None, (self.live_index, self.building_index)))

    def rests(self, moment: datetime) -> bool:
        """Whether it is too early to try again after a failure."""
        return self.retry_at is not None and moment < self.retry_at

    def failed(self, error: str) -> None:
        """Note a failure; the next attempt comes after 1, 2, 4 … seconds, 5 minutes at most."""
        now = timezone.now()
        failures = self.failures + 1
        self.change(
            failures=failures,
            failing_since=self.failing_since or now,
            retry_at=now + min(timedelta(seconds=2 ** min(self.failures, 16)), LONGEST_REST),
            last_error=error[:2000],
            checked_at=now,
        )

    def is_well(self) -> None:
        self.change(failures=0, failing_since=None, retry_at=None, last_error="", checked_at=timezone.now())
