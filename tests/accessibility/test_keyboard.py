"""Every kind of page by keyboard alone: Tab reaches everything that can be used, in order, seen, and lets go again."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.accessibility.test_every_page import PAGES, of_kind
from tests.fixtures.running_site import RunningSite

USABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# Writes down what gets the focus, with what is needed to judge it; the keys need no answer in between.
WATCH = f"""{{
    window.usable = [...document.querySelectorAll("{USABLE}")]
        .filter(each => each.checkVisibility({{visibilityProperty: true}}) && !each.disabled);
    window.reached = [];
    document.addEventListener("focusin", ({{target}}) => {{
        const style = getComputedStyle(target), box = target.getBoundingClientRect();
        window.reached.push({{
            place: target.closest(".skip, header.head, .page > nav, main, footer")?.localName,
            html: target.outerHTML.slice(0, 200),
            number: window.usable.indexOf(target),
            ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
            seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1,
        }});
    }});
}}"""


def tab_through(page: Page) -> tuple[int, list[dict[str, Any]]]:
    """How many things can be used, and what Tab reached until it had had the chance to reach them all."""
    page.evaluate(WATCH)
    count = int(page.evaluate("usable.length"))
    for _ in range(count):
        page.keyboard.press("Tab")
    reached: list[dict[str, Any]] = page.evaluate("reached")
    return count, reached


@pytest.mark.parametrize("kind", PAGES)
def test_tab_reaches_everything(
    page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(running_site.url + of_kind(examples, kind)[0])
    count, reached = tab_through(page)
    assert [each["number"] for each in reached] == list(range(count)), "out of order, left out, or a trap"
    places = dict.fromkeys(each["place"] for each in reached)
    wanted = ["a", "header", "main", "footer"]
    assert [place for place in places if place != "nav"] == wanted, "a is the skip link"
    assert [each["html"] for each in reached if each["ring"] < 2] == [], "the focus is not seen"
    assert [each["html"] for each in reached if not each["seen"]] == [], "off the screen"


def test_the_skip_link_leads_past_the_header(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/news/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_follows_a_link(page: Page, running_site: RunningSite, examples: dict[str, list[str]]) -> None:
    page.goto(running_site.url + of_kind(examples, "column")[0])
    story = page.locator("main a[href*='/news/'] >> visible=true").last
    story.focus()
    target = story.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_enter_opens_what_is_folded(page: Page, running_site: RunningSite, examples: dict[str, list[str]]) -> None:
    for kind in ("people", "service"):
        page.goto(running_site.url + of_kind(examples, kind)[0])
        fold = page.locator("main details").first
        fold.locator("summary").focus()
        before = fold.evaluate("element => element.open")
        page.keyboard.press("Enter")
        assert fold.evaluate("element => element.open") is not before, kind


def test_a_search_by_keyboard(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/")
    page.locator("header input[name=q]").focus()
    page.keyboard.type("创新工作室")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("main a[href*='/honors/studios/']").count() > 0


def test_a_trap_would_be_noticed(page: Page) -> None:
    body = "<a href='#1'>一</a><a href='#2' id='trap'>二</a><a href='#3'>三</a>"
    page.set_content(f"<main>{body}</main>")
    page.evaluate("trap.addEventListener('keydown', event => event.preventDefault())")
    count, reached = tab_through(page)
    assert count == 3
    assert [each["number"] for each in reached] == [0, 1]
