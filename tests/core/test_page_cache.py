"""Whole pages under the token: what is kept, for whom, until when, and with which headers."""

import gzip
from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from core import addresses, boundaries, caching
from core.models import CacheVersion, OrganisationSettings, SiteNotice
from tests.factories import news

NOON = datetime(2026, 11, 25, 12, tzinfo=timezone.get_default_timezone())
pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def cost(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return len(captured)


@pytest.fixture
def kept(client: Client) -> str:
    """An address whose page is kept."""
    address = news.article().get_url()
    client.get(address)
    return address


# A hit ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/", "/en/", "/news/", "/honors/", "/courses/", "/news/rss/", "/sitemap.xml", "/robots.txt"]
)
def test_a_hit_costs_the_token_and_nothing_else(client: Client, address: str) -> None:
    first = client.get(address)
    assert first.status_code == 200
    assert cost(client, address) == 1
    second = client.get(address)
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


def test_head_is_the_same_without_the_body(client: Client, kept: str) -> None:
    whole, head = client.get(kept), client.head(kept)
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


def test_a_reader_who_has_it_is_told_so(client: Client, kept: str) -> None:
    etag = client.get(kept).headers["ETag"]
    again = client.get(kept, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    caching.bump()
    assert client.get(kept, headers={"If-None-Match": etag}).status_code == 304, "the same text under a new token"
    assert client.get(kept, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_what_others_may_keep_is_said(client: Client, kept: str) -> None:
    headers = client.get(kept).headers
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Vary"] == "Accept-Encoding", (
        "the language is in the address, the elder mode is no matter of the page"
    )
    assert headers["X-Accel-Expires"] == "1"
    assert "Content-Security-Policy" in headers
    assert "Set-Cookie" not in headers


def test_it_is_kept_packed(client: Client, kept: str) -> None:
    plain = client.get(kept)
    packed = client.get(kept, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content) / 2


# What is never kept --------------------------------------------------------------------------------------------------


def test_staff_never_meet_a_kept_page(client: Client, kept: str) -> None:
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("bianji", password="x"))
    assert cost(staff, kept) > 1
    assert staff.get(kept).headers["Cache-Control"] == "private, no-cache"


def test_the_elder_version_is_a_page_of_its_own_and_the_cookie_is_not(client: Client, kept: str) -> None:
    elder = client.get(kept, {"elder": "1"}).content.decode()
    assert "data-elder" in elder.split("<head>")[0]
    client.cookies["elder"] = "1"
    assert cost(client, kept) == 1
    assert "data-elder" not in client.get(kept).content.decode().split("<head>")[0]


@pytest.mark.parametrize("address", ["/nothing-here/", "/admin/login/", "/health/ready", "/search/?q=王"])
def test_other_answers_are_not_kept(client: Client, address: str) -> None:
    client.get(address)
    client.get(address)
    assert not keys()


def test_whether_the_process_lives_is_not_asked_of_the_database(client: Client) -> None:
    assert client.get("/health/live").status_code == 200
    assert cost(client, "/health/live") == 0


def keys() -> list[str]:
    return list(getattr(caches["pages"], "_cache", {}))


def test_a_page_behind_a_password_is_not_kept(client: Client, kept: str) -> None:
    page = Page.objects.get(slug=kept.strip("/").split("/")[-1])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="p")
    for _twice in range(2):
        answer = client.get(kept)
        assert page.title not in answer.content.decode()
        assert answer.headers.get("Cache-Control") != "no-cache"


def test_a_preview_is_neither_kept_nor_answered_from_the_cache(client: Client, kept: str) -> None:
    page = Page.objects.get(slug=kept.strip("/").split("/")[-1]).specific
    page.title = "草稿里的新标题"
    preview = page.make_preview_request()
    assert (
        "草稿里的新标题" in preview.rendered_content
        if hasattr(preview, "rendered_content")
        else preview.content.decode()
    )
    assert "草稿里的新标题" not in client.get(kept).content.decode()


def test_without_a_token_nothing_is_kept(client: Client, kept: str) -> None:
    CacheVersion.objects.all().delete()
    assert client.get(kept).status_code == 200
    assert cost(client, kept) > 1


