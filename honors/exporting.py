"""Grants as a workbook that the import reads again: the words of the offices' own rosters, every cell as printed."""

import io
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from honors.enums import GrantStatus
from honors.models import AwardEdition

# Header word (what the import knows, hence never translated) and width in characters. Those after 主要事迹 are for
# staff; an import leaves them alone.
COLUMNS = (
    ("序号", 6), ("姓名（名称）", 16), ("单位", 28), ("职务岗位", 20), ("工种", 14), ("镇街", 14),
    ("行业", 14), ("人员类别", 12), ("荣誉称号", 24), ("年度", 7), ("文号", 24), ("证书编号", 16),
    ("主要事迹", 60), ("更正后的名称", 16), ("更正说明", 30), ("状态", 9),
)  # fmt: skip
FIELDS = (
    "document_order", "name", "unit", "post", "trade", "town_printed", "industry_printed", "category", "edition_id",
    "certificate_no", "citation", "corrected_name", "correction_note", "status",
)  # fmt: skip
SHEET_ROWS = 1_000_000  # a sheet holds 1,048,576; what is more goes to a further one
CHUNK = 2_000  # grants read at a time
# What a spreadsheet would calculate, or take for an error; the cell then says that it is text.
LIVELY = ("=", "+", "-", "@", "\t", "\r", "#")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(grants: Any) -> bytes:
    """All grants of a queryset in its order, whatever their number; text in Chinese. Two queries.

    Nothing is kept but the sheet being written: 80,000 grants take some 60 MB.
    """
    with override(settings.LANGUAGE_CODE):
        book = Workbook(write_only=True)
        sheet = _new_sheet(book)
        for number, row in enumerate(cells(grants)):
            if number and number % SHEET_ROWS == 0:
                sheet = _new_sheet(book)
            sheet.append([safe_cell(sheet, value) for value in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def cells(grants: Any) -> Iterator[tuple[Any, ...]]:
    """One row for each grant, in the order of COLUMNS."""
    editions = _editions()
    labels = dict(GrantStatus.choices)
    for (
        order,
        name,
        unit,
        post,
        trade,
        town,
        industry,
        category,
        edition,
        number,
        citation,
        *after,
    ) in grants.values_list(*FIELDS).iterator(chunk_size=CHUNK):
        printed = (order, name, unit, post, trade, town, industry, category, *editions[edition], number, citation)
        corrected, note, status = after
        yield (*printed, corrected, note, str(labels[status]))


def _editions() -> dict[int, tuple[str, int, str]]:
    """Edition → its award as it was called that year, year, document number."""
    rows = AwardEdition.objects.select_related("award_type", "commendation")
    return {row.pk: (row.name, row.commendation.year, row.commendation.document_no) for row in rows}


def _new_sheet(book: Workbook) -> Any:
    """With a header that stays in sight and columns as wide as what they hold."""
    number = len(book.sheetnames) + 1
    sheet = book.create_sheet(str(_("名单")) if number == 1 else f"{_('名单')}{number}")
    for place, (_word, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "C2"
    sheet.append([_head(sheet, word) for word, _width in COLUMNS])
    return sheet


def _head(sheet: Any, word: str) -> Any:
    cell = WriteOnlyCell(sheet, word)
    cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center")
    return cell


def safe_cell(sheet: Any, value: Any) -> Any:
    """Text is never taken for a formula; characters that XML cannot hold are left out."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not text.startswith(LIVELY):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell
