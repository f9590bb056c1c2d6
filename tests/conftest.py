"""Fixtures that every test stands on."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """A cached state of one test must not answer in the next."""
    cache.clear()
    yield
    cache.clear()
