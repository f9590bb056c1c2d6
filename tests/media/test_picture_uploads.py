"""Pictures through the four doors of the admin: one form, many at once, from a chooser, in place of an old file."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image, ImageCms
from pytest_django import Settings
from wagtail.models import UploadedFile

from media import decoding
from media.models import SiteImage
from tests.factories import accounts, flawed, media

pytestmark = pytest.mark.django_db
Door = Callable[[Client, SimpleUploadedFile], HttpResponse]
TITLE = "示例：李师傅的一堂课"


def one_form(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    return client.post("/admin/images/add/", {"title": TITLE, "file": file, "credit": "孙海涛 摄"})


def many_at_once(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    return client.post("/admin/images/multiple/add/", {"title": TITLE, "files[]": file})


def from_a_chooser(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    prefix = "image-chooser-upload"
    return client.post("/admin/images/chooser/create/", {f"{prefix}-title": TITLE, f"{prefix}-file": file})


def in_place_of_the_old(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    old = SiteImage.objects.filter(title="old").first() or media.image("old")
    return client.post(f"/admin/images/{old.pk}/", {"title": TITLE, "file": file})


DOORS = [one_form, many_at_once, from_a_chooser, in_place_of_the_old]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(accounts.superuser())
    return client


def words(response: HttpResponse) -> str:
    """What the browser gets; JSON with its escapes undone."""
    is_json = response.headers["Content-Type"].startswith("application/json")
    return str(response.json()) if is_json else response.content.decode()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("flaw", flawed.PICTURES)
def test_a_flawed_file_is_refused_in_chinese_and_nothing_is_lost(editor: Client, flaw: str, door: Door) -> None:
    name, content, message = flawed.PICTURES[flaw]
    response = door(editor, SimpleUploadedFile(name, content()))
    assert response.status_code == 200
    assert message in words(response)
    assert not SiteImage.objects.exclude(title="old").exists()
    assert not UploadedFile.objects.exists()
    if door is not many_at_once:  # there every file is asked for anew, with nothing typed yet
        assert TITLE in words(response)
    if door is in_place_of_the_old:
        assert Path(SiteImage.objects.get().file.path).read_bytes() == media.drawing()


@pytest.mark.parametrize("door", DOORS)
def test_a_sound_file_comes_in_without_what_it_did_not_show(editor: Client, door: Door) -> None:
    door(editor, SimpleUploadedFile("一堂课.JPG", flawed.talkative_jpeg()))
    stored = SiteImage.objects.get()
    content = Path(stored.file.path).read_bytes()
    assert flawed.SECRET not in content
    assert b"Exif" not in content
    assert b"xmpmeta" not in content
    picture = Image.open(io.BytesIO(content))
    assert not picture.getexif()
    assert picture.info.get("icc_profile")
    assert (stored.width, stored.height) == (600, 900)  # turned upright
    assert stored.file_size == len(content)
    assert stored.file_hash == stored.__class__.objects.get().get_file_hash()
    rendition = stored.get_rendition("format-jpeg|width-400")
    assert flawed.SECRET not in Path(rendition.file.path).read_bytes()


def test_the_form_of_many_keeps_a_refused_title_apart_and_its_file_is_clean_too(editor: Client) -> None:
    """A title too long sends the file into Wagtail's waiting room, past the form that will finish it."""
    upload = SimpleUploadedFile("a.jpg", flawed.talkative_jpeg())
    answer = editor.post("/admin/images/multiple/add/", {"title": "长" * 300, "files[]": upload}).json()
    waiting = UploadedFile.objects.get()
    assert flawed.SECRET not in Path(waiting.file.path).read_bytes()
    address = f"/admin/images/multiple/create_from_uploaded_image/{answer['uploaded_file_id']}/"
    assert editor.post(address, {f"uploaded-image-{waiting.pk}-title": TITLE}).json()["success"]
    stored = SiteImage.objects.get()
    assert stored.title == TITLE
    assert flawed.SECRET not in Path(stored.file.path).read_bytes()


