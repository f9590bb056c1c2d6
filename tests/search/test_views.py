"""The results page and the addresses for machines."""

from datetime import timedelta

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone

from core import caching
from search import sitemaps
from tests.factories.search import entry, store

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("path", ["/search/", "/en/search/"])
@pytest.mark.parametrize(
    "query", ["", " ", '"', "\x00", "(", "*:*", "🙂", "x" * 2000, "工会" * 5000, "<script>", "[[", "%", "\\"]
)
def test_anything_may_be_asked(client: Client, path: str, query: str) -> None:
    store(entry("工会办事", body="工会 x"), entry("Union", locale="en", body="x"))
    response = client.get(path, {"q": query})
    assert response.status_code == 200
    assert b"<script>" not in response.content
    assert not response.cookies


@pytest.mark.parametrize(
    ("number", "status"),
    [("abc", 404), ("0", 404), ("-1", 404), ("1", 200), ("2", 200), ("99999", 200), ("1000000000", 404), ("１", 404)],
)
def test_page_numbers(client: Client, number: str, status: int) -> None:
    store(*(entry(f"第{each}课", body="太极") for each in range(25)))
    assert client.get("/search/", {"q": "太极", "page": number}).status_code == status


def test_raw_bytes_in_the_address(client: Client) -> None:
    assert client.get("/search/?q=%00%ff%fe&type=%00&town=%ed%a0%80").status_code == 200


def test_results_show_title_sentence_and_types(client: Client) -> None:
    store(
        entry("书法夜校", kind="course"),
        entry("田横：渔港边开了班", body="休渔的日子。三十位船员学书法，写春联。", date=timezone.now()),
    )
    page = client.get("/search/", {"q": "书法"}).content.decode()
    assert "<mark>书法</mark>夜校" in page
    assert "三十位船员学<mark>书法</mark>，写春联。" in page
    assert "找到2条" in page
    assert 'content="noindex"' in page
    assert "csrf" not in page
    assert page.index("书法</mark>夜校") < page.index("渔港边")
    course = client.get("/search/", {"q": "书法", "type": "course"}).content.decode()
    assert "渔港边" not in course
    assert "?q=%E4%B9%A6%E6%B3%95&amp;type=article" in course


def test_nothing_found_says_what_to_try(client: Client) -> None:
    store(entry("Union", locale="en", body="sauna"))
    page = client.get("/search/", {"q": "sauna"}).content.decode()
    assert "没有找到" in page
    assert "/en/search/?q=sauna" in page
    assert 'href="tel:' in page


def test_what_is_hidden_is_not_shown(client: Client) -> None:
    now = timezone.now()
    store(entry("将来的哨兵", visible_from=now + timedelta(hours=1)), entry("过去的哨兵", visible_until=now))
    assert "的<mark>哨兵" not in client.get("/search/", {"q": "哨兵"}).content.decode()
    assert b"/article/" not in client.get("/sitemap.xml").content


def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: object) -> None:
    caching.bump()
    store(*(entry(f"第{each}课", body="太极") for each in range(3)))
    client.get("/search/", {"q": "太极"})
    with django_assert_max_num_queries(8):  # few hits: related ones are looked for too
        client.get("/search/", {"q": "太极"})
    store(*(entry(f"又{each}课", body="太极") for each in range(60)))
    with django_assert_max_num_queries(6):
        client.get("/search/", {"q": "太极"})


# For machines --------------------------------------------------------------------------------------------------------


def locations(content: bytes) -> list[str]:
    return [str(each.text) for each in ElementTree.fromstring(content).iter(f"{SITEMAP}loc")]


def test_the_sitemap_pairs_languages(client: Client) -> None:
    store(
        entry("文章", url="/news/a/", group="g1"),
        entry("Article", url="/en/news/a/", group="g1", locale="en"),
        entry("日期", url="/courses/x/#d1"),
        entry("同址", url="/news/b/"),
        entry("又同址", url="/news/b/"),
    )
    content = client.get("/sitemap.xml").content
    ours = [url for url in locations(content) if "/news/" in url or "/courses/" in url]
    assert set(ours) == {"http://localhost/news/b/", "http://localhost/en/news/a/", "http://localhost/news/a/"}
    assert len(ours) == 3
    assert content.count(b'hreflang="zh-Hans" href="http://localhost/news/a/"') == 2
    assert content.count(b'hreflang="en" href="http://localhost/en/news/a/"') == 2


def test_a_large_site_has_several_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "PER_FILE", 5)
    for number in range(6):
        store(
            entry(f"文章{number}", url=f"/news/{number}/", group=f"g{number}"),
            entry(f"Story {number}", url=f"/en/news/{number}/", group=f"g{number}", locale="en"),
        )
    files = locations(client.get("/sitemap.xml").content)
    assert files == [f"http://localhost/sitemap-{number}.xml" for number in (1, 2, 3)]
    contents = [client.get(url.removeprefix("http://localhost")).content for url in files]
    assert sum(len(locations(content)) for content in contents) >= 12
    assert sum(content.count(b"hreflang=") for content in contents) == 24
    assert client.get("/sitemap-9.xml").status_code == 404


def test_robots(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /search/" in text
    assert "Disallow: /en/search/" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
