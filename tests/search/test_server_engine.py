"""Elasticsearch finds what the local index finds, counts it alike, and puts it in a sensible order."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from search.backends import local
from search.backends.base import NEWEST, Filters, Question
from search.backends.elasticsearch import ElasticsearchEngine
from search.backends.resilient import ResilientEngine
from search.models import SearchDocument
from search.query import ParsedQuery, parse
from search.service import PER_PAGE, SiteSearch
from tests.factories.search import entry, store, titles
from tests.fixtures.search_server import Server
from tests.search.same_hits import WORDS, corpus, queries

pytestmark = pytest.mark.django_db

# With the other suite's database; on SQLite a part, since same_hits asks its engine all of them.
QUERIES = 2000 if connection.vendor == "postgresql" else 400
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def question(parsed: ParsedQuery, filters: Filters | None = None, size: int = 1000) -> Question:
    return Question(parsed, "zh-hans", timezone.now(), filters or Filters(), size=size)


def ask(query: str, **options: object) -> list[str]:
    page = SiteSearch().search(query, locale="zh-hans", **options)
    assert page.engine == "elasticsearch"
    return titles(page.hits)


def library(source: random.Random) -> list[str]:
    """150 documents with facets, scopes, dates, languages and hours; their texts."""
    texts = list(corpus(source, 150))
    for text in texts:
        facets = {
            "year": source.choice(["2024", "2025", ""]), "level": source.choice(["", "2"]),
            "town": source.choice(["tianheng", "蓝村|x"]), "column": source.choice(["", "yaowen"]),
        }  # fmt: skip
        store(
            entry(
                text[:12],
                kind=source.choice(["article", "person", "studio"]),
                body=text,
                names=tuple(source.choices(WORDS, k=2)),
                facets={key: value for key, value in facets.items() if value},
                scopes=tuple(source.choices(["roll:1", "roll:12", "town:x"], k=2)),
                locale=source.choice(["zh-hans", "zh-hans", "en"]),
                date=source.choice([None, NOW - timedelta(days=source.randrange(30_000))]),
                visible_from=source.choice([None, None, timezone.now() + timedelta(hours=source.choice([-1, 1]))]),
                visible_until=source.choice([None, None, timezone.now() + timedelta(hours=source.choice([-1, 1]))]),
            )
        )
    return texts


def narrowing(source: random.Random) -> Filters:
    since = NOW - timedelta(days=source.randrange(30_000))
    chosen = [
        Filters(),
        Filters(kind="person"),
        Filters(facets={"year": "2024", "town": "蓝村|x"}),
        Filters(scope=source.choice(["roll:1", "town:x"])),
        Filters(since=since, until=since + timedelta(days=9000)),
    ]
    return source.choice(chosen)


def test_the_same_hits_and_counts_as_the_local_index(search_server: Server) -> None:
    source = random.Random(20261125)
    texts = library(source)
    engine = ElasticsearchEngine(search_server.fill())
    hits = 0
    for parsed in queries(source, texts, QUERIES):
        asked = question(parsed, narrowing(source))
        mine, theirs = engine.strict(asked), local().strict(asked)
        assert sorted(mine.documents) == sorted(theirs.documents), (parsed, asked.filters)
        assert mine.tally == theirs.tally, (parsed, asked.filters)
        hits += bool(theirs.documents)
    assert hits > QUERIES / 3


def test_by_date_both_keep_the_same_order(search_server: Server) -> None:
    source = random.Random(3)
    texts = library(source)
    engine = ElasticsearchEngine(search_server.fill())
    for parsed in queries(source, texts, 60):
        asked = replace(question(parsed), order=NEWEST)
        assert engine.strict(asked).documents == local().strict(asked).documents


def test_a_run_may_end_in_any_lone_character(search_server: Server) -> None:
    """More different successors than any expansion of a prefix would follow."""
    endings = [chr(code) for code in range(0x4E00, 0x4E00 + 400)]
    store(*(entry("长", body=f"2024年{end}，k𠮷{end}") for end in endings))
    engine = ElasticsearchEngine(search_server.fill())
    for query in ("年", "𠮷", "2024年", "k𠮷", "k𠮷丁"):
        asked = question(parse(query))
        found = engine.strict(asked).documents
        assert set(found) == set(local().strict(asked).documents), query
    assert len(engine.strict(question(parse("k𠮷"))).documents) == 400


def test_a_long_text_is_found_to_its_end(search_server: Server) -> None:
    source = random.Random(1)
    filler = "".join(source.choices([chr(code) for code in range(0x4E00, 0x5000)], k=56_000))
    body = filler[:30_000] + "工会" * 1000 + filler[30_000:] + "，最后一句写着海泊河边的灯"
    store(entry("长附件", body=body), entry("短文", body="工会办事"))
    search_server.fill()
    assert ask("海泊河边的灯") == ["长附件"]
    assert set(ask("工会")) == {"长附件", "短文"}
    for start in range(0, len(body) - 200, 5777):
        assert ask(body[start : start + 150]) == ["长附件"]


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
        ("即墨区总工会", "即墨区总工会"),
    ],
)
def test_each_query_finds_its_document_first(search_server: Server, query: str, title: str) -> None:
    now = timezone.now()
    store(
        entry("一篇新闻", body="王伟去了李四创新工作室，即墨区总工会的微课堂还没有开。" * 9, date=now),
        entry("王伟", kind="person", names=("王伟",), body="全国劳动模范"),
        entry("王伟创新工作室", kind="studio", names=("王伟",), body="王伟 ww"),
        entry("𠮷䶮", kind="person", names=("𠮷䶮",)),
        entry("李四创新工作室", kind="studio", body="创新工作室" * 30),
        entry("即墨区总工会", kind="page"),
        entry("办课记", names=("微课堂",)),
    )
    search_server.fill()
    assert ask(query)[0] == title or (query == "创新工作室" and title in ask(query)[:2])


def test_places_stand_before_any_number_of_words(search_server: Server) -> None:
    now = timezone.now()
    sentence = "书法爱好者们在社区教室里一笔一画写下春天的名字和对劳动者的敬意"
    store(
        entry("旧闻", body=sentence * 40, date=now - timedelta(days=900)),
        entry("新闻", body=sentence, date=now),
        entry("课", names=(sentence,)),
        entry("人", kind="person", names=(sentence,)),
        entry(f"{sentence}（上）", date=now - timedelta(days=3000)),
        entry(sentence, kind="course"),
    )
    search_server.fill()
    assert ask(sentence)[:4] == [sentence, f"{sentence}（上）", "人", "课"]
    assert set(ask(sentence)[4:]) == {"旧闻", "新闻"}


def test_of_two_alike_the_newer_news_stand_first(search_server: Server) -> None:
    now = timezone.now()
    store(*(entry(f"第{days}天前", body="职工书法展", date=now - timedelta(days=days)) for days in (400, 2, 90)))
    search_server.fill()
    assert ask("书法展") == ["第2天前", "第90天前", "第400天前"]


def test_pages_follow_each_other_and_are_clamped(search_server: Server) -> None:
    store(*(entry(f"第{number}篇", body="太极") for number in range(PER_PAGE * 2 + 5)))
    search_server.fill()
    every = [title for number in (1, 2, 3) for title in ask("太极", page=number)]
    assert len(every) == len(set(every)) == PER_PAGE * 2 + 5
    assert SiteSearch().search("太极", page=10**9, locale="zh-hans").page == 3


def test_related_documents_share_telling_words_and_are_no_strict_hits(search_server: Server) -> None:
    store(
        entry("答", body="劳动模范创新工作室带动职工学技术"),
        entry("远", body="工会组织看电影"),
        entry("全", body="即墨区哪个创新工作室带动了职工学习"),
        entry("隐", body="创新工作室带动职工", visible_until=timezone.now() - timedelta(hours=1)),
        entry("外", body="创新工作室带动职工", locale="en"),
    )
    engine = ElasticsearchEngine(search_server.fill())
    asked = question(parse("即墨区哪个创新工作室带动了职工学习"), size=5)
    names = dict(SearchDocument.objects.values_list("pk", "title"))
    assert [names[pk] for pk in engine.strict(asked).documents] == ["全"]
    assert [names[pk] for pk in engine.related(asked)] == ["答"]
    assert engine.related(question(parse("年"))) == ()
    long = question(parse("请问" + "即墨区哪个创新工作室带动了职工学习技术和安全生产以及别的什么事情" * 3))
    assert names[engine.related(long)[0]] in {"全", "答"}


@pytest.mark.parametrize(
    "query",
    ["", '"', "\x00", "*:*", "(", "' OR 1=1 --", "NEAR(a b)", "\ud83d", "-", "AND", "a\\b", "{}", "工会" * 5000],
)
def test_anything_may_be_typed(search_server: Server, query: str) -> None:
    store(entry("一篇", body="AND a b OR 1 NEAR 工会工会"))
    search_server.fill()
    page = SiteSearch().search(query, locale="zh-hans")
    assert page.engine == "elasticsearch" or not page.query.terms


def test_beyond_ten_thousand_hits_the_local_index_answers(search_server: Server) -> None:
    store(entry("一", body="太极"), entry("二", body="太极"))
    search_server.fill()
    engine = ResilientEngine(local())
    asked = replace(question(parse("太极")), offset=10_000, size=PER_PAGE)
    assert engine.strict(asked).documents == ()
    assert engine.name != "elasticsearch"
    assert ResilientEngine(local()).strict(replace(asked, offset=0)).documents
