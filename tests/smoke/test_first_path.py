"""One path through the site in a browser, on SQLite, as `make run` serves it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.running_site import RunningSite


def logins(site: RunningSite) -> list[tuple[str, str]]:
    """Name and password of the demo logins, as the command printed them."""
    return re.findall(r"用户名 (\S+)，密码 (\S+)", site.log.read_text())


def test_the_command_says_where_everything_is(running_site: RunningSite) -> None:
    text = running_site.log.read_text()
    assert f"{running_site.url}/\n" in text
    assert f"{running_site.url}/admin/" in text
    assert logins(running_site), text


def test_a_reader_finds_a_story_and_a_studio(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/")
    expect(page.locator("h1")).to_have_count(1)
    page.goto(running_site.url + "/news/")
    story = page.locator("main a[href*='/news/']").filter(has_text=re.compile(r"\S{6,}")).first
    title = story.inner_text().strip()
    story.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(running_site.url + "/news/"), title
    page.goto(running_site.url + "/search/?q=创新工作室")
    expect(page.locator("main a[href*='/honors/studios/']").first).to_be_visible()


@pytest.mark.parametrize("query", ["工" * 2000, '"', "%00", " "])
def test_an_odd_query_is_answered(running_site: RunningSite, query: str) -> None:
    assert running_site.get(f"/search/?q={query}")[0] == 200


def test_english_is_reached(page: Page, running_site: RunningSite) -> None:
    page.goto(running_site.url + "/en/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_editor_signs_in(page: Page, running_site: RunningSite) -> None:
    name, password = logins(running_site)[0]
    page.goto(running_site.url + "/admin/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page.locator("#wagtail-sidebar")).to_be_attached()


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/sitemap.xml", "/robots.txt"])
def test_machines_are_answered(running_site: RunningSite, path: str) -> None:
    assert running_site.get(path)[0] == 200


def test_a_second_start_keeps_the_data_and_is_quick(running_site: RunningSite) -> None:
    """Nothing changed: no migration, no seed. Twice the claimed eight seconds, for a busy machine."""
    import time

    from tests.fixtures import running_site as fixture

    before = (Path(running_site.var) / "site.sqlite3").stat().st_ino
    begun = time.monotonic()
    second = fixture.start(running_site.var, running_site.database_url)
    seconds = time.monotonic() - begun
    try:
        assert second.get("/news/")[0] == 200
        assert (Path(running_site.var) / "site.sqlite3").stat().st_ino == before
        assert seconds < 16
    finally:
        second.stop()