def test_varied_addresses_push_out_others_and_fill_no_memory(client: Client, kept: str) -> None:
    pages = caches["pages"]
    limit = 6
    pages._max_entries, before = limit, pages._max_entries
    try:
        for number in range(3 * limit):
            assert client.get(kept, {"x": number}).status_code == 200
            assert len(keys()) <= limit + 1
    finally:
        pages._max_entries = before


def test_a_connection_that_broke_is_opened_again(client: Client, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter([OperationalError("server closed the connection unexpectedly")])

    def current() -> str:
        for error in asked:
            raise error
        return token

    token = CacheVersion.current()
    monkeypatch.setattr(CacheVersion, "current", current)
    monkeypatch.setattr(connection, "close", lambda: None)
    assert client.get(kept).status_code == 200


def test_it_can_be_turned_off(client: Client, kept: str, settings: Settings) -> None:
    settings.PAGE_CACHE = False
    assert cost(client, kept) > 1


# Until when ----------------------------------------------------------------------------------------------------------


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_page_is_kept_until_the_next_boundary_and_no_longer(
    client: Client, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    SiteNotice.objects.create(
        text_zh="明早停水", starts_at=now + timedelta(seconds=60), ends_at=now + timedelta(seconds=90)
    )
    assert "明早停水" not in client.get(kept).content.decode()
    at(monkeypatch, now + timedelta(seconds=59))
    assert cost(client, kept) == 1
    at(monkeypatch, now + timedelta(seconds=61))
    assert "明早停水" in client.get(kept).content.decode()
    at(monkeypatch, now + timedelta(seconds=91))
    assert "明早停水" not in client.get(kept).content.decode()


def test_an_expired_page_is_gone_at_its_moment(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    page = news.article(expire_at=now + timedelta(seconds=30))
    assert client.get(page.get_url()).status_code == 200
    at(monkeypatch, now + timedelta(seconds=31))
    assert client.get(page.get_url()).status_code == 404


def test_midnight_is_always_a_boundary() -> None:
    assert boundaries.next_after(NOON, "t") == NOON + timedelta(hours=12)


def test_every_app_tells_its_moments() -> None:
    assert {"day", "notices", "mourning", "pages", "honors", "courses", "search"} <= set(boundaries.registered())


def test_a_boundary_is_asked_for_once_until_it_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    boundaries.next_after(NOON, "t")
    with CaptureQueriesContext(connection) as captured:
        boundaries.next_after(NOON + timedelta(hours=3), "t")
    assert len(captured) == 0
    with CaptureQueriesContext(connection) as captured:
        boundaries.next_after(NOON + timedelta(hours=13), "t")
    assert len(captured) > 0


# Addresses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=wechat&utm_campaign=2024",
        "from=timeline&isappinstalled=0",
        "scene=126&clicktime=1&enterid=2",
        "from=singlemessage",
    ],
)
def test_where_a_reader_came_from_does_not_split_the_cache(client: Client, kept: str, query: str) -> None:
    assert cost(client, f"{kept}?{query}") == 1
    assert query.partition("=")[0] not in client.get(f"{kept}?{query}").content.decode()


@pytest.mark.parametrize("query", ["page=2", "from=2024-01-01", "town=tongji&year=2024", "q=from"])
def test_what_the_page_reads_is_left(query: str) -> None:
    request = RequestFactory().get(f"/x/?{query}&utm_medium=a")
    addresses.drop_campaign(request)
    assert request.META["QUERY_STRING"] == query


def test_what_changes_is_seen_at_once(client: Client, kept: str) -> None:
    organisation = OrganisationSettings.objects.first() or OrganisationSettings()
    organisation.name_zh = "改名后的总工会"
    organisation.save()
    assert "改名后的总工会" in client.get(kept).content.decode()


def test_a_cache_server_that_is_away_takes_no_page_away(client: Client, kept: str, settings: Settings) -> None:
    away = {"BACKEND": "core.cache_backends.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    settings.CACHES = {**settings.CACHES, "default": away}
    assert cost(client, kept) == 1
    caching.bump()
    assert client.get(kept).status_code == 200
