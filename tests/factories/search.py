"""Search documents and entries for tests, without any feature app."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from core.cards import Card
from core.searchable import SearchEntry
from search import documents
from search.models import SearchDocument

SOURCE = "tests.thing"
_numbers = count(1)


def entry(title: str = "标题", **changes: Any) -> SearchEntry:
    """One entry in Chinese; its card follows title and kind."""
    kind = changes.pop("kind", "article")
    url = changes.pop("url", f"/{kind}/{next(_numbers)}/")
    card = changes.pop("card", Card(title=title, url=url, kind=kind, kind_label={"article": "新闻"}.get(kind, kind)))
    return SearchEntry(**{"locale": "zh-hans", "kind": kind, "title": title, "card": card, **changes})


def store(*entries: SearchEntry) -> list[SearchDocument]:
    """One object for each entry, indexed."""
    numbered = {next(_numbers): (each,) for each in entries}
    documents.write(SOURCE, numbered)
    return list(SearchDocument.objects.of(SOURCE, *numbered).order_by("source_pk"))


def titles(hits: Iterable[Any]) -> list[str]:
    return [hit.card.title for hit in hits]
