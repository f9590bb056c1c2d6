"""At most so many misses, or requests, from one address in a while, for pages that anybody may open.

Counted in the cache, unlike sign-in (accounts.throttling): no stranger's GET may write to the database, where on SQLite
it would take the one lock for writing from the editors. Without Redis each process counts for itself, and without any
cache nothing is refused: a limit of this kind spares the machine, it must not be what keeps a secret.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache

from accounts.throttling import WINDOW

SECONDS = int(WINDOW.total_seconds())


@dataclass(frozen=True, slots=True)
class MissLimit:
    """`most` misses from one address (accounts.addresses.client_address) in a window of `seconds` by the clock."""

    name: str
    most: int
    seconds: int = SECONDS

    def wait(self, address: str) -> int:
        """Seconds until this address may try again; 0 while it may."""
        missed = int(cache.get(self._key(address), 0))
        return self.seconds - int(time.time()) % self.seconds if missed >= self.most else 0

    def miss(self, address: str) -> None:
        """Count one more, also when another process does so at the same moment."""
        key = self._key(address)
        cache.add(key, 0, self.seconds)
        try:
            cache.incr(key)
        except ValueError:  # the cache has let go of it meanwhile: the address begins anew
            return

    def take(self, address: str) -> int:
        """For what is counted whenever it is asked for: count one more and return 0, or say how long to wait."""
        seconds = self.wait(address)
        if not seconds:
            self.miss(address)
        return seconds

    def _key(self, address: str) -> str:
        return f"misses:{self.name}:{address}:{int(time.time()) // self.seconds}"
