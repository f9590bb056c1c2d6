"""The outbox: what the search server must be told, written in the transaction that changes the documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from search.models_server import IndexOutbox, OutboxAction

MOST = 500  # documents that a query may leave out; with more, the local index answers
LAG = timedelta(seconds=2)  # a change older than that must be on the server for it to answer


def note(action: OutboxAction, revisions: Mapping[str, int]) -> None:
    """Put changes (document key → revision) into the outbox, if there is a server that they can be delivered to."""
    if not settings.ELASTICSEARCH_URL or not revisions:
        return
    now = timezone.now()
    IndexOutbox.objects.bulk_create(
        [IndexOutbox(key=key, action=action, revision=revision, due_at=now) for key, revision in revisions.items()],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["action", "revision", "attempts", "due_at", "last_error", "set_aside_at"],
    )
    _deliver_after_commit()


def _deliver_after_commit() -> None:
    """Once a transaction, however many documents it changes."""
    if not any(waiting[1] is ask_for_delivery for waiting in connection.run_on_commit):
        transaction.on_commit(ask_for_delivery, robust=True)


def ask_for_delivery() -> None:
    """Have the worker deliver soon. The scheduler does it every few seconds anyway."""
    from search import tasks

    tasks.ask_for_delivery()


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """Documents whose last change the server may not know: it must not answer with them."""

    keys: tuple[str, ...] = ()
    too_late: bool = False  # so many, or one for so long, that the server should not answer at all


def unacknowledged() -> Unacknowledged:
    """One query."""
    rows = list(IndexOutbox.objects.order_by().values_list("key", "due_at", "set_aside_at")[: MOST + 1])
    oldest = min((due_at for _key, due_at, aside in rows if aside is None), default=None)
    late = oldest is not None and oldest < timezone.now() - LAG
    return Unacknowledged(tuple(row[0] for row in rows), late or len(rows) > MOST)


def retry(keys: Iterable[str] | None = None) -> int:
    """Try those again that were set aside; how many."""
    rows = IndexOutbox.objects.set_aside()
    chosen = rows if keys is None else rows.filter(key__in=list(keys))
    count = chosen.update(attempts=0, set_aside_at=None, due_at=timezone.now())
    if count:
        ask_for_delivery()
    return count
