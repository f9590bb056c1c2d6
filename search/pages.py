"""Providers for Wagtail pages: what search reads of any page, with what a page type adds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.translation import override
from wagtail.fields import StreamField

from core.blocks.story import plain_text
from core.searchable import Provider, SearchEntry, Watcher

Read = Callable[[Any], Any]


def provider(
    model: type[Any],
    *,
    texts: Iterable[str] = (),
    names: Iterable[str] = (),
    facets: Read = lambda _page: {},
    date: Read = lambda _page: None,
    narrow: Callable[[Any], Any] = lambda pages: pages,
    watches: Mapping[type[models.Model], Watcher] | None = None,
) -> Provider:
    """A provider for live pages that anybody may open.

    `texts` and `names` are names of text fields; every story of the page and its keywords are read as well. `narrow`
    adds select_related and the like to the queryset. A page with an expiry date leaves search at that moment.
    """
    stories = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]

    def public() -> Any:
        return narrow(model.objects.live().public().select_related("locale"))

    def documents(page: Any) -> Iterator[SearchEntry]:
        words = [getattr(page, name) for name in texts]
        words += [plain_text(getattr(page, name)) for name in stories]
        words += [page.listing_summary, page.keywords]
        with override(page.language_code):
            yield SearchEntry(
                locale=page.language_code,
                kind=page.kind,
                title=page.title,
                card=page.card(),
                names=tuple(filter(None, (getattr(page, name) for name in names))),
                body="\n".join(dict.fromkeys(filter(None, words))),
                facets=facets(page),
                date=date(page),
                visible_until=page.expire_at,
                group=f"page:{page.translation_key}",
            )

    return Provider(model, public, documents, watches or {})
