"""Querysets that pages share."""

from datetime import datetime
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.query import PageQuerySet

from core import sitedata


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
