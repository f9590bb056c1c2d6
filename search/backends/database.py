"""What the two engines of the site's own database share: counting, order and pages of the rows that match."""

from datetime import timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import GreaterThan

from search.backends.base import NEWEST, Answer, Bucket, Question, chosen, narrowed
from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery
from search.text import normal

# Where a document without a date stands among dated ones: after the news of two years, before older news.
TIMELESS = timedelta(days=730)


class DatabaseEngine:
    """Strict hits by `matching()`, which each database does in its own way."""

    name = "database"

    def matching(self, documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> SearchDocumentQuerySet:
        raise NotImplementedError

    def strict(self, question: Question) -> Answer:
        """Two queries."""
        found = self.matching(
            narrowed(SearchDocument.objects.visible(question.moment), question.filters), question.parsed
        )
        tally = _tally(found)
        if not any(bucket.locale == question.locale and bucket.passes(question.filters) for bucket in tally):
            return Answer(tally=tally)
        here = chosen(found.filter(locale=question.locale), question.filters)
        ordered = _newest(here, question) if question.order == NEWEST else _ranked(here, question)
        page = ordered.values_list("pk", flat=True)[question.offset : question.offset + question.size]
        return Answer(tuple(page), tally)

    def related(self, question: Question) -> tuple[int, ...]:
        return ()


def _tally(documents: SearchDocumentQuerySet) -> dict[Bucket, int]:
    rows = documents.order_by().values_list("locale", "kind", "facet_key").annotate(count=Count("pk"))
    return {Bucket.of(locale, kind, key): count for locale, kind, key, count in rows}


def _newest(documents: SearchDocumentQuerySet, _question: Question) -> Any:
    return documents.order_by(F("date").desc(nulls_last=True), "source_type", "-source_pk")


def _ranked(documents: SearchDocumentQuerySet, question: Question) -> Any:
    """The title itself, titles that contain every term, people of that name, other names, texts; newer first."""
    parsed = question.parsed
    named = _in_field("names_folded", parsed) | _in_field("pinyin", parsed)
    place = Case(
        When(title_folded=normal(" ".join(run.needle for run in parsed.runs)), then=Value(0)),
        When(_in_field("title_folded", parsed), then=Value(1)),
        When(Q(kind="person") & named, then=Value(2)),
        When(named, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    age = Coalesce(F("date"), Value(question.moment - TIMELESS))
    return documents.alias(place=place, age=age).order_by("place", "-age", "source_type", "-source_pk")


def _in_field(name: str, parsed: ParsedQuery) -> Q:
    """Every term stands in that field, in one of its wordings."""
    return reduce(and_, (_term_in(name, term.wordings) for term in parsed.terms))


def _term_in(name: str, wordings: Any) -> Q:
    found = Q()
    for run in wordings:
        found |= Q(GreaterThan(StrIndex(F(name), Value(run.needle)), 0))
    return found
