"""Signing in: 5 wrong passwords a user, 20 an address, in ten minutes; nothing tells whether a user exists."""

import datetime
import time
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from accounts import middleware, throttling
from accounts.addresses import client_address
from accounts.models import SignInFailure
from tests.factories import accounts

pytestmark = pytest.mark.django_db
WRONG = "用户名或密码不对"
THROTTLED = "登录失败次数过多，请在"


def sign_in(client: Client, username: str, password: str, address: str = "198.51.100.7") -> str:
    """What the page says; "" after a successful sign-in."""
    form = {"username": username, "password": password}
    response = client.post("/admin/login/", form, REMOTE_ADDR=address)
    return "" if response.status_code == 302 else response.content.decode()


def test_the_sixth_wrong_password_is_not_looked_at(client: Client) -> None:
    accounts.superuser("wangwei")
    for _number in range(5):
        assert WRONG in sign_in(client, "wangwei", "wrong")
    page = sign_in(client, "wangwei", accounts.PASSWORD)
    assert THROTTLED in page
    assert WRONG not in page
    assert SignInFailure.objects.count() == 5


def test_the_message_says_when_to_try_again_and_then_it_works(client: Client) -> None:
    accounts.superuser("wangwei")
    for _number in range(5):
        sign_in(client, "wangwei", "wrong")
    first = timezone.now() - throttling.WINDOW + datetime.timedelta(minutes=3)
    SignInFailure.objects.order_by("pk").filter(pk=SignInFailure.objects.order_by("pk")[0].pk).update(happened_at=first)
    clock = timezone.localtime(first + throttling.WINDOW + datetime.timedelta(seconds=59))
    assert f"{THROTTLED} {clock:%H:%M} 之后再试" in sign_in(client, "wangwei", accounts.PASSWORD)
    SignInFailure.objects.update(happened_at=timezone.now() - throttling.WINDOW)
    assert sign_in(client, "wangwei", accounts.PASSWORD) == ""


def test_case_and_blanks_open_no_second_drawer(client: Client) -> None:
    for name in ["wangwei", "WangWei", " wangwei", "WANGWEI ", "wangwei"]:
        assert WRONG in sign_in(client, name, "wrong")
    assert THROTTLED in sign_in(client, "wangWEI", "wrong")


def test_twenty_an_address_whatever_the_names(client: Client) -> None:
    for number in range(20):
        assert WRONG in sign_in(client, f"user{number}", "wrong")
    assert THROTTLED in sign_in(client, "another", "wrong")
    assert WRONG in sign_in(client, "another", "wrong", address="198.51.100.8")


def test_trying_on_does_not_lengthen_the_wait(client: Client) -> None:
    for _number in range(9):
        sign_in(client, "wangwei", "wrong")
    assert SignInFailure.objects.filter(username="wangwei").count() == 5


def test_a_right_password_wipes_the_slate_of_the_user_not_of_the_address(client: Client) -> None:
    accounts.superuser("wangwei")
    for name in ["wangwei", "wangwei", "other"]:
        sign_in(client, name, "wrong")
    assert sign_in(client, "wangwei", accounts.PASSWORD) == ""
    assert list(SignInFailure.objects.values_list("username", flat=True)) == ["other"]


def test_nothing_tells_whether_a_user_exists_or_is_locked(client: Client) -> None:
    accounts.superuser("wangwei")
    accounts.user("left", is_active=False)

    def words(username: str) -> str:
        page = sign_in(client, username, accounts.PASSWORD + "x").replace(username, "NAME")
        return page[page.index("<main") : page.index("<form")]

    assert words("wangwei") == words("nobody") == words("left")
    assert WRONG in sign_in(client, "left", accounts.PASSWORD)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "198.51.100.7"),
        (1, "", "198.51.100.7"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.7"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "nonsense", "?"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Settings, proxies: int, forwarded: str, expected: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    meta: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", **meta)) == expected


def test_a_forged_header_does_not_help(client: Client) -> None:
    for number in range(20):
        form = {"username": f"user{number}", "password": "wrong"}
        client.post("/admin/login/", form, REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert THROTTLED in sign_in(client, "another", "wrong")


def test_the_sign_in_page_speaks_chinese(client: Client) -> None:
    page = client.get("/admin/login/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    for word in ["登录网站管理", "用户名", "密码"]:
        assert word in main
    for word in ["Sign in", "Username", "Password", "Remember", "Forgotten", "Enter"]:
        assert word not in main


def test_idle_staff_are_signed_out_and_told(client: Client, settings: Settings) -> None:
    client.force_login(accounts.superuser())
    assert client.get("/admin/").status_code == 200
    session = client.session
    session[middleware.SEEN] = int(time.time()) - settings.IDLE_MINUTES * 60 - 1
    session.save()
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[0][0].startswith("/admin/login/")
    assert "超过30分钟没有操作" in page.content.decode()
    assert client.get("/admin/").status_code == 302


def test_what_the_editor_asks_by_itself_is_no_activity(client: Client) -> None:
    client.force_login(accounts.superuser())
    client.get("/admin/")
    session, before = client.session, int(time.time()) - 500
    session[middleware.SEEN] = before
    session.save()
    client.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    assert client.session[middleware.SEEN] == before
    client.get("/admin/account/")
    assert client.session[middleware.SEEN] > before
