"""Program: rebuilds the search server in processes of their own, kills each at a random moment while documents change,
then runs it once to its end (tests/faults/test_search_server.py).

    DATABASE_URL=… ELASTICSEARCH_URL=… ELASTICSEARCH_PREFIX=… python tests/faults/search_kills.py 10

Prints one word for each killed process (stopped, finished), then whole, or what differs. The database has to be empty.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

DOCUMENTS = 300
CHUNK = 20  # small portions: many moments at which to be killed


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    _write(range(DOCUMENTS), "初稿")
    longest = _time_of(_rebuild)
    for number in range(int(sys.argv[1])):
        _say(_killed(number, random.random() * longest * 1.1))
    _rebuild()
    _say(_difference() or "whole")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _write(numbers: range, title: str) -> None:
    from search import documents
    from tests.factories.search import SOURCE, entry

    documents.write(SOURCE, {pk: (entry(f"{title}{pk}", url=f"/{pk}/", body="太极" * 50),) for pk in numbers})


def _rebuild() -> None:
    from search.server import rebuild

    rebuild.CHUNK = CHUNK
    rebuild.run()


def _time_of(work: Callable[[], None]) -> float:
    begun = time.monotonic()
    _wait(_child(work))
    return time.monotonic() - begun


def _killed(number: int, seconds: float) -> str:
    """One round: some documents change and some go while it runs."""
    from search import documents
    from tests.factories.search import SOURCE

    pid = _child(_rebuild)
    time.sleep(seconds / 2)
    _write(range(number * 7, number * 7 + 5), f"第{number}稿")
    documents.write(SOURCE, {DOCUMENTS - number - 1: ()})
    time.sleep(seconds / 2)
    os.kill(pid, signal.SIGKILL)
    _wait(pid)
    return "stopped" if _building() else "finished"


def _building() -> bool:
    from search.models import SearchServer

    return bool(SearchServer.current().building_index)


def _child(work: Callable[[], None]) -> int:
    """The child's process id. It shares no connection with this process."""
    from django.db import connections

    from search.server import client

    connections.close_all()
    client.forget()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def _wait(pid: int) -> None:
    os.waitpid(pid, 0)


def _difference() -> str:
    """Past our own code: what the server has, what the table has."""
    from search.models import IndexOutbox, SearchDocument, SearchServer
    from search.server import delivery
    from search.server.client import client

    delivery.deliver()
    live = SearchServer.current().live_index
    found = client(30).search(index=live, size=10_000, version=True)["hits"]["hits"]
    there = {hit["_id"]: hit["_version"] for hit in found}
    table = {row.key: row.revision for row in SearchDocument.objects.all()}
    indexes = list(client(30).indices.get_alias(index=f"{os.environ['ELASTICSEARCH_PREFIX']}-*"))
    if there == table and indexes == [live] and not IndexOutbox.objects.exists():
        return ""
    wrong = {key for key in table.keys() | there.keys() if table.get(key) != there.get(key)}
    return f"wrong {sorted(wrong)[:9]} indexes {indexes} waiting {IndexOutbox.objects.count()}"


if __name__ == "__main__":
    main()
