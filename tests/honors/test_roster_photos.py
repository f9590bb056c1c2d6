"""Photographs of a roster: portraits only with consent, each under the person's own."""

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from honors import commendations
from honors.importing import photographs, rosters, undoing, writing
from honors.models import Person, RosterImport, RosterPhoto
from media.models import PortraitConsent, SiteImage, SiteRendition
from tests.factories import honors as make
from tests.factories import roster_imports as factory
from tests.factories.accounts import superuser
from tests.factories.rosters import GbkName, archive

pytestmark = pytest.mark.django_db

CONSENT = {"scope": "honours", "channel": "site", "given_on": datetime.date(2026, 3, 1), "valid_until": None}


def picture(color: tuple[int, int, int] = (163, 29, 26)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), color).save(buffer, "JPEG")
    return buffer.getvalue()


def zipped(*names: str) -> bytes:
    """As Windows in China packs: names in GBK, unmarked."""
    return archive([(GbkName(name), picture()) for name in names]).read()


def plan_of(*names: str) -> RosterImport:
    make.award("即墨工匠")
    return factory.planned(
        factory.workbook([["", name, f"第{place}示例厂", "", "", "即墨工匠"] for place, name in enumerate(names)])
    )


def send(roster: RosterImport, *names: str) -> RosterImport:
    photographs.receive(roster, ContentFile(zipped(*names), name="照片.zip"), CONSENT)
    roster.refresh_from_db()
    return roster


def stored() -> set[Path]:
    return {path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


def test_with_the_plan(django_capture_on_commit_callbacks: Any) -> None:
    roster = send(plan_of("王伟", "李四"), "王伟.jpg", "没有这个人.jpg", "../李四.jpg")
    assert roster.photos.get().row.name == "王伟"
    said = " ".join(roster.photo_remarks)
    assert "收到1张" in said
    assert "没有这个人.jpg" in said
    assert "../" in said
    assert not roster.photo_upload
    assert not SiteImage.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        writing.write(roster.pk, roster.version, superuser())
    person = Person.objects.get(name="王伟")
    assert person.shown_portrait is not None
    assert (person.portrait.portrait, person.portrait.description) == (True, "王伟的肖像")
    consent = PortraitConsent.objects.get()
    assert (consent.subject_name, consent.scope, str(consent.given_on)) == ("王伟", "honours", "2026-03-01")
    assert not RosterPhoto.objects.exists()
    assert Person.objects.get(name="李四").portrait is None


def test_after_writing_they_are_portraits_at_once_and_the_import_can_still_be_taken_back() -> None:
    roster = plan_of("王伟", "李四")
    writing.write(roster.pk, roster.version, None)
    roster.refresh_from_db()
    send(roster, "王伟.jpg")
    assert Person.objects.get(name="王伟").portrait is not None
    undoing.undo(roster.pk, None)
    assert not SiteImage.objects.exists()
    assert not Person.objects.exists()
    assert PortraitConsent.objects.count() == 1  # the person's word stays


def test_a_known_person_gets_the_old_portrait_back() -> None:
    person = make.person("王伟", unit="第0示例厂")
    roster = send(plan_of("王伟"), "王伟.jpg")
    writing.write(roster.pk, roster.version, None)
    assert Person.objects.get(pk=person.pk).portrait is not None
    undoing.undo(roster.pk, None)
    assert Person.objects.get(pk=person.pk).portrait is None


def test_nothing_is_left_when_the_roster_is_dropped(django_capture_on_commit_callbacks: Any) -> None:
    before = stored()
    roster = send(plan_of("王伟"), "王伟.jpg")
    assert len(stored() - before) == 1
    with django_capture_on_commit_callbacks(execute=True):
        rosters.drop(roster.pk)
    assert stored() == before


def test_no_consent_no_photograph(client: Client) -> None:
    client.force_login(superuser())
    roster = plan_of("王伟")
    fields = {"scope": "honours", "channel": "site", "given_on": "2026-03-01"}
    address = reverse("honors_rosters:photos", args=[roster.pk])
    sent = {"photos": SimpleUploadedFile("照片.zip", zipped("王伟.jpg")), **fields}
    page = client.post(address, sent, follow=True)
    assert "没有本人同意，照片一张也不收" in page.content.decode()
    assert not RosterPhoto.objects.exists()
    sent["photos"] = SimpleUploadedFile("照片.zip", zipped("王伟.jpg"))
    client.post(address, {**sent, "consented": "on"}, follow=True)
    assert RosterPhoto.objects.count() == 1


def test_a_file_that_is_no_zip_says_so() -> None:
    roster = plan_of("王伟")
    photographs.receive(roster, ContentFile(b"Rar!....", name="照片.rar"), CONSENT)
    roster.refresh_from_db()
    assert ".zip" in " ".join(roster.photo_remarks)
    assert not roster.photo_upload


def test_a_portrait_gets_public_sizes_with_the_decision_and_not_before(django_capture_on_commit_callbacks: Any) -> None:
    make.pages()
    roster = send(plan_of("王伟"), "王伟.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        written = writing.write(roster.pk, roster.version, None)
    assert not SiteRendition.objects.public().exists()
    commendation = written.commendation
    assert commendation is not None
    commendation.document_no, commendation.decision_date = "即工发〔2020〕1号", datetime.date(2020, 3, 2)
    commendation.save()
    with django_capture_on_commit_callbacks(execute=True):
        commendations.record_past(commendation)
    assert SiteRendition.objects.public().filter(image__consent__subject_name="王伟").exists()
