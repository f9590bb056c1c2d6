"""The same strict results on both databases: what a plain look at every text finds."""

import random
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core import caching, sitedata
from search import documents
from search.backends import local
from search.backends.base import Filters
from search.models import SearchDocument
from search.query import ParsedQuery, parse
from search.service import PER_PAGE, SiteSearch
from tests.factories.search import SOURCE, entry, store, titles
from tests.search import same_hits
from tests.search.same_hits import corpus

pytestmark = pytest.mark.django_db


def ask(query: str, **options: object) -> list[str]:
    return titles(SiteSearch().search(query, locale="zh-hans", **options).hits)


def oracle(parsed: ParsedQuery) -> set[int]:
    """By looking at every text: slow and plain."""
    rows = SearchDocument.objects.values_list("pk", "title_folded", "names_folded", "pinyin", "body_folded")
    return {pk for pk, *folded in rows if parsed.stands_in(*folded)}


def found(parsed: ParsedQuery) -> set[int]:
    return set(local().matching(SearchDocument.objects.all(), parsed).values_list("pk", flat=True))


def test_every_query_finds_what_a_look_at_every_text_finds() -> None:
    same_hits.check(found)


def test_a_long_text_is_found_to_its_end_and_counted_once() -> None:
    """The phrase at the end, one pair of characters a thousand times, a run across every part."""
    body = same_hits.long_text(random.Random(1))
    store(entry("长附件", body=body), entry("短文", body="工会办事"))
    assert ask("海泊河边的灯") == ["长附件"]
    assert SiteSearch().search("工会", locale="zh-hans").total == 2
    for start in range(0, len(body) - 200, 1777):
        parsed = parse(body[start : start + 150])
        assert found(parsed) == oracle(parsed) != set()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("王伟", "王伟"),
        ("wangwei", "王伟"),
        ("ww", "王伟"),
        ("𠮷", "𠮷䶮"),
        ("䶮", "𠮷䶮"),
        ("勞動模範", "王伟"),
        ("创新工作室", "李四创新工作室"),
        ("总工会", "即墨区总工会"),
        ("微课堂", "办课记"),
    ],
)
def test_each_query_finds_its_document_first(query: str, title: str) -> None:
    store(
        entry("一篇新闻", body="王伟去了李四创新工作室，即墨区总工会的微课堂还没有开。", date=timezone.now()),
        entry("王伟", kind="person", names=("王伟",), body="全国劳动模范"),
        entry("𠮷䶮", kind="person", names=("𠮷䶮",)),
        entry("李四创新工作室", kind="studio"),
        entry("即墨区总工会", kind="page"),
        entry("办课记", names=("微课堂",)),
    )
    assert ask(query)[0] == title


def test_titles_stand_first_then_names_then_newer_texts() -> None:
    now = timezone.now()
    store(
        entry("旧闻", body="书法", date=now - timedelta(days=900)),
        entry("新闻", body="书法", date=now),
        entry("没有日期", body="书法"),
        entry("课", names=("书法",)),
        entry("书法夜校", date=now - timedelta(days=3000)),
        entry("书法", kind="course"),
    )
    assert ask("书法") == ["书法", "书法夜校", "课", "新闻", "没有日期", "旧闻"]


def test_people_stand_before_others_who_bear_their_name() -> None:
    store(
        entry("陈桂兰针织工作室", kind="studio", names=("陈桂兰",), date=timezone.now()),
        entry("陈桂兰", kind="person", names=("陈桂兰", "陈小兰")),
    )
    assert [ask(query)[0] for query in ("陈桂兰", "cgl", "chenguilan", "陈小兰")] == ["陈桂兰"] * 4


def test_only_what_is_visible_now_in_the_language_asked_for() -> None:
    now, hour = timezone.now(), timedelta(hours=1)
    store(
        entry("现在", body="公示"),
        entry("将来", body="公示", visible_from=now + hour),
        entry("过去", body="公示", visible_until=now - hour),
        entry("期间", body="公示", visible_from=now - hour, visible_until=now + hour),
        entry("英文", body="公示", locale="en"),
    )
    page = SiteSearch().search("公示", locale="zh-hans")
    assert set(titles(page.hits)) == {"现在", "期间"}
    assert [(facet.value, facet.count) for facet in page.facets["type"]] == [("article", 2)]


