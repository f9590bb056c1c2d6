"""Differences between the search table and an index, by primary key and revision, both ways.

Both are read in the order of the primary key, some thousand rows at a time. What differs goes into the outbox, so that
it is hidden from readers of the server at once and mended by the next delivery.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from search import documents, outbox
from search.indexing import chunks
from search.models import IndexOutbox, OutboxAction, SearchDocument
from search.server.client import WRITE, client, speaking

PAGE = 5000  # documents

Rows = dict[str, int]  # document key → revision


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys of documents that the index lacks or has in another revision, and of those that it has too many."""

    wrong: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wrong or self.stray)


def mend(index: str) -> Difference:
    """Compare, and put what differs into the outbox."""
    found = difference(index)
    for some in chunks(found.wrong):
        _note_changed(some)
    for some in chunks(found.stray):
        _note_gone(some)
    return found


def difference(index: str) -> Difference:
    """Without what the outbox holds anyway."""
    wrong: set[str] = set()
    stray: set[str] = set()
    for table, there in _side_by_side(index):
        wrong |= {key for key, revision in table.items() if there.get(key) != revision}
        stray |= there.keys() - table.keys()
    waiting = set(IndexOutbox.objects.values_list("key", flat=True))
    # A document that was made anew has another primary key: it is wrong at one place and stray at the other.
    return Difference(tuple(sorted(wrong - waiting)), tuple(sorted(stray - wrong - waiting)))


def _side_by_side(index: str) -> Iterator[tuple[Rows, Rows]]:
    """Table and index for the same stretch of primary keys."""
    last = 0
    for there, end in _pages(index):
        yield _stretch(last, end), there
        last = end
    while True:
        rest = SearchDocument.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:PAGE]
        pks = list(rest)
        if not pks:
            return
        yield _stretch(last, pks[-1]), {}
        last = pks[-1]


def _stretch(after: int, end: int) -> Rows:
    rows = SearchDocument.objects.filter(pk__gt=after, pk__lte=end)
    found = rows.values_list("source_type", "source_pk", "locale", "revision")
    return {f"{source_type}:{pk}:{locale}": revision for source_type, pk, locale, revision in found}


def _pages(index: str) -> Iterator[tuple[Rows, int]]:
    """The documents of an index with the primary key of the last of each page. `_version` is the revision."""
    after: list[Any] | None = None
    while True:
        with speaking():
            answer = client(WRITE).search(
                index=index, size=PAGE, sort=[{"pk": "asc"}], search_after=after, version=True, source=False,
                track_total_hits=False, allow_partial_search_results=False,
                filter_path="hits.hits._id,hits.hits._version,hits.hits.sort",
            )  # fmt: skip
        hits = answer.get("hits", {}).get("hits", [])
        if not hits:
            return
        after = hits[-1]["sort"]
        yield {hit["_id"]: hit["_version"] for hit in hits}, int(after[0])


def _note_changed(keys: Iterable[str]) -> None:
    """With the revision that each document has now; the index may have a higher one, which delivery notices."""
    with transaction.atomic():
        outbox.note(OutboxAction.PUT, _stored(keys))


def _note_gone(keys: Iterable[str]) -> None:
    """Those that have come back meanwhile are written instead."""
    with transaction.atomic():
        stored = _stored(keys)
        revision = documents.next_revision()
        outbox.note(OutboxAction.DELETE, {key: revision for key in keys if key not in stored})
        outbox.note(OutboxAction.PUT, stored)


def _stored(keys: Iterable[str]) -> Mapping[str, int]:
    rows = SearchDocument.objects.keyed(keys).only("source_type", "source_pk", "locale", "revision")
    return {row.key: row.revision for row in rows}
