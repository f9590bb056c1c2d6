"""Articles and columns in business words."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Q
from django.utils import timezone

from core.querysets import ReadablePageQuerySet, any_of


class ArticleQuerySet(ReadablePageQuerySet):
    """Lists never read the body of an article; `opening` stands for it."""

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def in_column(self, *columns: Any) -> Self:
        """Articles of these columns (pages or keys), each in its own language."""
        return self.filter(column__in=columns)

    def in_force(self, today: date | None = None) -> Self:
        """Notices whose last day has not passed."""
        return self.filter(Q(archive_on__isnull=True) | Q(archive_on__gte=today or timezone.localdate()))

    def with_cards(self) -> Self:
        """What card() reads, in one query; core.listings.cards adds the renditions."""
        return self.select_related("column", "listing_image").defer("body")

    def newest_of_each(self, columns: Iterable[int], number: int) -> Self:
        """The newest few of each column, all in one query along the index."""
        lists = [self.in_column(column).newest_first()[:number] for column in columns]
        return self.filter(pk__in=any_of(*lists)).newest_first() if lists else self.none()

    def mentioning(self, words: Iterable[str]) -> Self:
        """Articles with any of the words in title or keywords."""
        wanted = Q()
        for word in words:
            wanted |= Q(title__icontains=word) | Q(keywords__icontains=word)
        return self.filter(wanted) if wanted else self.none()

    def before(self, article: Any) -> Self:
        """The articles of the same column that were published earlier, nearest first."""
        earlier = Q(published_at__lt=article.published_at) | Q(pk__lt=article.pk)
        return self._beside(article, earlier, published_at__lte=article.published_at).newest_first()

    def after(self, article: Any) -> Self:
        """The articles of the same column that were published later, nearest first."""
        later = Q(published_at__gt=article.published_at) | Q(pk__gt=article.pk)
        return self._beside(article, later, published_at__gte=article.published_at).order_by("published_at", "pk")

    def _beside(self, article: Any, side: Q, **bound: Any) -> Self:
        return self.filter(side, column=article.column_id, **bound).exclude(pk=article.pk)


class ColumnQuerySet(ReadablePageQuerySet):
    """Columns by the code that never changes."""

    def coded(self, *codes: str) -> Self:
        return self.filter(code__in=codes)
