"""Whatever happens to the search server, readers are answered at once, nobody sees an error and nothing is lost."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from core import caching
from core.models import Town
from search import documents
from search.backends import local, resilient
from search.models import IndexOutbox, SearchDocument, SearchServer
from search.server import client, delivery, rebuild, upkeep
from search.server.client import ServerError
from search.service import SiteSearch
from tests.architecture.house import ROOT
from tests.factories.search import SOURCE, entry, store, titles
from tests.fixtures.running_site import fresh_database
from tests.fixtures.search_server import HANG, PASS, REFUSE, Server

pytestmark = pytest.mark.django_db

BUSY, AWAY, BROKEN = "429 Too Many Requests", "503 Service Unavailable", "500 Internal Server Error"
NO_ENTRY, NONSENSE = "401 Unauthorized", "200 OK"
WAYS = [REFUSE, HANG, BUSY, AWAY, BROKEN, NO_ENTRY, NONSENSE]


@pytest.fixture
def server(search_server: Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Filled with two documents; waits are as in production for readers, short for whoever writes."""
    store(entry("哨兵甲", url="/1/"), entry("哨兵乙", url="/2/"))
    search_server.fill()
    caching.bump()
    found()  # from here on what every page reads is at hand, as it is on a site in use
    settings.SEARCH_TIMEOUT = 0.7
    monkeypatch.setattr(client, "WRITE", 1.0)
    for module in (delivery, rebuild.indices, rebuild.compare):
        monkeypatch.setattr(module, "WRITE", 1.0, raising=False)
        monkeypatch.setattr(module, "LOOK", 1.0, raising=False)
    return search_server


def found(query: str = "哨兵") -> tuple[list[str], str]:
    page = SiteSearch().search(query, locale="zh-hans")
    return sorted(titles(page.hits)), page.engine


def write(pk: int, *entries: Any) -> None:
    documents.write(SOURCE, {pk: entries})


def back_and_whole(server: Server) -> None:
    """The server is there again: by itself everything gets there, and readers are answered from it."""
    server.proxy.turn(PASS)
    SearchServer.change(retry_at=None)
    for _round in range(4):
        upkeep.tend()
        IndexOutbox.objects.update(due_at=SearchServer.current().checked_at)
    assert not IndexOutbox.objects.exists()
    assert server.revisions() == {row.key: row.revision for row in SearchDocument.objects.all()}
    assert SearchServer.current().failing_since is None
    resilient.breaker._until = min(resilient.breaker._until, time.time() - 1)
    resilient.cache.clear()
    assert found()[1] == "elasticsearch"


@pytest.mark.parametrize("way", WAYS)
def test_readers_and_writers_while_it_fails(server: Server, way: str, client: Client) -> None:
    assert found() == (["哨兵乙", "哨兵甲"], "elasticsearch")
    server.proxy.turn(way)
    begun = time.monotonic()
    assert found() == (["哨兵乙", "哨兵甲"], local().name)
    assert time.monotonic() - begun < 1.0 + 0.3  # a busy machine's share
    store(entry("哨兵丙", url="/3/"))
    write(SearchDocument.objects.get(title="哨兵甲").source_pk)
    assert server.deliver().delivered == 0
    row = SearchServer.current()
    assert row.failing_since
    assert row.retry_at
    assert not IndexOutbox.objects.exclude(attempts=0).exists()
    upkeep.tend()
    assert found() == (["哨兵丙", "哨兵乙"], local().name)
    assert client.get("/search/?q=哨兵").status_code == 200
    assert client.get("/health/search").json()["status"] == "failing"
    back_and_whole(server)


def test_related_documents_do_not_wait_a_second_time(server: Server) -> None:
    server.proxy.turn(HANG)
    begun = time.monotonic()
    assert SiteSearch().search("哨兵甲天下第一", locale="zh-hans").engine == local().name
    assert time.monotonic() - begun < 1.3


