"""长者版 without JavaScript: large type asked for by the address, and by every link and form on the page."""

import re

import pytest
from django.test import Client

from core import elder
from tests.factories import news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


@pytest.mark.parametrize(
    ("html", "carried"),
    [
        ('<a href="/news/">', '<a href="/news/?elder=1">'),
        ('<a class="x" href="/news/?page=2#top">', '<a class="x" href="/news/?page=2&amp;elder=1#top">'),
        ('<a href="/search/?q=王&amp;elder=1">', '<a href="/search/?q=王&amp;elder=1">'),
        ('<a href="/news/?elder=0">', '<a href="/news/?elder=0">'),
        ('<a href="?page=2">', '<a href="?page=2">'),
        ('<a href="#main">', '<a href="#main">'),
        ('<a href="tel:12351">', '<a href="tel:12351">'),
        ('<a href="//example.com/">', '<a href="//example.com/">'),
        ('<a href="https://example.com/">', '<a href="https://example.com/">'),
        ('<a href="/documents/1/a.pdf">', '<a href="/documents/1/a.pdf">'),
        ('<link rel="canonical" href="/news/">', '<link rel="canonical" href="/news/">'),
        ('<form method="get">', '<form method="get"><input type="hidden" name="elder" value="1">'),
        ('<form method="post">', '<form method="post">'),
    ],
)
def test_what_leads_on_within_the_site(html: str, carried: str) -> None:
    assert elder.carry(html) == carried


def test_a_page_and_all_its_links(client: Client) -> None:
    page = client.get(news.article().get_url(), {"elder": "1"}).content.decode()
    assert re.search(r"<html[^>]* data-elder", page)
    inner = re.findall(r'<a\b[^>]*href="(/[^"]*)"', page)
    assert inner
    assert [link for link in inner if "elder=" not in link and not link.startswith(("/static/", "/documents/"))] == []
    assert "标准版" in page
    assert '<input type="hidden" name="elder" value="1">' in page
    assert 'rel="canonical" href="http://localhost/news/headlines/' in page
    assert "elder" not in re.findall(r'rel="canonical" href="([^"]*)"', page)[0]


def test_results_lists_and_errors_too(client: Client) -> None:
    for address in ("/search/?q=王&elder=1", "/news/?elder=1", "/nothing/?elder=1"):
        assert "data-elder" in client.get(address).content.decode().split("<head>")[0], address


def test_the_way_back(client: Client) -> None:
    page = client.get("/news/", {"elder": "1"}).content.decode()
    (back,) = re.findall(r'<a href="([^"]*)"[^>]*data-elder-switch', page)
    assert back == "?elder=0"
    assert "data-elder" not in client.get(f"/news/{back}").content.decode().split("<head>")[0]


def test_any_other_value_is_the_standard_version(client: Client) -> None:
    for value in ("0", "true", "1<script>", ""):
        assert "data-elder" not in client.get("/news/", {"elder": value}).content.decode().split("<head>")[0]
