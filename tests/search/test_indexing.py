"""Documents follow their objects in the same transaction; drafts do not count; a rebuild mends whatever is off."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from core import schedule, searchable
from core.cards import Subject
from core.models import Industry, Statistic, Town
from core.searchable import Provider, SearchEntry
from core.signals import withdrawn
from home.models import StandardPage
from search import backends, indexing
from search.models import IndexOutbox, OutboxAction, SearchDocument
from search.service import SiteSearch
from tests.factories import home
from tests.factories.search import entry, store, titles

pytestmark = pytest.mark.django_db


class Recorder:
    """Two providers of this test alone, and how often they were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def page(self, page: StandardPage) -> Iterator[SearchEntry]:
        self.asked.append(page.title)
        if "坏" in page.title:
            raise ValueError(page.title)
        yield entry(page.title, url=page.get_url(), kind="standard")

    def town(self, town: Town) -> Iterator[SearchEntry]:
        self.asked.append(town.name_zh)
        body = " ".join(Industry.objects.values_list("name_zh", flat=True))
        yield entry(town.name_zh, url=f"/{town.slug}/", kind="town", body=body)
        if town.name_en:
            yield entry(town.name_en, url=f"/en/{town.slug}/", kind="town", locale="en")


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.setattr(searchable, "_providers", {})
    made = Recorder()
    searchable.register(
        Provider(StandardPage, lambda: StandardPage.objects.live().public(), made.page, {Statistic: lambda _s: ()})
    )
    towns = Provider(Town, lambda: Town.objects.filter(is_example=False), made.town, {Industry: _every_town})
    searchable.register(towns)
    return made


def _every_town(_industries: Sequence[Industry]) -> Iterable[int]:
    return Town.objects.values_list("pk", flat=True)


def found(query: str) -> list[str]:
    return titles(SiteSearch().search(query, locale="zh-hans").hits)


# Pages ---------------------------------------------------------------------------------------------------------------


def test_publishing_unpublishing_and_deleting(recorder: Recorder) -> None:
    page = home.standard("关于我们工会")
    assert found("我们工会") == ["关于我们工会"]
    page.unpublish()
    assert found("我们工会") == []
    page.save_revision().publish()
    assert found("我们工会") == ["关于我们工会"]
    page.delete()
    assert SearchDocument.objects.count() == 0


def test_autosaved_drafts_are_not_read(recorder: Recorder) -> None:
    page = home.standard("老标题")
    recorder.asked.clear()
    for number in range(5):
        page.title = f"新标题{number}"
        page.save_revision()
    assert recorder.asked == []
    assert found("新标题") == []
    assert found("老标题") == ["老标题"]


def test_a_page_restricted_or_moved(recorder: Recorder, django_capture_on_commit_callbacks: Any) -> None:
    parent, page = home.standard("上级"), home.standard("文件")
    page.move(parent, pos="last-child")
    assert SearchDocument.objects.get(title="文件").url == StandardPage.objects.get(title="文件").get_url()
    assert parent.slug in SearchDocument.objects.get(title="文件").url
    parent.refresh_from_db()
    parent.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()
    assert "/renamed/" in SearchDocument.objects.get(title="文件").url
    restriction = PageViewRestriction.objects.create(page=Page.objects.get(pk=parent.pk), restriction_type="login")
    assert found("文件") == []
    restriction.delete()
    assert found("文件") == ["文件"]


