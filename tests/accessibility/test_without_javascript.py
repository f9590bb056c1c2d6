"""Every page does its work when no script runs: nothing is hidden that is needed, forms, filters and folds function."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.test_every_page import PAGES, of_kind
from tests.fixtures.running_site import RunningSite

# Buttons that only a script can serve; they show themselves where they work.
ENHANCEMENTS = (
    "[data-tools], [data-sizes], [data-print], [data-share], [data-read], [data-read-pause], [data-read-stop]"
)


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    size = {"width": 375, "height": 800}
    context = browser.new_context(locale="zh-CN", java_script_enabled=False, viewport={**size})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


@pytest.mark.parametrize("kind", PAGES)
def test_everything_needed_is_there(
    bare_page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str
) -> None:
    bare_page.goto(running_site.url + of_kind(examples, kind)[-1])
    for part in ("h1", "header nav a", "header input[name=q]", "main", "footer a"):
        assert bare_page.locator(part).first.is_visible(), part
    assert bare_page.locator("main").inner_text().strip()
    hidden = bare_page.locator(f"[hidden]:not({ENHANCEMENTS})")
    assert [hidden.nth(number).inner_html() for number in range(hidden.count())] == []
    dead = bare_page.locator(f"button[type=button]:visible:not({ENHANCEMENTS}), a[href='#']:visible, a:not([href])")
    assert dead.count() == 0, "it looks as if it did something"


def test_search(bare_page: Page, running_site: RunningSite) -> None:
    bare_page.goto(running_site.url + "/")
    bare_page.locator("header input[name=q]").fill("创新工作室")
    bare_page.keyboard.press("Enter")
    bare_page.wait_for_url("**/search/?q=*")
    assert bare_page.locator("main a[href*='/honors/studios/']").count() > 0


@pytest.mark.parametrize("kind", ["people", "studios", "classes", "venues"])
def test_filters(bare_page: Page, running_site: RunningSite, examples: dict[str, list[str]], kind: str) -> None:
    bare_page.goto(running_site.url + of_kind(examples, kind)[0])
    form = bare_page.locator("form.filter")
    for fold in form.locator("details:not([open]) summary").all():
        fold.click()
    choice = form.locator("select").first
    choice.select_option(index=1)
    name, value = choice.get_attribute("name") or "", choice.input_value()
    form.locator("button").click()
    bare_page.wait_for_url("**/*?*")
    assert query(bare_page)[name] == [value]
    assert bare_page.locator("form.filter select").first.input_value() == value, "the choice is shown"


def test_names_of_a_roll(bare_page: Page, running_site: RunningSite, examples: dict[str, list[str]]) -> None:
    rolls = [path for path in examples["roll"] if "notice" not in path]
    bare_page.goto(running_site.url + rolls[0])
    name = bare_page.locator(".names .nm").first.inner_text()
    bare_page.locator("form.filter input:visible").first.fill(name)
    bare_page.locator("form.filter button").click()
    bare_page.wait_for_url("**/*?*")
    assert {each.inner_text() for each in bare_page.locator(".names .nm").all()} >= {name}


def test_days(bare_page: Page, running_site: RunningSite) -> None:
    bare_page.goto(running_site.url + "/courses/")
    day = bare_page.locator("main nav a[href*='day=']").nth(2)
    target = day.get_attribute("href") or ""
    day.click()
    bare_page.wait_for_url(f"**{urlsplit(target).path}?{urlsplit(target).query}")
    assert bare_page.locator("main [aria-current]").first.is_visible()


def test_pager(bare_page: Page, running_site: RunningSite) -> None:
    bare_page.goto(running_site.url + "/honors/people/")
    bare_page.locator("a[rel=next]").click()
    bare_page.wait_for_url("**/honors/people/?*page=2*")
    assert bare_page.locator("main li").count() > 0


def test_folds(bare_page: Page, running_site: RunningSite, examples: dict[str, list[str]]) -> None:
    bare_page.goto(running_site.url + of_kind(examples, "service")[0])
    fold = bare_page.locator("main details:not(.qr)").first  # the code to scan is for wide screens
    fold.locator("summary").click()
    assert fold.locator("p").first.is_visible()


def test_large_type(bare_page: Page, running_site: RunningSite) -> None:
    bare_page.goto(running_site.url + "/news/")
    bare_page.locator("[data-elder-switch]").click()
    bare_page.wait_for_url("**/news/?elder=1")
    assert bare_page.locator("html").get_attribute("data-elder") == ""
