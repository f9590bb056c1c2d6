"""Sheets of labels for certificates: 24 on an A4 page, each with QR code, name, award and 查验码."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.line_breaking import lines
from core.pdf import POINT, Document
from core.qr import QUIET, modules
from honors import codes, verification

if TYPE_CHECKING:
    from honors.models import Grant

COLUMNS, ROWS = 3, 8
WIDTH, HEIGHT = 70.0, 37.0  # mm, the usual sheet; 210 × 296 of the 297 of the paper
TOP = 0.5  # mm above the first row
PADDING = 3.5  # mm that a printer may be off
CODE = 28.0  # mm, with the white around the code
GAP = 1.5  # mm between code and words
WORDS = WIDTH - PADDING - CODE - GAP - PADDING  # mm beside the code
NAME_SIZES = (14.0, 12.0, 10.0, 9.0, 8.0)  # points: the largest in which everything fits
SMALL, CODE_SIZE = 7.5, 8.0
LEADING = 1.3

Line = tuple[str, float]  # text and its size in points
SPACE: Line = ("", 2.0)


class Sheet(Document):
    """Labels go to the edge of the paper: no margins, no page number."""

    def footer(self) -> None:
        return


def sheet(grants: Iterable["Grant"], title: str) -> bytes:
    """A PDF with a label for each grant, in their order. Only grants that are public belong here."""
    document = Sheet(title=title)
    document.set_auto_page_break(auto=False)
    for place, grant in enumerate(grants):
        row, column = divmod(place % (COLUMNS * ROWS), COLUMNS)
        if row == column == 0:
            document.add_page()
        _label(document, column * WIDTH, TOP + row * HEIGHT, grant)
    return document.pdf()


def _label(document: Document, left: float, top: float, grant: "Grant") -> None:
    address = verification.address_of(grant.code)
    module = CODE / (len(modules(address)) + 2 * QUIET)
    border = QUIET * module
    document.qr_code(left + PADDING + border, top + (HEIGHT - CODE) / 2 + border, CODE - 2 * border, address)
    _words(document, left + PADDING + CODE + GAP, top, grant)


def _words(document: Document, left: float, top: float, grant: "Grant") -> None:
    """Name, award and code below each other, in the middle of the height of the label."""
    words = _set(document, grant)
    top += (HEIGHT - _height(words)) / 2
    for text, points in words:
        document.points = points
        document.put(left, top, text)
        top += _height([(text, points)])


def _set(document: Document, grant: "Grant") -> list[Line]:
    """The name in the largest size in which it is whole and all have room; in the smallest it may be cut."""
    edition, shown = grant.edition, codes.grouped(grant.code)
    half = shown.index(" ", len(shown) // 2)
    below = [
        *_cut(_broken(document, edition.name, SMALL), 2),
        *_cut(_broken(document, str(edition.commendation.label or edition.commendation.year), SMALL), 1),
        SPACE,
        (shown[:half], CODE_SIZE),
        (shown[half + 1 :], CODE_SIZE),
    ]
    for size in NAME_SIZES:
        name = _broken(document, grant.shown_name, size)
        words = [*name, SPACE, *below]
        if len(name) <= 2 and _height(words) <= HEIGHT - 2 * PADDING:
            return words
    return [*_cut(name, 3), *below]


def _broken(document: Document, text: str, size: float) -> list[Line]:
    """Lines as wide as there is room beside the code; a name such as 阿卜杜拉·买买提 breaks after its dot if it can."""
    document.points = size
    parts = [f"{part}·" for part in text.split("·")]
    parts[-1] = parts[-1][:-1]
    found = [""]
    for part in parts:
        if document.text_width(found[-1] + part) <= WORDS or not found[-1]:
            found[-1] += part
        else:
            found.append(part)
    return [(line, size) for part in found for line in lines(part, WORDS, document.text_width)]


def _cut(found: list[Line], most: int) -> list[Line]:
    """At most that many lines; what is cut ends in an ellipsis."""
    if len(found) <= most:
        return found
    text, size = found[most - 1]
    return [*found[: most - 1], (f"{text[:-1]}…", size)]


def _height(words: list[Line]) -> float:
    return sum(points * POINT * LEADING for _text, points in words)
