"""Rosters as plain text: CSV and its kin, in the encodings that Chinese offices use."""

import csv
import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from honors.importing.columns import Vocabulary, recognise
from honors.importing.limits import Budget
from honors.importing.tables import Cell, RosterRefusedError, Sheet
from honors.importing.values import month_doubt

DELIMITERS = ("\t", ",", ";", "，", "|")
ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Lines that are looked at to tell what parts the fields.
SAMPLE = 40
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffe\uffff]")
SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+\d+")
FIELD_LIMIT = 1_000_000


def read_delimited(raw: bytes, vocabulary: Vocabulary) -> Sheet:
    """One sheet without a name; rows are records, counted from 1."""
    text = _decoded(raw)
    sheet = Sheet("")
    if "\0" in text:
        text = text.replace("\0", "")
        sheet.remarks.append(_("文件里的空字符（NUL）已去掉，请核对内容是否完整。"))
    records, budget = _records(text, _delimiter(text, vocabulary), sheet), Budget()
    for number, fields in enumerate(records, start=1):
        cells = {column: _cell(field) for column, field in enumerate(fields) if field.strip()}
        for cell in cells.values():
            budget.cell(cell.text)
        if cells:
            budget.row(len(sheet.rows) + 1)
            sheet.rows[number] = cells
    return sheet


def _decoded(raw: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else GB18030 (which GBK and GB2312 are part of)."""
    marked = [encoding for mark, encoding in ENCODINGS if raw.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(CONTROL.findall(text)) * 100 <= len(text) and text.count("\0") * 10 <= len(text):
            return text
    raise RosterRefusedError(
        _("认不出这是什么文件，或者文字编码不对。请在 Excel 里打开名单，另存为“Excel 工作簿（.xlsx）”，再上传。")
    )


def _delimiter(text: str, vocabulary: Vocabulary) -> str:
    """The one that finds most header words, then the one that stands in most lines."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:SAMPLE]

    def fitness(delimiter: str) -> tuple[int, int]:
        parted = [[field.strip('" ') for field in line.split(delimiter)] for line in lines if delimiter in line]
        return max((len(recognise(fields, vocabulary)) for fields in parted), default=0), len(parted)

    return max(DELIMITERS, key=fitness)


def _records(text: str, delimiter: str, sheet: Sheet) -> Iterator[Sequence[str]]:
    """Fields of each record. Quotes that are not paired are read as plain characters: one must not swallow the rest."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    csv.field_size_limit(FIELD_LIMIT)
    try:
        yield from list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        sheet.remarks.append(_("文件里的引号没有配对，已当作普通文字读入，请核对有引号的行。"))
        yield from ([field.strip('" \r\n') for field in line.split(delimiter)] for line in lines)


def _cell(field: str) -> Cell:
    """A field as text; `="0012"` is how Excel keeps noughts."""
    text = re.sub(r'^="(.*)"$', r"\1", field.strip())
    if SCIENTIFIC.fullmatch(text):
        return Cell(text, _("长数字变成了科学计数法，后面的数字已经丢失，请照原件填写。"))
    return Cell(text, month_doubt(text))
