"""PostgreSQL: a GIN index over each document's grams names candidates, the folded text decides.

A tsvector with positions cannot hold long texts (255 positions a lexeme, none past 16,383, 1 MB in all), so positions
are not kept at all: the grams are a set, and a run of several grams is looked for in the text itself. A set of 1 MB
holds the grams of any text that search stores (documents.BODY_LIMIT).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, Value

from search.backends.base import Bucket, Question, texts
from search.backends.database import DatabaseEngine, Tally, is_asked_for, read_frequencies
from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery, Run
from search.text import grams_of_normal

FEW = 1000  # documents: below, a rebuild makes the index last

CREATE_INDEX = "CREATE INDEX IF NOT EXISTS search_grams_gin ON search_searchgrams USING gin (grams)"
DROP_INDEX = "DROP INDEX IF EXISTS search_grams_gin"
# strpos under a name that says what it costs: the planner takes it for nothing, reads every long text of the table
# with it and asks the index last.
STANDS = """CREATE OR REPLACE FUNCTION search_stands(content text, needle text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS 'BEGIN RETURN strpos(content, needle) > 0; END'"""
# The index, always: to the planner a tsvector costs nothing to read, so it would rather unpack every one of them.
CANDIDATES = """CREATE OR REPLACE FUNCTION search_candidates(query tsquery) RETURNS SETOF bigint
    LANGUAGE sql STABLE STRICT ROWS 200 SET enable_seqscan = off
    AS 'SELECT document_id FROM search_searchgrams WHERE grams @@ query'"""
FUNCTIONS = (STANDS, CANDIDATES)
# In how many documents a gram stands: as ANALYZE has counted the commonest, the others by the index.
FREQUENCIES = """WITH common AS (
        SELECT unnest(most_common_elems::text::text[]) AS gram, unnest(most_common_elem_freqs) AS share
        FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'search_searchgrams' AND attname = 'grams')
    SELECT asked.gram, COALESCE(
        (share * (SELECT reltuples FROM pg_class WHERE oid = 'search_searchgrams'::regclass))::bigint,
        (SELECT count(*) FROM search_candidates(asked.query::tsquery))),
        (SELECT max(id) - min(id) + 1 FROM search_searchdocument)
    FROM unnest(%s::text[], %s::text[]) AS asked(gram, query) LEFT JOIN common ON common.gram = asked.gram"""
CARRIERS = """SELECT document FROM unnest(%s::text[], %s::float[]) AS asked(query, weight),
    LATERAL (SELECT search_candidates(asked.query::tsquery) AS document) AS found
    GROUP BY document ORDER BY SUM(weight) DESC, document DESC LIMIT %s"""
# Reading long folded texts is most of the work of a common phrase; lz4 unpacks them several times faster.
COMPRESS = """DO $$ BEGIN
    ALTER TABLE search_searchdocument ALTER COLUMN body_folded SET COMPRESSION lz4;
EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'lz4 is not available, pglz stays'; END $$"""


class PostgresEngine(DatabaseEngine):
    """The local engine of a site on PostgreSQL."""

    name = "postgresql"

    def matching(self, documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> SearchDocumentQuerySet:
        """One look into the index for all terms and wordings: joined by AND and OR in SQL, they would be read one by
        one, or every document with them."""
        wanted = " & ".join(f"({_tsquery(term.wordings)})" for term in parsed.terms)
        documents = documents.filter(pk__in=Candidates(Value(wanted)))
        for term in parsed.terms:
            if not _told_by_grams(term.wordings):
                documents = documents.filter(_stand(term.wordings))
        return self.without(documents, parsed.excluded) if parsed.excluded else documents

    def without(self, documents: SearchDocumentQuerySet, runs: Sequence[Run]) -> SearchDocumentQuerySet:
        unwanted = Q(pk__in=Candidates(Value(_tsquery(runs))))
        return documents.exclude(unwanted if _told_by_grams(runs) else unwanted & _stand(runs))

    def counted(self, found: SearchDocumentQuerySet, question: Question) -> tuple[Tally, SearchDocumentQuerySet]:
        """Long texts are looked through once: what passed is then named by its keys."""
        rows = found.order_by().values_list("locale", "kind", "facet_key").annotate(pks=ArrayAgg("pk"))
        passed = {Bucket.of(locale, kind, key): pks for locale, kind, key, pks in rows}
        pks = chain.from_iterable(pks for bucket, pks in passed.items() if is_asked_for(bucket, question))
        tally = {bucket: len(pks) for bucket, pks in passed.items()}
        return tally, SearchDocument.objects.filter(pk__in=Listed(Value(list(pks))))

    def frequencies(self, grams: Sequence[str]) -> tuple[dict[str, int], int]:
        with connection.cursor() as cursor:
            cursor.execute(FREQUENCIES, [list(grams), [_quoted(gram) for gram in grams]])
            return read_frequencies(cursor.fetchall())

    def carriers(self, weights: Mapping[str, float], limit: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(CARRIERS, [[_quoted(gram) for gram in weights], list(weights.values()), limit])
            return [pk for (pk,) in cursor.fetchall()]

    def write(self, documents: Iterable[SearchDocument]) -> None:
        rows = [(document.pk, sorted(set(chain(*map(grams_of_normal, texts(document)))))) for document in documents]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_searchgrams (document_id, grams) VALUES (%s, array_to_tsvector(%s::text[]))"
                " ON CONFLICT (document_id) DO UPDATE SET grams = EXCLUDED.grams",
                rows,
            )

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """A first filling outside a transaction makes the index at the end: four times faster than growing it."""
        first = not connection.in_atomic_block and not SearchDocument.objects.all()[FEW:].exists()
        if first:
            _execute(DROP_INDEX)
        try:
            yield
        finally:
            if first:
                _execute(CREATE_INDEX)
        _execute("ANALYZE search_searchgrams, search_searchdocument")


class Candidates(Func):
    """The documents whose grams answer a tsquery."""

    template = "(SELECT search_candidates(%(expressions)s::tsquery))"
    output_field = BigIntegerField()


class Listed(Func):
    """The documents of a list of keys, sent as one value."""

    template = "(SELECT unnest(%(expressions)s::bigint[]))"
    output_field = BigIntegerField()


class Stands(Func):
    """Whether a run stands in a column's normal text."""

    function = "search_stands"
    output_field = BooleanField()


def _told_by_grams(runs: Sequence[Run]) -> bool:
    """Whether having the grams is having one of the runs."""
    return all(len(run.grams) == 1 for run in runs)


def _stand(runs: Sequence[Run]) -> Q:
    found = Q()
    for run in runs:
        for field in ("title_folded", "names_folded", "body_folded", "pinyin"):
            found |= Q(Stands(F(field), Value(run.needle)))
    return found


def _tsquery(runs: Sequence[Run]) -> str:
    return " | ".join(f"({_all_of(run)})" for run in runs)


def _all_of(run: Run) -> str:
    *others, last = run.grams
    return " & ".join([*map(_quoted, dict.fromkeys(others)), f"{_quoted(last)}{':*' if run.ends_in_prefix else ''}"])


def _quoted(gram: str) -> str:
    """Grams hold letters and digits only, so quoting them is all it takes."""
    return f"'{gram}'"


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def install() -> None:
    _execute(COMPRESS)
    _execute(CREATE_INDEX)


def uninstall() -> None:
    _execute(DROP_INDEX)
