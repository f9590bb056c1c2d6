"""What the two engines of the site's own database share: counting, order and pages of the rows that match."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, StrIndex, Substr
from django.db.models.lookups import GreaterThan

from search import relevance
from search.backends.base import NEWEST, Answer, Bucket, Question, chosen, narrowed
from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery, Run
from search.relevance import Row

WINDOW = 300  # strict hits whose texts are measured; those behind them stand by date
CANDIDATES = 200  # related documents whose texts are measured
CARRIERS = 3000  # documents that share telling grams, among which filters choose candidates
BODY = 20_000  # characters of a body that are measured
TEXT_PLACE = 5

Tally = dict[Bucket, int]


class DatabaseEngine:
    """Strict hits by `matching()`, which each database does in its own way."""

    name = "database"

    def matching(self, documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> SearchDocumentQuerySet:
        raise NotImplementedError

    def without(self, documents: SearchDocumentQuerySet, runs: Sequence[Run]) -> SearchDocumentQuerySet:
        """The documents in which none of the runs stands; there is at least one run."""
        raise NotImplementedError

    def frequencies(self, grams: Sequence[str]) -> tuple[dict[str, int], int]:
        """In how many documents each gram stands, about, without those that stand in none; how many there are, about.

        Counting all documents takes longer than knowing it exactly is worth: the keys they span will do.
        """
        raise NotImplementedError

    def carriers(self, weights: Mapping[str, float], limit: int) -> list[int]:
        """The documents with the greatest sum of weights of grams that stand in them, greatest first."""
        raise NotImplementedError

    # Strict ------------------------------------------------------------------------------------------------------

    def counted(self, found: SearchDocumentQuerySet, question: Question) -> tuple[Tally, SearchDocumentQuerySet]:
        """The tally of what was found, and a queryset of what of it the question asks for, or more."""
        rows = found.order_by().values_list("locale", "kind", "facet_key").annotate(count=Count("pk"))
        return {Bucket.of(locale, kind, key): count for locale, kind, key, count in rows}, found

    def strict(self, question: Question) -> Answer:
        """Two queries, and one for the texts that are ordered by relevance."""
        found = self.matching(
            narrowed(SearchDocument.objects.visible(question.moment), question.filters), question.parsed
        )
        tally, found = self.counted(found, question)
        if not any(is_asked_for(bucket, question) for bucket in tally):
            return Answer(tally=tally)
        here = chosen(found.filter(locale=question.locale), question.filters)
        page = _newest(here, question) if question.order == NEWEST else _ranked(here, question)
        return Answer(tuple(page), tally)

    # Related -----------------------------------------------------------------------------------------------------

    def related(self, question: Question) -> tuple[int, ...]:
        """Three queries; up to three more with filters or very long texts.

        Candidates are the documents with most of the query's telling grams.
        """
        grams = relevance.grams_of(question.parsed)
        if len(grams) < 2:  # what has the only one is a strict hit
            return ()
        frequencies, total = self.frequencies(grams)
        if not frequencies:
            return ()
        weights = {gram: relevance.weight(frequencies[gram], total) for gram in relevance.choose(frequencies)}
        rows = self._measured(self.carriers(weights, CARRIERS), question)
        order = relevance.order_related(rows, question.parsed, frequencies, total)
        return tuple(rows[place].pk for place in order[question.offset : question.offset + question.size])

    def _measured(self, carriers: Sequence[int], question: Question) -> list[Row]:
        """The texts of the first candidates that the question lets through and that are no strict hits."""
        allowed = chosen(narrowed(SearchDocument.objects.visible(question.moment), question.filters), question.filters)
        allowed = allowed.filter(locale=question.locale)
        if question.parsed.excluded:
            allowed = self.without(allowed, question.parsed.excluded)
        first, rest = carriers[:CANDIDATES], carriers[CANDIDATES:]
        rows = _rows(allowed, first)
        if rest and len(rows) < len(first):
            passed = set(allowed.filter(pk__in=rest).values_list("pk", flat=True))
            rows += _rows(allowed, [pk for pk in rest if pk in passed][: CANDIDATES - len(rows)])
        return self._not_strict(rows, question.parsed)

    def _not_strict(self, rows: Sequence[tuple[Row, str]], parsed: ParsedQuery) -> list[Row]:
        """A long text was not read to its end: for these the index is asked."""
        long = [row.pk for row, _pinyin in rows if len(row.body) == BODY]
        there = self.matching(SearchDocument.objects.filter(pk__in=long), parsed)
        strict = set(there.values_list("pk", flat=True)) if long else set()
        wanted = ParsedQuery(parsed.shown, parsed.terms)
        return [
            row
            for row, pinyin in rows
            if row.pk not in strict and not wanted.stands_in(row.title, row.names, pinyin, row.body)
        ]


def read_frequencies(rows: Iterable[tuple[str, int, int]]) -> tuple[dict[str, int], int]:
    """What `frequencies` answers, from rows of a gram, its documents and all documents."""
    found = {gram: (count, total) for gram, count, total in rows if count}
    return {gram: count for gram, (count, _total) in found.items()}, max(
        (total for _, total in found.values()), default=0
    )


def _rows(documents: SearchDocumentQuerySet, pks: Sequence[int]) -> list[tuple[Row, str]]:
    """The rows (with their pinyin) of those of the documents, in the order of `pks`."""
    fields = ("pinyin", "pk", "kind", "date", "title_folded", "names_folded")
    found = documents.filter(pk__in=pks).values_list(*fields, Substr("body_folded", 1, BODY))
    rows = {values[1]: (Row(*values[1:]), values[0]) for values in found}
    return [rows[pk] for pk in pks if pk in rows]


def is_asked_for(bucket: Bucket, question: Question) -> bool:
    return bucket.locale == question.locale and bucket.passes(question.filters)


def _newest(documents: SearchDocumentQuerySet, question: Question) -> list[int]:
    ordered = documents.order_by(F("date").desc(nulls_last=True), "source_type", "-source_pk")
    return _slice(ordered, question.offset, question.size)


def _slice(ordered: Any, offset: int, size: int) -> list[int]:
    return list(ordered.values_list("pk", flat=True)[offset : offset + size])


def _ranked(documents: SearchDocumentQuerySet, question: Question) -> list[int]:
    """The title itself, titles with the reader's words, titles with other wordings of them, people of that name, other
    names, texts.

    Within each newer first, but texts by relevance, as far as they lie within the window.
    """
    parsed = question.parsed
    named = _in_field("names_folded", parsed) | _in_field("pinyin", parsed)
    own = replace(parsed, terms=tuple(replace(term, wordings=term.wordings[:1]) for term in parsed.terms))
    place = Case(
        When(title_folded=parsed.written, then=Value(0)),
        When(_in_field("title_folded", own), then=Value(1)),
        When(_in_field("title_folded", parsed), then=Value(2)),
        When(Q(kind="person") & named, then=Value(3)),
        When(named, then=Value(4)),
        default=Value(TEXT_PLACE),
        output_field=IntegerField(),
    )
    age = Coalesce(F("date"), Value(question.moment - relevance.TIMELESS))
    ordered = documents.annotate(place=place).alias(age=age).order_by("place", "-age", "source_type", "-source_pk")
    if question.offset >= WINDOW:
        return _slice(ordered, question.offset, question.size)
    window = _window(ordered, question)
    page = window[question.offset : question.offset + question.size]
    missing = question.size - len(page)
    return page + (_slice(ordered, WINDOW, missing) if missing and len(window) == WINDOW else [])


def _window(ordered: Any, question: Question) -> list[int]:
    """The first hits; texts among them by relevance."""
    found = list(ordered.values_list("pk", "place")[:WINDOW])
    named = [pk for pk, place in found if place != TEXT_PLACE]
    texts = [pk for pk, place in found if place == TEXT_PLACE]
    if question.offset + question.size <= len(named) or len(texts) < 2:
        return named + texts
    rows = [row for row, _pinyin in _rows(SearchDocument.objects.all(), texts)]
    return named + [rows[place].pk for place in relevance.order_strict(rows, question.parsed, question.moment)]


def _in_field(name: str, parsed: ParsedQuery) -> Q:
    """Every term stands in that field, in one of its wordings."""
    return reduce(and_, (_term_in(name, term.wordings) for term in parsed.terms))


def _term_in(name: str, wordings: Iterable[Run]) -> Q:
    found = Q()
    for run in wordings:
        found |= Q(GreaterThan(StrIndex(F(name), Value(run.needle)), 0))
    return found
