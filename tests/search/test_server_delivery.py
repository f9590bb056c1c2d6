"""Changes reach the server in order, once or many times; until they do it does not answer with what has changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import caching, sitedata
from core.searchable import SearchEntry
from search import documents, outbox, tasks
from search.backends import local
from search.models import IndexOutbox, SearchDocument, SearchServer
from search.server import compare, delivery, upkeep
from search.service import SiteSearch
from tests.factories.search import SOURCE, entry, store, titles
from tests.fixtures.search_server import Server

pytestmark = pytest.mark.django_db


def found(query: str, engine: str = "elasticsearch") -> list[str]:
    page = SiteSearch().search(query, locale="zh-hans")
    assert page.engine == engine
    return titles(page.hits)


def write(pk: int, *entries: SearchEntry) -> None:
    documents.write(SOURCE, {pk: entries})


def test_changes_are_delivered_and_acknowledged(search_server: Server) -> None:
    search_server.fill()
    write(1, entry("甲", url="/1/"))
    write(2, entry("乙", url="/2/"))
    assert IndexOutbox.objects.count() == 2
    assert search_server.deliver() == delivery.Outcome(2)
    assert found("甲") == ["甲"]
    write(1, entry("丙", url="/1/"))
    write(2)
    search_server.deliver()
    assert (found("甲"), found("丙"), found("乙")) == ([], ["丙"], [])
    assert not IndexOutbox.objects.exists()
    stored = {row.key: row.revision for row in SearchDocument.objects.all()}
    assert search_server.revisions() == stored


def test_what_waits_is_left_out_of_answers_and_counts(search_server: Server) -> None:
    write(1, entry("哨兵甲", url="/1/", facets={"year": "2024"}))
    write(2, entry("哨兵乙", url="/2/", facets={"year": "2024"}))
    search_server.fill()
    assert len(found("哨兵")) == 2
    write(1)
    write(2, entry("改了", url="/2/", facets={"year": "2024"}))
    page = SiteSearch().search("哨兵", locale="zh-hans")
    assert (page.engine, page.total, page.elsewhere, page.tier) == ("elasticsearch", 0, {}, "none")
    assert not any(page.facets.values())
    search_server.deliver()
    assert (found("哨兵"), found("改了")) == ([], ["改了"])


def test_when_much_or_old_waits_the_local_index_answers(search_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    store(entry("甲一"), entry("甲二"))
    search_server.fill()
    engine = local().name
    write(1, entry("甲三", url="/1/"))
    assert len(found("甲")) == 2  # the third is on its way
    IndexOutbox.objects.update(due_at=timezone.now() - timedelta(seconds=3))
    assert len(found("甲", engine)) == 3
    IndexOutbox.objects.update(due_at=timezone.now())
    monkeypatch.setattr(outbox, "MOST", 0)
    assert len(found("甲", engine)) == 3


def test_an_outbox_that_cannot_be_read_means_the_local_index(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import DatabaseError

    store(entry("甲"))
    search_server.fill()

    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr(outbox, "unacknowledged", broken)
    assert found("甲", local().name) == ["甲"]


def test_a_late_or_repeated_delivery_changes_nothing(search_server: Server) -> None:
    index = search_server.fill()
    write(1, entry("旧", url="/1/"))
    old = list(IndexOutbox.objects.all())
    stale = [delivery.mapping.put(SearchDocument.objects.get(), index)]
    write(1, entry("新", url="/1/"))
    search_server.deliver()
    result = delivery.send(stale)
    assert result[old[0].key].newer
    assert found("新") == ["新"]
    write(1)
    search_server.deliver()
    delivery.send(stale)
    assert search_server.revisions() == {}


def test_a_row_that_changed_while_it_was_delivered_stays(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_server.fill()
    write(1, entry("旧", url="/1/"))
    send = delivery.send

    def slow(actions: Any) -> dict[str, delivery.Result]:
        result = send(actions)
        if not SearchDocument.objects.filter(title="新").exists():
            write(1, entry("新", url="/1/"))
        return result

    monkeypatch.setattr(delivery, "send", slow)
    search_server.deliver()
    assert not IndexOutbox.objects.exists()
    assert found("新") == ["新"]


def test_a_clock_that_runs_behind_does_not_lose_a_change(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_server.fill()
    write(1, entry("旧", url="/1/"))
    search_server.deliver()
    behind = documents.next_revision() - 3_600_000_000
    monkeypatch.setattr(documents, "next_revision", lambda: behind)
    write(1, entry("新", url="/1/"))
    search_server.deliver()
    assert found("新") == ["新"]
    assert not IndexOutbox.objects.exists()
    write(1)
    search_server.deliver()
    assert search_server.revisions() == {}


def test_a_document_that_is_refused_is_set_aside_and_tried_again(search_server: Server) -> None:
    """An index in which somebody has made a year a number: the document with a year in words does not fit."""
    index = search_server.fill()
    search_server.raw.indices.put_mapping(index=index, properties={"extra": {"type": "long"}})
    good, bad = entry("好", url="/1/"), entry("坏", url="/2/")
    put = delivery.mapping.put
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivery.mapping, "put", lambda row, name: _spoilt(put(row, name)))
        write(1, good)
        write(2, bad)
        assert search_server.deliver() == delivery.Outcome(1)
        assert found("好") == ["好"]
        assert found("坏") == []
        for _round in range(delivery.ATTEMPTS - 1):
            assert not IndexOutbox.objects.due(timezone.now()).exists()
            IndexOutbox.objects.update(due_at=timezone.now())
            search_server.deliver()
    row = IndexOutbox.objects.set_aside().get()
    assert "document_parsing_exception" in row.last_error
    assert found("好") == ["好"]  # what is set aside does not count as late
    assert SearchServer.current().failing_since is None
    assert outbox.retry() == 1  # tasks run at once in tests
    assert not IndexOutbox.objects.exists()
    assert found("坏") == ["坏"]


def _spoilt(action: Any) -> Any:
    content = action["_source"]
    return action | {"_source": content | ({"extra": "词"} if "坏" in content["title"] else {})}


def test_a_change_takes_a_document_out_of_what_is_set_aside(search_server: Server) -> None:
    search_server.fill()
    write(1, entry("坏", url="/1/"))
    IndexOutbox.objects.update(set_aside_at=timezone.now(), attempts=5)
    write(1, entry("好", url="/1/"))
    row = IndexOutbox.objects.get()
    assert (row.attempts, row.set_aside_at) == (0, None)


def test_delivery_is_asked_for_once_a_transaction(
    search_server: Server, django_capture_on_commit_callbacks: Any
) -> None:
    search_server.fill()
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        for number in range(5):
            write(number, entry(f"第{number}个", url=f"/{number}/"))
    assert callbacks == [outbox.ask_for_delivery]
    assert not IndexOutbox.objects.exists()  # tasks run at once in tests


def test_at_most_one_delivery_waits_in_the_queue(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    tasks.ask_for_delivery()
    tasks.ask_for_delivery()
    assert DBTaskResult.objects.filter(task_path=tasks.deliver.module_path).count() == 1


def test_two_queries_more_for_a_reader(search_server: Server) -> None:
    store(*(entry(f"第{number}篇", body="工会办事") for number in range(30)))
    search_server.fill()
    caching.bump()
    with sitedata.held():
        SiteSearch().search("工会", locale="zh-hans")  # reads what every page of the site has read already
        with CaptureQueriesContext(connection) as queries:
            page = SiteSearch().search("工会", locale="zh-hans")
    assert page.engine == "elasticsearch"
    assert len(queries) <= 3
    assert not [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]


# Comparing ------------------------------------------------------------------------------------------------------------


def test_a_comparison_mends_both_ways(search_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "PAGE", 3)
    rows = store(*(entry(f"第{number}篇", url=f"/{number}/") for number in range(11)))
    index = search_server.fill()
    assert not compare.difference(index)
    lacking, old, again = rows[0].key, rows[4].key, rows[7].key
    search_server.raw.delete(index=index, id=lacking)
    SearchDocument.objects.filter(pk=rows[4].pk).update(revision=rows[4].revision + 5)
    SearchDocument.objects.filter(pk__in=[rows[2].pk, rows[10].pk]).delete()
    SearchDocument.objects.filter(pk=rows[7].pk).delete()  # and made anew, with another primary key
    write(rows[7].source_pk, entry("第7篇", url="/7/"))
    store(entry("新来", url="/new/"))
    IndexOutbox.objects.all().delete()
    search_server.raw.indices.refresh(index=index)
    found_ = compare.difference(index)
    assert {lacking, old, again} < set(found_.wrong)
    assert set(found_.stray) == {rows[2].key, rows[10].key}
    upkeep.reconcile()
    assert search_server.revisions() == {row.key: row.revision for row in SearchDocument.objects.all()}
    assert not compare.difference(index)


def test_a_comparison_overrules_a_higher_revision(search_server: Server) -> None:
    (row,) = store(entry("甲", url="/1/"))
    index = search_server.fill()
    delivery.send([delivery.mapping.put(replace_revision(row, row.revision + 10**9), index)])
    upkeep.reconcile()
    assert not compare.difference(index)
    assert not IndexOutbox.objects.exists()


def replace_revision(row: SearchDocument, revision: int) -> SearchDocument:
    row.revision = revision
    return row


def test_the_commands(search_server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_status")
    assert "building" in capsys.readouterr().out
    call_command("search_rebuild")
    said = capsys.readouterr().out
    assert "100%" in said
    assert search_server.live in said
    call_command("search_reconcile")
    assert "search server: 0 documents mended, 0 removed" in capsys.readouterr().out
    call_command("search_status")
    said = capsys.readouterr().out
    assert "Elasticsearch 8" in said
    assert "ok" in said
    call_command("search_status", "--prometheus", "--retry")
    assert "site_search_live 1\n" in capsys.readouterr().out


def test_health_tells_figures_and_no_more(search_server: Server, client: Any) -> None:
    search_server.fill()
    answer = client.get("/health/search")
    assert answer.json()["status"] == "ok"
    assert search_server.prefix not in answer.content.decode()
    metrics = client.get("/health/search?format=prometheus").content.decode()
    assert "# TYPE site_search_lag_seconds gauge\nsite_search_lag_seconds 0\n" in metrics


def test_without_a_server_nothing_of_this_happens(client: Any, settings: Any) -> None:
    settings.ELASTICSEARCH_URL = []
    store(entry("甲"))
    assert not IndexOutbox.objects.exists()
    upkeep.tend()
    assert not SearchServer.objects.exists()
    assert found("甲", local().name) == ["甲"]
    assert client.get("/health/search").json()["status"] == "off"
