"""Misses are counted for each address, in one window, and never when the cache is away."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisConnectionError

from accounts import limits
from accounts.limits import SECONDS, MissLimit
from core.cache_backends import ForgivingRedisCache

LIMIT = MissLimit("test", 3)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test sets; it begins with a window."""
    now = [SECONDS * 1000.0]
    monkeypatch.setattr(limits.time, "time", lambda: now[0])
    return now


def test_the_third_miss_is_the_last_until_the_window_is_over(clock: list[float]) -> None:
    for _miss in range(3):
        assert LIMIT.wait("198.51.100.7") == 0
        LIMIT.miss("198.51.100.7")
    clock[0] += 100
    assert LIMIT.wait("198.51.100.7") == SECONDS - 100
    assert LIMIT.wait("198.51.100.8") == 0
    assert MissLimit("another", 3).wait("198.51.100.7") == 0
    clock[0] += SECONDS - 100
    assert LIMIT.wait("198.51.100.7") == 0


def test_requests_are_counted_as_they_are_taken(clock: list[float]) -> None:
    limit = MissLimit("requests", 2, seconds=10)
    assert [limit.take("198.51.100.7") for _request in range(3)] == [0, 0, 10]
    assert limit.take("198.51.100.8") == 0
    clock[0] += 9
    assert limit.take("198.51.100.7") == 1
    clock[0] += 1
    assert limit.take("198.51.100.7") == 0


def test_what_the_cache_forgot_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "add", lambda *_args: None)
    LIMIT.miss("198.51.100.7")
    assert LIMIT.wait("198.51.100.7") == 0


def test_without_a_cache_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    away = ForgivingRedisCache("redis://127.0.0.1:1/0", {})
    monkeypatch.setattr(limits, "cache", away)
    for _miss in range(5):
        LIMIT.miss("198.51.100.7")
        assert LIMIT.wait("198.51.100.7") == 0
    assert away.incr("a") == 0
    with pytest.raises(RedisConnectionError):
        away._cache.incr("a", 1)
