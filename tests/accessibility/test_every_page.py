"""axe-core on one page of every kind of the demo edition, on phone and desk; text at twice its size; a narrow phone.

A page is opened once and then seen in one way after another: opening costs more than looking.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.accessibility.test_kitchen_sink import AXE
from tests.fixtures.running_site import RunningSite
from walk import KINDS

NARROW, PHONE, DESK = 320, 375, 1280  # CSS pixels; 320: WCAG 2.2, 1.4.10
HEIGHT = 800
MISSING = "/there-is-no-such-page/"
PAGES = [*KINDS, "not found"]
# Other looks at half of the kinds each; the halves overlap where there is most on a page.
DARK = ["front page", "column", "article", "topic", "roll", "person", "studio", "classes", "venue", "search"]
DARK += ["service", "rolls", "statistics", "verification", "not found"]
ELDER = ["front page", "news index", "article", "topics", "honours", "roll", "people", "person", "classes", "course"]
ELDER += ["services", "search", "collective", "statistics", "proof of a figure"]
ENGLISH = ["", "news/", "honors/", "honors/rolls/", "honors/people/", "honors/studios/", "courses/", "courses/venues/"]
ENGLISH += [
    "honors/statistics/",
    "honors/statistics/grants/",
    "v/",
    "v/NOTACODE/",
    "services/",
    "topics/",
    "search/?q=union",
    "there-is-no-such-page/",
]
TWICE = """{
    const root = document.documentElement;
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
}"""


def wider_than_the_screen(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def objections(page: Page) -> list[tuple[str, str]]:
    """What axe-core says, which is loaded into a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]


def look(page: Page, widths: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Objections at each width."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found[width] = objections(page)
    return {width: said for width, said in found.items() if said}


def sticking_out(page: Page, widths: list[int]) -> dict[int, int]:
    """By how much the page is too wide, where it is."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found[width] = wider_than_the_screen(page)
    return {width: pixels for width, pixels in found.items() if pixels}


def of_kind(examples: dict[str, list[str]], kind: str) -> list[str]:
    """The first and the last of a kind: generated and written pages of a person differ, and so on."""
    addresses = [MISSING] if kind == "not found" else examples.get(kind, [])
    assert addresses, f"the demo edition shows no {kind}"
    return list(dict.fromkeys([addresses[0], addresses[-1]]))


def complaints(page: Page) -> list[str]:
    """Everything that the browser's console will have to complain about."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_page(page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str) -> None:
    heard = complaints(page)
    for address in of_kind(examples, kind):
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
        page.goto(running_site.url + address)
        if kind != "not found":  # whose own status is an error to the console
            assert heard == [], address
        assert look(page, [PHONE, DESK]) == {}, address
        assert sticking_out(page, [NARROW]) == {}, address
        page.evaluate(TWICE)
        assert sticking_out(page, [PHONE, DESK]) == {}, f"{address} in letters of twice the size"
        page.goto("about:blank")  # axe itself tries inline styles, which the policy rightly forbids: hear that out
        heard.clear()


@pytest.mark.parametrize("kind", DARK)
def test_dark(page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(running_site.url + of_kind(examples, kind)[-1])
    assert look(page, [PHONE, DESK]) == {}


@pytest.mark.parametrize("kind", ELDER)
def test_elder(page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str) -> None:
    address = of_kind(examples, kind)[-1]
    page.goto(f"{running_site.url}{address}{'&' if '?' in address else '?'}elder=1")
    assert page.locator("html").get_attribute("data-elder") == ""
    assert look(page, [PHONE, DESK]) == {}
    assert sticking_out(page, [NARROW]) == {}


@pytest.mark.parametrize("address", ENGLISH)
def test_english(page: Page, running_site: RunningSite, address: str) -> None:
    page.goto(f"{running_site.url}/en/{address}")
    assert page.locator("html").get_attribute("lang") == "en"
    assert look(page, [PHONE, DESK]) == {}
    assert sticking_out(page, [NARROW]) == {}


def test_too_wide_would_be_seen(page: Page) -> None:
    page.set_content("<html lang='zh'><title>题</title><main><h1 style='width: 400px'>题</h1></main></html>")
    assert list(sticking_out(page, [NARROW, DESK])) == [NARROW]
    page.set_content("<html lang='zh'><title>题</title><main><h1>题</h1><img src='/x.png'></main></html>")
    assert "image-alt" in {rule for rule, _ in objections(page)}
