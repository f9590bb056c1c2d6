"""SQLite counts its rows by the clock; without that it plans as if every table were small."""

import pytest
from django.db import connection

from core import query_plans, schedule

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_the_rows_are_counted() -> None:
    query_plans.refresh()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        assert cursor.fetchone()[0] > 0


def test_the_clock_does_it() -> None:
    assert query_plans.refresh in [job.run for job in schedule.jobs()]
