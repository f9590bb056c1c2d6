"""Workbooks of Excel 97–2003 (and of WPS), by xlrd."""

import io
from collections.abc import Iterator

import xlrd
from django.utils.translation import gettext as _

from honors.importing.limits import Budget
from honors.importing.tables import Area, Cell, RosterRefusedError, Sheet
from honors.importing.values import from_number, from_serial

# A sheet of this format has at most 65,536 rows; xlrd takes about ten times the file.
MAX_BYTES = 8 * 1024 * 1024


def read_xls(raw: bytes) -> list[Sheet]:
    """All sheets, hidden ones too."""
    if len(raw) > MAX_BYTES:
        raise RosterRefusedError(
            _("这个 .xls 文件超过 %d 兆字节的上限。请在 Excel 里另存为“Excel 工作簿（.xlsx）”，再上传。")
            % (MAX_BYTES >> 20)
        )
    budget = Budget()
    with xlrd.open_workbook(
        file_contents=raw, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    ) as book:
        return [_sheet(book, at, budget) for at in range(book.nsheets)]


def _sheet(book: xlrd.Book, at: int, budget: Budget) -> Sheet:
    source = book.sheet_by_index(at)
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    for row in range(source.nrows):
        cells = dict(_cells(book, source, row, budget))
        if cells:
            budget.row(len(sheet.rows) + 1)
            sheet.rows[row + 1] = cells
    sheet.merges = [Area(top + 1, left, bottom, right - 1) for top, bottom, left, right in source.merged_cells]
    sheet.hidden_rows = {row + 1 for row, info in source.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in source.colinfo_map.items() if info.hidden}
    book.unload_sheet(at)
    return sheet


def _cells(book: xlrd.Book, source: xlrd.sheet.Sheet, row: int, budget: Budget) -> Iterator[tuple[int, Cell]]:
    for column in range(source.row_len(row)):
        cell = _cell(book, source.cell(row, column))
        if cell.text.strip() or cell.doubt:
            budget.cell(cell.text)
            yield column, cell


def _cell(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Cell:
    value = cell.value
    if isinstance(value, str):
        return Cell(value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        name = xlrd.error_text_from_code.get(int(value), "") or "#"
        return Cell("", _("这里是错误值 %s，请在 Excel 里改正。") % name)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell("TRUE" if value else "FALSE")
    code = book.format_map[book.xf_list[cell.xf_index or 0].format_key].format_str or ""
    if cell.ctype == xlrd.XL_CELL_DATE:
        return from_serial(value, code, base_1904=bool(book.datemode))
    return from_number(value, "" if code == "General" else code)
