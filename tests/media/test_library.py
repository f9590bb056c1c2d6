"""The picture library: credits in sight, what is missing found, nothing but private thumbnails drawn."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from media.models import SiteRendition
from tests.factories import accounts, media

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(accounts.superuser())
    return client


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_the_list_shows_the_credit(editor: Client, layout: str) -> None:
    media.image(credit="孙海涛 摄")
    assert "孙海涛 摄" in editor.get(f"/admin/images/?layout={layout}").content.decode()
    assert "孙海涛 摄" in editor.get(f"/admin/images/results/?layout={layout}").content.decode()


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("", {"complete", "anonymous", "mute", "asked", "unasked"}),
        ("credit", {"anonymous"}),
        ("description", {"mute"}),
        ("portrait", {"asked", "unasked"}),
        ("hidden", {"unasked"}),
    ],
)
def test_what_is_missing_is_found(editor: Client, check: str, expected: set[str]) -> None:
    signed = {"credit": "示例 摄"}
    media.image("complete", **signed)
    media.image("anonymous")
    media.image("mute", description="", **signed)
    media.portrait("asked", **signed)
    media.image("unasked", portrait=True, **signed)
    found = editor.get(f"/admin/images/?check={check}").context["object_list"]
    assert {image.title for image in found} == expected


def test_looking_around_draws_private_thumbnails_only(editor: Client) -> None:
    picture = media.image()
    for address in ["", f"{picture.pk}/", "chooser/", f"chooser/chosen/{picture.pk}/", "chooser/?q=书法"]:
        assert editor.get(f"/admin/images/{address}").status_code == 200
    made = list(SiteRendition.objects.all())
    assert made
    assert not any(rendition.is_public for rendition in made)


def test_the_chooser_finds_a_chinese_part_of_a_title(editor: Client) -> None:
    media.image("书法夜校的一堂课")
    media.image("太极")
    page = editor.get("/admin/images/chooser/results/?q=夜校").content.decode()
    assert "书法夜校的一堂课" in page
    assert "太极" not in page


def test_the_text_alternative_is_the_description_never_a_file_name() -> None:
    assert media.image("IMG_0234", description="").default_alt_text == ""
    assert media.image("IMG_0234", description="学员围在桌旁").default_alt_text == "学员围在桌旁"


@pytest.mark.parametrize("name", ["wagtailimages:add_multiple", "wagtaildocs:add_multiple"])
def test_many_at_once_needs_a_file(editor: Client, name: str) -> None:
    """With nothing, and with a file under another name, for which Wagtail's own view knows no answer."""
    for sent in ({}, {"file": SimpleUploadedFile("a.pdf", media.PDF)}):
        answer = editor.post(reverse(name), sent)
        assert answer.status_code == 400
    assert not UploadedFile.objects.exists()
