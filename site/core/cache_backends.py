"""Redis that may be away: every failure is a miss, so the site goes on from the database."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Reading misses, writing does nothing, and each failure leaves one line in the log."""

    def _try(self, do: Callable[[], Any], otherwise: Any) -> Any:
        try:
            return do()
        except (RedisError, OSError) as error:
            logger.warning("cache unavailable: %s", error)
            return otherwise

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._try(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: dict[Any, Any] = self._try(lambda: super(ForgivingRedisCache, self).get_many(keys, version), {})
        return found

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._try(lambda: super(ForgivingRedisCache, self).has_key(key, version), False))

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._try(lambda: super(ForgivingRedisCache, self).set(key, value, *args, **kwargs), None)

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        failed: list[Any] = self._try(
            lambda: super(ForgivingRedisCache, self).set_many(data, *args, **kwargs), list(data)
        )
        return failed

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._try(lambda: super(ForgivingRedisCache, self).add(key, value, *args, **kwargs), True))

    def incr(self, key: Any, *args: Any, **kwargs: Any) -> int:
        return int(self._try(lambda: super(ForgivingRedisCache, self).incr(key, *args, **kwargs), 0))

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._try(lambda: super(ForgivingRedisCache, self).touch(key, *args, **kwargs), False))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._try(lambda: super(ForgivingRedisCache, self).delete(key, version), False))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._try(lambda: super(ForgivingRedisCache, self).delete_many(keys, version), None)

    def clear(self) -> None:
        self._try(super().clear, None)
