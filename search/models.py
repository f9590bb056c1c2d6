"""The one search table and the grams that find its rows on PostgreSQL. What a search server needs: models_server."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.cards import Card
from search.fields import GramsField
from search.models_server import IndexOutbox, OutboxAction, SearchServer
from search.models_words import HiddenQuery, PromotedAnswer, SearchLog, SearchSynonym, SearchTerm, TermRank

__all__ = [
    "HiddenQuery",
    "IndexOutbox",
    "OutboxAction",
    "PromotedAnswer",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "SearchGrams",
    "SearchLog",
    "SearchServer",
    "SearchSynonym",
    "SearchTerm",
    "TermRank",
]


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def visible(self, at: datetime | None = None) -> Self:
        """What a reader may find at that moment (default: now)."""
        moment = at or timezone.now()
        begun = Q(visible_from__isnull=True) | Q(visible_from__lte=moment)
        not_over = Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
        return self.filter(begun, not_over)

    def of(self, source_type: str, *pks: int) -> Self:
        return self.filter(source_type=source_type, source_pk__in=pks)

    def keyed(self, keys: Iterable[str]) -> Self:
        """Those with one of these keys (SearchDocument.key)."""
        wanted: dict[tuple[str, str], set[int]] = {}
        for key in keys:
            source_type, pk, locale = key.rsplit(":", 2)
            wanted.setdefault((source_type, locale), set()).add(int(pk))
        found = (Q(source_type=name, locale=locale, source_pk__in=pks) for (name, locale), pks in wanted.items())
        return self.filter(reduce(or_, found)) if wanted else self.none()


class SearchDocument(models.Model):
    """One object in one language as search sees it. Written by search.documents only, never edited.

    `*_folded` hold the normal form (search.text) that decides what is a hit; title, names and body stay as written for
    the results page. `revision` grows with every change of a row (microseconds of the clock), `fingerprint` tells
    whether anything changed at all.
    """

    source_type = models.CharField(_("来源类型"), max_length=100)
    source_pk = models.BigIntegerField(_("来源编号"))
    locale = models.CharField(_("语言"), max_length=12)
    kind = models.CharField(_("类型"), max_length=40)
    group = models.CharField(
        _("同组"), max_length=120, db_index=True, help_text=_("同一内容的各语言版本相同。例：news.articlepage:17")
    )
    url = models.CharField(_("地址"), max_length=500)
    title = models.TextField(_("标题"))
    title_folded = models.TextField(_("标题（检索用）"), blank=True)
    pinyin = models.TextField(_("拼音（检索用）"), blank=True)
    facets = models.JSONField(_("分面"), default=dict, blank=True)
    facet_key = models.CharField(_("分面组合"), max_length=250, blank=True, help_text=_("年份|级别|镇街|栏目"))
    scopes = models.TextField(_("所属范围"), blank=True, help_text=_("前后各有空格。例： roll:12 town:tianheng "))
    date = models.DateTimeField(_("日期"), null=True, blank=True)
    visible_from = models.DateTimeField(_("开始可见"), null=True, blank=True)
    visible_until = models.DateTimeField(_("可见到"), null=True, blank=True)
    card = models.JSONField(_("卡片"), default=dict)
    fingerprint = models.CharField(_("指纹"), max_length=40)
    revision = models.BigIntegerField(_("版本"))
    changed_at = models.DateTimeField(_("更新时间"), default=timezone.now)
    # Long texts last: SQLite walks through a text to reach the columns behind it.
    names = models.TextField(_("名称"), blank=True, help_text=_("一行一个。"))
    names_folded = models.TextField(_("名称（检索用）"), blank=True)
    body = models.TextField(_("正文"), blank=True)
    body_folded = models.TextField(_("正文（检索用）"), blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("检索条目")
        verbose_name_plural = _("检索条目")
        constraints = [
            models.UniqueConstraint(
                fields=["source_type", "source_pk", "locale"],
                name="search_document_once",
                violation_error_message=_("同一内容在一种语言里只有一条检索条目。"),
            )
        ]
        indexes = [
            models.Index(fields=["locale", "kind", "date"], name="search_document_listing"),
            models.Index(fields=["visible_from", "visible_until"], name="search_document_visible"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """Names the document for good, also after its row is gone."""
        return f"{self.source_type}:{self.source_pk}:{self.locale}"

    def restored_card(self) -> Card:
        return Card.restored(self.card)


class SearchGrams(models.Model):
    """On PostgreSQL the grams of a document.

    They only name candidates: the folded text decides. On SQLite the full-text table `search_fts` does this work and
    this table stays empty (docs/decisions/bigram-search.md).
    """

    document = models.OneToOneField(
        SearchDocument, verbose_name=_("检索条目"), on_delete=models.CASCADE, related_name="indexed"
    )
    grams = GramsField(_("字对"))

    class Meta:
        verbose_name = _("检索字对")
        verbose_name_plural = _("检索字对")

    def __str__(self) -> str:
        return str(self.document_id)
