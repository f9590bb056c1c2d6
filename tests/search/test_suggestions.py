"""Suggestions: what a reader may be about to type, and never what is hidden."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import caching
from search import documents
from search.models import PromotedAnswer
from search.suggestions import LIMIT, suggest
from tests.factories.search import SOURCE, entry, store

pytestmark = pytest.mark.django_db


def words(typed: str, locale: str = "zh-hans") -> list[str]:
    return [each.text for each in suggest(typed, locale)]


def person(name: str, **more: object) -> object:
    return entry(name, kind="person", names=(name,), **more)


@pytest.mark.parametrize("typed", ["王", "王伟", "wang", "wangwei", "WANGW", "w", "ww", "ｗｗ"])
def test_a_person_by_characters_pinyin_and_initials(typed: str) -> None:
    store(person("王伟"), person("李娜"))
    assert words(typed) == ["王伟"]


def test_traditional_characters_find_simplified() -> None:
    store(person("陈桂兰"))
    assert words("陳桂") == ["陈桂兰"]


def test_people_stand_first_then_guides_then_the_rest_short_ones_first() -> None:
    store(entry("王哥庄新闻"), person("王一一"), person("王一"), entry("王院课程", kind="course"))
    assert words("王") == ["王一", "王一一", "王院课程", "王哥庄新闻"]
    assert words("王院课程")[0] == "王院课程"


def test_namesakes_are_one_word_that_leads_to_the_results() -> None:
    store(person("王伟", url="/a/"), person("王伟", url="/b/"), person("王薇", url="/c/"))
    found = {each.text: each for each in suggest("wangwei", "zh-hans")}
    assert found["王伟"].url == "/search/?q=%E7%8E%8B%E4%BC%9F"
    assert (found["王薇"].url, found["王薇"].kind_label) == ("/c/", "人物")


def test_a_part_of_a_title_leads_to_the_results() -> None:
    store(entry("2024年度即墨区劳动模范", kind="roll", url="/r/"))
    assert [each.url for each in suggest("2024", "zh-hans")] == ["/r/"]
    assert [each.url for each in suggest("劳动", "zh-hans")] == ["/search/?q=%E5%8A%B3%E5%8A%A8%E6%A8%A1%E8%8C%83"]


def test_nothing_hidden_is_offered() -> None:
    now = timezone.now()
    store(person("隐身人", visible_from=now + timedelta(days=1)), person("隐去人", visible_until=now))
    documents.write(SOURCE, {900: (person("隐没人"),)})
    assert words("隐") == words("y") == ["隐没人"]
    documents.write(SOURCE, {900: ()})
    assert words("隐") == words("yin") == words("y") == []


def test_each_language_has_its_own() -> None:
    store(entry("Wang Wei", kind="person", names=("王伟",), locale="en"), person("王伟"))
    assert words("wang w", "en") == ["Wang Wei", "王伟"]
    assert words("wangw") == ["王伟"]


def test_a_promoted_query_is_offered_first() -> None:
    PromotedAnswer.objects.create(queries="王牌课程\n好课", url="/courses/", title_zh="课程")
    store(person("王伟"))
    assert words("王") == ["王牌课程", "王伟"]


@pytest.mark.parametrize("typed", ["", " ", "。", "\x00", "\ud800", "%", "_", "'", "王" * 5000, "😀", "\u202e", "*"])
def test_anything_may_be_typed(typed: str) -> None:
    store(person("王伟"))
    assert words(typed) == []


def test_three_queries_and_no_more_than_asked() -> None:
    store(*(person(f"王{chr(0x4E00 + number)}") for number in range(60)))
    caching.bump()
    suggest("王", "zh-hans")
    with CaptureQueriesContext(connection) as captured:
        assert len(suggest("w", "zh-hans")) == LIMIT
    assert len(captured) <= 4, [each["sql"][:80] for each in captured]  # one is the token, which a request reads once
    assert len(suggest("w", "zh-hans", limit=3)) == 3
