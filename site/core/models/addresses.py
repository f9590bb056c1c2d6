"""Addresses that are gone, and the token under which public content is cached."""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _


class CacheVersion(models.Model):
    """One row: the random token of the present state (core.caching) and since when it is so."""

    ONLY = 1

    token = models.CharField(_("版本"), max_length=32)
    changed_at = models.DateTimeField(_("变动时间"), auto_now=True)

    class Meta:
        verbose_name = _("缓存版本")
        verbose_name_plural = _("缓存版本")

    def __str__(self) -> str:
        return self.token

    @classmethod
    def current(cls) -> str:
        """The token, or "" before the first change; then nothing is cached.

        In plain SQL: it is all that a kept page costs, and the ORM would take longer than the rest of the answer.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT token FROM core_cacheversion WHERE id = 1")
            row = cursor.fetchone()
        return row[0] if row else ""


class GoneAddress(models.Model):
    """A path that once showed something and answers 410 now. `reason` is for staff and never shown to readers."""

    path = models.CharField(_("地址"), max_length=500, unique=True)
    reason = models.CharField(_("原因（仅内部）"), max_length=200, blank=True)
    since = models.DateTimeField(_("起始时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("已撤下的地址")
        verbose_name_plural = _("已撤下的地址")

    def __str__(self) -> str:
        return self.path