def test_filters_and_counts_by_kind() -> None:
    store(
        *(entry(f"新闻{number}", body="夜校", facets={"year": "2026"}) for number in range(3)),
        entry("夜校", kind="course", facets={"town": "蓝村", "year": "2025"}),
    )
    page = SiteSearch().search("夜校", Filters(kind="course"), locale="zh-hans")
    assert (titles(page.hits), page.total) == (["夜校"], 1)
    assert [(each.value, each.label, each.count) for each in page.facets["type"]] == [
        ("article", "新闻", 3),
        ("course", "课程", 1),
    ]
    assert SiteSearch().search("夜校", Filters(facets={"year": "2026"}), locale="zh-hans").total == 3
    assert SiteSearch().search("夜校", Filters(facets={"pk__in": "1"}), locale="zh-hans").total == 4


def test_pages_are_clamped() -> None:
    store(*(entry(f"第{number}篇", body="太极") for number in range(PER_PAGE + 5)))
    assert SiteSearch().search("太极", page=10**9, locale="zh-hans").page == 2
    assert SiteSearch().search("太极", page=-3, locale="zh-hans").page == 1
    every = {title for number in (1, 2) for title in ask("太极", page=number)}
    assert len(every) == PER_PAGE + 5


@pytest.mark.parametrize(
    "query", ["", '"', "\x00", "*:*", "(", "' OR 1=1 --", "NEAR(a b)", "\ud83d", "-", "AND", "a\\b"]
)
def test_anything_may_be_typed(query: str) -> None:
    store(entry("一篇", body="AND a b OR 1 NEAR"))
    SiteSearch().search(query, locale="zh-hans")


@pytest.mark.parametrize(
    "query", ["工会" * 5000, " ".join("会" * 5000), "的 " * 5000, "x" * 10_000, "一二三四五六" * 2000]
)
def test_ten_thousand_characters_take_no_time(query: str) -> None:
    store(*(entry(text[:9], body=text) for text in corpus(random.Random(2), 100)))
    SiteSearch().search("工会")
    begun = time.perf_counter()
    SiteSearch().search(query, locale="zh-hans")
    assert time.perf_counter() - begun < 0.3


@pytest.mark.parametrize("size", [5, 60])
def test_four_queries_whatever_there_is(size: int, django_assert_num_queries: object) -> None:
    store(*(entry(f"第{number}篇", body="工会办事") for number in range(size)))
    caching.bump()
    with sitedata.held():
        SiteSearch().search("工会 办事", locale="zh-hans")  # reads what every page of the site has read already
        with django_assert_num_queries(4):
            SiteSearch().search("工会 办事", locale="zh-hans")


def test_the_matching_sentence_is_shown_as_written() -> None:
    store(entry("勞模事跡", body="第一句。他在２０２４年當選「勞動模範」，大家都高興！第三句。"))
    hit = SiteSearch().search("劳动模范", locale="zh-hans").hits[0]
    assert hit.sentence == "他在２０２４年當選「[[勞動模範]]」，大家都高興！"
    assert SiteSearch().search("劳模", locale="zh-hans").hits[0].title == "[[勞模]]事跡"


def test_a_long_sentence_is_shortened_around_the_match() -> None:
    store(entry("长句", body="字" * 500 + "海岛渔村" + "字" * 500))
    sentence = SiteSearch().search("海岛渔村", locale="zh-hans").hits[0].sentence
    assert sentence.startswith("……字")
    assert sentence.endswith("字……")
    assert "[[海岛渔村]]" in sentence
    assert len(sentence) < 140


def test_rows_leave_the_index_with_their_document() -> None:
    store(entry("要走的", body="秘密"))
    SearchDocument.objects.all().delete()
    count = {"sqlite": "SELECT count(*) FROM search_fts", "postgresql": "SELECT count(*) FROM search_searchgrams"}
    with connection.cursor() as cursor:
        cursor.execute(count[connection.vendor])
        assert cursor.fetchone() == (0,)


