"""Awkward rosters as offices send them."""

import datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from openpyxl.styles.numbers import FORMAT_TEXT

from honors.importing.columns import Column, recognise, signature
from honors.importing.reading import read_table
from honors.importing.tables import RosterRefusedError, Table
from tests.factories import rosters
from tests.factories.rosters import HEADER, people, workbook

OLD_EXCEL = Path(__file__).resolve().parents[2] / "fixtures" / "rosters" / "craftsmen.xls"


def read(file: BinaryIO, name: str = "名单.xlsx", **options: Any) -> Table:
    return read_table(file, name, **options)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def column(table: Table, wanted: str) -> list[str]:
    at = next(index for index, found in recognise(table.headers).items() if found == wanted)
    return [row.cells[at].text for row in table.rows]


def refusal(file: BinaryIO, name: str = "名单.xlsx", **options: Any) -> RosterRefusedError:
    with pytest.raises(RosterRefusedError) as caught:
        read_table(file, name, **options)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value


# The table in the sheet -------------------------------------------------------------------------------------------


def test_a_plain_roster_comes_out_as_it_is() -> None:
    table = read(workbook([HEADER, *people(3)]))
    assert table.headers == HEADER
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert texts(table)[0] == ["1", "李伟伟", "女", "即墨示例第1厂", "即墨工匠"]
    assert (table.sheet, table.header_row, table.remarks, table.left_out) == ("名单", 1, (), ())


def test_titles_above_and_notes_below_are_no_entries() -> None:
    rows = [
        ["附件1"], ["2024年度即墨工匠名单"], [], HEADER, *people(2), [],
        ["说明：排名不分先后"], ["填表人：李示例", None, "联系电话：0532-88550000"],
    ]  # fmt: skip
    table = read(workbook(rows, merges=["A2:E2"]))
    assert table.title == "附件1 2024年度即墨工匠名单"
    assert table.header_row == 4
    assert [row.number for row in table.rows] == [5, 6]
    assert table.left_out == (8, 9)
    assert "第 8 行起是表下的说明" in table.remarks[0]


@pytest.mark.parametrize("note", ["合计", "备注：无", "注：以上人员", "制表：王示例", "单位（盖章）：", "共计2人"])
def test_each_kind_of_note_ends_the_table(note: str) -> None:
    assert len(read(workbook([HEADER, *people(2), [note]])).rows) == 2


def test_a_person_is_no_note() -> None:
    rows = [("姓名", "单位"), ("盖章华", "某厂"), ("注一凡", "某厂"), ("王伟", "某厂")]
    assert column(read(workbook(rows)), Column.NAME) == ["盖章华", "注一凡", "王伟"]


def test_merged_awards_are_filled_down_and_titles_are_not() -> None:
    rows = [["名单"], HEADER, *[(*row[:4], None) for row in people(3)]]
    rows[2] = (*rows[2][:4], "即墨工匠")
    table = read(workbook(rows, merges=["A1:E1", "E3:E5"]))
    assert column(table, Column.AWARD) == ["即墨工匠"] * 3
    assert "（2 行）" in table.remarks[0]


def test_a_header_of_two_lines() -> None:
    rows = [
        ["序号", "基本情况", None, "出生", "单位"],
        [None, "姓　名", "性 别", "年月", None],
        [1, "王伟", "男", "1975-10", "某厂"],
    ]
    table = read(workbook(rows, merges=["A1:A2", "B1:C1", "E1:E2"]))
    assert table.header_row == 2
    assert list(recognise(table.headers).values()) == [
        Column.ORDER, Column.NAME, Column.SEX, Column.BIRTH, Column.UNIT,
    ]  # fmt: skip
    assert texts(table) == [["1", "王伟", "男", "1975-10", "某厂"]]


def test_headers_repeated_on_each_page_and_empty_numbered_rows_are_left_out() -> None:
    rows = [HEADER, *people(2), HEADER, *people(1, 3), [4], [5]]
    table = read(workbook(rows))
    assert column(table, Column.ORDER) == ["1", "2", "3"]
    assert table.left_out == (4, 6, 7)
    assert len(table.remarks) == 2


def test_headings_between_the_rows_become_the_award() -> None:
    rows = [
        ["序号", "姓名", "单位"], ["一、全国五一劳动奖章（1名）"], [1, "王伟", "某厂"],
        ["二、即墨工匠（2名）"], [1, "李娜", "二厂"], [2, "张强", "三厂"],
    ]  # fmt: skip
    table = read(workbook(rows, merges=["A2:C2", "A4:C4"]))
    assert column(table, Column.AWARD) == ["全国五一劳动奖章", "即墨工匠", "即墨工匠"]
    assert column(table, Column.NAME) == ["王伟", "李娜", "张强"]


