"""阅读量: noted without the database, added up by the clock, never a reason for an error."""

import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import schedule
from core.models import CacheVersion
from news import counting
from news.models import ReadCount
from tests.factories import news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
SPOOL = Path(settings.PRIVATE_ROOT) / "spool"


@pytest.fixture(autouse=True)
def empty_spool() -> None:
    for name in ("reads", "reads.taken"):
        (SPOOL / name).unlink(missing_ok=True)


def test_a_read_asks_the_database_nothing(client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        answer = Client(enforce_csrf_checks=True).post("/read/7/")
    assert (answer.status_code, answer.content, len(captured)) == (204, b"", 0)
    assert "no-store" in answer.headers["Cache-Control"]


def test_reads_are_added_to_what_was_counted(client: Client) -> None:
    one, other, draft = news.article(), news.article("另一篇"), news.article("撤下的")
    draft.unpublish()
    ReadCount.objects.create(page=one, count=1000)
    for pk in [one.pk] * 3 + [other.pk] + [draft.pk, 99_999_999]:
        client.post(f"/read/{pk}/")
    token = CacheVersion.current()
    assert counting.add_up() == 4
    assert ReadCount.objects.get(pk=one.pk).count == 1003
    assert ReadCount.objects.get(pk=other.pk).count == 1
    assert not ReadCount.objects.filter(pk=draft.pk).exists()
    assert CacheVersion.current() == token, "reading makes no page stale"
    assert counting.add_up() == 0


def test_the_first_read_of_all_counts(client: Client) -> None:
    article = news.article()
    for path in SPOOL.glob("*"):
        path.unlink()
    if SPOOL.exists():
        SPOOL.rmdir()
    client.post(f"/read/{article.pk}/")
    assert counting.add_up() == 1


def test_what_a_killed_scheduler_left_is_added(client: Client) -> None:
    article = news.article()
    SPOOL.mkdir(parents=True, exist_ok=True)
    (SPOOL / "reads.taken").write_text(f"{article.pk}\n{article.pk}\nrubbish\n-4\n")
    assert counting.add_up() == 2


def test_reads_of_many_at_once(client: Client) -> None:
    article = news.article()
    counting.note(article.pk)
    threads = [threading.Thread(target=lambda: [counting.note(article.pk) for _ in range(50)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counting.add_up() == 401


def test_a_flood_is_cut_off(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_BYTES", 20)
    for _ in range(100):
        assert client.post("/read/1/").status_code == 204
    assert (SPOOL / "reads").stat().st_size < 30


def test_a_store_that_cannot_be_written_is_no_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_spool", lambda: Path("/proc/nowhere/reads"))
    assert client.post("/read/1/").status_code == 204


@pytest.mark.parametrize("address", ["/read/1/", "/read/x/", "/read/"])
def test_only_a_post_to_a_number_counts(client: Client, address: str) -> None:
    assert client.get(address).status_code in {404, 405}


def test_the_page_tells_where_and_a_preview_does_not(client: Client) -> None:
    article = news.article()
    assert f'data-counts="/read/{article.pk}/"' in client.get(article.get_url()).content.decode()
    assert "data-counts" not in article.make_preview_request().content.decode()


def test_the_scheduler_adds_up() -> None:
    assert "count_reads" in {job.name for job in schedule.jobs()}
