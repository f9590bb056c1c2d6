"""What the results page notes of searches and clicks: once each, of readers only, and nothing but the query."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from search import logging
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(logging, "note_search", lambda page, locale: found.append((page.query.shown, locale)))
    monkeypatch.setattr(logging, "note_click", lambda *click: found.append(click))
    return found


def test_readers_searches_are_noted_once(client: Client, noted: list[Any]) -> None:
    store(*(entry(f"互助{number}") for number in range(25)))
    client.get("/search/", {"q": "互助"})
    assert noted == [("互助", "zh-hans")]
    client.get("/search/", {"q": "互助", "page": 2})
    client.get("/search/", {"q": "互助", "type": "article"})
    client.get("/search/", {"q": ""})
    client.head("/search/", {"q": "互助"})
    client.get("/search/results.json", {"q": "互助"})
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    client.get("/search/", {"q": "互助"})
    assert len(noted) == 1


def test_clicks_are_noted(client: Client, noted: list[Any]) -> None:
    answer = Client(enforce_csrf_checks=True).post("/en/search/click/", {"q": " Studio  x", "position": "3"})
    assert (answer.status_code, answer.content, noted) == (204, b"", [("Studio x", "en", 3)])
    assert client.get("/search/click/").status_code == 405


@pytest.mark.parametrize("position", ["", "0", "-1", "x", "３", "99999999999", "1.5", "\x00", "99999"])
def test_a_click_that_is_none(client: Client, noted: list[Any], position: str) -> None:
    assert client.post("/search/click/", {"q": "太极", "position": position}).status_code == 204
    assert client.post("/search/click/", {"position": "1"}).status_code == 204
    assert noted == []


def test_a_click_cannot_carry_more_than_a_query(client: Client, noted: list[Any]) -> None:
    client.post("/search/click/", {"q": "长" * 5000, "position": "1"})
    assert [len(query) for query, _locale, _position in noted] == [200]


def test_hits_say_where_they_stand(client: Client) -> None:
    store(*(entry(f"互助{number}") for number in range(25)))
    shown = client.get("/search/", {"q": "互助", "page": 2}).content.decode()
    assert 'data-clicks="/search/click/" data-query="互助" data-first="21"' in shown
