"""Tables in Word documents. Each is a sheet of its own; the paragraphs before it are its title."""

from typing import BinaryIO

from honors.importing import archives
from honors.importing.limits import Budget
from honors.importing.tables import Area, Cell, Sheet
from honors.importing.xml import Node, elements

DOCUMENT = "word/document.xml"
# Paragraphs just before a table that are taken for its title, and how long each may be.
TITLES, TITLE_LENGTH = 3, 60
LAST_COLUMN = 200
# Text boxes stand twice in a document, for new and for old readers; tables within a cell are not this table.
SKIPPED = ("Fallback", "tbl", "del")


def read_docx(file: BinaryIO) -> list[Sheet]:
    """The tables in order, and the running text as a sheet that is looked into but not read."""
    sheets, reader = list[Sheet](), _Reader()
    with archives.open_archive(file) as archive:
        for element in elements(archive, DOCUMENT, "tr", "p", ends=("tbl",)):
            if element.tag == "tr":
                reader.row(element)
            elif element.tag == "p":
                reader.paragraph(_text(element))
            else:
                sheets.append(reader.table(f"表格 {len(sheets) + 1}"))
    return [*sheets, reader.prose]


class _Reader:
    """Collects the rows of one table after the other."""

    def __init__(self) -> None:
        self.budget = Budget()
        self.prose = Sheet("正文", hidden=True, prose=True)
        self.titles: list[str] = []
        self.sheet = Sheet("")
        self.number = 0
        # Column → the merged cell that is still open there.
        self.open: dict[int, Area] = {}

    def paragraph(self, text: str) -> None:
        if text.strip():
            self.budget.cell(text)
            self.prose.rows[len(self.prose.rows) + 1] = {0: Cell(text)}
            self.titles = [*self.titles, text.strip()][-TITLES:]

    def table(self, name: str) -> Sheet:
        """The table that has just ended."""
        done, self.sheet = self.sheet, Sheet("")
        done.name = name
        done.merges += self.open.values()
        self.open, self.number = {}, 0
        done.lead = " ".join(title for title in self.titles if len(title) <= TITLE_LENGTH)
        self.titles = []
        return done

    def row(self, row: Node) -> None:
        self.number += 1
        column = _value(row, "gridBefore", 0)
        cells: dict[int, Cell] = {}
        for each in row.below("tc", without=SKIPPED):
            span = _value(each, "gridSpan", 1)
            text = "\n".join(_text(paragraph) for paragraph in each.below("p", without=SKIPPED)).strip()
            self._merge(each, Area(self.number, column, self.number, column + span - 1))
            if text:
                self.budget.cell(text)
                cells[column] = Cell(text)
            column = min(column + span, LAST_COLUMN)
        if cells:
            self.budget.row(len(self.sheet.rows) + 1)
            self.sheet.rows[self.number] = cells

    def _merge(self, cell: Node, area: Area) -> None:
        """A cell without text that continues the one above makes it longer."""
        mark = next(cell.below("vMerge", without=("p",)), None)
        above = self.open.get(area.left)
        if above and mark is not None and mark.get("val") != "restart":
            self.open[area.left] = Area(above.top, above.left, area.bottom, above.right)
            return
        if above:
            self.sheet.merges.append(self.open.pop(area.left))
        if mark is not None:
            self.open[area.left] = area
        elif area.right > area.left:
            self.sheet.merges.append(area)


def _value(node: Node, tag: str, default: int) -> int:
    """A number in the properties of a row or cell."""
    found = next(node.below(tag, without=("p", "tc") if node.tag == "tr" else ("p",)), None)
    text = found.get("val") if found else ""
    return min(int(text), LAST_COLUMN) if text.isdecimal() and len(text) < 6 else default


def _text(paragraph: Node) -> str:
    marks = {"tab": "\t", "br": "\n", "cr": "\n"}
    return "".join(marks.get(each.tag, each.text) for each in paragraph.below("t", *marks, without=(*SKIPPED, "pPr")))
