"""Administrators hear of a server that fails and of documents that it refused; nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from core import todo
from search import tasks
from search.models import IndexOutbox, SearchServer
from tests.admin.addresses import staff
from tests.factories.search import entry, store

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


@pytest.fixture
def configured(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is set that nobody asks."""
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:9"]
    monkeypatch.setattr(tasks, "ask_for_delivery", lambda: None)


def titles(role: Role) -> list[str]:
    user = get_user_model().objects.filter(username=role.name).first() or staff(role.name, role.value)
    return [item.title for item in todo.items_for(user) if "检索服务器" in item.title]


def test_a_failing_server_is_told_to_administrators(configured: None) -> None:
    SearchServer.current().failed("ConnectionError: refused")
    assert titles(Role.ADMINISTRATOR) == []  # it may only be starting
    SearchServer.change(failing_since=timezone.now() - timedelta(minutes=1))
    assert len(titles(Role.ADMINISTRATOR)) == 1
    SearchServer.current().is_well()
    assert titles(Role.ADMINISTRATOR) == []


def test_editors_are_told_nothing(configured: None, client: Client) -> None:
    SearchServer.change(failing_since=timezone.now() - timedelta(minutes=1))
    assert titles(Role.EDITOR) == []
    client.force_login(staff("two", Role.EDITOR.value))
    assert client.get("/admin/search-server/").status_code in {302, 403}


def test_what_was_refused_is_shown_and_tried_again(configured: None, client: Client) -> None:
    (row,) = store(entry("放不进去的一篇"))
    IndexOutbox.objects.exclude(key=row.key).delete()  # what the bootstrapped site wrote
    IndexOutbox.objects.update(set_aside_at=timezone.now(), attempts=5, last_error="mapper_parsing_exception: no")
    SearchServer.change(retry_at=timezone.now() + timedelta(minutes=5), failing_since=timezone.now())
    assert len(titles(Role.ADMINISTRATOR)) == 1
    client.force_login(staff("two", Role.ADMINISTRATOR.value))
    page = client.get("/admin/search-server/").content.decode()
    assert "放不进去的一篇" in page
    assert "mapper_parsing_exception" in page
    said = client.post("/admin/search-server/", follow=True).content.decode()
    assert "已经安排重新送出1条内容" in said
    assert IndexOutbox.objects.waiting().get().key == row.key
    assert SearchServer.current().retry_at is None


def test_the_page_without_a_server(client: Client) -> None:
    client.force_login(staff("one", Role.ADMINISTRATOR.value))
    assert "没有设置检索服务器" in client.get("/admin/search-server/").content.decode()
