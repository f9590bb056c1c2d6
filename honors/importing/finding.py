"""Finds the table in a sheet: titles above the header, merged cells, notes below, headers repeated on each page."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from honors.importing.columns import Vocabulary, plain, recognise
from honors.importing.tables import EMPTY, Cell, Sheet, Table, TableRow

# Filled rows among which the header is looked for.
SEARCHED = 40
NOTES = re.compile(
    r"(说明|注|备注|附注|合计|共计|总计|小计|填表|制表|审核|审批|联系|单位盖章|盖章|负责人|经办|填报|报送|日期|附件|以上)"
)
# A note has few words beside it; a person called 注… has a whole row.
NOTE_CELLS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """First and last row of the header, and its words by column."""

    top: int
    bottom: int
    words: dict[int, str]


def find_header(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The row (or two) above the entries: the first that names the key column and another one, or that one alone."""
    numbers = sorted(sheet.rows)[:SEARCHED]
    for number in numbers:
        single = Header(number, number, _words(sheet, number))
        double = _two_lines(sheet, single)
        best = max((single, double), key=lambda each: _known(each, vocabulary)) if double else single
        if _names_the_key(best, vocabulary):
            return best
    return None


def _words(sheet: Sheet, number: int) -> dict[int, str]:
    return {column: cell.text.strip() for column, cell in sheet.rows[number].items() if cell.text.strip()}


def _two_lines(sheet: Sheet, upper: Header) -> Header | None:
    """The header with the row below it, where merged cells say that both are one header."""
    below = upper.top + 1
    joined = [area for area in sheet.merges if area.top == upper.top and area.left in upper.words]
    down = any(area.bottom == below for area in joined)
    across = any(area.bottom == upper.top and area.right > area.left for area in joined)
    if below not in sheet.rows or not (down or across) or len(upper.words) < 2:
        return None
    spread = upper.words | {
        column: upper.words[area.left]
        for area in joined
        for column in sheet.rows[below]
        if area.left <= column <= area.right
    }
    lower = _words(sheet, below)
    words = {column: _joined(spread.get(column, ""), lower.get(column, "")) for column in spread | lower}
    return Header(upper.top, below, words)


def _joined(upper: str, lower: str) -> str:
    """出生 over 年月 is 出生年月; 基本情况 over 姓名 is 姓名."""
    if not upper or not lower:
        return upper or lower
    return lower if recognise([lower]) or not recognise([upper + lower]) else upper + lower


def _known(header: Header, vocabulary: Vocabulary) -> int:
    return len(recognise(list(header.words.values()), vocabulary))


def _names_the_key(header: Header, vocabulary: Vocabulary) -> bool:
    found = recognise(list(header.words.values()), vocabulary)
    return vocabulary.key in found.values() and (len(found) > 1 or len(header.words) == 1)


def build_table(sheet: Sheet, header: Header) -> Table:
    """The rows below the header up to the notes, merged cells filled, what is no entry left out with a remark."""
    columns = range(max(header.words) + 1)
    headers = tuple(header.words.get(column, "") for column in columns)
    filled, fills = _filled(sheet, header)
    below = [number for number in sorted(sheet.rows) if number > header.bottom]
    end = next((number for number in below if is_note(sheet, number, headers)), None)
    kept, left_out = [], Counter[str]()
    numbers_out: list[int] = []
    for number in below:
        reason = "notes" if end is not None and number >= end else _reason(sheet.rows[number], headers)
        if reason:
            left_out[reason] += 1
            numbers_out.append(number)
        else:
            cells = tuple(filled.get((number, column)) or sheet.rows[number].get(column, EMPTY) for column in columns)
            kept.append(TableRow(number, cells))
    remarks = tuple(_remarks(left_out, end, fills))
    return Table(sheet.name, _title(sheet, header), header.bottom, headers, tuple(kept), remarks, tuple(numbers_out))


def _title(sheet: Sheet, header: Header) -> str:
    above = (_words(sheet, number).values() for number in sorted(sheet.rows) if number < header.top)
    return " ".join(" ".join(word.split()) for words in above for word in words)


def _filled(sheet: Sheet, header: Header) -> tuple[dict[tuple[int, int], Cell], int]:
    """Cells that a merged cell above or to the left speaks for: down always, right under the same header only."""
    filled: dict[tuple[int, int], Cell] = {}
    rows = [number for number in sorted(sheet.rows) if number > header.bottom]
    for area in sheet.merges:
        cell = sheet.rows.get(area.top, {}).get(area.left)
        if cell is None or area.top <= header.bottom:
            continue
        columns = [column for column in header.words if area.left <= column <= area.right]
        same = [column for column in columns if header.words[column] == header.words.get(area.left)]
        for number in rows:
            if area.top <= number <= area.bottom:
                filled.update({(number, column): cell for column in same if (number, column) != (area.top, area.left)})
    return filled, len({number for number, _column in filled})


def is_note(sheet: Sheet, number: int, headers: tuple[str, ...]) -> bool:
    """Whether a row begins what stands below the entries: 说明, 合计, 填表人 and the like."""
    cells = sheet.rows[number]
    first = plain(cells[min(cells)].text)
    return len(cells) <= NOTE_CELLS and NOTES.match(first) is not None and not _is_header(cells, headers)


def _reason(cells: dict[int, Cell], headers: tuple[str, ...]) -> str:
    """Why a filled row is no entry, "" for an entry."""
    if _is_header(cells, headers):
        return "header"
    return "" if any(column < len(headers) for column in cells) else "outside"


def _is_header(cells: dict[int, Cell], headers: tuple[str, ...]) -> bool:
    words = {column: plain(cell.text) for column, cell in cells.items()}
    return len(words) > 1 and all(
        column < len(headers) and word == plain(headers[column]) for column, word in words.items()
    )


def _remarks(left_out: Counter[str], end: int | None, fills: int) -> Iterator[str]:
    if fills:
        yield _("合并的单元格已填到它所跨的各行（%d 行）。") % fills
    if left_out["header"]:
        yield _("中间重复的表头已略去（%d 行）。") % left_out["header"]
    if left_out["notes"]:
        yield _("第 %(row)d 行起是表下的说明，没有读入（%(count)d 行）。") % {"row": end, "count": left_out["notes"]}
    if left_out["outside"]:
        yield _("有 %d 行的字在表格的右边，没有读入。") % left_out["outside"]
