"""SQLite: an FTS5 table over the grams, with positions, so a phrase of grams is the run itself."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, Func, Value

from search.backends.base import texts
from search.backends.database import DatabaseEngine, read_frequencies
from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import ParsedQuery, Run
from search.text import grams_of_normal

# `ascii`: every character beyond ASCII belongs to a token, blanks part tokens; nothing is folded that we did not fold.
CREATE = """CREATE VIRTUAL TABLE IF NOT EXISTS search_fts
    USING fts5(title, names, pinyin, body, tokenize='ascii', detail=full)"""
# A rebuild of the documents' table by a migration drops triggers without a word: laid anew after every migrate.
TRIGGER = """CREATE TRIGGER IF NOT EXISTS search_fts_follow_delete AFTER DELETE ON search_searchdocument
    BEGIN DELETE FROM search_fts WHERE rowid = OLD.id; END"""
# How many documents have a gram: reads the full-text table's own lists.
VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS search_fts_grams USING fts5vocab('search_fts', 'row')"
FREQUENCIES = """SELECT term, doc, (SELECT max(id) - min(id) + 1 FROM search_searchdocument)
    FROM json_each(%s) AS asked CROSS JOIN search_fts_grams
    WHERE search_fts_grams.term = asked.value"""
CARRIERS = """SELECT search_fts.rowid FROM json_each(%s) AS asked CROSS JOIN search_fts
    WHERE search_fts MATCH '"' || asked.key || '"'
    GROUP BY search_fts.rowid ORDER BY SUM(asked.value) DESC, search_fts.rowid DESC LIMIT %s"""
DROP = (
    "DROP TRIGGER IF EXISTS search_fts_follow_delete",
    "DROP TABLE IF EXISTS search_fts_grams",
    "DROP TABLE IF EXISTS search_fts",
)


class Row(NamedTuple):
    """One row of the full-text table: grams parted by blanks."""

    rowid: int
    title: str
    names: str
    pinyin: str
    body: str


class Matching(Func):
    """The documents that an FTS5 expression finds."""

    template = "(SELECT rowid FROM search_fts WHERE search_fts MATCH %(expressions)s)"
    output_field = BigIntegerField()


class SqliteEngine(DatabaseEngine):
    """The local engine of a site on SQLite."""

    name = "sqlite"

    def matching(self, documents: SearchDocumentQuerySet, parsed: ParsedQuery) -> SearchDocumentQuerySet:
        return documents.filter(pk__in=Matching(Value(_expression(parsed))))

    def without(self, documents: SearchDocumentQuerySet, runs: Sequence[Run]) -> SearchDocumentQuerySet:
        return documents.exclude(pk__in=Matching(Value(_any_of(runs))))

    def frequencies(self, grams: Sequence[str]) -> tuple[dict[str, int], int]:
        with connection.cursor() as cursor:
            cursor.execute(FREQUENCIES, [json.dumps(list(grams))])
            return read_frequencies(cursor.fetchall())

    def carriers(self, weights: Mapping[str, float], limit: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(CARRIERS, [json.dumps(weights, ensure_ascii=False), limit])
            return [pk for (pk,) in cursor.fetchall()]

    def write(self, documents: Iterable[SearchDocument]) -> None:
        rows = [Row(document.pk, *map(_column, texts(document))) for document in documents]
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(row.rowid,) for row in rows])
            cursor.executemany(
                "INSERT INTO search_fts (rowid, title, names, pinyin, body) VALUES (%s, %s, %s, %s, %s)", rows
            )

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Afterwards the index is merged into one piece."""
        yield
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")


def _expression(parsed: ParsedQuery) -> str:
    wanted = " AND ".join(_any_of(term.wordings) for term in parsed.terms)
    return f"({wanted}) NOT {_any_of(parsed.excluded)}" if parsed.excluded else wanted


def _any_of(runs: Sequence[Run]) -> str:
    return f"({' OR '.join(map(_phrase, runs))})"


def _phrase(run: Run) -> str:
    """Grams hold letters and digits only, so nothing in them can be query syntax."""
    return f'"{" ".join(run.grams)}"{" *" if run.ends_in_prefix else ""}'


def _column(normal_text: str) -> str:
    return " ".join(grams_of_normal(normal_text))


def install(*, triggers_only: bool = False) -> None:
    with connection.cursor() as cursor:
        if not triggers_only:
            cursor.execute(CREATE)
            cursor.execute(VOCABULARY)
        cursor.execute(TRIGGER)


def uninstall() -> None:
    with connection.cursor() as cursor:
        for statement in DROP:
            cursor.execute(statement)
