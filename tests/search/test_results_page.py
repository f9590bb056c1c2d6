"""What the results page shows, what narrows it and how that is taken away again; also when nothing fits."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from core import coming, searchable
from core.cards import Card
from search import asking, corrections, logging, promotions, views
from search.backends import local
from search.floods import Floods
from search.presenting import quoted
from tests.factories import honors as make
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db
TOWNS = {"tongji": "通济街道", "lancun": "蓝村街道"}
Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def labels(monkeypatch: Patch) -> None:
    """What apps say of towns and rolls, whichever of them has registered."""
    words: dict[str, Callable[[str], str]] = {
        "town": lambda value: TOWNS.get(value, ""),
        "roll": {"r2024": "2024年<劳动>模范"}.get,
    }
    monkeypatch.setattr(searchable, "_labels", {key: partial_word(word) for key, word in words.items()})


def partial_word(word: Callable[[str], Any]) -> Callable[[str], str]:
    return lambda value: word(value) or ""


def page(client: Client, **query: Any) -> str:
    answer = client.get("/search/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def text(markup: str) -> str:
    """What a reader sees of it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def link(markup: str, word: str) -> str:
    """The address behind the first link that says this word."""
    found = re.search(rf'<a[^>]*href="([^"]*)"[^>]*>(?:(?!</a>).)*{re.escape(word)}', markup, re.DOTALL)
    assert found, word
    return html.unescape(found[1])


def follow(client: Client, markup: str, word: str) -> str:
    answer = client.get("/search/" + link(markup, word))
    assert answer.status_code == 200
    return answer.content.decode()


def moment(year: int, month: int = 6, day: int = 1) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def some_of_each() -> None:
    store(
        entry("太极甲", facets={"town": "tongji", "year": "2024"}, date=moment(2024)),
        entry("太极乙", facets={"town": "lancun", "year": "2025"}, date=moment(2025)),
        entry("太极丙", kind="course", facets={"town": "tongji"}),
    )


# Narrowing ----------------------------------------------------------------------------------------------------------


def test_facets_are_links_with_counts_and_can_be_taken_away(client: Client) -> None:
    some_of_each()
    every = page(client, q="太极")
    assert "通济街道 2" in text(every)
    assert "蓝村街道 1" in text(every)
    narrowed = follow(client, every, "通济街道")
    assert "找到2条" in narrowed
    assert "太极</mark>乙" not in narrowed
    twice = follow(client, narrowed, "课程")
    assert "找到1条" in twice
    assert "去掉：通济街道" in text(twice)
    assert "找到1条" in follow(client, twice, "去掉：</span>通济街道")
    assert "找到3条" in follow(client, twice, "全部去掉")


def test_many_values_are_folded_and_the_chosen_one_is_in_sight(client: Client) -> None:
    store(*(entry(f"太极{number}", facets={"year": str(2000 + number)}) for number in range(12)))
    years = re.search(r"<dt>年份</dt>.*?</dl>", page(client, q="太极"), re.DOTALL)
    assert years
    shown, folded = years[0].split("<details>")
    assert ("2011" in shown, "2000" in shown, "2000" in folded) == (True, False, True)
    years = re.search(r"<dt>年份</dt>.*?<details>", page(client, q="太极", year="2000"), re.DOTALL)
    assert years
    assert re.search(r'year=2000" aria-current="true"', years[0])


def test_a_facet_with_one_value_is_no_choice(client: Client) -> None:
    store(entry("太极甲", facets={"town": "tongji"}), entry("太极乙", facets={"town": "tongji"}))
    assert "<dt>镇街</dt>" not in page(client, q="太极")
    assert "<dt>类型</dt>" in page(client, q="太极")


def test_a_value_that_nothing_has_can_be_taken_away(client: Client) -> None:
    some_of_each()
    empty = page(client, q="太极", town="<b>")
    assert "没有找到" in empty
    assert "&lt;b&gt;" in empty
    assert "找到3条" in follow(client, empty, "全站查找")


def test_sorting_by_date_keeps_what_was_chosen(client: Client) -> None:
    some_of_each()
    newest = follow(client, page(client, q="太极", type="article"), "最新")
    assert newest.index("乙</a>") < newest.index("甲</a>")
    assert 'aria-current="true">最新' in newest
    assert "order=" not in link(newest, "最相关")
    assert "type=article" in link(newest, "最相关")


# Dates --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-06-01", "", "甲乙"),
        ("2024-06-02", "", "乙"),
        ("", "2024-06-01", "甲"),
        ("2024-06-01", "2024-06-01", "甲"),
        ("２０２４/6/2", "", "乙"),
        ("2024年6月2日", "", "乙"),
        ("2024.6.2", "2025.12.31", "乙"),
    ],
)
def test_dates_bound_what_is_found(client: Client, since: str, until: str, found: str) -> None:
    some_of_each()
    shown = page(client, q="太极", since=since, until=until)
    assert "".join(each for each in "甲乙丙" if f"{each}</a>" in shown) == found


