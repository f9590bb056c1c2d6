"""更正: the print stays, and the note stands wherever the name does; a person who has died is named with tact."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from core import searchable
from honors import cards
from honors.correcting import correct
from honors.enums import RollLayout
from honors.models import Grant, HonorRollPage
from tests.factories import honors as make
from tests.factories.home import under

pytestmark = pytest.mark.django_db
NOTE = "2026年3月1日更正。"


@pytest.fixture
def corrected() -> Grant:
    pages = make.pages(with_english=True)
    for layout in RollLayout.values:
        page = HonorRollPage(title=layout, slug=layout, rule_year_from=1990, layout=layout)
        under(pages["rolls"], page)
    return correct(make.grant(make.person("王伟"), name="王玮"), "王伟", NOTE)


def test_print_and_note_stand_wherever_the_name_does(client: Client, corrected: Grant) -> None:
    commendation, person = corrected.edition.commendation, corrected.person
    assert person is not None
    rolls = [f"/honors/rolls/{layout}/" for layout in RollLayout.values]
    own = [thing.get_absolute_url(code) for thing in (commendation, person) for code in ("zh-hans", "en")]
    for path in (*rolls, *own, corrected.edition.get_absolute_url("zh-hans"), "/"):
        text = client.get(path).content.decode()
        for words in ("王玮", NOTE):
            assert words in text, path


def test_search_and_channels_know_both_names_and_the_note(corrected: Grant) -> None:
    person = corrected.person
    assert person is not None
    provider = searchable.provider_for(type(person))
    assert provider is not None
    [entry, *_more] = provider.documents(provider.public_queryset().get(pk=person.pk))
    assert {"王伟", "王玮"} <= set(entry.names)
    assert NOTE in entry.body
    assert "王玮" in cards.name_row(corrected).note


@pytest.mark.parametrize(
    ("name", "note", "text"),
    [
        ("", "", ""),
        ("", "单位印错，应为示例厂。", "单位印错，应为示例厂。"),
        ("王伟", NOTE, f"文件原文“王玮”。{NOTE}"),
        ("王伟", "文件误作“王玮”。", "文件误作“王玮”。"),
    ],
)
def test_the_note_names_the_print_once(name: str, note: str, text: str) -> None:
    assert Grant(name="王玮", corrected_name=name, correction_note=note).correction_text == text


def test_what_was_revoked_is_not_corrected() -> None:
    grant = make.candidates(make.edition(), [make.person()])[0]
    with pytest.raises(ValidationError, match="直接改原文"):
        correct(grant, "王伟", NOTE)


def test_a_person_who_has_died(client: Client) -> None:
    make.pages(with_english=True)
    person = make.person("王伟", unit="示例针织厂", post="挡车工", deceased=True)
    roll = make.granted([person]).commendation
    text = client.get(person.get_absolute_url("zh-hans")).content.decode()
    for words in ("已故", "生前："):
        assert words in text
    for words in ("jobTitle", "worksFor"):
        assert words not in text
    assert "已故" not in client.get(roll.get_absolute_url("zh-hans")).content.decode()
    assert client.get(person.get_absolute_url("en")).status_code == 200
