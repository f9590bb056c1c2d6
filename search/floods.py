"""Whoever asks faster than people can is told to wait, so that everybody else is still answered.

Refused is a request only when its address has asked often in the last seconds *and* is being answered several times at
this moment. A hall of people behind one address passes, and so does a program that waits for its answers; what is cut
off is asking again and again without waiting. Counted in each process.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.http import HttpRequest

from accounts.addresses import client_address
from accounts.limits import MissLimit

WAIT = 1  # seconds until it is worth trying again


class Floods:
    """`often` requests in ten seconds make an address one that may have no more than `at_once` answered together."""

    def __init__(self, name: str, often: int, at_once: int) -> None:
        self._often = MissLimit(f"flood-{name}", often, seconds=10)
        self._at_once = at_once
        self._answered: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def admitted(self, request: HttpRequest) -> Iterator[bool]:
        """Around the work for one request: whether it is to be done."""
        address = client_address(request)
        is_often = self._often.take(address) > 0
        with self._lock:
            admitted = not is_often or self._answered[address] < self._at_once
            self._answered[address] += admitted
        try:
            yield admitted
        finally:
            self._leave(address, admitted)

    def _leave(self, address: str, admitted: bool) -> None:
        with self._lock:
            self._answered[address] -= admitted
            if self._answered[address] < 1:
                del self._answered[address]
