"""Providers for Wagtail pages: what search reads of any page, with what a page type adds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import override
from wagtail.fields import StreamField

from core.blocks.words import attachments, words_of
from core.searchable import Provider, SearchEntry, Watcher


@dataclass(frozen=True)
class More:
    """What a page type knows of a page beside its texts: further texts, documents that it offers beside its stories
    (key → name there), facets, scopes and date."""

    texts: tuple[str, ...] = ()
    files: Mapping[int, str] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)
    scopes: tuple[str, ...] = ()
    date: datetime | None = None


def dated(page: Any) -> More:
    """A page that stands among the news of the day it was first published."""
    return More(date=page.first_published_at)


def provider(
    model: type[Any],
    *,
    texts: Iterable[str] = (),
    names: Iterable[str] = (),
    more: Callable[[Any], More] = lambda _page: More(),
    narrow: Callable[[Any], Any] = lambda pages: pages,
    watches: Mapping[type[models.Model], Watcher] | None = None,
) -> Provider:
    """A provider for live pages that anybody may open.

    `texts` and `names` are names of text fields. Every story of the page, the files in it and its keywords are read as
    well. `narrow` adds select_related and the like to the queryset. A page with an expiry date leaves search at that
    moment.
    """
    stories = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]

    def public() -> Any:
        return narrow(model.objects.live().public().select_related("locale"))

    def documents(page: Any) -> Iterator[SearchEntry]:
        with override(page.language_code):
            told, further = words_of(*(getattr(page, name) for name in stories)), more(page)
            words = [*(getattr(page, name) for name in texts), str(told), *further.texts]
            words += [page.listing_summary, page.keywords]
            yield SearchEntry(
                locale=page.language_code,
                kind=page.kind,
                title=page.title,
                card=page.card(),
                names=tuple(filter(None, (getattr(page, name) for name in names))),
                body="\n".join(dict.fromkeys(filter(None, words))),
                facets=further.facets,
                date=further.date,
                visible_until=page.expire_at,
                group=f"page:{page.translation_key}",
                scopes=further.scopes,
                attachments=attachments({**told.documents, **further.files}),
            )

    return Provider(model, public, documents, watches or {})
