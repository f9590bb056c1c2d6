"""What numbers and proof cost, and how that grows: statistics, the lists behind them, /v/CODE/, the API.

    DATABASE_URL=sqlite:////tmp/S.sqlite3 python manage.py migrate && … bootstrap && … seed --size S --force
    python benchmarks/proof.py sqlite:////tmp/S.sqlite3 sqlite:////tmp/L.sqlite3

For each address: processor time in milliseconds of the first answer after a change, when all is counted anew, and
of those that follow (the page cache is off), queries of both, and the growth from the first database to the last.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]  # before this folder, whose search.py is not the app
ROUNDS = 9
CODE = "23456789ABCDEFGHJKLM"
Figures = dict[str, list[float]]  # address → first ms, following ms, queries of the first, queries of the following


def main() -> None:
    if len(sys.argv) == 2 and sys.argv[1] == "--one":
        print(json.dumps(measure()))
        return
    found = [_in_a_process_of_its_own(database) for database in sys.argv[1:]]
    for name in found[0]:
        print(f"{name:28}" + " |".join(_cells(figures[name]) for figures in found) + _growth(found, name))


def _cells(row: list[float]) -> str:
    return f"{row[0]:9.1f} {row[1]:7.1f} ms {row[2]:3.0f} {row[3]:3.0f} queries"


def _growth(found: list[Figures], name: str) -> str:
    first, last = found[0][name], found[-1][name]
    return f"   first x {last[0] / first[0]:.2f}  then x {last[1] / first[1]:.2f}"


def _in_a_process_of_its_own(database: str) -> Figures:
    environment = {**os.environ, "DATABASE_URL": database}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    command = [sys.executable, str(Path(__file__)), "--one"]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure() -> Figures:
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.PAGE_CACHE = False
    client = Client()
    return {name: _one(client, address) for name, address in addresses().items()}


def addresses() -> dict[str, str]:
    """The last pages too: a list must not grow slower towards its end."""
    from core.models import Town
    from honors.models import Grant, Person

    town = Town.objects.order_by("pk").first()
    grant = Grant.objects.public().select_related("edition__commendation").order_by("pk").first()
    year, number = grant.edition.commendation.year, Grant.objects.public().count()
    people = Person.objects.honoured().count()
    return {
        "statistics": "/honors/statistics/",
        "all grants": "/honors/statistics/grants/",
        "all grants, last page": f"/honors/statistics/grants/?page={-(-number // 50)}",
        "grants of a year": f"/honors/statistics/grants/?year={year}",
        "grants of a town": f"/honors/statistics/grants/?town={town.slug}",
        "valid code": f"/v/{grant.code}/",
        "code that is not valid": f"/v/{CODE}/",
        "api: statistics": "/api/v1/statistics",
        "api: rolls": "/api/v1/rolls",
        "api: grants": "/api/v1/grants",
        "api: grants, last page": f"/api/v1/grants?page={-(-number // 100)}",
        "api: grants of a town": f"/api/v1/grants?town={town.slug}",
        "api: people": "/api/v1/people",
        "api: people, last page": f"/api/v1/people?page={-(-people // 100)}",
    }


def _one(client: Any, address: str) -> list[float]:
    from django.core.cache import caches

    from core import caching

    def first() -> None:
        caching.bump()
        caches["default"].clear()

    def nothing() -> None:
        return

    _timed(client, address, nothing)
    return [
        _timed(client, address, first),
        _timed(client, address, nothing),
        _queries(client, address, first),
        _queries(client, address, nothing),
    ]


def _timed(client: Any, address: str, before: Callable[[], None]) -> float:
    """Median of the processor time, milliseconds: with SQLite the database is in it."""
    spent = []
    for _round in range(ROUNDS):
        before()
        begun = time.process_time()
        answer = client.get(address)
        spent.append((time.process_time() - begun) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return statistics.median(spent)


def _queries(client: Any, address: str, before: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


if __name__ == "__main__":
    main()
