"""The workbook that offices may fill in: header, drop-downs, one example row, a sheet of notes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from honors.importing.columns import Column
from honors.importing.finding import EXAMPLE, OWN_SHEETS
from honors.importing.limits import MAX_ROWS

LISTS_SHEET = next(iter(OWN_SHEETS))
TITLE_ROW, HEADER_ROW, EXAMPLE_ROW = 1, 2, 3
# Rows that the drop-downs reach to.
LAST_ROW = 1_000
THIN = Side(style="thin", color="BFBFBF")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the template: the header as offices write it, its width, and the example below."""

    column: Column
    header: str
    width: int
    example: str


HEADINGS = (
    Heading(Column.ORDER, "序号", 6, EXAMPLE),
    Heading(Column.NAME, "姓名", 12, "王示例"),
    Heading(Column.SEX, "性别", 6, "女"),
    Heading(Column.ETHNIC_GROUP, "民族", 8, "汉族"),
    Heading(Column.BIRTH, "出生年份", 10, "1985"),
    Heading(Column.UNIT, "工作单位", 28, "即墨示例针织厂"),
    Heading(Column.POST, "职务", 16, "经编车间挡车工"),
    Heading(Column.TRADE, "工种", 14, "经编机操作工"),
    Heading(Column.CATEGORY, "人员类别", 12, "一线职工"),
    Heading(Column.TOWN, "镇街", 14, ""),
    Heading(Column.INDUSTRY, "行业", 14, ""),
    Heading(Column.AWARD, "荣誉称号", 22, ""),
    Heading(Column.CERTIFICATE_NO, "证书编号", 18, "JMGJ2024001"),
    Heading(Column.CITATION, "主要事迹", 50, "从业十五年，改进三道工序，带出二十名徒弟。"),
)


def template_workbook(awards: Sequence[str], towns: Sequence[str], industries: Sequence[str]) -> bytes:
    """An .xlsx whose drop-downs offer the given names. Headers stay Chinese whatever the screen's language."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    choices = {
        Column.SEX: ("男", "女"),
        Column.TOWN: towns,
        Column.INDUSTRY: industries,
        Column.AWARD: awards,
    }
    _write_header(sheet)
    _write_example(sheet, choices)
    _format_rows(sheet)
    _write_lists(book, sheet, choices)
    _write_notes(book.create_sheet("填写说明"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_header(sheet: Worksheet) -> None:
    last = get_column_letter(len(HEADINGS))
    sheet.merge_cells(f"A{TITLE_ROW}:{last}{TITLE_ROW}")
    sheet.cell(TITLE_ROW, 1, "年度表彰名单").font = Font(bold=True, size=16)
    sheet.cell(TITLE_ROW, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[TITLE_ROW].height = 32
    for at, heading in enumerate(HEADINGS, start=1):
        cell = sheet.cell(HEADER_ROW, at, heading.header)
        cell.font, cell.border = Font(bold=True), BORDER
        cell.fill = PatternFill("solid", fgColor="F2E6DC")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = heading.width
    sheet.row_dimensions[HEADER_ROW].height = 24
    sheet.freeze_panes = f"C{EXAMPLE_ROW}"


def _write_example(sheet: Worksheet, choices: dict[Column, Sequence[str]]) -> None:
    """The row that the reader leaves out by its mark in the first column."""
    for at, heading in enumerate(HEADINGS, start=1):
        first = next(iter(choices.get(heading.column, ())), "")
        cell = sheet.cell(EXAMPLE_ROW, at, heading.example or first)
        cell.data_type = "s"  # never a formula, whatever an award is called
        cell.font, cell.border = Font(italic=True, color="808080"), BORDER


def _format_rows(sheet: Worksheet) -> None:
    """Text format, so that Excel turns no 1975.10 and no long number into something else."""
    for row in range(EXAMPLE_ROW, LAST_ROW + 1):
        for at in range(2, len(HEADINGS) + 1):
            sheet.cell(row, at).number_format = "@"


def _write_lists(book: Workbook, sheet: Worksheet, choices: dict[Column, Sequence[str]]) -> None:
    """Drop-downs take their words from a hidden sheet: a list within the rule may have 255 characters only."""
    lists = book.create_sheet(LISTS_SHEET)
    lists.sheet_state = "hidden"
    columns = [heading.column for heading in HEADINGS]
    for at, (column, words) in enumerate(choices.items(), start=1):
        for row, word in enumerate(words, start=1):
            lists.cell(row, at, word).data_type = "s"
        if words:
            letter, target = get_column_letter(at), get_column_letter(columns.index(column) + 1)
            rule = DataValidation(
                "list", formula1=f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(words)}", allow_blank=True
            )
            rule.error, rule.showErrorMessage = "请从下拉列表里选；列表里没有的，请先在网站后台添加。", True
            rule.errorStyle = "warning"
            rule.add(f"{target}{EXAMPLE_ROW}:{target}{LAST_ROW}")
            sheet.add_data_validation(rule)


def _write_notes(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 90
    for row, text in enumerate(_notes(), start=1):
        sheet.cell(row, 1, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(1, 1).font = Font(bold=True, size=14)


def _notes() -> list[str]:
    return [
        _("怎样填写"),
        _("1. 一人一行；同一个人得两个称号，写两行。集体的名称也写在“姓名”一列。"),
        _("2. 除“姓名”外都可以不填；整列不用的可以删去，列的先后可以改。"),
        _("3. 第 3 行是示例，不会导入；可以删去。"),
        _("4. 不要填写身份证号、手机号、家庭住址和银行账号；有身份证号或手机号的文件会被整份退回。"),
        _("5. 出生年份只填四位数字，例如 1985。"),
        _("6. 名字里电脑打不出的字，请先安装生僻字输入法，不要用图片、问号或“某+某”代替。"),
        _("7. 一份名单最多 %d 行。") % MAX_ROWS,
    ]
