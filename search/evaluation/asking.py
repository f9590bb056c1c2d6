"""Filling the search table with a set's texts, and asking its queries as a reader would."""

from collections.abc import Sequence

from core.cards import Card
from core.searchable import SearchEntry
from search import documents
from search.backends import local
from search.backends.base import Engine
from search.evaluation import figures
from search.evaluation.figures import Figures
from search.evaluation.sets import Collection, Queries, Text
from search.models import SearchDocument
from search.service import SiteSearch

LOCALE = "zh-hans"
CHUNK = 500
DEEP = figures.DEEP


def fill(source: str, texts: Sequence[Text]) -> None:
    """Make these texts the documents of `source`, numbered from 1."""
    with local().bulk():
        for start in range(0, len(texts), CHUNK):
            some = texts[start : start + CHUNK]
            documents.write(source, {start + place + 1: (_entry(text),) for place, text in enumerate(some)})


def empty(source: str) -> None:
    SearchDocument.objects.filter(source_type=source).delete()


def _entry(text: Text) -> SearchEntry:
    card = Card(title=text.title or text.name, url=f"/{text.name}/", kind="article", kind_label="article")
    return SearchEntry(locale=LOCALE, kind="article", title=text.title, card=card, body=text.body)


def measure(engine: Engine, source: str, collection: Collection) -> dict[str, Figures]:
    """The figures of each set of queries, asked of an engine that has the collection's texts."""
    rows = SearchDocument.objects.filter(source_type=source).values_list("pk", "source_pk")
    names = {pk: collection.texts[number - 1].name for pk, number in rows}
    return {name: _figures(engine, names, queries) for name, queries in collection.queries.items()}


def _figures(engine: Engine, names: dict[int, str], queries: Queries) -> Figures:
    rankings = []
    for query, text in queries.asked.items():
        found = [names[pk] for pk in ranking(engine, text) if pk in names]
        rankings.append((found, queries.answers[query]))
    return figures.of(rankings)


def ranking(engine: Engine, query: str, *, strict_only: bool = False) -> list[int]:
    """The first hundred documents in the order in which a reader comes by them: strict hits, then related ones."""
    page = SiteSearch(engine, per_page=DEEP, few=0 if strict_only else DEEP, related=DEEP).search(query, locale=LOCALE)
    return [hit.document for hit in (*page.hits, *page.related)][:DEEP]
