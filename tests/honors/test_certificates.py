"""What goes onto certificates leads a telephone to the right page, and only valid grants get any."""

import io
import re
from collections.abc import Iterable
from typing import Any

import pytest
import zxingcpp
from django.test import Client
from PIL import Image, ImageDraw
from pypdf import PdfReader

from core import qr
from honors import codes, labels, verification
from honors.enums import GrantStatus
from honors.models import Grant
from tests.factories import honors as make
from tests.factories.accounts import superuser

pytestmark = pytest.mark.django_db
MINORITY = "阿卜杜拉·买买提·艾力克孜"
WHOLE = ["王伟", MINORITY, "王" * 9, "王" * 14, "王" * 22]  # the others are cut, with an ellipsis
RECTANGLE = re.compile(r"([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re f")
DOTS = 300 / 72  # a point at 300 dots an inch


def read(image: Image.Image) -> set[str]:
    """What a telephone reads in a picture."""
    return {found.text for found in zxingcpp.read_barcodes(image.convert("L"))}


def drawn(page: Any) -> Image.Image:
    """The filled rectangles of a PDF page at 300 dots an inch: its QR codes."""
    height = float(page.mediabox.height)
    picture = Image.new("L", (round(float(page.mediabox.width) * DOTS), round(height * DOTS)), 255)
    pen = ImageDraw.Draw(picture)
    for match in RECTANGLE.finditer(page.get_contents().get_data().decode("latin-1")):
        x, y, width, tall = map(float, match.groups())
        box = [x * DOTS, (height - y - tall) * DOTS, (x + width) * DOTS, (height - y) * DOTS]
        if tall < 0:
            box = [x * DOTS, (height - y) * DOTS, (x + width) * DOTS, (height - y - tall) * DOTS]
        pen.rectangle([round(edge) - (place > 1) for place, edge in enumerate(box)], fill=0)
    return picture


@pytest.fixture
def desk(client: Client) -> Client:
    make.pages()
    client.force_login(superuser("chief"))
    return client


def pages(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf)).pages


def addresses(grants: Iterable[Grant]) -> set[str]:
    return {verification.address_of(grant.code) for grant in grants}


@pytest.mark.parametrize("share", [1, 0.5, 0.35])
def test_the_picture_for_certificates_is_read_at_print_and_at_screen_size(desk: Client, share: float) -> None:
    grant = make.grant()
    answer = desk.get(f"/admin/honors/grants/{grant.pk}/code.png")
    picture = Image.open(io.BytesIO(answer.content))
    width = picture.size[0]
    assert picture.info["dpi"][0] >= 300
    assert width / picture.info["dpi"][0] * 25.4 == pytest.approx(30, abs=0.1)
    small = picture.convert("L").resize((round(width * share),) * 2, Image.Resampling.BILINEAR)
    assert read(small) == addresses([grant])


def test_the_drawing_for_certificates_is_thirty_millimetres_wide(desk: Client) -> None:
    grant = make.grant(make.person("王伟"))
    answer = desk.get(f"/admin/honors/grants/{grant.pk}/code.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    found = re.search(rb'width="([\d.]+)mm" height="([\d.]+)mm"', answer.content)
    assert found
    assert [float(side) for side in found.groups()] == [30, 30]


def test_the_page_shows_code_address_and_downloads(desk: Client) -> None:
    grant = make.grant()
    text = desk.get(f"/admin/honors/grants/{grant.pk}/code/").content.decode()
    for words in (codes.grouped(grant.code), verification.address_of(grant.code), "code.svg", "code.png"):
        assert words in text
    assert "/code/" in desk.get("/admin/snippets/honors/grant/").content.decode()


def test_only_valid_grants_have_any(desk: Client) -> None:
    candidate = make.candidates(make.edition(), [make.person()])[0]
    row = Grant.objects.get(pk=candidate.pk)
    assert codes.grouped(row.code) not in desk.get(f"/admin/honors/grants/{row.pk}/code/").content.decode()
    for path in (
        f"grants/{row.pk}/code.png",
        f"grants/{row.pk}/code.svg",
        f"editions/{row.edition_id}/labels.pdf",
        f"commendations/{row.edition.commendation_id}/labels.pdf",
        f"grants/{make.grant().pk}/code.gif",
    ):
        assert desk.get(f"/admin/honors/{path}").status_code == 404, path
    text = desk.get(f"/admin/honors/commendations/{row.edition.commendation_id}/labels/").content.decode()
    assert "还没有有效的授予" in text


def test_every_label_is_read_and_the_names_stand_beside(desk: Client) -> None:
    names = [MINORITY, "王伟", "𠮷永", *(f"示例{number}" for number in range(22))]
    made = make.granted([make.person(name) for name in names])
    gone = made.grants.get(name="示例3")
    Grant.objects.filter(pk=gone.pk).update(status=GrantStatus.CANDIDATE)
    answer = desk.get(f"/admin/honors/editions/{made.pk}/labels.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    [sheet] = pages(answer.content)
    assert read(drawn(sheet)) == addresses(made.grants.public())
    text = sheet.extract_text().replace("\n", "")
    assert [name for name in names if name not in text] == ["示例3"]
    grant = made.grants.get(name="王伟")
    assert codes.grouped(grant.code)[:14] in sheet.extract_text()


def test_the_twenty_fifth_begins_a_page(desk: Client) -> None:
    made = make.granted([make.person(f"示例{number}") for number in range(25)])
    answer = desk.get(f"/admin/honors/commendations/{made.commendation_id}/labels.pdf")
    first, second = pages(answer.content)
    assert len(read(drawn(first))) == 24
    assert len(read(drawn(second))) == 1


@pytest.mark.parametrize("name", [*WHOLE, "王" * 60, "·" * 60, "A" * 120])
@pytest.mark.parametrize("award", ["即墨工匠", "奖" * 60])
def test_a_label_never_leaves_its_place(name: str, award: str) -> None:
    grant = make.granted([make.person(name)], make.award(award)).grants.get()
    document = labels.Sheet(title="x")
    document.add_page()
    words = labels._set(document, grant)
    assert labels._height(words) <= labels.HEIGHT - 2 * labels.PADDING
    for text, document.points in words:
        assert document.text_width(text) <= labels.WORDS, text
    whole = "".join(text for text, _points in words)
    assert name in whole or name not in WHOLE


def test_a_code_of_an_address_is_the_same_on_screen_and_for_print() -> None:
    address = verification.address_of("K7QM3XPA9TRC52HDWZ8E")
    picture = Image.open(io.BytesIO(qr.png_for_print(address, 30)))
    assert read(picture) == {address}


def test_others_than_staff_get_none(client: Client) -> None:
    make.pages()
    grant = make.grant()
    for path in ("code/", "code.png", "code.svg"):
        assert client.get(f"/admin/honors/grants/{grant.pk}/{path}").status_code == 302
