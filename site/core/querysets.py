"""Querysets that pages share."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.query import PageQuerySet

from core import sitedata


def any_of(*lists: QuerySet) -> QuerySet:
    """The keys of short lists of one model, for `pk__in`: each goes along its own index, all in one query.

    An OR of the same lists would have PostgreSQL read the whole table; and SQLite orders no part of a union, hence the
    envelope around each list.
    """
    first, *others = (each.model._default_manager.filter(pk__in=each.values("pk")).values("pk") for each in lists)
    return first.order_by().union(*(other.order_by() for other in others), all=True)


def drafted(page: Any, relation: str) -> bool:
    """Whether the rows of a cluster's relation are in memory, as in a preview, and perhaps not in the database."""
    return relation in getattr(page, "_cluster_related_objects", {})


class ReadablePageQuerySet(PageQuerySet):
    """Business words for pages; Wagtail's own `public()` only means "not in a restricted part of the tree"."""

    def readable(self, at: datetime | None = None) -> Self:
        """What any reader may open at that moment: live, not expired, not behind a restriction. No query of its own."""
        at = at or timezone.now()
        pages = self.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at))
        for path in sitedata.current().offered.get("restricted_paths", []):
            pages = pages.exclude(path__startswith=path)
        return pages

    def in_language(self, code: str) -> Self:
        """Pages of one language."""
        return self.filter(locale__language_code=code)