@pytest.mark.parametrize(
    "wrong", ["zzz", "2024-13-01", "2024-02-30", "0001-01-01", "9999-12-31", "20240101", "２０２４", "\x00", "-" * 5000]
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_is_no_date_is_said_and_left_out(client: Client, name: str, wrong: str) -> None:
    some_of_each()
    shown = page(client, q="太极", **{name: wrong})
    assert "找到3条" in shown
    assert ("不是日期，请写成2024-05-01这样" in shown) is (wrong != "\x00"), "a blank is nothing given"
    assert f"{name}=" not in link(shown, "最新")


def test_dates_the_wrong_way_round(client: Client) -> None:
    some_of_each()
    shown = page(client, q="太极", since="2025-01-01", until="2024-01-01")
    assert "开始日期比结束日期晚" in shown
    assert "找到3条" in shown


def test_the_form_of_dates_keeps_the_rest(client: Client) -> None:
    some_of_each()
    shown = page(client, q="太极", type="article", since="2024-01-01", order="date", page="1", other="x")
    form = re.search(r'<form class="dates".*?</form>', shown, re.DOTALL)
    assert form
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    assert given == {"q": "太极", "type": "article", "order": "date", "since": "2024-01-01", "until": ""}
    assert "2024年6月1日" not in text(form[0])
    assert "去掉：2024年1月1日以来" in text(shown)


# Scopes -------------------------------------------------------------------------------------------------------------


def test_a_search_within_something(client: Client) -> None:
    store(entry("太极里", scopes=("roll:r2024",)), entry("太极外"))
    shown = page(client, q="太极", **{"in": "roll:r2024"})
    assert "找到1条" in shown
    assert "在《2024年<劳动>模范》中查找" in text(shown)
    assert '<input type="hidden" name="in" value="roll:r2024">' in shown
    assert "找到2条" in follow(client, shown, "在《2024年")
    assert "中查找" in text(page(client, q="", **{"in": "roll:r2024"})), "a field without a query yet"


@pytest.mark.parametrize("scope", ["roll:hidden", "nothing:x", "roll:", ":", "roll", "roll:a b", "\x00:x", "x" * 999])
def test_an_unknown_scope_searches_everywhere_and_says_so(client: Client, scope: str) -> None:
    store(entry("太极里", scopes=("roll:r2024",)), entry("太极外"))
    shown = page(client, q="太极", **{"in": scope})
    assert "要查找的范围不存在，或者不再公开" in shown
    assert "找到2条" in shown
    assert "in=" not in link(shown, "最新")


# Tiers --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def misspelt(monkeypatch: Patch) -> None:
    monkeypatch.setattr(corrections, "of", lambda parsed, *_rest: "创新工作室" if parsed.shown == "创新工做室" else "")


def test_a_corrected_query_says_so_and_can_be_insisted_on(client: Client, misspelt: None) -> None:
    store(entry("创新工作室"))
    shown = page(client, q="创新工做室")
    assert "没有找到“创新工做室”。下面是“创新工作室”的结果，共1条。" in text(shown)
    assert "“创新工作室”的结果" in text(shown)
    assert "完全相符" not in shown
    insisted = follow(client, shown, "仍然只找")
    assert "“创新工作室”的结果" not in text(insisted)
    assert "仍然只找" not in insisted


def test_what_is_insisted_on_is_quoted() -> None:
    assert quoted("工做室 夜校 -课 －班") == "“工做室” “夜校” -课 －班"
    assert quoted("“工做 室”") == "“工做 室”"


def test_related_stand_below_under_their_own_heading(client: Client, monkeypatch: Patch) -> None:
    strict, near = store(entry("太极拳"), entry("太极剑"))
    monkeypatch.setattr(type(local()), "related", lambda _engine, _question: (near.pk,))
    shown = page(client, q="太极拳")
    assert (
        shown.index("完全相符") < shown.index("<mark>太极拳</mark>") < shown.index("相关结果") < shown.index("太极剑")
    )
    assert "找到1条。 另有1条相关。" in text(shown)
    alone = page(client, q="太极扇")
    assert "没有完全相符的，下面是字词相近的。" in alone
    assert strict.title not in text(alone)


# Hits ---------------------------------------------------------------------------------------------------------------


def test_a_person_has_a_seal_and_a_unit(client: Client) -> None:
    card = Card("王伟", "/p/", "person", "人物", summary="示例供热公司，管网班长", meta=("通济街道",), seal="省")
    store(entry("王伟", kind="person", card=card, body="王伟三十年零差错。"))
    shown = page(client, q="王伟")
    assert "人物 · 示例供热公司，管网班长 · 通济街道" in text(shown)
    assert 'class="seal"' in shown
    card = replace(card, title="李强", summary="示例供热公司")
    store(entry("李强", kind="person", card=card, body="李强在示例供热公司。"))
    assert text(page(client, q="李强")).count("示例供热公司") == 1, "not twice in one hit"


def test_a_class_has_its_next_date(client: Client, monkeypatch: Patch) -> None:
    start = timezone.now() + timedelta(days=40)
    monkeypatch.setattr(coming, "_finders", {"course": lambda urls: dict.fromkeys(urls, start)})
    store(entry("书法夜校", kind="course"), entry("书法新闻"))
    shown = text(page(client, q="书法"))
    assert shown.count("下一堂：") == 1
    assert f"下一堂：{timezone.localtime(start).month}月" in shown


def test_a_long_title_and_rare_characters(client: Client) -> None:
    store(entry("𠮷野家的䶮" + "很长的标题" * 40, body="𠮷野家<script>alert(1)</script>"))
    shown = page(client, q="𠮷野")
    assert "<mark>𠮷野</mark>家的䶮" in shown
    assert "<script>alert" not in shown


# Answers of editors, hot words --------------------------------------------------------------------------------------


def test_promoted_answers_stand_above_on_the_first_page(client: Client, monkeypatch: Patch) -> None:
    answer = Card("医疗互助怎么办", "/services/huzhu/", "service", summary="带身份证去窗口")
    monkeypatch.setattr(promotions, "answers", lambda *_asked: (answer,))
    store(*(entry(f"互助{number}") for number in range(25)))
    shown = page(client, q="互助")
    assert shown.index("/services/huzhu/") < shown.index("完全相符")
    assert "带身份证去窗口" in shown
    assert "/services/huzhu/" not in page(client, q="互助", page=2)
    assert "/services/huzhu/" not in page(client, q="")
    assert "/services/huzhu/" in page(client, q="没有的"), "above nothing, too"


def test_hot_words_where_nothing_was_found(client: Client, monkeypatch: Patch) -> None:
    monkeypatch.setattr(logging, "hot_words", lambda _locale: ("医疗互助", "a&b"))
    store(entry("太极"))
    assert "?q=a%26b" in page(client, q="没有的")
    assert link(page(client, q=""), "医疗互助").endswith("?q=%E5%8C%BB%E7%96%97%E4%BA%92%E5%8A%A9")
    assert "医疗互助" not in page(client, q="太极")


# Too much at once ---------------------------------------------------------------------------------------------------


def test_a_flood_is_told_to_wait(client: Client, monkeypatch: Patch) -> None:
    monkeypatch.setattr(views, "SEARCHES", Floods("test", often=2, at_once=0))
    statuses = [client.get("/search/", {"q": "太极"}).status_code for _each in range(4)]
    assert statuses == [200, 200, 429, 429]
    answer = client.get("/search/", {"q": "太极"})
    assert int(answer.headers["Retry-After"]) > 0
    assert "请稍等再搜索" in answer.content.decode()
    assert client.get("/search/", {"q": "太极"}, REMOTE_ADDR="198.51.100.9").status_code == 200


def test_who_waits_for_answers_is_never_refused(client: Client, monkeypatch: Patch) -> None:
    monkeypatch.setattr(views, "SEARCHES", Floods("test", often=2, at_once=1))
    assert {client.get("/search/", {"q": "太极"}).status_code for _each in range(8)} == {200}


def test_too_much_at_once() -> None:
    floods, request = Floods("test", often=1, at_once=1), RequestFactory().get("/")
    with floods.admitted(request) as first, floods.admitted(request) as second:
        assert (first, second) == (True, False)
        with floods.admitted(RequestFactory().get("/", REMOTE_ADDR="198.51.100.9")) as another:
            assert another
    with floods.admitted(request) as later:
        assert later


def test_a_long_query_stands_in_no_link(client: Client) -> None:
    store(entry("工会" * 300, facets={"town": "tongji"}), entry("工会" * 301, facets={"town": "lancun"}))
    shown = page(client, q="工会" * 5000)
    assert "找到2条" in shown
    assert len(shown) < 60_000


def test_the_other_language_has_the_same_query(client: Client) -> None:
    make.pages(with_english=True)
    store(entry("太极"))
    assert 'href="/en/search/?q=%E5%A4%AA%E6%9E%81"' in page(client, q="太极", type="article")


def test_what_is_read_is_what_the_links_say() -> None:
    assert set(asking.PARAMETERS) == {
        *("q", "type", "year", "level", "town", "column", "in", "since", "until", "order", "page")
    }