def test_other_headings_become_a_column_that_can_be_mapped() -> None:
    rows = [["序号", "姓名", "单位"], ["龙泉街道"], [1, "王伟", "某厂"]]
    table = read(workbook(rows, merges=["A2:C2"]))
    assert table.headers[-1] == "小标题"
    assert texts(table)[0][-1] == "龙泉街道"


def test_two_columns_of_names_beside_each_other_are_refused() -> None:
    rows = [["序号", "姓名", "序号", "姓名"], [1, "王伟", 2, "李娜"]]
    assert "并排" in refusal(workbook(rows)).message


def test_units_are_the_names_of_their_own_roster() -> None:
    table = read(workbook([["序号", "单位名称", "荣誉称号"], [1, "即墨示例针织厂", "五一劳动奖状"]]))
    assert column(table, Column.NAME) == ["即墨示例针织厂"]


def test_unit_and_post_in_one_column_stay_together_as_printed() -> None:
    table = read(workbook([["姓名", "工作单位及职务"], ["王伟", "即墨示例厂车间主任"]]))
    assert column(table, Column.UNIT) == ["即墨示例厂车间主任"]


def test_hidden_sheets_stay_out_hidden_rows_and_columns_come_in_with_a_word() -> None:
    book, sheet = rosters.editing(workbook([HEADER, *people(3)], [HEADER, *people(9)], names=["名单", "旧稿"]))
    book.worksheets[1].sheet_state = "hidden"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    table = read(rosters.saved(book))
    assert len(table.rows) == 3
    assert [bool(row.cells[1].doubt) for row in table.rows] == [False, True, False]
    said = " ".join(table.remarks)
    assert "隐藏的工作表没有读入：旧稿" in said
    assert "隐藏的列也读入了：性别" in said


def test_several_sheets_the_first_with_names_unless_one_is_named() -> None:
    file = workbook([["封面"]], [HEADER, *people(2)], [HEADER, *people(5)], names=["封面", "工匠", "奖章"])
    assert (read(file).sheet, len(read(file, sheet="奖章").rows)) == ("工匠", 5)
    assert "没有读入：奖章" in " ".join(read(file).remarks)
    assert "“封面”里没有找到" in refusal(file, sheet="封面").message


def test_a_title_that_is_a_header_word_is_a_title() -> None:
    table = read(workbook([["先进个人"], ["单位"], HEADER, *people(1)]))
    assert (table.title, table.header_row) == ("先进个人 单位", 3)
    assert column(read(workbook([["姓名"], ["王伟"]])), Column.NAME) == ["王伟"]


def test_what_has_no_header_and_what_is_empty_says_so() -> None:
    assert "没有找到名单的表头" in refusal(workbook([[1, "王伟"], [2, "李娜"]])).message
    assert "都是空的" in refusal(workbook([])).message


def test_text_to_the_right_of_the_header_is_named() -> None:
    book, sheet = rosters.editing(workbook([HEADER, *people(2)]))
    sheet["H3"] = "待核"
    assert "没有表头的列没有读入：H" in " ".join(read(rosters.saved(book)).remarks)


# Values -----------------------------------------------------------------------------------------------------------


def one(value: Any, number_format: str = "General") -> tuple[str, str]:
    """Text and doubt of one cell."""
    book, sheet = rosters.editing(workbook([["姓名", "出生年月"], ["王伟", None]]))
    sheet["B2"] = value
    sheet["B2"].number_format = number_format
    cell = read(rosters.saved(book)).rows[0].cells[1]
    return cell.text, cell.doubt


def test_a_number_typed_month_is_doubted_unless_its_format_tells() -> None:
    text, doubt = one(1975.1)
    assert text == "1975.1"
    assert "1975年1月" in doubt
    assert "1975年10月" in doubt
    assert one(1975.1, "0.00") == ("1975.10", "")
    assert one(1975.12) == ("1975.12", "")
    assert one("1975.1") == ("1975.1", "")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.0, "General", "1"),
        (datetime.date(1975, 10, 3), "yyyy-mm-dd", "1975-10-03"),
        (datetime.date(1975, 10, 3), 'yyyy"年"m"月"', "1975-10"),
        (datetime.date(1975, 10, 3), '[$-804]yyyy"年"m"月"d"日";@', "1975-10-03"),
        (7, "000", "007"),
        (202400000123, "General", "202400000123"),
        (True, "General", "TRUE"),
        ("  王\n伟 ", "General", "  王\n伟 "),
        ("00123", FORMAT_TEXT, "00123"),
    ],
)
def test_values_are_read_as_an_office_reads_them(value: Any, code: str, text: str) -> None:
    assert one(value, code) == (text, "")


def test_digits_that_excel_has_dropped_are_doubted() -> None:
    text, doubt = one(1234567890123456)
    assert text == "1234567890123456"
    assert "15 位" in doubt


