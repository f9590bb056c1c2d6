"""SiteSearch: the one way to ask. Strict hits, counts and facets are the same on every engine."""

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.translation import get_language

from core.cards import Card
from search import backends, corrections, highlight, kinds, synonyms
from search.backends.base import FACETS, RELEVANCE, Answer, Bucket, Engine, Filters, Question
from search.models import SearchDocument
from search.query import ParsedQuery, parse

PER_PAGE = 20
FEW = 5  # strict hits; with fewer, related ones are shown below them
RELATED = 20  # at most
STRICT, CORRECTED, RELATED_ONLY, NONE = "strict", "corrected", "related", "none"


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
    """What was found, and how.

    `tier`: "strict" when documents contain the whole query; "corrected" when none do and these contain `did_you_mean`
    instead; "related" when there are only documents that share its words; "none". `related` stand under a heading of
    their own below few strict hits, never counted in `total`. `facets` maps "type" and FACETS to their values under all
    filters but their own; `elsewhere` counts strict hits in other languages. `page` is the page shown: one that does
    not exist gives the nearest that does. `engine` answered; `took_ms` is the time in the service.
    """

    query: ParsedQuery
    hits: tuple[Hit, ...] = ()
    related: tuple[Hit, ...] = ()
    total: int = 0
    tier: str = NONE
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    did_you_mean: str = ""
    page: int = 1
    pages: int = 1
    engine: str = ""
    took_ms: float = 0.0


class SiteSearch:
    """Asks the engine that is well at this moment. A handful of queries, whatever is asked and found.

    `per_page` strict hits a page; with fewer than `few` in all, at most `related` others are shown below them.
    """

    def __init__(
        self, engine: Engine | None = None, *, per_page: int = PER_PAGE, few: int = FEW, related: int = RELATED
    ) -> None:
        self._engine = engine or backends.reading()
        self._per_page, self._few, self._related = per_page, few, related

    def search(
        self,
        query: str,
        filters: Filters | None = None,
        page: int = 1,
        locale: str | None = None,
        order: str = RELEVANCE,
    ) -> SearchPage:
        begun = time.perf_counter()
        parsed = parse(query)
        found = SearchPage(query=parsed)
        if parsed.terms:
            language = locale or get_language() or ""
            question = Question(parsed, language, timezone.now(), filters or Filters(), order, size=self._per_page)
            found = self._found(question, page)
        return replace(found, engine=self._engine.name, took_ms=(time.perf_counter() - begun) * 1000)

    def _found(self, asked: Question, page: int) -> SearchPage:
        question = replace(asked, parsed=synonyms.widen(asked.parsed, asked.locale))
        found = self._strict(question, page)
        if found.total >= self._few or found.page > 1:
            return found
        if not found.total:
            meant = corrections.of(asked.parsed, asked.locale, asked.moment)
            if meant:
                corrected = self._corrected(asked, meant, page)
                if corrected is not None:
                    return replace(corrected, elsewhere=found.elsewhere)
        related = _hits(self._engine.related(replace(question, offset=0, size=self._related)), question)
        tier = found.tier if found.total or not related else RELATED_ONLY
        return replace(found, related=related, tier=tier)

    def _strict(self, question: Question, page: int) -> SearchPage:
        """The page asked for; one query more when it lies beyond the last."""
        wanted = max(page, 1)
        answer = self._engine.strict(replace(question, offset=(wanted - 1) * self._per_page))
        total = _total(answer, question)
        pages = max(1, math.ceil(total / self._per_page))
        number = min(wanted, pages)
        if number != wanted and total:
            answer = self._engine.strict(replace(question, offset=(number - 1) * self._per_page))
        return SearchPage(
            query=question.parsed,
            hits=_hits(answer.documents, question),
            total=total,
            tier=STRICT if total else NONE,
            facets=_facets(answer.tally, question),
            elsewhere=_elsewhere(answer.tally, question),
            page=number,
            pages=pages,
        )

    def _corrected(self, asked: Question, meant: str, page: int) -> SearchPage | None:
        """The strict hits of what was probably meant; None when there are none."""
        question = replace(asked, parsed=synonyms.widen(parse(meant), asked.locale))
        found = self._strict(question, page)
        if not found.total:
            return None
        return replace(found, query=asked.parsed, did_you_mean=meant, tier=CORRECTED)


# Counts -----------------------------------------------------------------------------------------------------------


def _total(answer: Answer, question: Question) -> int:
    return sum(
        count
        for bucket, count in answer.tally.items()
        if bucket.locale == question.locale and bucket.passes(question.filters)
    )


def _facets(tally: Mapping[Bucket, int], question: Question) -> dict[str, tuple[FacetValue, ...]]:
    """Each facet's values with their counts, most first; years newest first."""
    here = {bucket: count for bucket, count in tally.items() if bucket.locale == question.locale}
    facets = {}
    for key in ("type", *FACETS):
        counts: dict[str, int] = {}
        for bucket, count in here.items():
            value = bucket.kind if key == "type" else getattr(bucket, key)
            if value and bucket.passes(question.filters, without=key):
                counts[value] = counts.get(value, 0) + count
        ordered = sorted(counts.items(), key=_by_year if key == "year" else _by_count)
        facets[key] = tuple(FacetValue(value, kinds.value_label(key, value), count) for value, count in ordered)
    return facets


def _by_year(item: tuple[str, int]) -> tuple[int, str]:
    return (-int(item[0]) if item[0].isdigit() else 0, item[0])


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])


def _elsewhere(tally: Mapping[Bucket, int], question: Question) -> dict[str, int]:
    counts: dict[str, int] = {}
    for bucket, count in tally.items():
        if bucket.locale != question.locale and bucket.passes(question.filters):
            counts[bucket.locale] = counts.get(bucket.locale, 0) + count
    return counts


# Hits -------------------------------------------------------------------------------------------------------------


def _hits(documents: Iterable[int], question: Question) -> tuple[Hit, ...]:
    """The rows of one page, in order: long texts are read for these only. What has just left search is left out."""
    pks = list(documents)
    if not pks:
        return ()
    visible = SearchDocument.objects.visible(question.moment).filter(locale=question.locale)
    rows = visible.defer("body_folded", "names_folded").in_bulk(pks)
    return tuple(_hit(rows[pk], question.parsed) for pk in pks if pk in rows)


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
    return highlight.mark(document.card.get("summary") or highlight.own_text(document.body)[: highlight.LENGTH], parsed)
