"""Suggestions in a real Chromium: keys, input methods, few questions, what a screen reader hears."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.accessibility.test_every_page import DESK, NARROW, PHONE, look, sticking_out
from tests.fixtures.running_site import RunningSite

FOUND = [
    {"text": "书法夜校", "kind": "课程", "url": "/courses/"},
    {"text": "书法老师", "kind": "", "url": ""},
    {"text": "书法班开课了，家门口就能学，报名的人从村东头排到村西头", "kind": "新闻", "url": "/news/"},
]
FIELD = "header input[name=q]"
LIST = "header [role=listbox]"
Asked = list[str]


@pytest.fixture
def asked(context: BrowserContext) -> Asked:
    """What the pages ask the server for; it is answered here, whatever words the site knows."""
    heard: Asked = []

    def answer(route: Route) -> None:
        typed = parse_qs(urlsplit(route.request.url).query)["q"][0]
        heard.append(typed)
        rows = [] if typed.startswith("没有") else FOUND
        route.fulfill(body=json.dumps({"query": typed, "suggestions": rows}), content_type="application/json")

    context.route("**/search/suggest?*", answer)
    return heard


@pytest.fixture
def typing(page: Page, running_site: RunningSite, asked: Asked) -> Callable[[str], None]:
    """Opens a page and types into the field of its header until the list is there."""

    def typed(text: str) -> None:
        page.goto(running_site.url + "/services/")
        page.locator(FIELD).press_sequentially(text)
        expect(page.locator(LIST)).to_be_visible()

    return typed


def state(page: Page) -> tuple[str | None, str]:
    """Whether the field says that its list is open, and the text of the option it points to."""
    marked = page.locator(FIELD).get_attribute("aria-activedescendant")
    option = page.locator(f"#{marked}").get_attribute("data-text") if marked else ""
    return page.locator(FIELD).get_attribute("aria-expanded"), option or ""


def texts(start: int = 0) -> list[str]:
    return [row["text"] for row in FOUND[start:]]


# Keys ---------------------------------------------------------------------------------------------------------------


def test_arrows_go_through_the_list_and_back_to_the_field(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    assert state(page) == ("true", "")
    for wanted in [*texts(), "", texts()[0]]:
        page.keyboard.press("ArrowDown")
        assert state(page) == ("true", wanted)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert state(page) == ("true", texts()[-1])
    selected = page.locator(f"{LIST} [aria-selected=true]")
    assert selected.count() == 1
    page.keyboard.press("Home")
    assert state(page) == ("true", texts()[0])
    page.keyboard.press("End")
    assert state(page) == ("true", texts()[-1])
    assert page.input_value(FIELD) == "书法", "what was typed stays"


def test_home_and_end_move_in_the_field_while_nothing_is_marked(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    page.keyboard.press("Home")
    assert page.locator(FIELD).evaluate("field => field.selectionStart") == 0
    assert state(page) == ("true", "")


def test_enter_opens_what_is_marked(page: Page, typing: Callable[[str], None], running_site: RunningSite) -> None:
    typing("书法")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(running_site.url + "/courses/")


def test_a_word_without_a_page_is_searched_for(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["书法老师"]


def test_enter_searches_for_what_was_typed_while_nothing_is_marked(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["书法"]


def test_escape_closes_and_an_arrow_opens_again(page: Page, typing: Callable[[str], None], asked: Asked) -> None:
    typing("书法")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert state(page) == ("false", "")
    assert (page.locator(LIST).is_visible(), page.input_value(FIELD)) == (False, "书法")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LIST)).to_be_visible()
    assert len(asked) == 1, "the answer was remembered"


def test_tab_goes_on(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "button"
    assert state(page) == ("false", "")


def test_a_tap_chooses(page: Page, typing: Callable[[str], None], running_site: RunningSite) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    typing("书法")
    options = page.locator(f"{LIST} [role=option]")
    heights = [box["height"] for each in options.all() if (box := each.bounding_box())]
    assert len(heights) == len(FOUND)
    assert min(heights) >= 44
    options.first.click()
    page.wait_for_url(running_site.url + "/courses/")


# Few questions ------------------------------------------------------------------------------------------------------


def test_fast_typing_asks_once(page: Page, typing: Callable[[str], None], asked: Asked) -> None:
    typing("书法夜校楷书")
    assert asked == ["书法夜校楷书"]


def test_an_input_method_asks_when_it_is_done(page: Page, running_site: RunningSite, asked: Asked) -> None:
    page.goto(running_site.url + "/services/")
    page.locator(FIELD).focus()
    keys = page.context.new_cdp_session(page)
    for composed in ("s", "sh", "shu", "shu f", "shu fa"):
        keys.send("Input.imeSetComposition", {"text": composed, "selectionStart": 6, "selectionEnd": 6})
        page.wait_for_timeout(150)
    assert asked == []
    assert not page.locator(LIST).is_visible()
    keys.send("Input.insertText", {"text": "书法"})
    expect(page.locator(LIST)).to_be_visible()
    assert asked == ["书法"]


def test_nothing_is_asked_offline_or_for_blanks(page: Page, running_site: RunningSite, asked: Asked) -> None:
    page.goto(running_site.url + "/services/")
    page.locator(FIELD).press_sequentially("   ")
    page.context.set_offline(True)
    page.locator(FIELD).press_sequentially("书法")
    page.wait_for_timeout(400)
    assert asked == []
    assert not page.locator(LIST).is_visible()


def test_a_late_answer_does_not_replace_a_newer_one(page: Page, running_site: RunningSite) -> None:
    def answer(route: Route) -> None:
        typed = parse_qs(urlsplit(route.request.url).query)["q"][0]
        rows = [{"text": f"{typed}的建议", "kind": "", "url": ""}]
        if typed == "书":
            page.wait_for_timeout(600)
        route.fulfill(body=json.dumps({"query": typed, "suggestions": rows}), content_type="application/json")

    page.route("**/search/suggest?*", answer)
    page.goto(running_site.url + "/services/")
    page.locator(FIELD).press_sequentially("书")
    page.wait_for_timeout(200)
    page.locator(FIELD).press_sequentially("法")
    expect(page.locator(f"{LIST} [role=option]")).to_contain_text("书法的建议")
    page.wait_for_timeout(700)
    assert "书法的建议" in page.inner_text(LIST)


def test_a_server_that_fails_is_not_noticed(page: Page, running_site: RunningSite) -> None:
    page.route("**/search/suggest?*", lambda route: route.fulfill(status=500, body="x"))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(running_site.url + "/services/")
    page.locator(FIELD).press_sequentially("书法")
    page.wait_for_timeout(400)
    assert (errors, page.locator(LIST).is_visible()) == ([], False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


# What is said and seen ----------------------------------------------------------------------------------------------


def test_the_number_is_said_politely(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    status = page.locator("header [role=status]")
    expect(status).to_have_text("3条建议，按上下键选择")
    page.locator(FIELD).fill("没有的词")
    expect(status).to_have_text("没有建议")
    assert not page.locator(LIST).is_visible()
    page.keyboard.press("Escape")


def test_the_pattern_of_a_combobox(page: Page, typing: Callable[[str], None]) -> None:
    typing("书法")
    field = page.get_by_role("combobox", name="搜索")
    assert field.get_attribute("aria-autocomplete") == "list"
    shown = page.get_by_role("listbox", name="搜索建议")
    assert shown.get_attribute("id") == field.get_attribute("aria-controls")
    assert page.get_by_role("option").count() == len(FOUND)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_objects_to_the_open_list(page: Page, typing: Callable[[str], None], scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    typing("书法")
    page.keyboard.press("ArrowDown")
    assert look(page, [PHONE, DESK]) == {}
    assert sticking_out(page, [NARROW, PHONE]) == {}


def test_every_field_has_them(page: Page, running_site: RunningSite, asked: Asked) -> None:
    page.goto(running_site.url + "/search/")
    page.locator("main input[name=q]").press_sequentially("书法")
    expect(page.locator("main [role=listbox]")).to_be_visible()
    assert not page.locator(LIST).is_visible()
    names = page.eval_on_selector_all("[role=listbox]", "lists => lists.map(list => list.id)")
    assert len(set(names)) == len(names) == 2
