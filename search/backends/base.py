"""What an engine does for the service, and what it is asked and answers: the same on every engine."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery

FACETS = ("year", "level", "town", "column")  # the order of SearchDocument.facet_key
RELEVANCE, NEWEST = "relevance", "date"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader has narrowed a search to; empty narrows nothing.

    `kind` is one type, `facets` maps facet keys (FACETS) to one value each, unknown keys are ignored. `scope` is what
    is searched in (roll:12). `since` and `until` bound the document's date, until exclusive; a document without a date
    lies in no bound.
    """

    kind: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that count, with a value each."""
        return {key: self.facets[key] for key in FACETS if self.facets.get(key)}


class Bucket(NamedTuple):
    """What documents that are counted together have in common; "" where they have none."""

    locale: str
    kind: str
    year: str = ""
    level: str = ""
    town: str = ""
    column: str = ""

    @classmethod
    def of(cls, locale: str, kind: str, facet_key: str) -> "Bucket":
        return cls(locale, kind, *facet_key.split("|")) if facet_key else cls(locale, kind)

    def passes(self, filters: Filters, without: str = "") -> bool:
        """Whether the filters let it through; `without` names one ("type" or a facet) that is not asked."""
        if filters.kind and without != "type" and self.kind != filters.kind:
            return False
        return all(key == without or getattr(self, key) == value for key, value in filters.chosen.items())


@dataclass(frozen=True, slots=True)
class Question:
    """One page of hits to be found: `size` documents from `offset` on, in this language, visible at `moment`."""

    parsed: ParsedQuery
    locale: str
    moment: datetime
    filters: Filters = Filters()
    order: str = RELEVANCE
    offset: int = 0
    size: int = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """The keys (SearchDocument.pk) of the page, in order, and how many hits each bucket has.

    The tally counts all strict hits of every language, kind and facet, narrowed by scope and dates alone: total and
    facet counts are sums over it, so narrowing costs no further query.
    """

    documents: tuple[int, ...] = ()
    tally: Mapping[Bucket, int] = field(default_factory=dict)


class Engine(Protocol):
    """Finds documents for readers."""

    name: str

    def strict(self, question: Question) -> Answer:
        """The documents that are strict hits (ParsedQuery.stands_in), and the page of them that is asked for."""

    def related(self, question: Question) -> tuple[int, ...]:
        """At most `size` documents that share the query's telling words and are no strict hits, nearest first."""


class LocalEngine(Engine, Protocol):
    """The engine of the site's own database, written in the transaction that changes a document."""

    def matching(self, documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> SearchDocumentQuerySet:
        """The strict hits among these documents. `parsed` has at least one term."""

    def write(self, documents: Iterable[SearchDocument]) -> None:
        """Index saved rows, replacing what was indexed for them. Deleted rows leave the index by themselves."""

    def bulk(self) -> AbstractContextManager[None]:
        """Around a rebuild: the engine may put off what is cheaper done once."""
        return nullcontext()


def texts(document: SearchDocument) -> tuple[str, str, str, str]:
    """The normal texts of a document in the order of the indexed columns."""
    return document.title_folded, document.names_folded, document.pinyin, document.body_folded


def narrowed(documents: SearchDocumentQuerySet, filters: Filters) -> SearchDocumentQuerySet:
    """The documents within scope and dates: what the tally counts."""
    if filters.scope:
        documents = documents.filter(scopes__contains=f" {filters.scope} ")
    if filters.since:
        documents = documents.filter(date__gte=filters.since)
    if filters.until:
        documents = documents.filter(date__lt=filters.until)
    return documents


def chosen(documents: SearchDocumentQuerySet, filters: Filters) -> SearchDocumentQuerySet:
    """The documents of the kind and facets that the reader has chosen."""
    if filters.kind:
        documents = documents.filter(kind=filters.kind)
    return documents.filter(**{f"facets__{key}": value for key, value in filters.chosen.items()})
