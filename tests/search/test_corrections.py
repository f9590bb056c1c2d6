"""Corrections: what sounds, looks or is typed nearly the same and stands on the site; never what is hidden."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import caching, sitedata
from search import corrections, service
from search.query import parse
from search.service import SiteSearch
from tests.factories.search import entry, store, titles

pytestmark = pytest.mark.django_db


def meant(query: str, locale: str = "zh-hans") -> str:
    return corrections.of(parse(query), locale, timezone.now())


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("创新工做室", "创新工作室"),  # sounds the same
        ("劳动磨范", "劳动模范"),
        ("围课堂", "微课堂"),  # another tone
        ("徽课堂", "微课堂"),  # looks the same
        ("未来公园", "末来公园"),
        ("音月大赛", "音乐大赛"),  # a character with two readings, and one that shares the rarer
        ("缩洗", "说戏"),
        ("陈桂栏", "陈桂兰"),
        ("喝喜大典", "贺喜大典"),
    ],
)
def test_a_word_is_recovered(written: str, word: str) -> None:
    store(entry(word), entry("别的标题"))
    assert meant(written) == word


def test_z_and_zh_n_and_ng_are_a_second_try() -> None:
    store(entry("知心姐姐"))
    assert meant("资心姐姐") == "知心姐姐"
    assert meant("知星姐姐") == "知心姐姐"
    store(entry("紫心姐姐"))
    assert meant("资心姐姐") == "紫心姐姐"


def test_a_name_is_corrected_only_when_it_finds_nothing() -> None:
    store(entry("王伟", kind="person", names=("王伟",)))
    assert meant("王玮") == "王伟"
    store(entry("王玮参赛"))
    assert meant("王玮") == ""


def test_a_word_inside_a_longer_row() -> None:
    store(entry("创新工作室"), entry("他们参观创新工作室两次"))
    assert meant("参观创新工做室") == "参观创新工作室"


def test_one_of_two_terms_and_two_mistakes_in_a_row() -> None:
    store(entry("创新工作室"), entry("劳动模范"), entry("文", body="劳动模范创新工作室成立"))
    assert meant("劳动模范 创新工做室") == "劳动模范 创新工作室"
    assert meant("劳动磨范创新工做室") == "劳动模范创新工作室"


@pytest.mark.parametrize("written", ["wangwie", "wanwei", "wangwey", "wangweii", "wnagwei"])
def test_a_letter_is_wrong(written: str) -> None:
    store(entry("王伟", kind="person", names=("王伟",)))
    assert meant(written) == "王伟"
    store(entry("王薇", kind="person", names=("王薇",)))
    assert meant(written) == "wangwei"


def test_english_words() -> None:
    store(entry("Honours", locale="en"))
    assert meant("Hounours", "en") == "honours"
    assert meant("Hounours") == ""


def test_nothing_hidden_is_offered() -> None:
    now = timezone.now()
    store(entry("创新工作室", visible_from=now + timedelta(minutes=1)), entry("陈桂兰", visible_until=now))
    store(entry("王伟", kind="person", names=("王伟",), locale="en"))
    assert [meant(each) for each in ("创新工做室", "陈桂蓝", "王玮", "wangwie")] == ["", "", "", ""]


def test_the_service_shows_what_was_meant() -> None:
    store(entry("创新工作室"))
    page = SiteSearch().search("创新工做室", locale="zh-hans")
    assert (page.did_you_mean, page.tier, titles(page.hits)) == ("创新工作室", service.CORRECTED, ["创新工作室"])


@pytest.mark.parametrize(
    "query", ["", "。", "a", "啊", "长" * 200, "abc" * 60, "王 " * 16, "行" * 24, "重" * 16, "%_'", "１２３４５６"]
)
def test_anything_may_be_asked(query: str) -> None:
    store(entry("王伟"))
    assert meant(query) == ""


def test_few_queries() -> None:
    store(entry("创新工作室"))
    caching.bump()
    meant("创新工做室")
    with CaptureQueriesContext(connection) as captured:
        assert meant("不存在的东西") == ""
    assert len(captured) <= 3  # the token, which a request reads once, the look for the query, the look for words


def test_a_query_of_many_wrong_words_costs_no_more() -> None:
    store(entry("创新工作室"), entry("劳动模范"), entry("书法夜校"))
    caching.bump()
    with sitedata.held():
        meant("创新工做室")
        with CaptureQueriesContext(connection) as three:
            assert meant("创新工做室 劳动磨范 书法夜小") == "创新工作室 劳动模范 书法夜校"
        with CaptureQueriesContext(connection) as sixteen:
            assert not meant(" ".join(f"不在的词{chr(0x4E00 + number)}" for number in range(16)))
    assert len(three) <= 5
    assert len(sixteen) <= 1
