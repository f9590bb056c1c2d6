"""What the head of a page says of this page: its picture, its dates, its one address."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from core.templatetags.page_tags import DESCRIPTION_LENGTH
from tests.factories import home as pages
from tests.factories import honors, media, news
from tests.fixtures.head import Head, read
from tests.fixtures.schema import nodes

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL


def head_of(client: Client, address: str) -> Head:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read(answer.content.decode())


def test_an_article_carries_what_inspections_look_for(client: Client) -> None:
    picture = media.image("教室里的灯", width=1300, height=700)
    card = media.rendition(picture, "format-jpeg|fill-1200x630")
    article = news.reprint(author="记者甲", keywords="微课堂 夜校", listing_image=picture)
    head = head_of(client, article.get_url())
    found = {name: head.one(name) for name in ("ArticleTitle", "ContentSource", "Author", "Keywords", "Url", "Image")}
    assert found == {
        "ArticleTitle": article.title,
        "ContentSource": "大众日报",
        "Author": "记者甲",
        "Keywords": "微课堂 夜校",
        "Url": SITE + article.get_url(),
        "Image": SITE + card.url,
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", head.one("PubDate"))
    assert head.one("og:type") == "article"
    assert head.one("article:published_time").endswith("+08:00")
    shown = [head.one(f"og:image{part}") for part in ("", ":width", ":height", ":alt")]
    assert shown == [SITE + card.url, str(card.width), str(card.height), "教室里的灯"]


def test_a_picture_that_is_not_public_is_in_no_head(client: Client) -> None:
    picture = media.image("还没画好")
    admin_thumbnail = picture.get_rendition("max-165x165")
    html = client.get(news.article(listing_image=picture).get_url()).content.decode()
    assert not read(html).has("og:image")
    assert admin_thumbnail.url not in html


def test_the_share_picture_goes_before_the_lists(client: Client) -> None:
    listed, shared = media.image("列表图"), media.image("转发图")
    cards = [media.rendition(each, "format-jpeg|fill-1200x630") for each in (listed, shared)]
    article = news.article(
        listing_image=listed, share_image=shared, share_title="转发的标题", share_description="一句话"
    )
    head = head_of(client, article.get_url())
    assert head.one("og:image") == SITE + cards[1].url
    assert (head.one("og:title"), head.one("og:description")) == ("转发的标题", "一句话")


def test_a_portrait_is_shared_only_under_its_consent(client: Client) -> None:
    honors.pages()
    picture = media.portrait("魏示例")
    card = media.rendition(picture, "format-jpeg|fill-1200x630")
    person = honors.person("魏示例", portrait=picture)
    honors.grant(person)
    assert head_of(client, person.get_absolute_url()).one("og:image") == SITE + card.url
    picture.consent = None
    picture.save()
    assert not head_of(client, person.get_absolute_url()).has("og:image")


def test_long_descriptions_are_cut_and_empty_ones_filled(client: Client) -> None:
    long = pages.service("很长的服务", what="一\n二 " * 200)
    description = head_of(client, long.get_url()).one("description")
    assert len(description) == DESCRIPTION_LENGTH
    assert description.endswith("…")
    assert head_of(client, news.column("reform", "产改动态").get_url()).one("description") == "产改动态"


def test_a_page_number_stays_in_the_canonical_address_and_tracking_does_not(client: Client) -> None:
    for number in range(21):
        news.article(f"稿子{number}")
    pages.english(news.column(), "Headlines")
    tracked = head_of(client, "/news/headlines/?utm_source=x&from=timeline&isappinstalled=0")
    assert tracked.canonicals == [f"{SITE}/news/headlines/"]
    assert len(tracked.alternates) == 3
    second = head_of(client, "/news/headlines/?page=2&utm_source=x")
    assert second.canonicals == [f"{SITE}/news/headlines/?page=2"]
    assert second.alternates == []  # page 2 there is no translation of page 2 here
    assert "第2页" in second.titles[0]


def test_error_pages_ask_not_to_be_indexed(client: Client) -> None:
    pages.home()
    head = read(client.get("/nirgends/?x=1").content.decode())
    assert (head.one("robots"), head.canonicals, head.alternates) == ("noindex", [], [])
    assert not head.has("og:url")
    assert nodes(client.get("/nirgends/").content.decode()) == []


def test_the_browser_is_painted_in_the_colours_of_the_paper(client: Client) -> None:
    tokens = (Path(settings.ROOT_DIR) / "static/css/tokens.css").read_text()
    papers = re.findall(r"--paper: (#\w{6});", tokens)[:2]
    assert head_of(client, pages.home().get_url()).metas["theme-color"] == papers
