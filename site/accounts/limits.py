"""At most so many misses from one address in ten minutes, for pages that anybody may open.

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
    """`most` misses from one address (accounts.addresses.client_address) in a window of ten minutes by the clock."""

    name: str
    most: int

    def wait(self, address: str) -> int:
        """Seconds until this address may try again; 0 while it may."""
        missed = int(cache.get(self._key(address), 0))
        return SECONDS - int(time.time()) % SECONDS if missed >= self.most else 0

    def miss(self, address: str) -> None:
        """Count one more, also when another process does so at the same moment."""
        key = self._key(address)
        cache.add(key, 0, SECONDS)
        try:
            cache.incr(key)
        except ValueError:  # the cache has let go of it meanwhile: the address begins anew
            return

    def _key(self, address: str) -> str:
        return f"misses:{self.name}:{address}:{int(time.time()) // SECONDS}"
