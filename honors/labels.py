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
NAME_SIZES = (14.0, 12.0, 10.0, 8.0)  # points: the largest in which everything fits
SMALL = 7.5
LEADING = 1.3


class _Sheet(Document):
    """Labels go to the edge of the paper: no margins, no page number."""

    def footer(self) -> None:
        return


def sheet(grants: Iterable["Grant"], title: str) -> bytes:
    """A PDF with a label for each grant, in their order. Only grants that are public belong here."""
    document = _Sheet(title=title)
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
    for size in NAME_SIZES:
        words = _set(document, grant, size)
        height = sum(_height(points) for _text, points in words)
        if height <= HEIGHT - 2 * PADDING:
            break
    top += (HEIGHT - height) / 2
    for text, points in words:
        document.points = points
        document.put(left, top, text)
        top += _height(points)


def _set(document: Document, grant: "Grant", size: float) -> list[tuple[str, float]]:
    """The lines with their sizes, the name in `size`."""
    edition = grant.edition
    award = f"{edition.commendation.label or edition.commendation.year} {edition.name}"
    shown = codes.grouped(grant.code)
    half = shown.index(" ", len(shown) // 2)
    return [
        *_lines(document, grant.shown_name, size, most=2 if size > NAME_SIZES[-1] else 3),
        *_lines(document, award, SMALL, most=3),
        (shown[:half], SMALL),
        (shown[half + 1 :], SMALL),
    ]


def _lines(document: Document, text: str, size: float, most: int) -> list[tuple[str, float]]:
    """At most that many; what is cut ends in an ellipsis."""
    document.points = size
    found = lines(text, WORDS, document.text_width)
    if len(found) > most:
        found[most - 1 :] = [f"{found[most - 1][:-1]}…"]
    return [(line, size) for line in found]


def _height(points: float) -> float:
    return points * POINT * LEADING