def test_a_text_that_cannot_be_read_does_not_keep_anybody_from_saving(
    recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    page = home.standard("好标题")
    page.title = "坏标题"
    with caplog.at_level(logging.ERROR, "search.indexing"):
        page.save_revision().publish()
    assert "could not be indexed" in caplog.text
    assert StandardPage.objects.get(pk=page.pk).title == "坏标题"
    assert found("标题") == []


# Plain models --------------------------------------------------------------------------------------------------------


def test_saving_and_what_watches(recorder: Recorder) -> None:
    town = Town.objects.create(name_zh="蓝村", name_en="Lancun")
    assert SearchDocument.objects.of("core.town", town.pk).count() == 2
    industry = Industry.objects.create(name_zh="纺织服装")
    assert found("纺织服装") == ["蓝村"]
    industry.delete()
    assert found("纺织服装") == []
    town.name_en = ""
    town.save()
    assert SearchDocument.objects.of("core.town", town.pk).count() == 1


def test_a_rollback_takes_the_documents_along(recorder: Recorder) -> None:
    with transaction.atomic():
        Town.objects.create(name_zh="田横")
        assert found("田横") == ["田横"]
        transaction.set_rollback(True)
    assert found("田横") == []


def test_what_is_withdrawn_is_gone_within_the_transaction(recorder: Recorder) -> None:
    town = Town.objects.create(name_zh="撤下的哨兵")
    assert found("哨兵") == ["撤下的哨兵"]
    with transaction.atomic():
        Town.objects.filter(pk=town.pk).update(is_example=True)
        withdrawn.send(None, subjects=(Subject.of(town),), reason="", document_no="")
        assert found("哨兵") == []
    withdrawn.send(None, subjects=(Subject("core.town", 10**9), Subject("core.industry", 1)), reason="", document_no="")


def test_bulk_writes_are_told(recorder: Recorder) -> None:
    towns = Town.objects.bulk_create(Town(name_zh=f"第{number}镇", slug=f"t{number}") for number in range(3))
    assert found("镇") == []
    searchable.touch(*towns)
    assert len(found("镇")) == 3


def test_a_batch_reads_each_object_once(recorder: Recorder) -> None:
    with transaction.atomic(), searchable.batch():
        towns = [Town.objects.create(name_zh=f"第{number}镇") for number in range(5)]
        for number in range(4):
            Industry.objects.create(name_zh=f"行业{number}")
        towns[0].delete()
        assert recorder.asked == []
    assert sorted(recorder.asked) == ["第1镇", "第2镇", "第3镇", "第4镇"]
    assert len(found("行业3")) == 4


def test_one_object_costs_few_queries(recorder: Recorder) -> None:
    town = Town.objects.create(name_zh="环秀")
    town.name_zh = "环秀街道"
    with CaptureQueriesContext(connection) as queries:
        indexing.reindex_objects([town])
    assert len(queries) <= 9  # savepoints, two of the provider, three of ours, two of the engine


# The outbox ----------------------------------------------------------------------------------------------------------


def test_the_outbox_holds_the_last_change_of_each_document(recorder: Recorder, settings: Any) -> None:
    Town.objects.create(name_zh="没有服务器")
    assert not IndexOutbox.objects.exists()
    settings.ELASTICSEARCH_URL = ["http://localhost:9"]
    town = Town.objects.create(name_zh="有服务器")
    row = IndexOutbox.objects.get()
    assert (row.key, row.action) == (f"core.town:{town.pk}:zh-hans", OutboxAction.PUT)
    key = row.key
    town.delete()
    later = IndexOutbox.objects.get()
    assert (later.key, later.action) == (key, OutboxAction.DELETE)
    assert later.revision > row.revision


# Rebuilding ----------------------------------------------------------------------------------------------------------


def test_a_rebuild_mends_what_is_off(recorder: Recorder) -> None:
    kept = Town.objects.create(name_zh="还在")
    gone = Town.objects.create(name_zh="走了")
    Town.objects.filter(pk=gone.pk).update(is_example=True)
    Town.objects.filter(pk=kept.pk).update(name_zh="改了")
    Town.objects.bulk_create([Town(name_zh="新来", slug="xinlai")])
    store(entry("没有主人"))
    results = indexing.rebuild()
    assert results["core.town"] == indexing.Written(changed=2, removed=1)
    assert results["tests.thing"].removed == 1
    assert set(SearchDocument.objects.values_list("title", flat=True)) == {"改了", "新来"}
    assert found("还在") == []
    assert set(indexing.rebuild().values()) == {indexing.Written()}


def test_a_rebuild_finds_what_lies_between_and_beyond(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 3)
    Town.objects.bulk_create(Town(name_zh=f"第{number}镇", slug=f"t{number}") for number in range(11))
    assert indexing.rebuild([Town])["core.town"].changed == 11
    first, *_middle, last = Town.objects.order_by("pk")
    Town.objects.filter(pk__in=[first.pk, last.pk, last.pk - 5]).delete()
    store(entry("别的类型"))
    assert indexing.rebuild([Town])["core.town"].removed == 0  # the deletes were seen
    assert SearchDocument.objects.filter(source_type="core.town").count() == 8
    assert SearchDocument.objects.filter(source_type="tests.thing").count() == 1


@pytest.mark.parametrize("size", [10, 100])
def test_a_rebuild_asks_by_chunks(recorder: Recorder, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recorder, "town", lambda self, town: [entry(town.name_zh, url=f"/{town.slug}/")])
    searchable.register(Provider(Town, Town.objects.all, recorder.town))
    Town.objects.bulk_create(Town(name_zh=f"第{number}镇", slug=f"t{number}") for number in range(size))
    with CaptureQueriesContext(connection) as queries:
        indexing.rebuild([Town])
    ours = ("search_searchdocument", "search_searchgrams", "search_fts", "core_town")
    assert sum(any(table in query["sql"] for table in ours) for query in queries) <= 16


def test_the_command_and_the_daily_job(recorder: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    Town.objects.bulk_create([Town(name_zh="灵山", slug="lingshan")])
    call_command("search_rebuild", "core.town")
    assert "core.town: 1 written, 0 removed" in capsys.readouterr().out
    Town.objects.filter(slug="lingshan").update(name_zh="灵山镇")
    next(job for job in schedule.jobs() if job.name == "search_reconcile").run()
    assert found("灵山镇") == ["灵山镇"]


@pytest.mark.sqlite  # PostgreSQL has a foreign key instead
def test_the_trigger_comes_back_after_a_migration() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_fts_follow_delete")
    backends.after_migrate()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search_fts_follow_delete'")
        assert cursor.fetchone() == (1,)
