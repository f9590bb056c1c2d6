"""Rosters as offices send them, and as nobody should: built here, so that a test shows what is in them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("序号", "姓名", "性别", "工作单位", "荣誉称号")
SHEET_XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{dimension}<sheetData>{rows}'
    "</sheetData></worksheet>"
)


def workbook(
    *sheets: Sequence[Sequence[Any]], merges: Sequence[str] = (), names: Sequence[str] = ("名单",)
) -> BinaryIO:
    """Sheets of rows; `merges` are for the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(names[at] if at < len(names) else f"表{at + 1}")
        for row in rows:
            sheet.append(list(row))
    for area in merges:
        book.worksheets[0].merge_cells(area)
    return saved(book)


def editing(file: BinaryIO) -> tuple[openpyxl.Workbook, Worksheet]:
    """A built workbook to be made more awkward, with its first sheet."""
    book = openpyxl.load_workbook(file)
    return book, book.worksheets[0]


def saved(book: openpyxl.Workbook) -> BinaryIO:
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def people(count: int, first: int = 1) -> list[tuple[Any, ...]]:
    """Rows that fit HEADER."""
    given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂"
    surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
    return [
        (
            number,
            surnames[number % 20] + given[number // 20 % 22] + given[number // 440 % 22],
            "男女"[number % 2],
            f"即墨示例第{number % 97}厂",
            "即墨工匠",
        )
        for number in range(first, first + count)
    ]


def word(rows: Sequence[Sequence[str]], titles: Sequence[str] = (), merges: Sequence[Sequence[int]] = ()) -> BinaryIO:
    """One table; a merge is (first row, first column, last row, last column) from 0."""
    document = docx.Document()
    for title in titles:
        document.add_paragraph(title)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    return out


def text(content: str, encoding: str = "utf-8") -> BinaryIO:
    return io.BytesIO(content.encode(encoding))


def rewritten(file: BinaryIO, parts: Mapping[str, bytes]) -> BinaryIO:
    """A workbook with some of its parts replaced or added, as a hostile writer does."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in [name for name in source.namelist() if name not in parts]:
            target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    out.seek(0)
    return out


def with_sheet(rows: str, dimension: str = "", prologue: str = "") -> BinaryIO:
    """A workbook whose only sheet has these rows in XML."""
    xml = prologue + SHEET_XML.format(rows=rows, dimension=dimension)
    return rewritten(workbook([HEADER]), {"xl/worksheets/sheet1.xml": xml.encode()})


def inline(reference: str, content: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{content}</t></is></c>'


def archive(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> BinaryIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    out.seek(0)
    return out


class GbkName(str):
    """The name of a member in GBK without the mark of UTF-8, as Windows in China writes it."""

    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return super().encode("gbk", errors)
