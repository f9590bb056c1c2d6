"""What a request gets that the site cannot use: an answer in Chinese that says what to do."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from news.models import ArticlePage
from tests.factories import accounts, news


@pytest.mark.parametrize("name", ["400", "403_csrf", "500"])
def test_an_error_page_needs_neither_context_nor_database(name: str) -> None:
    html = get_template(f"{name}.html").render()
    assert html.startswith("<!doctype html>")
    assert html.count("<h1") == 1
    assert 'class="foot"' in html
    assert "12351" in html


@pytest.mark.django_db
@pytest.mark.usefixtures("bootstrapped")
def test_a_story_sent_before_its_form_had_loaded(client: Client) -> None:
    client.force_login(accounts.superuser())
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.column().pk])
    answer = client.post(address, {"title": "把课堂搬到家门口", "action-publish": "1"})
    assert answer.status_code == 400
    assert "什么都没有保存" in answer.content.decode()
    assert not ArticlePage.objects.exists()


@pytest.mark.django_db
def test_a_form_that_stood_open_too_long() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("wagtailadmin_login"), {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "重新登录后再提交" in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_host(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil..example"})
    assert answer.status_code == 400
    assert "请从首页重新打开" in answer.content.decode()
