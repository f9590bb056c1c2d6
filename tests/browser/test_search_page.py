"""The results page in a real Chromium: every outcome judged by axe, clicks reported, and a flood that is borne."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.test_every_page import DESK, HEIGHT, NARROW, PHONE, TWICE, look, sticking_out
from tests.fixtures.running_site import RunningSite

OUTCOMES = {
    "hits": "?q=工会",
    "narrowed": "?q=工会&type=article&since=2020-01-01&order=date",
    "one hit and related": "?q=书法夜校",
    "nothing": "?q=qqqqqq",
    "nothing under the conditions": "?q=工会&type=person&town=nowhere",
    "wrong conditions": "?q=工会&since=zzz&in=roll:none",
    "no query": "",
    "a long query": "?q=" + "工会驻地一二三四五六七八九十" * 14,
}
HOSTILE = [
    "工会" * 400,
    "a " * 500,
    "，。！？" * 100,
    "\x00",
    "🙂🙂",
    "*:*",
    "(",
    "\u202e工会",
    '"',
    "[[",
    "' OR 1=1 --",
]
SLOWEST = 0.3  # seconds


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": HEIGHT})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome(page: Page, running_site: RunningSite, outcome: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(f"{running_site.url}/search/{OUTCOMES[outcome]}")
    assert look(page, [PHONE, DESK]) == {}
    assert sticking_out(page, [NARROW]) == {}
    folded = page.locator("main details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    assert look(page, [PHONE]) == {}
    page.evaluate(TWICE)
    assert sticking_out(page, [NARROW, PHONE, DESK]) == {}


def test_conditions_are_folded_on_a_phone_and_open_beside_the_hits(page: Page, running_site: RunningSite) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.goto(running_site.url + "/search/?q=工会")
    first = page.locator(".hits h3").first.bounding_box()
    assert first
    assert first["y"] < HEIGHT, "a hit is in sight before anybody scrolls"
    assert not page.locator("input[name=since]").is_visible()
    page.set_viewport_size({"width": DESK, "height": HEIGHT})
    assert page.locator("input[name=since]").is_visible()
    assert not page.locator(".narrow > summary").is_visible()


def test_narrowing_without_scripts(bare: Page, running_site: RunningSite) -> None:
    bare.goto(running_site.url + "/search/?q=工会")
    bare.locator(".facets a", has_text="新闻").click()
    bare.wait_for_url("**type=article**")
    bare.locator(".narrow > summary").click()
    bare.fill("input[name=since]", "2020-01-01")
    bare.locator(".dates button").click()
    bare.wait_for_url("**since=2020-01-01**")
    assert "type=article" in bare.url
    assert bare.locator(".chosen a").count() == 3
    bare.locator(".chosen .all").click()
    assert "type=" not in bare.url
    assert bare.locator(".hits li").count() > 1


def test_the_result_that_was_opened_is_reported(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/search/?q=工会")
    with page.expect_request("**/search/click/") as sent:
        page.locator(".hits h3 a").nth(2).click()
    body = sent.value.post_data
    assert parse_qs(body) == {"q": ["工会"], "position": ["3"]}


def test_print_shows_hits_and_no_controls(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/search/?q=工会&type=article")
    page.emulate_media(media="print")
    for control in (".facets", ".narrow", ".orders", ".chosen", "form"):
        assert not page.locator(control).first.is_visible(), control
    assert page.locator(".hits h3").first.is_visible()


def test_what_is_chosen_by_keyboard(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/search/?q=工会")
    page.locator(".facets a", has_text="新闻").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**type=article**")
    expect(page.locator(".facets [aria-current]", has_text="新闻")).to_be_visible()


# A flood --------------------------------------------------------------------------------------------------------------


def ask(address: str) -> tuple[int, float]:
    """Status and seconds."""
    begun = time.perf_counter()
    try:
        with urlopen(address, timeout=30) as answer:
            answer.read()
            return answer.status, time.perf_counter() - begun
    except HTTPError as error:
        error.read()
        return error.code, time.perf_counter() - begun


@pytest.mark.parametrize("path", ["/search/?q=", "/en/search/?q=", "/search/results.json?q=", "/search/suggest?q="])
def test_hostile_questions_are_answered_at_once(running_site: RunningSite, path: str) -> None:
    ask(running_site.url + path)
    for query in HOSTILE:
        answers = [ask(running_site.url + path + quote(query[:900])) for _each in range(3)]
        assert {status for status, _seconds in answers} <= {200, 400}, query[:20]
        assert min(seconds for _status, seconds in answers) <= SLOWEST, query[:20]
    assert ask(running_site.url + path + "a&page=1000000000")[0] in {200, 400, 404}


def test_a_hundred_a_second_from_one_address(running_site: RunningSite) -> None:
    """Answered or told to wait, and whoever asks in between is answered."""
    words = ["工会", "书法", "劳模", "(", "*:*", "🙂"]
    begun = time.perf_counter()

    def at(number: int) -> tuple[int, float]:
        time.sleep(max(0, begun + number / 100 - time.perf_counter()))
        return ask(f"{running_site.url}/search/?q={quote(words[number % len(words)])}")

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(at, range(300)))
    counted = Counter(status for status, _seconds in answers)
    assert set(counted) <= {200, 429}
    assert counted[429] > 0, "else it was no flood"
    assert sorted(seconds for _status, seconds in answers)[len(answers) // 2] <= SLOWEST
    assert ask(running_site.url + "/search/?q=x")[0] == 200, "who waits for an answer gets one"
