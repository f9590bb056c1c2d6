"""Elasticsearch: phrases of grams, one aggregation for all counts, one request a question.

The order of strict hits: the title itself, titles that contain every term, people of that name, other names, then by
BM25, where recent news weigh a little more. Only keys come back; rows are read from the site's own table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from django.conf import settings

from search.backends.base import NEWEST, Answer, Bucket, Question
from search.query import ParsedQuery, Run, Term
from search.server.client import ServerError, client, speaking
from search.server.mapping import TEXTS, millis
from search.text import IS_HAN, normal

WINDOW = 10_000  # hits that a server lets one page through
BUCKETS = 10_000
TELLING = 24  # grams of a question that related documents are looked for by, the rarest
ENOUGH = "1<1 10<2"  # how many of them a related document must have: one, and two of more than ten
WEIGHTS = {"title": 4.0, "names": 3.0, "pinyin": 3.0, "body": 1.0}
# Places stand so far apart that no text score reaches from one to the next.
TITLE_ITSELF, IN_TITLE, IN_OWN_WORDS, IN_NAMES, OF_A_PERSON, TEXT = 4000.0, 2000.0, 1000.0, 500.0, 250.0, 0.1
RECENT, PIVOT = 0.2, "180d"  # news: what today is worth more than long ago, and when half of it is lost

Query = dict[str, Any]


class OutOfReachError(Exception):
    """A question that only the local index answers in full."""


class ElasticsearchEngine:
    """One index, without the documents whose last change it may not know."""

    name = "elasticsearch"

    def __init__(self, index: str, hidden: Sequence[str] = ()) -> None:
        self._index, self._hidden = index, list(hidden)

    def strict(self, question: Question) -> Answer:
        """One request. Raises ServerError, or OutOfReachError for pages far behind and too many kinds of hits."""
        if question.offset + question.size > WINDOW:
            raise OutOfReachError
        body = {
            "query": self._query(question),
            "post_filter": {"bool": {"filter": list(_chosen(question))}},
            "aggs": {"tally": {"terms": {"field": "bucket", "size": BUCKETS}}},
            "sort": BY_DATE if question.order == NEWEST else BY_PLACE,
            "from_": question.offset,
        }
        answer = self._ask(body, question)
        return Answer(_documents(answer), _tally(answer["aggregations"]["tally"]))

    def related(self, question: Question) -> tuple[int, ...]:
        """At most two requests. What stands in a document in one piece counts more."""
        grams = list(dict.fromkeys(gram for run in question.parsed.runs for gram in run.grams if not _lone(gram)))
        if len(grams) > TELLING:
            grams = self._rarest(grams)
        if not grams:
            return ()
        wanted = {
            "combined_fields": {
                "query": " ".join(grams),
                "fields": ["title^3", "names^2", "body"],
                "minimum_should_match": ENOUGH,
            }
        }
        whole = [_run(field, run) for run in question.parsed.runs if len(run.grams) > 1 for field in ("title", "body")]
        query = {
            "bool": {
                "must": [wanted],
                "should": whole,
                "filter": [*_bounds(question), *_chosen(question)],
                "must_not": [{"bool": {"filter": _terms(question.parsed)}}, *self._never(question.parsed)],
            }
        }
        return _documents(self._ask({"query": query, "sort": BY_PLACE}, question))

    # Asking

    def _ask(self, body: Mapping[str, Any], question: Question) -> Any:
        """An answer of all shards in time, or ServerError. Every page of a query comes from the same copies."""
        with speaking():
            answer = client(settings.SEARCH_TIMEOUT).search(
                index=self._index,
                size=question.size,
                source=False,
                track_total_hits=False,
                allow_partial_search_results=False,
                timeout=f"{int(settings.SEARCH_TIMEOUT * 1000)}ms",
                preference=f"q{crc32(question.parsed.shown.encode())}",
                **body,
            )
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise ServerError("the answer is not complete")
        return answer

    def _rarest(self, grams: list[str]) -> list[str]:
        """The grams that fewest documents have, without those that none has."""
        with speaking():
            answer = client(settings.SEARCH_TIMEOUT).termvectors(
                index=self._index,
                doc={"body": " ".join(grams)},
                fields=["body"],
                term_statistics=True,
                positions=False,
                offsets=False,
                payloads=False,
                filter={"max_num_terms": TELLING, "min_doc_freq": 1},
            )
        return list(answer["term_vectors"].get("body", {}).get("terms", {}))

    def _query(self, question: Question) -> Query:
        parsed = question.parsed
        always = [*_bounds(question)]
        never = self._never(parsed)
        if question.order == NEWEST:
            return {"bool": {"filter": [*_terms(parsed), *always], "must_not": never}}
        text = {"bool": {"must": _terms(parsed, weighed=True), "should": [_recent(question)], "boost": TEXT}}
        return {"bool": {"must": [text], "should": _places(parsed), "filter": always, "must_not": never}}

    def _never(self, parsed: ParsedQuery) -> list[Query]:
        excluded = [_anywhere(run) for run in parsed.excluded]
        return [*excluded, {"ids": {"values": self._hidden}}] if self._hidden else excluded


# What must stand where ----------------------------------------------------------------------------------------------


def _terms(parsed: ParsedQuery, *, weighed: bool = False) -> list[Query]:
    """Each term, in any of its wordings and any field."""
    return [_any([_anywhere(run, weighed=weighed) for run in term.wordings]) for term in parsed.terms]


def _anywhere(run: Run, *, weighed: bool = False) -> Query:
    return _any([_weighed(_run(field, run), field) if weighed else _run(field, run) for field in _fields(run)])


def _any(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries}}


def _weighed(query: Query, field: str) -> Query:
    return {"bool": {"must": [query], "boost": WEIGHTS[field]}}


def _fields(run: Run) -> Iterator[str]:
    """Pinyin has no Han to look for."""
    han = any(IS_HAN.match(part) for part in run.parts)
    return (field for field in TEXTS if field != "pinyin" or not han)


def _run(field: str, run: Run) -> Query:
    """The run as a phrase of grams. A lone Han character at its end may begin any gram."""
    *before, last = run.grams
    if not run.ends_in_prefix:
        return {"match_phrase": {field: " ".join(run.grams)}} if before else {"term": {field: last}}
    if not before:
        return {"term": {f"{field}.first": last}}
    beginning = {"span_field_masking": {"query": {"span_term": {f"{field}.first": last}}, "field": field}}
    clauses = [*({"span_term": {field: gram}} for gram in before), beginning]
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _lone(gram: str) -> bool:
    return len(gram) == 1 and bool(IS_HAN.match(gram))


# Order ----------------------------------------------------------------------------------------------------------------

# `_last` would make the server stumble over its own number for it.
LATEST = {"date": {"order": "desc", "missing": millis(datetime.min.replace(tzinfo=UTC))}}
BY_DATE = [LATEST, {"source": "asc"}, {"number": "desc"}, {"pk": "desc"}]
BY_PLACE = [{"_score": "desc"}, LATEST, {"source": "asc"}, {"number": "desc"}, {"pk": "desc"}]


def _places(parsed: ParsedQuery) -> list[Query]:
    """What lifts a hit above those that have the words in their text."""
    whole = normal(" ".join(run.needle for run in parsed.runs))
    named = _any([_all_in(field, parsed.terms) for field in ("names", "pinyin")])
    of_a_person = {"bool": {"filter": [{"term": {"kind": "person"}}, named]}}
    found = [
        ({"term": {"title_exact": whole}}, TITLE_ITSELF),
        (_all_in("title", parsed.terms), IN_TITLE),
        (_all_in("title", [replace(term, wordings=term.wordings[:1]) for term in parsed.terms]), IN_OWN_WORDS),
        (named, IN_NAMES),
        (of_a_person, OF_A_PERSON),
    ]
    return [{"constant_score": {"filter": query, "boost": boost}} for query, boost in found]


def _all_in(field: str, terms: Iterable[Term]) -> Query:
    """Every term in that field."""
    found = []
    for term in terms:
        wordings = [_run(field, run) for run in term.wordings if field in _fields(run)]
        found.append(_any(wordings) if wordings else {"match_none": {}})
    return {"bool": {"filter": found}}


def _recent(question: Question) -> Query:
    near = {"field": "date", "origin": millis(question.moment), "pivot": PIVOT, "boost": RECENT / TEXT}
    return {"bool": {"filter": [{"term": {"kind": "article"}}], "should": [{"distance_feature": near}]}}


# Bounds ---------------------------------------------------------------------------------------------------------------


def _bounds(question: Question) -> Iterator[Query]:
    """What the tally is narrowed by: visible at the moment, in scope, between the dates."""
    now, filters = millis(question.moment), question.filters
    yield {"range": {"visible_from": {"lte": now}}}
    yield {"range": {"visible_until": {"gt": now}}}
    if filters.scope:
        yield {"term": {"scopes": filters.scope}}
    if filters.since:
        yield {"range": {"date": {"gte": millis(filters.since)}}}
    if filters.until:
        yield {"range": {"date": {"lt": millis(filters.until)}}}


def _chosen(question: Question) -> Iterator[Query]:
    """What the page is narrowed by and the tally is not."""
    yield {"term": {"locale": question.locale}}
    if question.filters.kind:
        yield {"term": {"kind": question.filters.kind}}
    for key, value in question.filters.chosen.items():
        yield {"term": {key: value}}


# Answers --------------------------------------------------------------------------------------------------------------


def _documents(answer: Any) -> tuple[int, ...]:
    """Each hit's last sort value is its primary key."""
    return tuple(hit["sort"][-1] for hit in answer["hits"]["hits"])


def _tally(found: Any) -> dict[Bucket, int]:
    if found["sum_other_doc_count"]:
        raise OutOfReachError
    return {Bucket.of(*bucket["key"].split("|", 2)): bucket["doc_count"] for bucket in found["buckets"]}