@pytest.mark.parametrize("way", [REFUSE, HANG])
def test_after_three_failures_it_is_left_alone_for_half_a_minute(
    server: Server, way: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.proxy.turn(way)
    for _reader in range(3):
        found()
    assert resilient.breaker.open
    begun = time.monotonic()
    for _reader in range(20):
        assert found()[1] == local().name
    assert time.monotonic() - begun < 20 * 0.2  # each would have waited 0.7 s
    now = time.time()
    monkeypatch.setattr(resilient.time, "time", lambda: now + resilient.PAUSE + 1)
    assert found()[1] == local().name  # the trial fails too
    assert resilient.breaker.open
    server.proxy.turn(PASS)
    assert found()[1] == local().name
    monkeypatch.setattr(resilient.time, "time", lambda: now + 3 * resilient.PAUSE)
    assert found() == (["哨兵乙", "哨兵甲"], "elasticsearch")
    assert not resilient.breaker.open
    said = [record.message for record in caplog.records if record.name == resilient.__name__]
    assert len([line for line in said if "left alone" in line]) == 1
    assert len([line for line in said if "again" in line]) == 1


def test_many_readers_at_once_and_one_trial(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    breaker = resilient.breaker
    threads = [threading.Thread(target=breaker.failed, args=["away"]) for _each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert breaker.open
    now = time.time()
    monkeypatch.setattr(resilient.time, "time", lambda: now + resilient.PAUSE + 1)
    let_through: list[bool] = []
    threads = [threading.Thread(target=lambda: let_through.append(breaker.allows())) for _each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert let_through.count(True) == 1


def test_another_process_learns_of_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    other = resilient.Breaker()
    for _each in range(3):
        resilient.breaker.failed("away")
    assert other.open
    assert not other.allows()
    now = time.time()
    monkeypatch.setattr(resilient.time, "time", lambda: now + resilient.PAUSE + 1)
    assert other.allows()
    other.succeeded()
    assert not other.open
    assert resilient.breaker.allows()  # its own trial, at most once


@pytest.mark.parametrize("way", [REFUSE, HANG])
def test_saving_costs_next_to_nothing_more(server: Server, way: str, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "renditions"]}}

    def seconds(number: int) -> float:
        begun = time.perf_counter()
        with transaction.atomic():
            Town.objects.create(name_zh=f"第{number}镇")
            write(100 + number, entry(f"第{number}镇", url=f"/t/{number}/", body="工会" * 500))
        return time.perf_counter() - begun

    seconds(0)
    usual = sorted(seconds(number) for number in range(1, 8))[3]
    server.proxy.turn(way)
    slow = sorted(seconds(number) for number in range(10, 17))[3]
    assert slow - usual < 0.2


def test_an_index_that_is_red(server: Server) -> None:
    """Its only shard has nowhere to be; later it comes back empty."""
    name = f"{server.prefix}-v1-red"
    nowhere = {"routing.allocation.include._name": "nowhere"}
    by_hand(server, name, settings_=rebuild.mapping.SETTINGS | nowhere)
    assert server.raw.cluster.health(index=name)["status"] == "red"
    assert found() == (["哨兵乙", "哨兵甲"], local().name)
    store(entry("哨兵丙", url="/3/"))
    assert server.deliver().delivered == 0
    SearchServer.change(retry_at=None)
    upkeep.tend()
    assert SearchServer.current().failing_since
    assert IndexOutbox.objects.get().attempts == 0
    server.raw.indices.put_settings(index=name, settings={"index.routing.allocation.include._name": None})
    server.raw.cluster.health(index=name, wait_for_status="green", timeout="20s")
    upkeep.reconcile()
    back_and_whole(server)


def by_hand(server: Server, name: str, settings_: Any = None, properties: Any = None) -> None:
    """Readers are led to an index that somebody made."""
    mapping = {"properties": {**rebuild.mapping.MAPPINGS["properties"], **(properties or {})}}
    server.raw.indices.create(
        index=name,
        settings=settings_ or rebuild.mapping.SETTINGS,
        mappings=mapping,
        aliases={f"{name}-writes": {}},
        wait_for_active_shards="0",
    )
    SearchServer.change(live_index=name)


def test_a_disk_that_is_full(server: Server) -> None:
    """The server then takes no writes, and answers as before what it knows."""
    block = "index.blocks.read_only_allow_delete"
    server.raw.indices.put_settings(index=server.live, settings={block: True})
    first, second = SearchDocument.objects.order_by("title")
    write(first.source_pk, entry("改了", url="/1/"))
    write(second.source_pk)
    assert server.deliver().failure
    assert SearchServer.current().failing_since
    assert not IndexOutbox.objects.exclude(attempts=0).exists()
    assert found()[0] == []
    server.raw.indices.put_settings(index=server.live, settings={block: None})
    back_and_whole(server)
    assert found("改了")[0] == ["改了"]


def test_a_mapping_that_conflicts_and_a_bulk_that_fails_in_part(server: Server) -> None:
    """In an index that somebody made by hand, dates are numbers of one byte: some documents do not fit."""
    by_hand(server, f"{server.prefix}-v1-byhand", properties={"date": {"type": "byte"}})
    store(entry("哨兵丁"), entry("哨兵戊", date=timezone.now()), entry("哨兵己"))
    assert server.deliver() == delivery.Outcome(2)
    assert len(server.revisions()) == 2
    for _round in range(delivery.ATTEMPTS):
        IndexOutbox.objects.update(due_at=timezone.now())
        server.deliver()
    assert IndexOutbox.objects.set_aside().count() == 1
    assert SearchServer.current().failing_since is None
    rebuild.run()  # a proper index
    assert resilient.outbox.retry() == 1
    back_and_whole(server)
    assert len(found()[0]) == 5


def test_a_server_that_fails_in_mid_rebuild(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 2)
    store(*(entry(f"第{number}篇", body="哨兵") for number in range(9)))
    server.deliver()
    rebuild.advance(0)
    server.proxy.turn(REFUSE)
    with pytest.raises(ServerError):
        rebuild.run()
    write(SearchDocument.objects.get(title="哨兵甲").source_pk)
    server.proxy.turn(PASS)
    assert rebuild.run().finished
    back_and_whole(server)


def test_nothing_is_found_at_any_moment_that_was_hidden_while_it_was_away(server: Server, client: Client) -> None:
    row = SearchDocument.objects.get(title="哨兵甲")
    server.proxy.turn(REFUSE)
    write(row.source_pk)
    moments: list[Callable[[], Any]] = [
        lambda: server.proxy.turn(PASS),  # back, and the worker does not run yet
        lambda: setattr(resilient, "breaker", resilient.Breaker()),
        lambda: rebuild.advance(0),
        server.deliver,
        rebuild.run,
        upkeep.tend,
    ]
    for moment in moments:
        page = SiteSearch().search("哨兵甲", locale="zh-hans")
        assert (page.hits, page.total, page.elsewhere) == ((), 0, {})
        assert not any(page.facets.values())
        assert "哨兵甲" not in titles(page.related)
        moment()
    assert found("哨兵甲") == ([], "elasticsearch")
    assert row.key not in server.revisions()


def kill(rounds: int, database: str, tmp_path: Path, request: pytest.FixtureRequest, server: Server) -> list[str]:
    address = f"sqlite:///{tmp_path / 'kills.sqlite3'}"
    if database == "postgresql":
        address = fresh_database(request.getfixturevalue("postgres_url"), "search_kills")
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "ELASTICSEARCH_URL": server.proxy.url,
        "ELASTICSEARCH_PREFIX": server.prefix,
    }
    program = [sys.executable, str(ROOT / "tests" / "faults" / "search_kills.py"), str(rounds)]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    words = ("stopped", "finished", "whole", "wrong")
    return [line for line in done.stdout.splitlines() if line.startswith(words)]


def test_a_rebuild_killed_ten_times_loses_nothing(
    search_server: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    said = kill(10, "sqlite", tmp_path, request, search_server)
    assert (len(said), said[-1]) == (11, "whole")
    assert "stopped" in said


@pytest.mark.bulk
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_rebuild_killed_a_hundred_times_loses_nothing(
    database: str, search_server: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    said = kill(100, database, tmp_path, request, search_server)
    assert (len(said), said[-1]) == (101, "whole")
