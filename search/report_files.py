"""All queries of a period as a table for Excel, or as CSV. What readers typed is text there, never a formula."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from honors.exporting import CONTENT_TYPE, LIVELY, safe_cell
from search.reports import Period, last_hits, query_row, top

MOST = 100_000  # rows
WIDTHS = (30, 10, 10, 14, 10, 16, 14)
FILES = {"xlsx": CONTENT_TYPE, "csv": "text/csv; charset=utf-8"}


def content(period: Period, kind: str) -> bytes:
    """`kind` is one of FILES. Two queries."""
    return _workbook(period) if kind == "xlsx" else _csv(period)


def _head() -> list[str]:
    return [_("搜索词"), _("语言"), _("搜索次数"), _("没有结果的次数"), _("点击"), _("平均点击位置"), _("最近的结果数")]


def _rows(period: Period) -> Iterator[list[Any]]:
    last = last_hits()
    for each in top(period)[:MOST].iterator(chunk_size=2000):
        row = query_row(each, last)
        yield [row.query, row.locale, row.searches, row.misses, row.clicks, row.position, row.hits]


def _workbook(period: Period) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("搜索情况"))
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append(_head())
    for row in _rows(period):
        sheet.append([safe_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv(period: Period) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_head())
    writer.writerows([_plain(value) for value in row] for row in _rows(period))
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    """A quote before what a spreadsheet would calculate."""
    return f"'{value}" if isinstance(value, str) and value.startswith(LIVELY) else value
