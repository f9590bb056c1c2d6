"""A new index beside the one in use, filled from the search table; then it takes the other's place.

How far it has come stands in the row of the server, so that a rebuild that was killed goes on where it was, and several
at once only do the same work twice. What changes meanwhile is delivered to both indexes, and the higher revision wins.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from search.models import SearchDocument, SearchServer
from search.server import compare, delivery, indices, mapping
from search.server.client import ServerError

logger = logging.getLogger(__name__)

CHUNK = 400  # documents


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild has come. `index` is the new one."""

    index: str
    done: int
    total: int
    finished: bool = False


def run(report: Callable[[Progress], None] = lambda _progress: None) -> Progress:
    """To the end, from where the last one stopped."""
    progress = advance(0)
    while not progress.finished:
        report(progress)
        progress = advance(1)
    report(progress)
    return progress


def advance(seconds: float) -> Progress:
    """Begin or go on for about that long. Raises ServerError."""
    server = _begun()
    index, until = server.building_index, time.monotonic() + seconds
    while True:
        rows = _next_rows(server.built_pk)
        if not rows:
            return _finish(index, server)
        _copy(rows, index)
        done = {"built_pk": rows[-1].pk, "built": server.built + len(rows)}
        if not SearchServer.change({"building_index": index}, **done):
            return _other_was_faster(index, server)  # it has finished, or given the index up
        server.built_pk, server.built = done["built_pk"], done["built"]
        if time.monotonic() >= until:
            return Progress(index, server.built, server.build_total)


def _begun() -> SearchServer:
    """The row of a rebuild that is under way."""
    server = SearchServer.current()
    if server.building_index and indices.fits(server.building_index) and indices.exists(server.building_index):
        return server
    index = indices.create()
    fresh = {"building_index": index, "built_pk": 0, "built": 0, "build_total": SearchDocument.objects.count()}
    if not SearchServer.change({"building_index": server.building_index}, **fresh):
        indices.delete(index)  # another process has begun in the same moment: its index it is
    return SearchServer.current()


def _next_rows(after: int) -> list[SearchDocument]:
    return list(SearchDocument.objects.filter(pk__gt=after).order_by("pk").only(*mapping.COLUMNS)[:CHUNK])


def _copy(rows: list[SearchDocument], index: str) -> None:
    """A document that the server refuses is left to the comparison at the end, and then to the outbox."""
    results = delivery.send((mapping.put(row, index) for row in rows), searchable=False)
    for result in results.values():
        if result.gone:
            delivery.forget(index)
        if result.gone or result.failure:
            raise ServerError(result.failure or f"{index} is gone")


def _finish(index: str, server: SearchServer) -> Progress:
    """Compare, mend by the outbox, and let the new index take the place of the old one."""
    indices.ready(index)
    found = compare.mend(index)
    if found:
        logger.warning("search server: %d documents of the new index are mended", len(found.wrong) + len(found.stray))
    indices.point_alias_at(index)
    swapped = SearchServer.change(
        {"building_index": index}, live_index=index, building_index="", built_pk=0, built=0, build_total=0
    )
    if swapped:
        indices.delete(*_others())
        delivery.deliver()
    return Progress(index, server.built, server.built, finished=True)


def _others() -> set[str]:
    """Indexes of ours that nobody uses: old ones, and what killed rebuilds left."""
    return set(indices.all_of_ours()) - set(SearchServer.current().indexes)


def _other_was_faster(index: str, server: SearchServer) -> Progress:
    return Progress(index, server.built, server.build_total, finished=SearchServer.current().live_index == index)
