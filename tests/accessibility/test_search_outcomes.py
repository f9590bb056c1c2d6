"""Outcomes of a search that need words of editors or a misspelt query: axe-core finds nothing, nothing sticks out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from core import searchable
from core.cards import Card
from search import corrections, logging, promotions
from search.backends import local
from tests.accessibility.test_every_page import DESK, NARROW, PHONE, TWICE, sticking_out
from tests.accessibility.test_kitchen_sink import ADDRESS, findings, serve
from tests.factories import home
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db
LONG = "关于进一步做好全区产业工人队伍建设改革重点任务分工落实情况通报的说明标题共四十个字"
OUTCOMES = {
    "corrected": {"q": "创新工做室"},
    "promoted": {"q": "创新工作室"},
    "within a roll": {"q": "创新工作室", "in": "roll:x"},
    "within a roll, no query yet": {"in": "roll:x"},
    "related only": {"q": "别的"},
    "hot words": {"q": ""},
}


@pytest.fixture
def outcome(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """The page of an outcome as the server writes it."""
    home.home()
    documents = store(
        entry("创新工作室", facets={"town": "a", "year": "2024"}, scopes=("roll:x",)),
        entry(LONG, body="创新工作室", facets={"town": "b", "year": "2025"}),
    )
    cards = (Card(LONG, "/a/", "person", summary="单位", seal="省"), Card("看这里", "/b/", "service", lang="en"))
    monkeypatch.setattr(searchable, "_labels", {"roll": lambda _slug: LONG})
    monkeypatch.setattr(corrections, "of", lambda parsed, *_rest: "创新工作室" if "工做" in parsed.shown else "")
    monkeypatch.setattr(promotions, "answers", lambda parsed, _locale: cards if "工作" in parsed.shown else ())
    monkeypatch.setattr(logging, "hot_words", lambda _locale: ("医疗互助", "劳动模范名单", "太极"))
    near = (documents[0].pk,)
    monkeypatch.setattr(type(local()), "related", lambda _me, asked: () if "工" in asked.parsed.shown else near)
    return lambda name: client.get("/search/", OUTCOMES[name]).content.decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", OUTCOMES)
def test_outcomes(page: Page, outcome: Callable[[str], str], name: str, scheme: Any) -> None:
    serve(page, outcome(name))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(ADDRESS)
    assert findings(page) == []
    page.set_viewport_size({"width": DESK, "height": 800})
    assert findings(page) == []
    assert sticking_out(page, [NARROW, PHONE, DESK]) == {}
    page.evaluate(TWICE)
    assert sticking_out(page, [NARROW, PHONE, DESK]) == {}