def test_writing_again_replaces_and_spares_what_is_the_same() -> None:
    assert documents.write(SOURCE, {1: (entry("甲", url="/1/"), entry("A", locale="en", url="/en/1/"))}).changed == 2
    assert documents.write(SOURCE, {1: (entry("甲", url="/1/"), entry("B", locale="en", url="/en/1/"))}).changed == 1
    assert ask("甲") == ["甲"]
    assert titles(SiteSearch().search("A", locale="en").hits) == []
    assert documents.write(SOURCE, {1: ()}).removed == 2
    assert ask("甲") == []


def test_texts_that_no_database_takes_are_stored_without_it() -> None:
    store(entry("有\x00洞", body="半个\ud83d字", names=("名\x00字",)))
    assert ask("半个") == ["有 洞"]


# Related documents and relevance ------------------------------------------------------------------------------------


def related(query: str, filters: Filters | None = None) -> list[str]:
    return titles(SiteSearch().search(query, filters, locale="zh-hans").related)


def test_a_question_finds_its_paragraph_below_no_strict_hit() -> None:
    store(
        entry("游戏", body="《战国无双3》是由光荣和ω-force开发的战国无双系列的正统第三续作。"),
        entry("公司", body="两个公司合作办了夜校，由工会组织。"),
        *(entry(text[:9], body=text) for text in corpus(random.Random(4), 40)),
    )
    page = SiteSearch().search("《战国无双3》是由哪两个公司合作开发的？", locale="zh-hans")
    assert (page.total, page.tier) == (0, "related")
    assert titles(page.related)[0] == "游戏"


def test_related_documents_are_no_strict_hits_and_hold_nothing_excluded() -> None:
    store(
        entry("全有", body="田横镇的夜校开课"),
        entry("一半", body="田横镇的渔港"),
        entry("不要的", body="田横镇的王伟"),
        entry("英文", body="田横镇的渔港", locale="en"),
        entry("过去", body="田横镇的渔港", visible_until=timezone.now()),
        entry("课", body="田横镇的渔港", kind="course"),
    )
    assert related("田横镇的夜校 -王伟", Filters(kind="article")) == ["一半"]


def test_a_narrow_filter_looks_behind_the_nearest_candidates() -> None:
    near = [entry(f"近{number}", body="田横镇的渔港边") for number in range(210)]
    store(*near, entry("课", body="只有田横镇", kind="course"))
    assert related("田横镇的渔港边夜校", Filters(kind="course")) == ["课"]


def test_a_long_text_that_is_a_strict_hit_behind_what_is_measured_is_not_related() -> None:
    store(entry("很长", body="海泊河边的夜校。" + "字" * 30_000 + "海泊河边的灯"), entry("短", body="海泊河边的桥"))
    page = SiteSearch().search("海泊河边的灯", locale="zh-hans")
    assert (titles(page.hits), titles(page.related)) == (["很长"], ["短"])


def test_texts_stand_by_relevance_and_fresh_news_a_little_higher() -> None:
    now = timezone.now()
    store(
        entry("提到一次", body="书法。" + "别的事情。" * 60, date=now),
        entry("讲的就是它", body="书法课教书法，学书法。" + "别的事情。" * 50, date=now - timedelta(days=300)),
        entry("同样多但旧", body="书法。" + "别的事情。" * 60, date=now - timedelta(days=2000)),
    )
    assert ask("书法") == ["讲的就是它", "提到一次", "同样多但旧"]


def test_no_hit_twice_and_none_missing_beyond_the_measured_ones() -> None:
    source, now = random.Random(3), timezone.now()
    store(
        *(
            entry(f"第{number}篇", body="太极" * source.randint(1, 5) + "拳" * source.randint(1, 40), date=now)
            for number in range(345)
        )
    )
    every = [title for number in range(1, 19) for title in ask("太极", page=number)]
    assert len(every) == len(set(every)) == 345


def test_a_year_finds_what_is_of_that_year_however_it_is_written() -> None:
    store(
        entry("光荣榜甲", body="五一劳动奖章", facets={"year": "2024"}),
        entry("光荣榜乙", body="二〇二四年五一劳动奖章"),
        entry("光荣榜丙", body="2023年五一劳动奖章"),
    )
    for query in ("五一劳动奖章2024", "2024年五一劳动奖章", "五一劳动奖章 二○二四"):
        assert sorted(ask(query)) == ["光荣榜乙", "光荣榜甲"], query
    assert ask("五一劳动奖章 -2024年") == ["光荣榜丙"]
