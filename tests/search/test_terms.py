"""Words that may be offered: written and deleted with their document, found along an index."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from search import documents, terms
from search.models import SearchDocument, SearchTerm
from tests.factories.search import SOURCE, entry, store

pytestmark = pytest.mark.django_db


def words(document: SearchDocument) -> list[str]:
    return list(document.terms.order_by("pk").values_list("text", flat=True))


def test_a_title_is_offered_whole_and_by_its_telling_parts() -> None:
    [roll] = store(entry("2024年度即墨区劳动模范", kind="roll"))
    assert words(roll) == ["2024年度即墨区劳动模范", "即墨区劳动模范", "劳动模范"]
    [news] = store(entry("“职工夜校”开班啦"))
    assert words(news) == ["“职工夜校”开班啦", "职工夜校", "开班啦"]
    [studio] = store(entry("王伟创新工作室", kind="studio", names=("王伟",)))
    assert words(studio) == ["王伟创新工作室", "王伟", "创新工作室"]


def test_a_name_has_its_sounds() -> None:
    [person] = store(entry("单雄信", kind="person", names=("单雄信",)))
    term, misread = person.terms.order_by("pk")
    assert (term.pinyin, term.initials, term.loose) == ("shanxiongxin", "sxx", "sanxionxin")
    assert misread.pinyin == "danxiongxin"


def test_words_follow_their_document() -> None:
    documents.write(SOURCE, {700: (entry("即墨老酒"),)})
    documents.write(SOURCE, {700: (entry("即墨米酒"),)})
    assert list(SearchTerm.objects.values_list("text", flat=True)) == ["即墨米酒"]
    documents.write(SOURCE, {700: ()})
    assert not SearchTerm.objects.exists()


def test_bounds_are_those_of_the_document() -> None:
    now = timezone.now()
    store(entry("以后才有", visible_from=now + timedelta(hours=1)), entry("已经过了", visible_until=now))
    store(entry("正在公示", visible_until=now + timedelta(hours=1)))
    assert [term.text for term in SearchTerm.objects.offered("zh-hans", now)] == ["正在公示"]


@pytest.mark.parametrize("title", ["啊", "。。。", "长" * 60, "\x00\ud800", "𠮷" * 40, "K歌 大赛", "ａｂｃ"])
def test_any_title_can_be_written(title: str) -> None:
    [document] = store(entry(title))
    assert all(len(term.folded) <= 60 for term in document.terms.all())


def test_long_names_fit_their_columns() -> None:
    [document] = store(entry("双" * 40))
    assert [len(term.pinyin) for term in document.terms.all()] == [len("shuang") * 40]


@pytest.mark.parametrize("field", ["folded", "pinyin", "initials"])
def test_beginnings_are_found_along_an_index(field: str) -> None:
    store(*(entry(f"第{number}个王伟", kind="person") for number in range(300)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("ANALYZE search_searchterm")
    begins = {f"{field}__gte": "wang", f"{field}__lt": "wang\U0010ffff"}
    rows = SearchTerm.objects.filter(locale="zh-hans", rank=0, **begins).order_by(field, "text")
    plan = rows[:8].explain()
    assert f"search_term_{field}" in plan, plan
    assert "SORT" not in plan.upper().replace("SORT KEY", ""), plan


def test_a_key_has_no_gaps() -> None:
    assert terms.key_of("Honour Rolls，光榮榜") == "honourrolls光荣榜"
