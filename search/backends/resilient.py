"""The engine that readers are answered by: the search server while it is well and knows everything, else the local one.

Readers never notice. A server that fails three times in a row is left alone for half a minute, then one question tries
it again. What it has not been told yet is left out of its answers.
"""

import logging
import threading
import time
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from django.core.cache import cache
from django.db import DatabaseError

from search import outbox
from search.backends.base import Answer, LocalEngine, Question
from search.backends.elasticsearch import ElasticsearchEngine, OutOfReachError
from search.models import SearchServer
from search.server import indices
from search.server.client import IndexGoneError, RefusedError, ServerError

logger = logging.getLogger(__name__)

FAILURES = 3  # in a row
PAUSE = 30.0  # seconds on the local index after them
TRIAL = 5.0  # seconds that one trial may take before another may begin
KEPT = 600  # seconds that other processes are told of an open breaker

T = TypeVar("T")


class Breaker:
    """Whether the server may be asked. One a process; where the cache is shared, processes learn from each other."""

    KEY, TRIAL_KEY = "search-breaker", "search-breaker-trial"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._until = 0.0  # by the clock; 0 is closed

    @property
    def open(self) -> bool:
        """Whether the server is left alone now; nothing is changed by asking."""
        return self._open_until() > time.time()

    def allows(self) -> bool:
        """Whether to ask the server. After the pause it lets one through, the trial."""
        until = self._open_until()
        if not until:
            return True
        if time.time() < until:
            return False
        with self._lock:
            if self._until > time.time():
                return False
            self._until = time.time() + TRIAL
        return bool(cache.add(self.TRIAL_KEY, 1, TRIAL))

    def succeeded(self) -> None:
        if not self._failures and not self._until:
            return
        with self._lock:
            was_open, self._failures, self._until = self._until > 0, 0, 0.0
        if was_open:
            cache.delete_many([self.KEY, self.TRIAL_KEY])
            logger.warning("search server answers again")

    def failed(self, reason: str) -> None:
        with self._lock:
            self._failures += 1
            opens = self._failures >= FAILURES or self._until > 0
            first = opens and self._failures == FAILURES
            if opens:
                self._until = time.time() + PAUSE
        if opens:
            cache.set(self.KEY, self._until, KEPT)
            cache.delete(self.TRIAL_KEY)
        if first:
            logger.error("search server is left alone, the local index answers: %s", reason)

    def _open_until(self) -> float:
        told = cache.get(self.KEY)
        return max(self._until, told if isinstance(told, float) else 0.0)


breaker = Breaker()


class ResilientEngine:
    """For one reader's search: once it had to turn to the local engine it stays there."""

    def __init__(self, local: LocalEngine) -> None:
        self._local = local
        self._given_up = False
        self.name = local.name

    def strict(self, question: Question) -> Answer:
        return self._ask(lambda server: server.strict(question), lambda: self._local.strict(question))

    def related(self, question: Question) -> tuple[int, ...]:
        return self._ask(lambda server: server.related(question), lambda: self._local.related(question))

    @cached_property
    def _server(self) -> ElasticsearchEngine | None:
        """Looked up once a search: what leaves search meanwhile has no row to be shown."""
        return _server()

    def _ask(self, of_server: Callable[[ElasticsearchEngine], T], of_local: Callable[[], T]) -> T:
        server = None if self._given_up else self._server
        if server is not None:
            try:
                answer = of_server(server)
            except IndexGoneError:
                logger.warning("search server: the index is not there, the local index answers")
            except OutOfReachError:
                breaker.succeeded()
            except RefusedError as failure:
                logger.error("search server: a question is not understood: %s", failure)
            except (ServerError, LookupError, TypeError) as failure:  # or an answer that makes no sense
                breaker.failed(repr(failure))
            else:
                breaker.succeeded()
                self.name = server.name
                return answer
        self._given_up = True
        self.name = self._local.name
        return of_local()


def _server() -> ElasticsearchEngine | None:
    """The server, if it can be trusted with an answer. The outbox is read first: what it does not hold, the index that
    is in use afterwards knows."""
    try:
        waiting = outbox.unacknowledged()
        index = SearchServer.objects.filter(pk=1).values_list("live_index", flat=True).first() or ""
    except DatabaseError:
        return None
    if waiting.too_late or not indices.fits(index) or not breaker.allows():
        return None
    return ElasticsearchEngine(index, waiting.keys)
