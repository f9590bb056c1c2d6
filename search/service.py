"""SiteSearch: the one way to ask. Results, order and facets are the same on every engine."""

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import get_language

from core.cards import Card
from search import highlight, kinds
from search.backends import engine
from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery, parse
from search.text import normal

PER_PAGE = 20
FACETS = frozenset({"type", "year", "level", "town", "column"})
# Where a document without a date stands among dated ones: after the news of two years, before older news.
TIMELESS = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Filters:
    """`kind` is the type chosen by the reader; `facets` maps facet keys to one value each; unknown keys are ignored."""

    kind: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One document on the results page: `kind` is its type in search, title and sentence mark matches with [[ ]]."""

    document: int
    kind: str
    card: Card
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value to choose, its word on screen, and how many documents have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`tier` is "strict" when documents contain the whole query, "none" when there are none.

    `total` counts the hits under the filters, `facets["kind"]` those of each kind whatever kind is chosen, `elsewhere`
    those in other languages. `page` is the page shown: one that does not exist gives the nearest that does. `took_ms`
    is the time in the service.
    """

    query: ParsedQuery
    hits: tuple[Hit, ...] = ()
    total: int = 0
    tier: str = "none"
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    did_you_mean: str | None = None
    page: int = 1
    pages: int = 1
    took_ms: float = 0.0


class SiteSearch:
    """Three queries a search, whatever is asked."""

    def search(
        self, query: str, filters: Filters | None = None, page: int = 1, locale: str | None = None
    ) -> SearchPage:
        begun = time.perf_counter()
        parsed, chosen = parse(query), filters or Filters()
        result: dict[str, Any] = {}
        if parsed.runs:
            result = self._strict(parsed, chosen, page, locale or get_language() or "")
        return SearchPage(query=parsed, **result, took_ms=(time.perf_counter() - begun) * 1000)

    def _strict(self, parsed: ParsedQuery, filters: Filters, page: int, locale: str) -> dict[str, Any]:
        documents = engine().matching(_filtered(SearchDocument.objects.visible(), filters), parsed.runs)
        by_language = _counts(documents)
        by_kind = by_language.pop(locale, ())
        documents = documents.filter(locale=locale)
        total = sum(each.count for each in by_kind if filters.kind in ("", each.value))
        pages = max(1, math.ceil(total / PER_PAGE))
        number = min(max(page, 1), pages)
        if filters.kind:
            documents = documents.filter(kind=filters.kind)
        rows = _rows(_ranked(documents, parsed)[(number - 1) * PER_PAGE : number * PER_PAGE]) if total else []
        return {
            "hits": tuple(_hit(row, parsed) for row in rows),
            "total": total,
            "tier": "strict" if total else "none",
            "facets": {"kind": by_kind},
            "elsewhere": {code: sum(each.count for each in values) for code, values in by_language.items()},
            "page": number,
            "pages": pages,
        }


def _filtered(documents: SearchDocumentQuerySet, filters: Filters) -> SearchDocumentQuerySet:
    chosen = {key: value for key, value in filters.facets.items() if key in FACETS and value}
    return documents.filter(**{f"facets__{key}": value for key, value in chosen.items()})


def _counts(documents: SearchDocumentQuerySet) -> dict[str, tuple[FacetValue, ...]]:
    """Language → how many of each kind, most first."""
    rows = documents.values("locale", "kind").annotate(count=Count("pk"))
    counts: dict[str, tuple[FacetValue, ...]] = {}
    for row in sorted(rows, key=lambda row: (-row["count"], row["kind"])):
        value = FacetValue(row["kind"], kinds.label(row["kind"]), row["count"])
        counts[row["locale"]] = (*counts.get(row["locale"], ()), value)
    return counts


def _ranked(documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> Any:
    """The title itself, titles that contain every run, people of that name, other names, texts; newer first."""
    named = _in_field("names_folded", parsed) | _in_field("pinyin", parsed)
    place = Case(
        When(title_folded=normal(" ".join(run.needle for run in parsed.runs)), then=Value(0)),
        When(_in_field("title_folded", parsed), then=Value(1)),
        When(Q(kind="person") & named, then=Value(2)),
        When(named, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    age = Coalesce(F("date"), Value(timezone.now() - TIMELESS))
    ranked = documents.alias(place=place, age=age).order_by("place", "-age", "source_type", "-source_pk")
    return ranked.values_list("pk", flat=True)


def _rows(ranked: Iterable[int]) -> list[SearchDocument]:
    """The rows of one page in their order: long texts are read for these only."""
    pks = list(ranked)
    rows = SearchDocument.objects.defer("body_folded", "names_folded").in_bulk(pks)
    return [rows[pk] for pk in pks]


def _in_field(name: str, parsed: ParsedQuery) -> Q:
    return reduce(and_, (Q(GreaterThan(StrIndex(F(name), Value(run.needle)), 0)) for run in parsed.runs))


def _hit(document: SearchDocument, parsed: ParsedQuery) -> Hit:
    return Hit(
        document=document.pk,
        kind=document.kind,
        card=document.restored_card(),
        title=highlight.mark(document.title, parsed),
        sentence=highlight.sentence(document.body, parsed) or _name(document, parsed) or _summary(document, parsed),
    )


def _name(document: SearchDocument, parsed: ParsedQuery) -> str:
    """The name that matched, if the title did not say it already."""
    others = [name for name in document.names.split("\n") if name and name not in document.title]
    marked = (highlight.mark(name, parsed) for name in others)
    return next((name for name in marked if highlight.OPEN in name), "")


def _summary(document: SearchDocument, parsed: ParsedQuery) -> str:
    return highlight.mark(document.card.get("summary") or document.body[: highlight.LENGTH], parsed)
