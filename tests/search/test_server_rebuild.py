"""A new index is built beside the old one; nothing that changes meanwhile is lost, wherever it is stopped."""

import pytest

from search import documents
from search.models import IndexOutbox, SearchDocument, SearchServer
from search.server import delivery, indices, rebuild, upkeep
from search.server.client import ServerError
from search.service import SiteSearch
from tests.factories.search import SOURCE, entry, store, titles
from tests.fixtures.search_server import Server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 4)


def whole(server: Server) -> bool:
    return server.revisions() == {row.key: row.revision for row in SearchDocument.objects.all()}


def found(query: str) -> tuple[list[str], str]:
    page = SiteSearch().search(query, locale="zh-hans")
    return sorted(titles(page.hits)), page.engine


def test_what_changes_meanwhile_reaches_both(search_server: Server) -> None:
    rows = store(*(entry(f"第{number}篇", url=f"/{number}/") for number in range(12)))
    old = search_server.fill()
    progress = rebuild.advance(0)
    assert (progress.done, progress.total, progress.finished) == (4, 12, False)
    changes = {rows[0].source_pk: (entry("改了头", url="/0/"),), rows[11].source_pk: (entry("改了尾", url="/11/"),)}
    documents.write(SOURCE, changes)
    documents.write(SOURCE, {rows[1].source_pk: (), rows[10].source_pk: ()})
    assert search_server.deliver().delivered == 4
    assert found("改了")[0] == ["改了头", "改了尾"]
    store(entry("新来的"))
    progress = rebuild.run()
    assert progress.finished
    assert progress.index != old
    assert whole(search_server)
    assert not IndexOutbox.objects.exists()
    assert search_server.names() == [progress.index]
    assert indices.aliased() == [progress.index]
    assert found("改了头") == (["改了头"], "elasticsearch")


def test_a_change_acknowledged_by_the_old_index_alone_is_delivered_again(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rebuild begins, and copies the document, between reading the outbox and acknowledging."""
    (row,) = store(entry("旧", url="/1/"))
    search_server.fill()
    documents.write(SOURCE, {row.source_pk: (entry("新", url="/1/"),)})
    send = delivery.send

    def beginning(actions: object, **options: bool) -> object:
        result = send(actions, **options)
        if not SearchServer.current().building_index:
            SearchServer.change(building_index=indices.create())
        return result

    monkeypatch.setattr(delivery, "send", beginning)
    search_server.deliver()
    building = SearchServer.current().building_index
    assert list(search_server.revisions(building).values()) == [SearchDocument.objects.get().revision]


def test_a_new_index_that_is_gone_is_begun_anew(search_server: Server) -> None:
    store(*(entry(f"第{number}篇") for number in range(12)))
    first = rebuild.advance(0).index
    search_server.raw.indices.delete(index=first)
    again = rebuild.run()
    assert again.index != first
    assert again.done == 12
    assert whole(search_server)


def test_an_index_that_vanishes_on_the_way_stops_it_and_nothing_is_made_up(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written to the bare name, the server would make an index that finds nothing."""
    store(*(entry(f"第{number}篇") for number in range(12)))
    index = rebuild.advance(0).index
    monkeypatch.setattr(indices, "exists", lambda _index: True)
    search_server.raw.indices.delete(index=index)
    with pytest.raises(ServerError):
        rebuild.advance(0)
    assert SearchServer.current().building_index == ""
    assert search_server.names() == []


def test_a_removal_makes_up_no_index_either(search_server: Server) -> None:
    (row,) = store(entry("甲"))
    search_server.raw.indices.delete(index=search_server.fill())
    documents.write(SOURCE, {row.source_pk: ()})
    search_server.deliver()
    assert search_server.names() == []
    assert SearchServer.current().live_index == ""


def test_the_upkeep_fills_an_empty_server_by_itself(search_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "SHARE", 0.0)
    store(*(entry(f"第{number}篇", body="太极") for number in range(12)))
    assert found("太极")[1] != "elasticsearch"
    for _round in range(4):
        upkeep.tend()
    assert whole(search_server)
    names, engine = found("太极")
    assert (len(names), engine) == (12, "elasticsearch")
    assert SearchServer.current().failing_since is None


def test_a_lost_index_is_built_again(search_server: Server) -> None:
    store(entry("甲"))
    search_server.raw.indices.delete(index=search_server.fill())
    assert found("甲") == (["甲"], found("甲")[1])
    documents.write(SOURCE, {1: (entry("乙", url="/1/"),)})
    for _round in range(3):
        upkeep.tend()
        SearchServer.change(retry_at=None)
    assert found("乙") == (["乙"], "elasticsearch")
    assert whole(search_server)


def test_an_index_of_another_shape_is_not_read_and_replaced(
    search_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(entry("甲"))
    old = search_server.fill()
    monkeypatch.setattr(indices, "SHAPE", "v2")
    assert found("甲")[1] != "elasticsearch"
    for _round in range(2):
        upkeep.tend()
    assert found("甲") == (["甲"], "elasticsearch")
    assert old not in search_server.names()
    assert len(search_server.names()) == 1


def test_an_alias_that_leads_to_two_indexes_is_mended(search_server: Server) -> None:
    store(entry("甲"))
    live = search_server.fill()
    other = f"{search_server.prefix}-v1-other"
    search_server.raw.indices.create(index=other, aliases={search_server.prefix: {}})
    assert len(indices.aliased()) == 2
    documents.write(SOURCE, {7: (entry("乙", url="/7/"),)})
    search_server.deliver()
    assert found("乙") == (["乙"], "elasticsearch")
    upkeep.tend()
    assert indices.aliased() == [live]
    assert whole(search_server)


def test_two_rebuilds_at_once_end_in_one_index(search_server: Server) -> None:
    store(*(entry(f"第{number}篇") for number in range(12)))
    rebuild.advance(0)
    server = SearchServer.current()
    assert rebuild.run().finished  # the other one
    rows = list(SearchDocument.objects.order_by("pk")[4:8])
    assert not SearchServer.change({"building_index": server.building_index}, built_pk=rows[-1].pk)
    assert whole(search_server)
    assert len(search_server.names()) == 1


def test_progress_is_reported(search_server: Server) -> None:
    store(*(entry(f"第{number}篇") for number in range(12)))
    seen: list[rebuild.Progress] = []
    rebuild.run(seen.append)
    assert [each.done for each in seen][-1] == 12
    assert seen[-1].finished
