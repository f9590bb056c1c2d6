"""相关阅读 chosen by hand, in the language of the page that shows it."""

from typing import Any

from wagtail.models import Page

from core.cards import Card
from core.querysets import ReadablePageQuerySet


def chosen_pages(page: Any) -> list[Card]:
    """Cards of `page.related_pages` that readers may open, in the editor's order. At most two queries."""
    targets = [relation.target for relation in page.related_pages.select_related("target").all()]
    if not targets:
        return []
    places = {target.translation_key: place for place, target in enumerate(targets)}
    pages = ReadablePageQuerySet(Page).readable().filter(translation_key__in=places, locale_id=page.locale_id)
    in_order = sorted(pages, key=lambda found: places[found.translation_key])
    return [Card(found.title, found.get_url() or "", "page", date=found.first_published_at) for found in in_order]
