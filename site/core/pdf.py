"""A4 documents as PDF, in Chinese: faces embedded, text that can be searched and copied, numbered pages."""

import gc
from typing import Any, Literal

from fpdf import FPDF, ViewerPreferences
from fpdf.fonts import Glyph, SubsetMap, TTFFont
from fpdf.output import OutputProducer, PDFFont, PDFType3Font
from fpdf.syntax import Name

from core import faces
from core.line_breaking import balanced, lines
from core.qr import modules

MARGIN = 22.0  # mm
POINT = 25.4 / 72  # mm
LEADING = 1.6  # height of a line in its type size
ASCENT = 0.88  # of the type size, above the base line
FOOT = 12.0  # mm from the edge of the paper to the page number
INDENT = "\u3000\u3000"  # two characters, as printed notices have it

Align = Literal["left", "center", "right"]


class Document(FPDF):
    """An A4 document. Lengths are millimetres, type sizes are points.

    `running` stands beside the page number: the name of the document. Everything of fpdf2 that draws (rect, line,
    add_page) is at hand too; text goes through `put`, which knows the faces.
    """

    def __init__(self, *, title: str, language: str = "zh-Hans", author: str = "", running: str = "") -> None:
        super().__init__(format="A4")
        self.running = running
        self.points = 12.0
        self.set_title(title)
        self.set_lang(language)
        self.set_author(author)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)

    def pdf(self) -> bytes:
        """The finished file. Faces and pages point at each other: what they take (60 MB) is given back at once."""
        made = bytes(self.output(output_producer_class=_Producer))
        gc.collect()
        return made

    def text_width(self, text: str) -> float:
        """The width of a line in the present size."""
        self._take(faces.face_for(text))
        self.set_char_spacing(0)
        return float(self.get_string_width(faces.with_substitutes(text)))

    def put(self, x: float, y: float, text: str, *, spacing: float = 0) -> None:
        """One line with its upper left corner at x, y; `spacing` is added between its characters.

        Searched and copied, the text is whole however far its characters are spread.
        """
        self._take(faces.face_for(text))
        self.set_char_spacing(spacing / POINT)
        self._out(f"/Span <</ActualText <{_hex(text)}>>> BDC")
        self.text(x, y + ASCENT * self.points * POINT, faces.with_substitutes(text))
        self._out("EMC")

    def paragraph(self, text: str, align: Align = "left", *, indent: float = 0, leading: float = LEADING) -> None:
        """Text over as many lines and pages as it needs, `indent` from the margin; the next one goes below it.

        Lines that stand in the middle are made even, as those of a title are.
        """
        height = self.points * POINT * leading
        width = self.epw - indent
        for line in (balanced if align == "center" else lines)(text, width, self.text_width):
            self.room(height)
            free = width - self.text_width(line)
            offset = {"left": 0.0, "center": free / 2, "right": free}[align]
            self.put(self.l_margin + indent + offset, self.y, line)
            self.set_xy(self.l_margin, self.y + height)

    def room(self, height: float) -> None:
        """A new page unless this one has `height` left."""
        if not self.page or self.will_page_break(height):
            self.add_page()

    def space(self, height: float) -> None:
        """White below what stands there."""
        self.set_xy(self.l_margin, self.y + height)

    def qr_code(self, x: float, y: float, size: float, address: str) -> None:
        """The QR code of an address; the white round it is the caller's (four modules)."""
        rows = modules(address)
        module = size / len(rows)
        for number, row in enumerate(rows):
            for start, length in _dark_runs(row):
                self.rect(x + start * module, y + number * module, length * module, module, style="F")

    def footer(self) -> None:
        """fpdf2 asks for it at the end of each page."""
        before, self.points = self.points, 9.0
        number = f"— {self.page_no()} —"
        y = self.h - FOOT - self.points * POINT
        self.put(self.l_margin, y, self.running)
        self.put(self.w - self.r_margin - self.text_width(number), y, number)
        self.points = before

    def _take(self, face: faces.Face) -> None:
        """The face in the present size; it is embedded with the first text that asks for it."""
        if face.value not in self.fonts:
            self.add_font(face.value, fname=face.path, collection_font_number=face.number)
            font = self.fonts[face.value]
            if isinstance(font, TTFFont):
                font.subset = _GlyphNumbers(font)
                font.ttfont.recalcBBoxes = (
                    False  # the whole face's are good; measuring each outline takes half the time
                )
        self.set_font(face.value, size=self.points)


class _GlyphNumbers(SubsetMap):
    """Characters are written as the numbers that the face itself gives to their glyphs.

    fpdf2 numbers them as they come and embeds a table, which some readers of PDF cannot use: they then find no text.
    """

    def __init__(self, font: TTFFont) -> None:
        super().__init__(font)
        self._char_id_per_glyph = {glyph: _number(glyph) for glyph in self._char_id_per_glyph if glyph}

    def pick_glyph(self, glyph: Glyph | None) -> int | None:
        """The code that stands for a glyph in the text of a page."""
        return None if glyph is None else self._char_id_per_glyph.setdefault(glyph, _number(glyph))


class _Producer(OutputProducer):
    """Writes the fonts as what `_GlyphNumbers` made of them: codes that are glyph numbers."""

    def _add_fonts(self, *args: Any) -> dict[int, PDFFont | PDFType3Font]:
        fonts = super()._add_fonts(*args)
        for font in fonts.values():
            if isinstance(font, PDFFont):
                font.encoding = Name("Identity-H")
        return fonts


def _number(glyph: Glyph) -> int:
    """The number of a glyph in a face of the CID kind, whose glyphs are named after it."""
    name = glyph.glyph_name
    return int(name[3:]) if name.startswith("cid") else 0


def _hex(text: str) -> str:
    """Text as PDF's strings have it: UTF-16 with its mark."""
    return f"FEFF{text.encode('utf-16-be').hex()}"


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    """Start and length of each dark stretch of a line of a QR code."""
    edges = [place for place, (one, other) in enumerate(zip([False, *row], [*row, False], strict=True)) if one != other]
    return [(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]
