"""相关阅读 chosen by hand, in the language of the page that shows it."""

from typing import Any

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import Page

from core.cards import Card
from core.models import RelatedPage
from core.querysets import ReadablePageQuerySet, drafted


def chosen(page: Any) -> ReadablePageQuerySet:
    """The chosen pages that readers may open, in the page's language."""
    pages = ReadablePageQuerySet(Page).readable().filter(locale_id=page.locale_id)
    return pages.filter(translation_key__in=_keys(page))


def with_places(pages: QuerySet, page: Any) -> QuerySet:
    """`place`: where each page stands among the chosen ones, None for one that is not chosen."""
    keys = _keys(page)
    if isinstance(keys, list):
        whens = [When(translation_key=key, then=Value(place)) for place, key in enumerate(keys)]
        return pages.annotate(place=Case(*whens, default=None, output_field=IntegerField()))
    same = RelatedPage.objects.filter(source=page.pk, target__translation_key=OuterRef("translation_key"))
    ranked = same.annotate(rank=Coalesce("sort_order", 0)).order_by("rank", "pk")  # rows made by code may have none
    return pages.annotate(place=Subquery(ranked.values("rank")[:1]))


def _keys(page: Any) -> Any:
    """For a subquery; the rows of a draft are in memory and perhaps not in the database."""
    if drafted(page, "related_pages"):
        return [row.target.translation_key for row in page.related_pages.all() if row.target_id]
    return RelatedPage.objects.filter(source=page.pk).values("target__translation_key")


def chosen_pages(page: Any) -> list[Card]:
    """Cards of the chosen pages in the editor's order. One query."""
    return [page_card(found) for found in with_places(chosen(page), page).order_by("place", "pk")]


def page_card(page: Page) -> Card:
    """What a list of headlines shows of a page of any kind."""
    return Card(page.title, page.get_url() or "", "page", date=page.first_published_at)
