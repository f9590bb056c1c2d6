"""Guessing in parallel gains nothing: attempts made at the same moment in several workers count each other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts import throttling

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def attempt(number: int) -> bool:
    """Whether the password would have been looked at."""
    try:
        return throttling.begin("wangwei", f"198.51.100.{number}").retry_at is None
    finally:
        connection.close()


def test_twenty_at_once_are_five_at_most() -> None:
    for _round in range(3):
        with ThreadPoolExecutor(max_workers=10) as pool:
            looked_at = sum(pool.map(attempt, range(20)))
        assert looked_at <= throttling.PER_USER
