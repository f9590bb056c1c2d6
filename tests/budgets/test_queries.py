"""Queries of every rendered page: within its budget, none asked twice, and as many with ten times the content.

What is measured is the second visit to a page that is rendered afresh (docs/decisions/query-budgets.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.budgets.content import NAMES_ON_A_ROLL, fill
from tests.budgets.pages import FIXED, LIMITS, STATUS
from tests.fixtures.queries import asked_twice, statements

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


@dataclass(frozen=True)
class Visit:
    """One page with the content once and ten times over: its address, and what it asked of the database."""

    address: str
    sql: list[str]


Visits = dict[str, dict[int, Visit]]


@pytest.fixture(scope="module")
def visits(bootstrapped: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Visits]:
    """Every page of LIMITS at 1× and at 10×."""
    found: Visits = {name: {} for name in LIMITS}
    with django_db_blocker.unblock(), transaction.atomic():
        for size in (1, 10):
            addresses = {**FIXED, **fill(size)}
            for name, address in addresses.items():
                found[name][size] = Visit(address, statements(Client(), address, STATUS.get(name, 200)))
        yield found
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", LIMITS)
def test_a_page_keeps_its_budget(visits: Visits, name: str) -> None:
    once, ten_times = visits[name][1], visits[name][10]
    listed = "\n".join(ten_times.sql)
    assert len(ten_times.sql) <= LIMITS[name], f"{ten_times.address} asks {len(ten_times.sql)} times:\n{listed}"
    assert not asked_twice(ten_times.sql), ten_times.address
    # Fewer is fine: with many hits nothing related is looked for.
    assert len(ten_times.sql) <= len(once.sql), f"{ten_times.address} grows:\n{listed}\ninstead of\n" + "\n".join(
        once.sql
    )


def test_the_content_is_as_large_as_the_budget_says() -> None:
    assert NAMES_ON_A_ROLL * 10 == 230
