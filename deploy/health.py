"""Health checks of the containers: `health.py web|worker|scheduler`; exit code 0 is healthy.

Each asks for the effect, not for the process: a worker that hangs leaves tasks waiting, a scheduler that hangs leaves a
publication overdue. Plain psycopg, so that a check every half minute costs no Django start. PostgreSQL only.
"""

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable

import psycopg

# A task that has been ready for this long although workers run: the worker does not take it.
# A task without a date of its own has the farthest one.
WAITING = """
    SELECT count(*) FROM django_tasks_database_dbtaskresult
    WHERE status = 'READY' AND enqueued_at < now() - interval '10 minutes'
      AND (run_after >= '9000-01-01' OR run_after < now() - interval '10 minutes')
"""
# Publishing runs every minute.
OVERDUE = "SELECT count(*) FROM wagtailcore_revision WHERE approved_go_live_at < now() - interval '5 minutes'"


def nothing(query: str) -> bool:
    """Whether the query counts nothing."""
    with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as session:
        row = session.execute(query.encode()).fetchone()
    return row is not None and row[0] == 0


def web() -> bool:
    """The web server answers and finds its database migrated."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".") or "localhost"
    request = urllib.request.Request("http://127.0.0.1:8000/health/ready", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.status == 200


def worker() -> bool:
    """No task waits longer than it should."""
    return nothing(WAITING)


def scheduler() -> bool:
    """Nothing that was to be published still waits."""
    return nothing(OVERDUE)


CHECKS: dict[str, Callable[[], bool]] = {"web": web, "worker": worker, "scheduler": scheduler}


def main(name: str) -> int:
    """0 when healthy; anything that goes wrong on the way is unhealthy."""
    try:
        return 0 if CHECKS[name]() else 1
    except (OSError, urllib.error.URLError, psycopg.Error):
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
