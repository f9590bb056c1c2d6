"""The entries below a header: merged cells filled, and everything that is no entry left out with a remark."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from honors.importing.archives import broken
from honors.importing.columns import Column, Vocabulary, plain, recognise
from honors.importing.header import Header, title_above
from honors.importing.limits import MAX_CELLS
from honors.importing.tables import EMPTY, Area, Cell, Sheet, Table, TableRow, letters

# The template's own hidden lists, and the mark of its example row.
OWN_SHEETS = frozenset({"选项"})
EXAMPLE = "示例"
NOTES = re.compile(
    r"(说明|注|备注|附注|合计|共计|总计|小计|填表|填报|报送|制表|审核|审批|联系|盖章|单位盖章|负责人|经办|日期|附件|以上)"
)
# A note has few words beside it; a person called 注… has a whole row.
NOTE_CELLS = 3
# Headings between the entries that name awards: 一、即墨工匠（50名）
ORDINAL = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]+[）)]?\s*[、.．：:]?\s*")
HEAD_COUNT = re.compile(r"[（(]\s*(?:共)?\s*\d+\s*[名人个位家]?\s*[）)]\s*$")
AWARD_ENDINGS = (
    "工匠",
    "劳动模范",
    "劳模",
    "先进工作者",
    "奖章",
    "奖状",
    "先锋号",
    "工作室",
    "先进个人",
    "先进集体",
    "称号",
)

# Headers are what the file would say: the same in every language of the screen.
AWARD_HEADER, OTHER_HEADER = "荣誉称号", "小标题"


@dataclass(slots=True)
class _Rows:
    """Says of a filled row below the header what it is."""

    sheet: Sheet
    headers: tuple[str, ...]
    # Columns of the serial numbers and of the names.
    order: int | None
    key: int
    filled: dict[tuple[int, int], Cell]
    # First cells of merged cells that span three columns or more.
    wide: set[tuple[int, int]]

    def is_note(self, cells: dict[int, Cell]) -> bool:
        """Whether a row begins what stands below the entries: 说明：…, 合计, 填表人：… and the like."""
        text = cells[min(cells)].text
        word = NOTES.match(plain(text))
        if not word or len(cells) > NOTE_CELLS or self._is_header(cells):
            return False
        return len(cells) == 1 or plain(text) == word[0] or bool(re.search("[:：]", text)) or len(text) > 8

    def reason(self, number: int) -> str:
        """Why it is no entry, "" for an entry."""
        cells = self.sheet.rows[number]
        if self._is_header(cells):
            return "header"
        if not any(column < len(self.headers) for column in cells):
            return "outside"
        if plain(cells[min(cells)].text) == EXAMPLE:
            return "example"
        if set(cells) == {self.order} and plain(next(iter(cells.values())).text).isdecimal():
            return "numbered"
        return "heading" if len(cells) == 1 and self._is_heading(number, min(cells)) else ""

    def _is_heading(self, number: int, column: int) -> bool:
        """Its one text goes across several columns, or stands before the names."""
        return (number, column) in self.wide or (column < self.key and (number, self.key) not in self.filled)

    def _is_header(self, cells: dict[int, Cell]) -> bool:
        words = {column: plain(cell.text) for column, cell in cells.items()}
        return len(words) > 1 and all(
            column < len(self.headers) and word == plain(self.headers[column]) for column, word in words.items()
        )


@dataclass(slots=True)
class _Sorted:
    """Rows below the header: what is kept, and why the others are not."""

    kept: list[int]
    reasons: dict[int, str]
    # Row → the heading above it.
    headings: dict[int, str]


def build_table(sheet: Sheet, header: Header, vocabulary: Vocabulary) -> Table:
    """The rows below the header up to the notes."""
    columns = range(max(header.words) + 1)
    headers = tuple(header.words.get(column, "") for column in columns)
    filled = _filled(sheet, header)
    at = {column: index for index, column in recognise(headers, vocabulary).items()}
    wide = {(area.top, area.left) for area in sheet.merges if area.right - area.left >= 2}
    below = _sorted(_Rows(sheet, headers, at.get(Column.ORDER), at[vocabulary.key], filled, wide), header)
    rows = [
        TableRow(number, tuple(filled.get((number, at)) or sheet.rows[number].get(at, EMPTY) for at in columns))
        for number in below.kept
    ]
    rows = [_doubted(row, at[vocabulary.key]) if row.number in sheet.hidden_rows else row for row in rows]
    table = Table(
        sheet=sheet.name,
        title=title_above(sheet, header),
        header_row=header.bottom,
        headers=headers,
        rows=tuple(rows),
        remarks=(*sheet.remarks, *_remarks(sheet, header, below, len({number for number, _column in filled}))),
        left_out=tuple(sorted(below.reasons)),
    )
    return _with_headings(table, below.headings, vocabulary)


def _filled(sheet: Sheet, header: Header) -> dict[tuple[int, int], Cell]:
    """Cells that a merged cell speaks for: downwards always, to the right under the same header only."""
    filled: dict[tuple[int, int], Cell] = {}
    rows = [number for number in sorted(sheet.rows) if number > header.bottom]
    visited = 0
    for area in sheet.merges:
        cell = sheet.rows.get(area.top, {}).get(area.left)
        if cell is None or area.top <= header.bottom:
            continue
        covered = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        columns = _same_header(header, area)
        visited += len(covered) * len(columns)
        if visited > MAX_CELLS:
            raise broken()  # merged cells that overlap, which Excel never writes
        filled.update({(number, column): cell for number in covered for column in columns})
        filled.pop((area.top, area.left), None)
    return filled


def _same_header(header: Header, area: Area) -> list[int]:
    """Columns of a merged cell that the header calls as its first."""
    columns = range(area.left, min(area.right, max(header.words)) + 1)
    return [column for column in columns if header.words.get(column) == header.words.get(area.left)]


def _sorted(rows: _Rows, header: Header) -> _Sorted:
    found, heading, ended = _Sorted([], {}, {}), "", False
    for number in sorted(each for each in rows.sheet.rows if each > header.bottom):
        cells = rows.sheet.rows[number]
        ended = ended or rows.is_note(cells)
        reason = "notes" if ended else rows.reason(number)
        if reason:
            found.reasons[number] = reason
            heading = next(iter(cells.values())).text if reason == "heading" else heading
        else:
            found.kept.append(number)
            if heading:
                found.headings[number] = heading
    return found


def _doubted(row: TableRow, at: int) -> TableRow:
    """A row hidden in Excel is read, but somebody has to say that it belongs to the list."""
    doubt = _("这一行在 Excel 里是隐藏的，请确认它属于名单。")
    cell = replace(row.cells[at], doubt=f"{row.cells[at].doubt}{doubt}")
    return replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))


def _with_headings(table: Table, headings: dict[int, str], vocabulary: Vocabulary) -> Table:
    """Headings between the entries become a last column: the award where all name awards, else one to be mapped."""
    if not headings:
        return table
    texts = {number: HEAD_COUNT.sub("", ORDINAL.sub("", text)).strip() for number, text in headings.items()}
    awards = all(text.endswith(AWARD_ENDINGS) for text in texts.values())
    known = Column.AWARD in recognise(table.headers, vocabulary).values()
    header = AWARD_HEADER if awards and not known else OTHER_HEADER
    rows = tuple(replace(row, cells=(*row.cells, Cell(texts.get(row.number, "")))) for row in table.rows)
    remark = _("表里的小标题已作为“%s”一列读入，请核对。") % header
    return replace(table, headers=(*table.headers, header), rows=rows, remarks=(*table.remarks, remark))


def _remarks(sheet: Sheet, header: Header, below: _Sorted, fills: int) -> Iterator[str]:
    counts = Counter(below.reasons.values())
    if fills:
        yield _("合并的单元格已填到它所跨的各行（%d 行）。") % fills
    if hidden := sorted(column for column in sheet.hidden_columns if column in header.words):
        yield _("隐藏的列也读入了：%s。") % "、".join(header.words[column] for column in hidden)
    if hidden_rows := [number for number in below.kept if number in sheet.hidden_rows]:
        yield _("隐藏的行也读入了，每行都要确认（%d 行）。") % len(hidden_rows)
    lost = {column for number in below.kept for column in sheet.rows[number] if column > max(header.words)}
    if lost:
        yield _("没有表头的列没有读入：%s。") % "、".join(letters(column) for column in sorted(lost)[:10])
    for reason, sentence in _sentences():
        if counts[reason]:
            first = min(number for number, each in below.reasons.items() if each == reason)
            yield sentence % {"row": first, "count": counts[reason]}


def _sentences() -> list[tuple[str, str]]:
    return [
        ("header", _("中间重复的表头已略去（%(count)d 行，从第 %(row)d 行起）。")),
        ("example", _("第 %(row)d 行是示例，没有读入。")),
        ("numbered", _("只有序号的空行已略去（%(count)d 行，从第 %(row)d 行起）。")),
        ("heading", _("只有一格有字的行当作小标题，没有当作名单（%(count)d 行，从第 %(row)d 行起）。")),
        ("outside", _("有 %(count)d 行的字在表格右边，没有读入（从第 %(row)d 行起）。")),
        ("notes", _("第 %(row)d 行起是表下的说明，没有读入（%(count)d 行）。")),
    ]