def test_the_owner_of_a_large_file_on_disk_is_unknown_too(editor: Client, settings: Settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    one_form(editor, SimpleUploadedFile("a.jpg", flawed.talkative_jpeg()))
    content = Path(SiteImage.objects.get().file.path).read_bytes()
    assert flawed.SECRET not in content
    assert SiteImage.objects.get().file_size == len(content)


def test_a_wrong_extension_is_put_right(editor: Client) -> None:
    one_form(editor, SimpleUploadedFile("a.jpg", media.drawing(kind="WEBP")))
    assert SiteImage.objects.get().file.name.endswith(".webp")


def test_a_long_chinese_name_fits(editor: Client) -> None:
    response = one_form(editor, SimpleUploadedFile("即墨区总工会微课堂" * 12 + ".jpg", media.drawing()))
    assert response.status_code == 302
    assert SiteImage.objects.get().file.storage.exists(SiteImage.objects.get().file.name)


def test_too_many_bytes(editor: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 300
    response = one_form(editor, SimpleUploadedFile("a.jpg", media.drawing()))
    assert "上限。请压缩或拆分后再上传" in words(response)


def test_without_a_file_the_form_asks_for_one(editor: Client) -> None:
    response = editor.post("/admin/images/add/", {"title": TITLE})
    assert "请选择要上传的图片" in words(response)
    assert TITLE in words(response)


def test_the_pages_with_forms_open(editor: Client) -> None:
    picture = media.portrait()
    for address in ["", "add/", "multiple/add/", f"{picture.pk}/", "chooser/"]:
        response = editor.get(f"/admin/images/{address}")
        assert response.status_code == 200, address


def test_only_those_who_record_consents_see_their_list(client: Client) -> None:
    from accounts import groups
    from accounts.roles import Role

    made, editor_ = groups.sync_groups(), accounts.user()
    for role, expected in [(Role.EDITOR, False), (Role.HONOURS, True)]:
        editor_.groups.set([made[role]])
        client.force_login(editor_)
        assert ('name="consent"' in client.get("/admin/images/add/").content.decode()) is expected


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("JPEG", "CMYK", ("JPEG", "RGB")),
        ("JPEG", "L", ("JPEG", "L")),
        ("PNG", "I;16", ("PNG", "L")),
        ("PNG", "1", ("PNG", "L")),
        ("PNG", "RGBA", ("PNG", "RGBA")),
        ("PNG", "LA", ("PNG", "RGBA")),
        ("GIF", "P", ("PNG", "RGB")),
        ("WEBP", "RGBA", ("WEBP", "RGBA")),
        ("TIFF", "RGB", None),
        ("BMP", "RGB", None),
    ],
)
def test_every_kind_of_colour_becomes_one_that_pages_show(
    kind: str, mode: str, expected: tuple[str, str] | None
) -> None:
    file = io.BytesIO(media.drawing(kind=kind, mode=mode))
    if expected is None:
        with pytest.raises(decoding.PictureRefusedError, match="不是图片"):
            decoding.clean(file)
        return
    picture = Image.open(io.BytesIO(decoding.clean(file).content))
    assert (picture.format, picture.mode) == expected


def test_a_transparent_palette_stays_transparent() -> None:
    source, buffer = Image.new("P", (20, 20), 0), io.BytesIO()
    source.save(buffer, "PNG", transparency=0)
    picture = Image.open(io.BytesIO(decoding.clean(buffer).content))
    assert picture.mode == "RGBA"
    assert picture.getpixel((0, 0))[3] == 0


def test_a_profile_that_fits_another_colour_space_does_not_come_along() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.open(
        io.BytesIO(decoding.clean(io.BytesIO(media.drawing(mode="CMYK", icc_profile=profile))).content)
    )
    assert picture.mode == "RGB"
    assert "icc_profile" not in picture.info


def test_the_size_is_known_before_anything_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_args: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", explode)
    with pytest.raises(decoding.PictureRefusedError, match="2500 万像素"):
        decoding.clean(io.BytesIO(flawed.lying_png(5_000, 5_000)))
