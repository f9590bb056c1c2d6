"""The editor of a roll: a preview with the names of what is chosen but not saved."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from honors.enums import RollLayout, RollOrder
from honors.models import HonorRollPage
from tests.factories import honors as make
from tests.factories.accounts import superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


def preview(editor: Client, **typed: Any) -> str:
    """What the preview of a new, unsaved roll shows."""
    rolls = make.pages()["rolls"]
    where = ["honors", "honorrollpage", rolls.pk]
    html = editor.get(reverse("wagtailadmin_pages:add", args=where)).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for name, value in {"title": "专题榜", "body-count": "0", **typed}.items():
        data[name] = str(value)
    address = reverse("wagtailadmin_pages:preview_on_add", args=where)
    assert editor.post(address, data).json()["is_available"]
    shown = editor.get(address)
    assert shown.status_code == 200
    assert not HonorRollPage.objects.exists()
    content: str = shown.content.decode()
    return content


def sources(*editions: Any) -> dict[str, Any]:
    """The inline form of sources, filled in."""
    rows = {f"sources-{number}-edition": edition.pk for number, edition in enumerate(editions)}
    return {"sources-TOTAL_FORMS": len(editions), **rows}


def test_the_preview_has_the_names_of_an_unsaved_choice(editor: Client) -> None:
    chosen, other = make.granted([make.person("王伟"), make.person("于海")]), make.granted([make.person("李娜")])
    text = preview(editor, **sources(chosen), order=RollOrder.STROKES)
    assert text.index("于海") < text.index("王伟")
    assert "李娜" not in text
    assert other.pk


def test_the_preview_has_the_names_of_an_unsaved_rule(editor: Client) -> None:
    made = make.granted([make.person("王伟")], unit="即墨示例针织厂")
    text = preview(editor, rule_award_type=made.award_type_id, layout=RollLayout.TABLE)
    assert "王伟" in text
    assert "即墨示例针织厂" in text


def test_the_preview_shows_no_candidate(editor: Client) -> None:
    made = make.edition()
    make.candidates(made, [make.person("候选人")])
    assert "候选人" not in preview(editor, **sources(made))


def test_the_preview_of_nothing_chosen_has_words(editor: Client) -> None:
    assert "这个榜上还没有公布的名字" in preview(editor)
