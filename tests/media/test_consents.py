"""A consent is recorded, its scan kept from others, and withdrawn everywhere at once."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from accounts import groups
from accounts.models import User
from accounts.roles import Role
from core.models import CacheVersion
from media import consents, permissions
from media.models import PortraitConsent
from media.signals import consent_withdrawn
from tests.factories import accounts, flawed, media

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/media/portraitconsent/"


def member(role: Role) -> User:
    user = accounts.user(role.name.lower())
    user.groups.set([groups.sync_groups()[role]])
    return user


def form(**changes: object) -> dict[str, object]:
    plain = {"subject_name": "示例王伟", "scope": "all", "channel": "site", "given_on": "2026-03-12"}
    return {**plain, "valid_until": "", **changes}


@pytest.mark.parametrize("role", list(Role))
def test_only_those_in_charge_of_honours_see_consents(client: Client, role: Role) -> None:
    consent = media.consent(scan=SimpleUploadedFile("同意书.pdf", media.PDF))
    client.force_login(member(role))
    allowed = role in {Role.HONOURS, Role.ADMINISTRATOR}
    assert (client.get(LIST).status_code == 200) is allowed
    assert (client.get(f"/admin/media/consents/{consent.pk}/scan/").status_code == 200) is allowed
    assert (client.get(f"/admin/media/consents/{consent.pk}/withdraw/").status_code == 200) is allowed
    client.post(f"/admin/media/consents/{consent.pk}/withdraw/", {"confirmed": "on"})
    consent.refresh_from_db()
    assert bool(consent.withdrawn_at) is allowed


def test_strangers_see_no_scan(client: Client) -> None:
    consent = media.consent(scan=SimpleUploadedFile("同意书.pdf", media.PDF))
    assert client.get(f"/admin/media/consents/{consent.pk}/scan/").status_code == 302
    assert not permissions.may_see_consents(AnonymousUser())
    assert "示例王伟" not in consent.scan.name


def test_recorded_with_the_name_of_who_did_it_and_the_scan_can_be_looked_at(client: Client) -> None:
    officer = member(Role.HONOURS)
    client.force_login(officer)
    scan = SimpleUploadedFile("同意书.pdf", media.PDF)
    assert client.post(f"{LIST}add/", form(scan=scan)).status_code == 302
    consent = PortraitConsent.objects.get()
    assert consent.recorded_by == officer
    page = client.get(f"{LIST}edit/{consent.pk}/").content.decode()
    assert f"/admin/media/consents/{consent.pk}/scan/" in page
    scan_response = client.get(f"/admin/media/consents/{consent.pk}/scan/")
    assert b"".join(scan_response.streaming_content) == media.PDF
    assert "no-store" in scan_response.headers["Cache-Control"]
    assert client.post(f"{LIST}edit/{consent.pk}/", form(subject_name="示例王卫")).status_code == 302
    consent.refresh_from_db()
    assert (consent.subject_name, bool(consent.scan), consent.recorded_by) == ("示例王卫", True, officer)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"valid_until": "2026-03-11"}, "有效期不能早于同意日期"),
        ({"subject_name": ""}, "请填写这一项"),
        ({"scan": ("同意书.pdf", flawed.HTML)}, "内容却不是这种格式"),
        ({"scan": ("同意书.jpg", flawed.HTML)}, "这个文件不是图片"),
        ({"scan": ("同意书.html", flawed.HTML)}, "扫描件请用 PDF、JPG 或 PNG 文件"),
    ],
)
def test_bad_input_is_explained_and_kept(client: Client, changes: dict[str, object], message: str) -> None:
    client.force_login(member(Role.HONOURS))
    upload = {key: SimpleUploadedFile(*value) for key, value in changes.items() if isinstance(value, tuple)}
    response = client.post(f"{LIST}add/", form(**{**changes, **upload}))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert "2026-03-12" in response.content.decode()
    assert not PortraitConsent.objects.exists()


def test_withdrawing_takes_the_picture_away_everywhere_at_once(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    picture, officer, heard = media.portrait(), member(Role.HONOURS), []
    public, crop = media.rendition(picture), media.rendition(picture, "format-jpeg|fill-360x480")
    files = [Path(public.file.path), Path(crop.file.path)]
    token = CacheVersion.objects.values_list("token", flat=True).first()

    def listen(consent: PortraitConsent, image_pks: list[int], **_signal: object) -> None:
        heard.append((consent.pk, image_pks))

    consent_withdrawn.connect(listen)
    client.force_login(officer)
    try:
        assert client.get(public.url).status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            address = f"/admin/media/consents/{picture.consent_id}/withdraw/"
            assert "请先核实并勾选" in client.post(address).content.decode()
            assert client.post(address, {"confirmed": "on"}).status_code == 302
    finally:
        consent_withdrawn.disconnect(listen)
    picture = type(picture).objects.get()
    assert not picture.is_publicly_shown
    assert not any(file.exists() for file in files)
    assert client.get(public.url).status_code == 404
    assert heard == [(picture.consent_id, [picture.pk])]
    assert CacheVersion.objects.get().token != token
    assert ModelLogEntry.objects.filter(action="media.consent_withdraw", user=officer).count() == 1
    assert picture.file.storage.exists(picture.file.name)  # the original stays in the library


def test_once_is_enough() -> None:
    consent = media.consent()
    consents.withdraw(consent)
    first = PortraitConsent.objects.get().withdrawn_at
    consents.withdraw(consent)
    assert PortraitConsent.objects.get().withdrawn_at == first


def test_the_list_offers_to_withdraw_and_says_the_state(client: Client) -> None:
    client.force_login(member(Role.HONOURS))
    consent = media.consent()
    page = client.get(LIST).content.decode()
    assert "有效" in page
    assert f"/admin/media/consents/{consent.pk}/withdraw/" in page
    consents.withdraw(consent)
    page = client.get(LIST).content.decode()
    assert "已撤回" in page
    assert f"/admin/media/consents/{consent.pk}/withdraw/" not in page
