"""JSON of the results page, suggestions while typing, and what tells a browser of both."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.test import Client
from django.utils import timezone

from core import searchable
from core.cards import Card
from search import api, promotions, suggestions, views
from search.floods import Floods
from search.suggestions import Suggestion
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db
JSON = "/search/results.json"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
HOSTILE = [
    "",
    " ",
    '"',
    "\x00",
    "(",
    "*:*",
    "🙂",
    "\u202eabc",
    "x" * 2000,
    "工会" * 5000,
    "<script>",
    "[[",
    "%",
    "\\",
    "a " * 500,
]
Patch = pytest.MonkeyPatch


def got(client: Client, path: str = JSON, **query: Any) -> Any:
    answer = client.get(path, query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


# The results as JSON ------------------------------------------------------------------------------------------------


def test_the_results_for_programs(client: Client, monkeypatch: Patch) -> None:
    monkeypatch.setattr(promotions, "answers", lambda *_asked: (Card("看这里", "/x/", "standard"),))
    when = timezone.now().replace(microsecond=0)
    store(
        entry("书法夜校", kind="course", url="/courses/shufa/", facets={"town": "tongji"}),
        entry("田横", url="/news/a/", body="三十位船员学书法，写春联。", facets={"year": "2026"}),
        entry("Calligraphy 书法", locale="en", url="/en/news/a/"),
    )
    card = Card("田横二", "/news/b/", "article", date=when)
    store(entry("田横二", card=card, body="书法"))
    found = got(client, q="书法")
    assert {key: found[key] for key in ("query", "tier", "total", "page", "pages", "did_you_mean", "related")} == {
        "query": "书法",
        "tier": "strict",
        "total": 3,
        "page": 1,
        "pages": 1,
        "did_you_mean": None,
        "related": [],
    }
    first = found["hits"][0]
    assert (first["title"], first["url"], first["kind"]) == (
        "书法夜校",
        f"{settings.SITE_URL}/courses/shufa/",
        "course",
    )
    assert {hit["title"]: hit["snippet"] for hit in found["hits"]}["田横"] == "三十位船员学书法，写春联。"
    assert {hit["title"]: hit["date"] for hit in found["hits"]}["田横二"] == timezone.localtime(when).isoformat()
    assert found["promoted"][0]["title"] == "看这里"
    assert found["facets"]["year"] == [{"value": "2026", "label": "2026年", "count": 1}]
    assert [hit["title"] for hit in got(client, "/en" + JSON, q="书法")["hits"]] == ["Calligraphy 书法"]


def test_the_page_and_the_json_agree(client: Client) -> None:
    store(*(entry(f"第{number}课", body="太极", facets={"year": str(2000 + number % 3)}) for number in range(50)))
    found = got(client, q="太极", year="2001", page=99)
    shown = client.get("/search/", {"q": "太极", "year": "2001", "page": 99}).content.decode()
    assert (found["total"], found["page"], found["pages"]) == (17, 1, 1)
    assert all(hit["title"] in shown for hit in found["hits"])
    assert f"找到{found['total']}条" in shown


def test_other_sites_may_read_it_and_no_cookie_is_looked_at(client: Client) -> None:
    answer = client.get(JSON, {"q": "太极"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"page": "x"}, "page"),
        ({"page": "1000000000"}, "page"),
        ({"since": "x"}, "since"),
        ({"since": "2024-02-01", "until": "2024-01-01"}, "since"),
        ({"in": "roll:none"}, "in"),
        ({"order": "size"}, "order"),
        ({"colour": "red"}, "colour"),
        ({"q": ["a", "b"]}, "q"),
    ],
)
def test_what_is_wrong_is_named(client: Client, query: dict[str, Any], parameter: str) -> None:
    answer = client.get(JSON, {"q": "太极", **query})
    error = answer.json()["error"]
    assert (answer.status_code, error["parameter"]) == (400, parameter)
    assert error["message_zh"]
    assert "%(" not in error["message_zh"] + error["message_en"]


def test_a_scope_of_the_json(client: Client, monkeypatch: Patch) -> None:
    monkeypatch.setattr(searchable, "_labels", {"roll": lambda _value: "榜"})
    store(entry("太极里", scopes=("roll:r",)), entry("太极外"))
    assert got(client, q="太极", **{"in": "roll:r"})["total"] == 1


def test_a_flood_hears_it_in_json(client: Client, monkeypatch: Patch) -> None:
    for place in (views, api):
        monkeypatch.setattr(place, "SEARCHES", Floods("test", often=0, at_once=0))
    monkeypatch.setattr(views, "SUGGESTIONS", Floods("test", often=0, at_once=0))
    answer = client.get(JSON, {"q": "太极"})
    assert (answer.status_code, answer.json()["error"]["message_zh"]) == (429, "请求太多了，请过1秒再试。")
    answer = client.get("/search/suggest", {"q": "太"})
    assert (answer.status_code, answer.json()["suggestions"]) == (429, [])


@pytest.mark.parametrize("path", [JSON, "/search/suggest", "/en" + JSON, "/en/search/suggest"])
@pytest.mark.parametrize("query", HOSTILE)
def test_anything_may_be_asked(client: Client, path: str, query: str) -> None:
    store(entry("工会办事", body="工会 x"))
    assert client.get(path, {"q": query}).status_code == 200


@pytest.mark.parametrize("path", [JSON, "/search/suggest", "/search/"])
def test_raw_bytes_in_the_address(client: Client, path: str) -> None:
    assert client.get(f"{path}?q=%00%ff%fe%ed%a0%80").status_code == 200


# Suggestions --------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: Patch) -> list[tuple[str, str]]:
    """Two suggestions for everything; what they were asked for."""
    heard: list[tuple[str, str]] = []
    known = (Suggestion("王伟", "人物", "/honors/people/wang-wei/"), Suggestion("王伟 夜校", "", ""))

    def suggest(text: str, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
        heard.append((text, locale))
        return known[:limit]

    monkeypatch.setattr(suggestions, "suggest", suggest)
    return heard


def test_suggestions_for_the_pages(client: Client, asked: list[tuple[str, str]]) -> None:
    answer = client.get("/search/suggest", {"q": "  王  伟 "})
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == {
        "query": "王 伟",
        "suggestions": [
            {"text": "王伟", "kind": "人物", "url": "/honors/people/wang-wei/"},
            {"text": "王伟 夜校", "kind": "", "url": ""},
        ],
    }
    client.get("/en/search/suggest", {"q": "ww"})
    assert asked == [("王 伟", "zh-hans"), ("ww", "en")]


def test_suggestions_for_browsers(client: Client, asked: list[tuple[str, str]]) -> None:
    answer = client.get("/search/suggest", {"q": "王", "format": "opensearch"})
    assert answer.headers["Content-Type"].startswith("application/x-suggestions+json")
    site = settings.SITE_URL
    assert json.loads(answer.content) == [
        "王",
        ["王伟", "王伟 夜校"],
        ["人物", ""],
        [f"{site}/honors/people/wang-wei/", f"{site}/search/?q=%E7%8E%8B%E4%BC%9F+%E5%A4%9C%E6%A0%A1"],
    ]


def test_nothing_typed_asks_nothing(client: Client, asked: list[tuple[str, str]]) -> None:
    assert got(client, "/search/suggest") == {"query": "", "suggestions": []}
    assert got(client, "/search/suggest", q=" \x00 ")["suggestions"] == []
    assert asked == []
    got(client, "/search/suggest", q="长" * 9999)
    assert asked == [("长" * 40, "zh-hans")]


def test_a_suggestion_costs_no_frame(
    client: Client, asked: list[tuple[str, str]], django_assert_num_queries: Callable[[int], Any]
) -> None:
    got(client, "/search/suggest", q="王")
    with django_assert_num_queries(1):  # the token of the page cache
        got(client, "/search/suggest", q="王")


# OpenSearch ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("prefix", "language"), [("", "zh-Hans"), ("/en", "en")])
def test_the_description_leads_to_search_and_suggestions(
    client: Client, asked: list[tuple[str, str]], prefix: str, language: str
) -> None:
    answer = client.get(f"{prefix}/opensearch.xml")
    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    assert root.findtext(f"{OPENSEARCH}Language") == language
    assert 0 < len(root.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert str(root.findtext(f"{OPENSEARCH}Image")).startswith(settings.SITE_URL)
    urls = {each.get("type"): each.get("template") for each in root.iter(f"{OPENSEARCH}Url")}
    for kind in ("text/html", "application/x-suggestions+json"):
        address = urls[kind].removeprefix(settings.SITE_URL).replace("{searchTerms}", "%E7%8E%8B")
        assert address.startswith(f"{prefix}/search/")
        assert client.get(address).headers["Content-Type"].startswith(kind)


def test_every_page_names_it(client: Client) -> None:
    for prefix in ("", "/en"):
        page = client.get(f"{prefix}/search/").content.decode()
        assert f'<link rel="search" type="application/opensearchdescription+xml" href="{prefix}/opensearch.xml"' in page
