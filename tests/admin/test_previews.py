"""A draft with nothing but what a form starts with can be previewed and saved, whatever its kind."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, PreviewableMixin, get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from accounts.roles import Role
from core.models import BasePage
from tests.admin.addresses import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_edition")]

KINDS = [model for model in get_page_models() if issubclass(model, BasePage) and not model._meta.abstract]
SNIPPETS = [model for model in apps.get_models() if issubclass(model, PreviewableMixin) and not issubclass(model, Page)]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(staff("one", Role.EDITOR.value, Role.PUBLISHER.value, Role.HONOURS.value))
    return client


def parent_of(model: type[BasePage]) -> Page | None:
    """A Chinese page under which one more of this kind may be made."""
    for kind in model.allowed_parent_page_models():
        for page in kind._default_manager.filter(locale__language_code="zh-hans"):
            if model.can_create_at(page):
                return page
    return None


def filled(model: Any, html: str, form: str, **typed: Any) -> Any:
    """What a browser sends of the form as it came, with some fields typed. Its script counts the blocks of a text."""
    data = querydict_from_html(html, form_id=form)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    for name, value in typed.items():
        if name in data:
            data[name] = value
    return data


def empty_form(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_an_empty_page(editor: Client, model: type[BasePage]) -> None:
    parent = parent_of(model)
    if parent is None:  # made once, by bootstrap: its own page stands for the empty one
        page = model._default_manager.filter(locale__language_code="zh-hans").first()
        assert page is not None
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    else:
        where = [model._meta.app_label, model._meta.model_name, parent.pk]
        address = reverse("wagtailadmin_pages:add", args=where)
        preview = reverse("wagtailadmin_pages:preview_on_add", args=where)
    data = filled(model, empty_form(editor, address), "page-edit-form", title="还没写")
    answer = editor.post(preview, data).json()
    assert answer["is_available"], answer
    shown = editor.get(preview)
    assert shown.status_code == 200
    assert "<h1" in shown.content.decode()


@pytest.mark.parametrize("model", SNIPPETS, ids=lambda model: model.__name__)
def test_an_empty_snippet(editor: Client, model: Any) -> None:
    names = model.snippet_viewset
    html = empty_form(editor, reverse(names.get_url_name("add")))
    data = filled(model, html, "w-editor-form", name_zh="还没写")
    preview = reverse(names.get_url_name("preview_on_add"))
    assert editor.post(preview, data).status_code == 200
    shown = editor.get(preview)
    assert shown.status_code == 200
