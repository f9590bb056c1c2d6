"""What the outbox holds goes to the server, in the order of the changes, as often as it takes.

Every write carries the document's revision, and the server keeps the highest: delivering twice, late or from two
processes at once changes nothing. A row leaves the outbox when the change can be searched in every index in use. When
the server as a whole fails, rows keep their place; a single document that it refuses again and again is set aside.
"""

import logging
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone

from search.models import IndexOutbox, OutboxAction, SearchDocument, SearchServer
from search.server import indices, mapping
from search.server.client import WRITE, ServerError, client, configured, refuses_all, speaking

logger = logging.getLogger(__name__)

BATCH = 200  # documents
PORTION = 4 * 1024 * 1024  # bytes of one request
ATTEMPTS = 5  # of one document, before it is set aside
LONGEST = 30.0  # seconds of one call; the next one goes on

_CURRENT_VERSION = re.compile(r"current version \[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows were acknowledged, and what kept the rest; "" when nothing did."""

    delivered: int = 0
    failure: str = ""


@dataclass(slots=True)
class Result:
    """What the server said about one document: nothing when it took it."""

    refusal: str = ""
    newer: int = 0  # the revision that the index has already
    failure: str = ""
    gone: str = ""  # the index that does not exist

    def add(self, index: str, status: int, error: Mapping[str, Any]) -> None:
        reason = f"{error.get('type', '')}: {error.get('reason', '')}"[:500]
        if status == 409:
            found = _CURRENT_VERSION.search(reason)
            self.newer = max(self.newer, int(found.group(1)) if found else 1)
        elif status == 404:
            self.gone = index
        elif refuses_all(status):
            self.failure = reason
        else:
            self.refusal = reason

    @property
    def taken(self) -> bool:
        return not (self.refusal or self.newer or self.failure or self.gone)


def deliver() -> Outcome:
    """All that is due, unless the server rests after a failure; its row says how it went."""
    server = SearchServer.current()
    if server.rests(timezone.now()):
        return Outcome(failure=server.last_error)
    outcome = drain()
    if outcome.failure:
        SearchServer.current().failed(outcome.failure)
    elif outcome.delivered and server.failures:
        SearchServer.current().is_well()
    return outcome


def drain() -> Outcome:
    """All that is due, now."""
    begun, delivered = time.monotonic(), 0
    try:
        while configured() and SearchServer.current().indexes and time.monotonic() - begun < LONGEST:
            rows = list(IndexOutbox.objects.due(timezone.now()).order_by("revision", "pk")[:BATCH])
            if not rows:
                break
            delivered += _deliver(rows)
    except ServerError as failure:
        return Outcome(delivered, str(failure))
    return Outcome(delivered)


def _deliver(rows: Sequence[IndexOutbox]) -> int:
    """One batch. Raises ServerError after acknowledging what was taken."""
    indexes = SearchServer.current().indexes
    lost = [index for index in indexes if not indices.writable(index)]
    for index in lost:
        forget(index)
    if lost:
        return 0
    results = send(_actions(rows, indexes))
    taken = [row for row in rows if results[row.key].taken]
    # A rebuild that has begun since then may have read these documents before they changed: once more, there too.
    if set(SearchServer.current().indexes) <= set(indexes):
        _acknowledge(taken)
    else:
        taken = []
    for row in rows:
        _settle(row, results[row.key])
    failures = [result.failure for result in results.values() if result.failure]
    if failures:
        raise ServerError(failures[0])
    return len(taken)


def _actions(rows: Iterable[IndexOutbox], indexes: Iterable[str]) -> Iterator[dict[str, Any]]:
    documents = _documents(row.key for row in rows if row.action == OutboxAction.PUT)
    for row, index in product(rows, indexes):
        document = documents.get(row.key)
        yield mapping.put(document, index) if document else mapping.delete(row.key, row.revision, index)


def _documents(keys: Iterable[str]) -> dict[str, SearchDocument]:
    return {row.key: row for row in SearchDocument.objects.keyed(keys).only(*mapping.COLUMNS)}


def send(actions: Iterable[dict[str, Any]], *, searchable: bool = True) -> dict[str, Result]:
    """Write to the server; document key → what it said. `searchable` waits until readers would find it."""
    from elasticsearch.helpers import streaming_bulk

    results: dict[str, Result] = {}
    with speaking():
        answers = streaming_bulk(
            client(WRITE),
            actions,
            chunk_size=BATCH * 2,
            max_chunk_bytes=PORTION,
            raise_on_error=False,
            refresh=searchable,
            require_alias=True,
        )
        for _ok, item in answers:
            answer = next(iter(item.values()))
            result = results.setdefault(answer["_id"], Result())
            if "error" in answer:
                index = answer["_index"].removesuffix("-writes")
                result.add(index, answer["status"], answer["error"])
    return results


# What became of each row ------------------------------------------------------------------------------------------


def _acknowledge(rows: Sequence[IndexOutbox]) -> None:
    """A row that has changed since it was read stays."""
    if rows:
        same = (Q(pk=row.pk, revision=row.revision) for row in rows)
        IndexOutbox.objects.filter(reduce(or_, same)).delete()


def _settle(row: IndexOutbox, result: Result) -> None:
    if result.gone:
        forget(result.gone)
    elif result.newer:
        _renew(row, result.newer)
    elif result.refusal:
        _refused(row, result.refusal)


def forget(index: str) -> None:
    """An index that is not there any more is nobody's: the next upkeep builds one."""
    logger.warning("search server: index %s is gone", index)
    SearchServer.change({"live_index": index}, live_index="")
    SearchServer.change({"building_index": index}, building_index="")


def _renew(row: IndexOutbox, newer: int) -> None:
    """The index has a higher revision than the last change: clocks of two machines differ. The change wins."""
    revision = max(newer, row.revision) + 1
    if IndexOutbox.objects.filter(pk=row.pk, revision=row.revision).update(revision=revision):
        SearchDocument.objects.keyed([row.key]).filter(revision__lt=revision).update(revision=revision)


def _refused(row: IndexOutbox, reason: str) -> None:
    attempts = row.attempts + 1
    now = timezone.now()
    aside = attempts >= ATTEMPTS
    if aside:
        logger.error("search server: %s is set aside after %d attempts: %s", row.key, attempts, reason)
    IndexOutbox.objects.filter(pk=row.pk, revision=row.revision).update(
        attempts=attempts,
        last_error=reason,
        due_at=now + timedelta(seconds=2**attempts),
        set_aside_at=now if aside else None,
    )
