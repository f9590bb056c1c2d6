"""Every component in Chromium: axe-core finds nothing and nothing sticks out, in each scheme, mode and width."""

import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.template.loader import get_template
from playwright.sync_api import Page, Route

from tests.core.test_components import kitchen_sink, render

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ADDRESS = "http://localhost/kitchen-sink/"


def serve(page: Page, html: str) -> None:
    """Answer the page itself and its static files from memory and disk: no server is needed."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if not path.startswith("/static/"):
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(path=ROOT / path.lstrip("/"), content_type=kind)

    page.route("http://localhost/**", answer)


def findings(page: Page) -> list[tuple[str, str]]:
    """Rule and first element of everything axe-core objects to (all rules: WCAG A to AA and best practice)."""
    page.evaluate(AXE.read_text())
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("width", "query", "scheme"),
    [
        (320, "", "light"),
        (375, "", "light"),
        (375, "", "dark"),
        (1280, "", "light"),
        (1280, "", "dark"),
        (375, "?elder=1", "light"),
        (1280, "?elder=1", "dark"),
    ],
)
def test_components(page: Page, width: int, query: str, scheme: Any) -> None:
    serve(page, render(kitchen_sink()))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ADDRESS + query)
    assert page.locator("html").get_attribute("data-elder") == ("" if query else None)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.django_db
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("error", ["400", "403", "403_csrf", "404", "410", "413", "500", "503"])
def test_error_pages(page: Page, error: str, width: int) -> None:
    serve(page, get_template(f"{error}.html").render())
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ADDRESS)
    assert page.locator("h1").count() == 1
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.django_db
def test_spread_name_is_copied_as_it_is_written(page: Page) -> None:
    serve(page, render(kitchen_sink()))
    page.goto(ADDRESS)
    name = page.locator(".names .nm").first
    assert name.inner_text() == "王伟"
    box, size = name.bounding_box(), name.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert box is not None
    assert box["width"] == pytest.approx(3 * size, abs=1), "two characters stand in the width of three"


@pytest.mark.django_db
def test_elder_mode_switches_without_a_reload(page: Page) -> None:
    serve(page, render(kitchen_sink()))
    page.goto(ADDRESS)
    switch = page.locator("[data-elder-switch]")
    switch.click()
    assert page.locator("html").get_attribute("data-elder") == ""
    assert switch.inner_text() == "标准版"
    page.goto(ADDRESS)
    assert page.locator("html").get_attribute("data-elder") == "", "the choice is remembered"


@pytest.mark.django_db
@pytest.mark.parametrize("width", [375, 1280])
def test_text_at_twice_its_size_fits(page: Page, width: int) -> None:
    serve(page, render(kitchen_sink()))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ADDRESS)
    page.evaluate("document.documentElement.style.setProperty('--root', '225%')")  # 112.5 % is the usual size
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.django_db
def test_a_channel_that_gets_the_focus_comes_wholly_into_sight(page: Page) -> None:
    serve(page, render(kitchen_sink()))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(ADDRESS)
    more = "const row = document.querySelector('.chan ul'); row.append(...Array.from({length: 6}, "
    page.evaluate(f"{more} () => row.lastElementChild.cloneNode(true)))")
    channels = page.locator(".chan a")
    channels.first.focus()
    assert channels.last.evaluate("link => link.getBoundingClientRect().right") > 320, "the row does not scroll"
    for number in range(channels.count()):
        page.wait_for_timeout(50)
        box = channels.nth(number).bounding_box()
        assert channels.nth(number).evaluate("link => link === document.activeElement")
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Tab")
