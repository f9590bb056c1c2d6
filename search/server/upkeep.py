"""What the scheduler does every few seconds: deliver, look after the server, build an index where there is none."""

import logging

from django.utils import timezone

from search.models import SearchServer
from search.server import compare, delivery, indices, rebuild
from search.server.client import ServerError, configured

logger = logging.getLogger(__name__)

EVERY = 5  # seconds
SHARE = 2.0  # seconds of each round for a rebuild: other jobs wait for this one


def tend() -> None:
    """Failures are noted at the row of the server and tried again, less and less often."""
    if not configured() or SearchServer.current().rests(timezone.now()):
        return
    before = SearchServer.current()
    try:
        _tend()
    except ServerError as failure:
        if not before.failing_since:
            logger.error("search server fails, the local index answers: %s", failure)
        SearchServer.current().failed(str(failure))
        return
    if before.failing_since:
        logger.warning("search server is well again after %s", timezone.now() - before.failing_since)
    SearchServer.current().is_well()


def _tend() -> None:
    server = _without_lost_indexes()
    if server.live_index:
        indices.answers(server.live_index)
        mend_alias(server.live_index)
    outcome = delivery.drain()
    if outcome.failure:
        raise ServerError(outcome.failure)
    if server.building_index or not server.live_index:
        rebuild.advance(SHARE)


def _without_lost_indexes() -> SearchServer:
    """An index that is gone or has an old shape is forgotten; readers do without the server until there is another."""
    server = SearchServer.current()
    for index in server.indexes:
        if not indices.fits(index) or not indices.exists(index):
            delivery.forget(index)
    return SearchServer.current()


def mend_alias(index: str) -> None:
    """Readers do not ask by the alias: operators do."""
    found = indices.aliased()
    if found != [index]:
        logger.warning("search server: the alias led to %s, now to %s", found or "nothing", index)
        indices.point_alias_at(index)


def reconcile() -> compare.Difference:
    """Compare table and index, and mend. What the daily job and the command do."""
    server = SearchServer.current()
    if not configured() or not server.live_index:
        return compare.Difference()
    found = compare.mend(server.live_index)
    delivery.deliver()
    return found
