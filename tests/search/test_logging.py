"""The search log: counted without the database, added up by the clock, without anything personal."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import caching, schedule, sitedata
from search import logging
from search.models import HiddenQuery, SearchLog
from search.query import parse
from search.service import STRICT, SearchPage
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db
SPOOL = Path(settings.PRIVATE_ROOT) / "spool"


@pytest.fixture(autouse=True)
def empty_spool() -> None:
    for path in SPOOL.glob("searches*"):
        path.unlink()


def search(query: str, total: int = 3, locale: str = "zh-hans") -> None:
    logging.note_search(SearchPage(query=parse(query), total=total, tier=STRICT if total else "none"), locale)


def rows() -> list[tuple[str, int, int, int, int]]:
    found = SearchLog.objects.order_by("query")
    return [(row.query, row.searches, row.hits, row.clicks, row.positions) for row in found]


def test_noting_asks_the_database_nothing_and_adding_up_counts() -> None:
    with CaptureQueriesContext(connection) as captured:
        search("勞模")
        search("劳模", total=5)
        logging.note_click("劳模", "zh-hans", 2)
        search("没有的", total=0)
    assert len(captured) == 0
    assert logging.add_up() == 4
    assert rows() == [("劳模", 2, 5, 1, 2), ("没有的", 1, 0, 0, 0)]
    search("劳模", total=4)
    assert logging.add_up() == 1
    assert rows()[0] == ("劳模", 3, 4, 1, 2)
    assert logging.add_up() == 0


def test_a_line_says_day_language_query_and_hits() -> None:
    search("劳模")
    line = json.loads((SPOOL / "searches").read_text())
    assert line == {"q": "劳模", "l": "zh-hans", "n": 3, "t": "strict", "d": timezone.localdate().isoformat()}


@pytest.mark.parametrize(
    "query",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678 王伟",
        "１３８１２３４５６７８",
        "370282199001011234",
        "37028219900101123X",
        "370282 19900101 123x",
        "370282900101123",
        "6222 0212 3456 7890 123",
        "6222021234567890123",
        "wangwei@example.com",
        "王伟＠example.com",
        "85512345",
        "E12345678",
    ],
)
def test_numbers_of_people_are_never_written(query: str) -> None:
    search(query)
    logging.note_click(query, "zh-hans", 1)
    assert not (SPOOL / "searches").exists()


@pytest.mark.parametrize(
    "query", ["即工发〔2024〕12号", "2024", "2024 2025", "2024年5月1日", "20240501", "12351", "第3届"]
)
def test_years_and_documents_are_no_numbers_of_people(query: str) -> None:
    assert logging.loggable(query)


def test_long_queries_are_cut_and_empty_ones_not_noted() -> None:
    search("长" * 200)
    search("")
    search("   ")
    assert logging.add_up() == 1
    assert rows()[0][0] == "长" * 60


@pytest.mark.parametrize("position", [0, -1, 10**9])
def test_positions_that_no_page_has_are_not_noted(position: int) -> None:
    logging.note_click("劳模", "zh-hans", position)
    assert logging.add_up() == 0


def test_rubbish_in_the_spool_is_left_out() -> None:
    search("劳模")
    with (SPOOL / "searches").open("ab") as file:
        file.write(b'\xff\n[]\n{"q": 1}\n{"d": "2024-99-01", "q": "x", "l": "y"}\nnull\n{"d": "2024-01-01", "q"')
    assert logging.add_up() == 1


def test_twelve_months_are_kept() -> None:
    today = timezone.localdate()
    for days in (0, 360, 400):
        SearchLog.objects.create(day=today - timedelta(days=days), locale="zh-hans", query="劳模", searches=1)
    assert logging.forget_old() == 1
    assert SearchLog.objects.count() == 2


def test_the_clock_does_both() -> None:
    assert {"count_searches", "search_forget_old"} <= {job.name for job in schedule.jobs()}


# Hot words -----------------------------------------------------------------------------------------------------------


def asked(query: str, times: int = 5, days: int = 3, hits: int = 2, locale: str = "zh-hans") -> None:
    for back in range(days):
        day = timezone.localdate() - timedelta(days=back)
        SearchLog.objects.create(day=day, locale=locale, query=query, searches=times, hits=hits)


def test_five_queries_however_much_is_asked(django_assert_max_num_queries: Any) -> None:
    words = [f"热词{chr(0x4E00 + number)}" for number in range(30)]
    store(*(entry(word) for word in words[20:]))
    for place, word in enumerate(words):
        asked(word, times=100 - place)
    with sitedata.held(), django_assert_max_num_queries(5):  # people are asked for in characters and in pinyin
        assert logging.hot_words("zh-hans") == tuple(words[20:28])


def test_what_many_ask_on_several_days_and_find() -> None:
    store(entry("微课堂"), entry("法律援助"), entry("一天的事"), entry("少见"))
    asked("法律援助", times=9)
    asked("微课堂")
    asked("一天的事", times=100, days=2)
    asked("少见", times=3)
    asked("找不到", hits=0)
    asked("不再有的")
    assert logging.hot_words("zh-hans") == ("法律援助", "微课堂")
    assert logging.hot_words("en") == ()


def test_names_of_people_and_hidden_words_are_left_out() -> None:
    store(entry("王伟", kind="person", names=("王伟",)), entry("wangwei"), entry("微课堂"), entry("王伟的课"))
    for query in ("王伟", "wangwei", "微课堂"):
        asked(query)
    HiddenQuery.objects.create(text="微課堂")
    assert logging.hot_words("zh-hans") == ()


def test_a_hot_word_goes_with_what_it_found() -> None:
    caching.bump()
    [course] = store(entry("微课堂", visible_until=timezone.now() + timedelta(milliseconds=400)))
    asked("微课堂")
    assert logging.hot_words("zh-hans") == ("微课堂",)
    with CaptureQueriesContext(connection) as captured:
        logging.hot_words("zh-hans")
    assert len(captured) <= 1, "kept; the token alone is read"
    course.delete()
    caching.bump()
    assert logging.hot_words("zh-hans") == ()


def test_a_hot_word_ends_at_the_moment_at_which_it_finds_nothing() -> None:
    import time

    caching.bump()
    store(entry("微课堂", visible_until=timezone.now() + timedelta(milliseconds=500)))
    asked("微课堂")
    assert logging.hot_words("zh-hans") == ("微课堂",)
    time.sleep(0.6)
    assert logging.hot_words("zh-hans") == ()
