"""The head of every page of the demo edition, and of its data block."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from core.templatetags.page_tags import DESCRIPTION_LENGTH
from tests.fixtures.head import read
from tests.fixtures.schema import of_type
from walk import FIRST, KINDS, VIEWS, kind_of, links

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL
ONCE = ("description", "SiteName", "SiteDomain", "SiteIDCode", "og:title", "og:type", "og:locale", "og:site_name")
MACHINES = ("/admin", "/static", "/media", "/documents", "/qr/")
WITHOUT_COLUMN = {"front page", "English front page"}


@pytest.fixture(scope="module")
def edition(demo_edition: str, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """Address → text of every page that a reader of the demo edition can reach."""
    with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
        return walk(Client())


def walk(client: Client) -> dict[str, str]:
    found: dict[str, str] = {}
    seen, waiting = set(FIRST), deque(FIRST)
    while waiting:
        path = waiting.popleft()
        answer = client.get(path)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        found[path] = answer.content.decode()
        for target in links(found[path], path, SITE):
            plain = VIEWS.sub("?", target)
            if plain not in seen and not urlsplit(target).path.startswith(MACHINES):
                seen.add(plain)
                waiting.append(target)
    return found


def plain_kind(path: str) -> str:
    """Which kind of page, whatever the filters."""
    return kind_of(path.partition("?")[0])


def complaints(path: str, html: str) -> list[str]:
    """What is wrong with the head of one page."""
    head, here = read(html), SITE + path.partition("?")[0]
    number = re.search(r"[?&]page=([2-9]|\d\d+)", path)
    wrong = [f"{name} ×{len(contents)}" for name, contents in head.metas.items() if len(contents) > 1]
    wrong = [each for each in wrong if not each.startswith("theme-color")]
    wrong += [f"no {name}" for name in ONCE if not head.has(name)]
    description = head.metas.get("description", [""])[0]
    if not 0 < len(description) <= DESCRIPTION_LENGTH or description != " ".join(description.split()):
        wrong.append(f"description: {description!r}")
    if len(head.titles) != 1 or not head.titles[0].strip(" ·"):
        wrong.append(f"titles: {head.titles}")
    if not head.has("robots") and head.canonicals != [here + (f"?page={number.group(1)}" if number else "")]:
        wrong.append(f"canonical: {head.canonicals}")
    if not head.has("robots") and head.metas.get("og:url") != head.canonicals:
        wrong.append("og:url is not the canonical address")
    if plain_kind(path) not in {*WITHOUT_COLUMN, "search"} and not head.has("ColumnName"):
        wrong.append("no ColumnName")
    return wrong


def test_every_kind_of_page_was_reached(edition: dict[str, str]) -> None:
    assert set(KINDS) - {plain_kind(path) for path in edition} == set()


def test_every_head_of_the_edition_is_complete(edition: dict[str, str]) -> None:
    assert {path: wrong for path, html in edition.items() if (wrong := complaints(path, html))} == {}


def test_every_data_block_of_the_edition_is_valid(edition: dict[str, str]) -> None:
    """And every page but the two front pages says where it stands."""
    without = [path for path, html in edition.items() if not of_type(html, "BreadcrumbList")]
    assert {plain_kind(path) for path in without} == WITHOUT_COLUMN


def test_language_versions_name_each_other(edition: dict[str, str]) -> None:
    heads = {SITE + path: read(html) for path, html in edition.items() if "?" not in path}
    pairs = {address: head.alternates for address, head in heads.items() if head.alternates}
    assert len(pairs) > 20
    for address, versions in pairs.items():
        assert [tag for tag, _url in versions] == ["zh-Hans", "en", "x-default"], address
        assert address in [url for _tag, url in versions], address
        assert dict(versions)["x-default"] == dict(versions)["zh-Hans"], address
        for _tag, url in versions:
            assert heads[url].alternates == versions, (address, url)


def test_search_is_kept_out_of_other_searches(edition: dict[str, str]) -> None:
    for path, html in edition.items():
        head = read(html)
        if plain_kind(path) == "search" or path.startswith("/en/search/"):
            assert (head.one("robots"), head.canonicals, head.alternates) == ("noindex", [], []), path


@pytest.mark.parametrize(
    "change",
    [
        ('<meta name="SiteName"', '<meta name="Site"'),
        ('<meta name="SiteName"', '<meta name="DESCRIPTION" content="x"><meta name="SiteName"'),
        ("</title>", "</title><title>x</title>"),
        ('rel="canonical" href="', 'rel="canonical" href="https://example.com'),
    ],
)
def test_an_incomplete_head_would_be_found(edition: dict[str, str], change: tuple[str, str]) -> None:
    assert complaints("/news/", edition["/news/"]) == []
    assert complaints("/news/", edition["/news/"].replace(*change))
