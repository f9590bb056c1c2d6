"""RSS and Atom of every list, with conditional GET."""

import pytest
from defusedxml import ElementTree
from django.test import Client

from tests.factories import home as pages
from tests.factories import news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/news/rss/", "/news/atom/", "/news/headlines/rss/", "/news/headlines/atom/"]


@pytest.mark.parametrize("address", FEEDS)
def test_nothing_new_is_a_304(client: Client, address: str) -> None:
    article = news.article()
    first = client.get(address)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": modified}).status_code == 304
    article.unpublish()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
    assert article.title not in client.get(address).content.decode()


@pytest.mark.parametrize("address", FEEDS)
def test_an_empty_feed_is_the_same_each_time(client: Client, address: str) -> None:
    assert client.get(address).content == client.get(address).content


def test_rss_has_what_the_rules_ask_for(client: Client) -> None:
    article = news.article("<标题> & “引号”\x0b", author="记者甲")
    response = client.get("/news/headlines/rss/")
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel is not None
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert channel.findtext(name), name
    assert channel.find(f"{ATOM}link").attrib == {"rel": "self", "href": "http://localhost/news/headlines/rss/"}
    item = channel.find("item")
    assert item.findtext("title") == "<标题> & “引号”"
    assert item.findtext("link") == item.findtext("guid") == f"http://localhost{article.get_url()}"
    assert item.findtext("pubDate")
    assert item.findtext("description") == article.opening


def test_atom_has_what_the_rules_ask_for(client: Client) -> None:
    article = news.article()
    feed = ElementTree.fromstring(client.get("/news/atom/").content)
    for name in ("title", "id", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None, name
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"http://localhost{article.get_url()}"
    for name in ("title", "updated", "published", "summary"):
        assert entry.findtext(f"{ATOM}{name}"), name


def test_english_feeds_hold_english_articles(client: Client) -> None:
    pages.english(news.article(), "Classrooms at the door")
    body = client.get("/en/news/headlines/rss/").content.decode()
    assert "Classrooms at the door" in body
    assert "把课堂搬到家门口" not in body
    assert "<language>en</language>" in body


def test_pages_name_their_feeds(client: Client) -> None:
    html = client.get("/news/headlines/").content.decode()
    assert 'type="application/rss+xml"' in html
    assert 'href="/news/headlines/atom/"' in html