def test_a_formula_gives_its_kept_value_or_a_doubt() -> None:
    kept = '<c r="B2"><f>1+1</f><v>2</v></c>'
    for xml, text, doubted in ((kept, "2", False), ('<c r="B2"><f>1+1</f></c>', "", True)):
        rows = (
            f'<row r="1">{rosters.inline("A1", "姓名")}{rosters.inline("B1", "年度")}</row>'
            f'<row r="2">{rosters.inline("A2", "王伟")}{xml}</row>'
        )
        cell = read(rosters.with_sheet(rows)).rows[0].cells[1]
        assert (cell.text, bool(cell.doubt)) == (text, doubted)


# Kinds of file ----------------------------------------------------------------------------------------------------


def test_excel_97_with_merges_formats_and_a_hidden_sheet() -> None:
    with OLD_EXCEL.open("rb") as file:
        table = read(file, "名单.xls")
    assert table.title == "2024年度即墨工匠名单"
    assert column(table, Column.NAME) == ["王　伟", "李娜", "𠮷䶮"]
    assert column(table, Column.AWARD) == ["即墨工匠"] * 3
    births = [row.cells[5] for row in table.rows]
    assert [cell.text for cell in births] == ["1975.1", "1975.10", "1980-03-07"]
    assert [bool(cell.doubt) for cell in births] == [True, False, False]
    assert "旧稿" in " ".join(table.remarks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_every_encoding_and_with_every_separator(encoding: str, mark: str) -> None:
    lines = [["名单"], ["姓名", "单位", "主要事迹"], ["𠮷䶮", "即墨示例厂", "带徒,创新;实干"]]
    content = "\r\n".join(mark.join(f'"{field}"' if mark in field else field for field in line) for line in lines)
    table = read(rosters.text(content, encoding), "名单.csv")
    assert texts(table) == [["𠮷䶮", "即墨示例厂", "带徒,创新;实干"]]
    assert (table.title, table.remarks) == ("名单", ())


def test_csv_with_an_open_quote_and_nul_loses_no_row() -> None:
    table = read(rosters.text('姓名,单位\n"王伟,一厂\n李\0娜,二厂\n'), "a.csv")
    assert texts(table) == [["王伟", "一厂"], ["李娜", "二厂"]]
    assert len(table.remarks) == 2


def test_csv_says_when_a_number_was_spoilt() -> None:
    table = read(rosters.text('姓名,证书编号,出生年月\n王伟,3.7E+17,1975.1\n李娜,="0012",1975.12\n'), "a.csv")
    assert [[bool(cell.doubt) for cell in row.cells] for row in table.rows] == [[False, True, True], [False] * 3]
    assert texts(table)[1][1] == "0012"


def test_word_tables_with_merged_cells_and_the_title_above() -> None:
    rows = [["序号", "姓名", "单位", "称号"], ["1", "王伟", "一厂", "即墨工匠"], ["2", "李娜", "二厂", ""],
            ["合计", "2人", "", ""]]  # fmt: skip
    table = read(rosters.word(rows, titles=["附件", "2024年度名单"], merges=[(1, 3, 2, 3)]), "名单.docx")
    assert (table.sheet, table.title) == ("表格 1", "附件 2024年度名单")
    assert texts(table) == [["1", "王伟", "一厂", "即墨工匠"], ["2", "李娜", "二厂", "即墨工匠"]]
    assert table.left_out == (4,)


def test_the_content_decides_and_the_name_is_corrected() -> None:
    table = read(workbook([HEADER, *people(1)]), "名单.xls")
    assert "内容其实是 .xlsx" in table.remarks[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的"),
        (b"\0" * 900, "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xff\xd8\xff\xe0....", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"<html><body><table><tr><td>\xe5</td>", "网页"),
        (b"{\\rtf1 ", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "损坏"),
        (b"PK\x03\x04" + b"x" * 40, "损坏"),
        (bytes(range(256)) * 20, "认不出"),
        (rosters.archive([("照片/王伟.jpg", b"x")]).read(), "压缩包"),
        (rosters.archive([("mimetype", b"application/vnd.oasis")]).read(), "OpenDocument"),
        (rosters.archive([("xl/workbook.bin", b"")]).read(), "xlsb"),
        (rosters.archive([("xl/workbook.xml", b"<workbook>")]).read(), "损坏"),
    ],
)
def test_what_is_no_roster_is_named_with_what_to_do(content: bytes, said: str) -> None:
    file = rosters.archive([])
    file.seek(0)
    file.truncate()
    file.write(content)
    error = refusal(file)
    assert said in error.message
    assert not error.private


def test_a_signature_does_not_depend_on_blanks_and_brackets() -> None:
    assert signature(["姓　名", "单位（全称）"]) == signature(["姓名", "单位"])
    assert signature(["姓名", "单位"]) != signature(["单位", "姓名"])
