"""Workbooks of Excel 2007 and later and of WPS, read part by part.

Own reading instead of openpyxl's: its whole-workbook mode takes 50 times the file's size, its read-only mode sees no
merged cells, and neither tells a formula without a value from an empty cell.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _

from honors.importing import archives
from honors.importing.archives import broken
from honors.importing.limits import Budget
from honors.importing.tables import Area, Cell, Sheet
from honors.importing.values import from_number, from_serial, is_date_format
from honors.importing.xml import Node, elements

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share."""

    archive: zipfile.ZipFile
    texts: list[str] = field(default_factory=list)
    # Number format of each cell style: its number and its code.
    formats: list[tuple[int, str]] = field(default_factory=list)
    base_1904: bool = False


def read_xlsx(file: BinaryIO) -> list[Sheet]:
    """All sheets, hidden ones too (the policy looks into them)."""
    with archives.open_archive(file) as archive:
        folder = posixpath.dirname(_workbook(archive))
        targets = _relations(archive, _workbook(archive))
        book, budget = Book(archive), Budget()
        for kind, path in targets.values():
            if kind == "sharedStrings":
                book.texts = [budget.text(_text(item)) for item in _parts(archive, _joined(folder, path), "si")]
            elif kind == "styles":
                book.formats = _formats(archive, _joined(folder, path))
        return list(_sheets(book, folder, targets, budget))


def _workbook(archive: zipfile.ZipFile) -> str:
    for name in ("xl/workbook.xml", "xl/workbook2.xml"):
        if name in archive.NameToInfo:
            return name
    raise broken()


def _relations(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """Id → (kind of part, path)."""
    folder, base = posixpath.split(name)
    found = _parts(archive, f"{folder}/_rels/{base}.rels", "Relationship")
    return {each.get("Id"): (each.get("Type").rpartition("/")[2], each.get("Target")) for each in found}


def _joined(folder: str, path: str) -> str:
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _parts(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[Node]:
    return elements(archive, name, *tags) if name in archive.NameToInfo else iter(())


def _text(item: Node) -> str:
    """A string with its runs joined, without the reading aids of East Asian text."""
    return _unescaped("".join(each.text for each in item.below("t", without=("rPh",))))


def _unescaped(text: str) -> str:
    """_x000D_ is how a workbook writes a character that XML cannot hold."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _formats(archive: zipfile.ZipFile, name: str) -> list[tuple[int, str]]:
    codes: dict[int, str] = {}
    styles: list[tuple[int, str]] = []
    for each in _parts(archive, name, "numFmt", "cellXfs"):
        if each.tag == "numFmt":
            codes[_number(each.get("numFmtId"))] = each.get("formatCode")
        else:
            numbers = [_number(style.get("numFmtId")) for style in each.below("xf")]
            styles = [(number, codes.get(number, BUILT_IN.get(number, ""))) for number in numbers]
    return styles


BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _sheets(book: Book, folder: str, targets: dict[str, tuple[str, str]], budget: Budget) -> Iterator[Sheet]:
    for each in _parts(book.archive, f"{folder}/workbook.xml", "workbookPr", "sheet"):
        if each.tag == "workbookPr":
            book.base_1904 = each.get("date1904") in {"1", "true"}
            continue
        kind, path = targets.get(each.get("id"), ("", ""))
        if kind == "worksheet":
            hidden = each.get("state", "visible") != "visible"
            yield _sheet(book, _joined(folder, path), Sheet(each.get("name"), hidden), budget)


def _sheet(book: Book, name: str, sheet: Sheet, budget: Budget) -> Sheet:
    number = 0
    for each in _parts(book.archive, name, "col", "row", "mergeCell"):
        if each.tag == "row":
            number = min(_number(each.get("r")) or number + 1, LAST_ROW)
            if each.get("hidden") in {"1", "true"}:
                sheet.hidden_rows.add(number)
            _keep(sheet, number, dict(_cells(book, each, budget)), budget)
        elif each.tag == "mergeCell":
            sheet.merges += _area(each.get("ref"))
        elif each.get("hidden") in {"1", "true"}:
            first, last = _number(each.get("min")), min(_number(each.get("max")), LAST_COLUMN)
            sheet.hidden_columns.update(range(first - 1, last))
    return sheet


def _keep(sheet: Sheet, number: int, cells: dict[int, Cell], budget: Budget) -> None:
    if cells:
        budget.row(len(sheet.rows) + 1)
        sheet.rows[number] = cells


def _cells(book: Book, row: Node, budget: Budget) -> Iterator[tuple[int, Cell]]:
    column = -1
    for each in row.below("c"):
        column = _column(each.get("r"), column + 1)
        cell = _cell(book, each)
        if cell.text.strip() or cell.doubt:
            budget.cell(cell.text)
            yield column, cell


def _column(reference: str, following: int) -> int:
    """B7 → 1; without a reference the one after the last."""
    letters = re.match("[A-Z]{1,3}", reference)
    if not letters:
        return following
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return min(number, LAST_COLUMN) - 1


def _area(reference: str) -> list[Area]:
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", reference)
    return [Area(int(match[2]), _column(match[1], 0), int(match[4]), _column(match[3], 0))] if match else []


def _cell(book: Book, element: Node) -> Cell:
    kind, value = element.get("t", "n"), element.child("v")
    if kind == "inlineStr":
        return Cell(_text(element))
    if value is None or not value.text:
        lost = element.child("f") is not None
        return (
            Cell("", _("这里是公式，文件里没有算好的结果。请在 Excel 里打开并保存一次，再上传。")) if lost else Cell()
        )
    if kind == "s":
        return Cell(book.texts[int(value.text)])
    if kind == "e":
        return Cell("", _("这里是错误值 %s，请在 Excel 里改正。") % value.text[:10])
    if kind == "b":
        return Cell("TRUE" if value.text == "1" else "FALSE")
    return Cell(_unescaped(value.text)) if kind in {"str", "d"} else _from_number(book, element, value.text)


def _from_number(book: Book, element: Node, value: str) -> Cell:
    style = _number(element.get("s"))
    number, code = book.formats[style] if style < len(book.formats) else (0, "")
    if is_date_format(number, code):
        return from_serial(float(value), code, book.base_1904)
    return from_number(float(value), code)
