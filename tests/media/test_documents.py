"""Documents: what may come in, and who gets one."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from accounts import groups
from accounts.roles import Role
from home.models import StandardPage
from media.models import SiteDocument
from tests.factories import accounts, flawed, home, media

pytestmark = pytest.mark.django_db
Door = Callable[[Client, SimpleUploadedFile], HttpResponse]
TITLE = "示例：评选办法"


def one_form(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    return client.post("/admin/documents/add/", {"title": TITLE, "file": file})


def many_at_once(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    return client.post("/admin/documents/multiple/add/", {"title": TITLE, "files[]": file})


def from_a_chooser(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    prefix = "document-chooser-upload"
    return client.post("/admin/documents/chooser/create/", {f"{prefix}-title": TITLE, f"{prefix}-file": file})


def in_place_of_the_old(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    old = SiteDocument.objects.filter(title="old").first() or media.document("old")
    return client.post(f"/admin/documents/edit/{old.pk}/", {"title": TITLE, "file": file})


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(accounts.superuser())
    return client


@pytest.mark.parametrize("door", [one_form, many_at_once, from_a_chooser, in_place_of_the_old])
@pytest.mark.parametrize("flaw", flawed.DOCUMENTS)
def test_a_file_that_is_not_what_it_says_is_refused_in_chinese(editor: Client, flaw: str, door: Door) -> None:
    name, content, message = flawed.DOCUMENTS[flaw]
    response = door(editor, SimpleUploadedFile(name, content()))
    is_json = response.headers["Content-Type"].startswith("application/json")
    words = str(response.json()) if is_json else response.content.decode()
    assert response.status_code == 200
    assert message in words
    assert "文件扩展" not in words  # Wagtail's second complaint, about the extension "" of the refused file
    assert not SiteDocument.objects.exclude(title="old").exists()
    if door is not many_at_once:
        assert TITLE in words
    if door is in_place_of_the_old:
        assert Path(SiteDocument.objects.get().file.path).read_bytes() == media.PDF


SOUND = {
    "办法.pdf": media.PDF,
    "名册.docx": flawed.docx(),
    "名册.xlsx": flawed.xlsx(),
    "旧表.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "公文.ofd": flawed.zipped("OFD.xml", "Doc_0/Document.xml"),
    "材料.zip": flawed.zipped("照片/1.jpg"),
    "说明.txt": "即墨区总工会".encode("gb18030") * 400,
    "名单.csv": "姓名,单位\n王伟,示例公司\n".encode(),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_come_in(editor: Client, name: str) -> None:
    assert one_form(editor, SimpleUploadedFile(name, SOUND[name])).status_code == 302
    stored = SiteDocument.objects.get()
    assert stored.filename == name
    assert stored.file_size == len(SOUND[name])


def test_a_replaced_file_is_gone_and_the_new_one_there(editor: Client) -> None:
    old = Path(media.document("old").file.path)
    in_place_of_the_old(editor, SimpleUploadedFile("新办法.pdf", media.PDF + b"new"))
    assert not old.exists()
    assert Path(SiteDocument.objects.get().file.path).read_bytes() == media.PDF + b"new"


def test_too_many_bytes(editor: Client, settings: Settings) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 50
    page = one_form(editor, SimpleUploadedFile("a.pdf", media.PDF)).content.decode()
    assert "上限。请压缩或拆分后再上传" in page


def test_a_name_of_200_chinese_characters_fits(editor: Client) -> None:
    assert one_form(editor, SimpleUploadedFile("长" * 200 + ".pdf", media.PDF)).status_code == 302
    assert SiteDocument.objects.get().filename == "长" * 60 + ".pdf"


# Who gets one ---------------------------------------------------------------------------------------------------------


def body(document: SiteDocument) -> list[tuple[str, object]]:
    return [("attachments", {"title": "附件", "documents": [document]})]


def page_with(document: SiteDocument, live: bool = True) -> StandardPage:
    """A page whose body lists the document."""
    page = StandardPage(title="示例页", slug="example", live=live, body=body(document), locale=home.locale())
    home.home().add_child(instance=page)
    return page


def test_nobody_outside_gets_a_document_that_nothing_public_uses(client: Client) -> None:
    document = media.document()
    assert client.get(document.url).status_code == 404
    page_with(document, live=False)
    assert client.get(document.url).status_code == 404


def test_it_is_public_from_the_moment_its_page_is_until_it_is_not(client: Client) -> None:
    document = media.document()
    page = page_with(document, live=False)
    page.save_revision().publish()
    assert client.get(document.url).status_code == 200
    page.refresh_from_db()
    page.unpublish()
    assert client.get(document.url).status_code == 404


def test_a_draft_of_a_live_page_opens_nothing(client: Client) -> None:
    document, shown = media.document(), media.document("shown")
    page = page_with(shown)
    page.body = body(document)
    page.save_revision()
    assert client.get(shown.url).status_code == 200
    assert client.get(document.url).status_code == 404


def test_a_restricted_page_and_a_locked_collection_open_nothing(client: Client) -> None:
    document = media.document()
    page = page_with(document)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(document.url).status_code == 404
    restriction.delete()
    assert client.get(document.url).status_code == 200
    root = Collection.objects.get(depth=1)
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
    assert client.get(document.url).status_code == 404


def test_staff_get_it_always(client: Client) -> None:
    document, editor = media.document(), accounts.user()
    client.force_login(editor)
    assert client.get(document.url).status_code == 404
    editor.groups.set([groups.sync_groups()[Role.REVIEWER]])
    assert client.get(document.url).status_code == 200


def test_a_download_never_runs_in_our_origin(client: Client) -> None:
    document = media.document(name="评选办法.pdf")
    page_with(document)
    response = client.get(document.url)
    assert b"".join(response.streaming_content) == media.PDF
    assert response.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('评选办法.pdf')}"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-cache" in response.headers["Cache-Control"]
    again = client.get(document.url, HTTP_IF_NONE_MATCH=response.headers["ETag"])
    assert again.status_code == 304


def test_wrong_addresses_are_404(client: Client) -> None:
    document = media.document()
    page_with(document)
    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404
    assert client.get(f"/documents/{document.pk + 1}/x.pdf").status_code == 404
    assert client.get(f"/documents/{'9' * 40}/x.pdf").status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.post(document.url).status_code == 405


def test_a_row_without_its_file_is_404(client: Client) -> None:
    document = media.document()
    page_with(document)
    Path(document.file.path).unlink()
    assert client.get(document.url).status_code == 404
