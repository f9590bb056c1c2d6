"""PDF: what is printed can be read by programs too, no name shows an empty box, and the pages are numbered."""

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader

from core import faces
from core.pdf import Document
from core.qr import modules

NAMES = ["王伟", "李建国", "䶮建国", "𠮷永", "阿卜杜拉·买买提", "欧阳建国", "刘𫘜"]
UNPRINTABLE = "\U00030001"  # in neither face


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(document.pdf()))


def text_of(document: Document) -> str:
    return "\n".join(page.extract_text() for page in read(document).pages)


def test_names_come_out_whole_however_they_are_spread() -> None:
    document = Document(title="名单")
    document.add_page()
    for row, name in enumerate(NAMES):
        document.put(30, 30 + 10 * row, name, spacing=6)
    assert [name for name in NAMES if name not in text_of(document)] == []


def test_a_name_is_set_in_one_face() -> None:
    assert faces.face_for("䶮建国") is faces.Face.SERIF
    assert faces.face_for("𠮷永") is faces.Face.SANS


def test_a_character_that_no_face_has_is_named_and_never_an_empty_box() -> None:
    assert faces.missing(["王伟", f"王{UNPRINTABLE}", UNPRINTABLE]) == [UNPRINTABLE]
    document = Document(title="名单")
    document.add_page()
    document.put(30, 30, f"王{UNPRINTABLE}")
    assert f"王{faces.SUBSTITUTE}" in text_of(document)


def test_signs_without_a_form_are_left_out() -> None:
    assert faces.with_substitutes("葛\U000e0100\u200b伟") == "葛伟"


def test_the_document_says_what_it_is() -> None:
    document = Document(title="关于授予即墨工匠称号的决定", author="即墨区总工会")
    document.paragraph("决定")
    reader = read(document)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("关于授予即墨工匠称号的决定", "即墨区总工会")
    assert reader.root_object["/Lang"] == "zh-Hans"


def test_long_text_goes_over_several_numbered_pages() -> None:
    document = Document(title="决定", running="2024年度即墨工匠")
    document.paragraph("弘扬劳模精神、劳动精神、工匠精神。" * 200)
    pages = [page.extract_text() for page in read(document).pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"— {number} —" in page
        assert "2024年度即墨工匠" in page


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_nothing_stands_outside_the_margins(align: str) -> None:
    document = Document(title="决定")
    document.paragraph("为深入贯彻“劳模精神”，" * 30, align)
    edges: list[float] = []
    read(document).pages[0].extract_text(visitor_text=lambda _text, _cm, tm, _font, _size: edges.append(tm[4]))
    left, right = document.l_margin / 25.4 * 72, (document.w - document.r_margin) / 25.4 * 72
    assert all(left - 0.1 <= edge <= right for edge in edges if edge)


def test_a_qr_code_is_drawn_as_bars_of_its_dark_modules() -> None:
    document = Document(title="名单")
    document.add_page()
    document.qr_code(100, 100, 25, "https://union.example/v/ABC/")
    bars = [line for line in document.pages[1].contents.decode("latin1").splitlines() if line.endswith(" re f")]
    rows = modules("https://union.example/v/ABC/")
    assert len(bars) == sum(not one and other for row in rows for one, other in pairwise([False, *row]))
