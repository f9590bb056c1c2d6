"""What a phone has to fetch: few bytes, all from here. Text is weighed as nginx sends it, pictures as they are."""

import gzip
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response

import walk
from tests.fixtures.running_site import RunningSite

KB = 1024
TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
PICTURES_TIMEOUT = 240.0  # seconds; an AVIF costs one, and the worker has others to draw


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """375 CSS pixels of a screen with two dots for each. Nothing is kept from page to page."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, device_scale_factor=2, locale="zh-CN")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def weight(response: Response) -> int:
    """Bytes of an answer on the line, its headers apart."""
    body = response.body()
    is_text = response.headers.get("content-type", "").startswith(TEXT)
    return len(gzip.compress(body, compresslevel=1)) if is_text else len(body)  # nginx's own level


def fetched(page: Page, address: str) -> dict[str, int]:
    """Address → weight of everything that the page needs, also far below the fold."""
    heard: list[Response] = []
    page.on("response", lambda response: heard.append(response) if response.request.method == "GET" else None)
    page.goto(address)
    page.evaluate("document.querySelectorAll('img').forEach(img => { img.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    return {each.url: weight(each) for each in heard}


def until_drawn(site: RunningSite, path: str) -> None:
    """Until the worker has made the small format of the pictures on a page."""
    deadline = time.monotonic() + PICTURES_TIMEOUT
    while time.monotonic() < deadline:
        text = site.get(path)[1]
        if text.count("image/avif") >= text.count("<picture"):
            return
        time.sleep(1)
    pytest.fail(f"{path}: the pictures are still not drawn", pytrace=False)


def heaviest_articles(crawl: dict[str, walk.Answer]) -> list[str]:
    """Those with most pictures, those with most text."""
    pages = {path: crawl[path][1] for path in walk.by_kind(crawl)["article"]}
    return sorted(pages, key=lambda path: (pages[path].count("<picture"), len(pages[path])))[-2:]


def test_the_front_page_is_light(phone: Page, running_site: RunningSite) -> None:
    until_drawn(running_site, "/")
    found = fetched(phone, running_site.url + "/")
    assert len(found) > 3
    assert sum(found.values()) <= 150 * KB, found
    assert [url for url in found if not url.startswith(running_site.url + "/")] == []


def test_an_article_is_light(phone: Page, running_site: RunningSite, crawl: dict[str, walk.Answer]) -> None:
    for path in heaviest_articles(crawl):
        until_drawn(running_site, path)
        found = fetched(phone, running_site.url + path)
        assert any(".avif" in url for url in found), "an article with pictures was to be weighed"
        assert sum(found.values()) <= 60 * KB, found
        assert [url for url in found if not url.startswith(running_site.url + "/")] == []
        phone.goto("about:blank")
