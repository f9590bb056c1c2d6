"""The template comes back as it was filled in, and says nothing of its own parts."""

import io

import pytest
from openpyxl import load_workbook

from honors.importing.columns import ROSTER_WORDS, Column, recognise
from honors.importing.entries import entries
from honors.importing.finding import OWN_SHEETS
from honors.importing.reading import read_table
from honors.importing.tables import RosterRefusedError
from honors.importing.template import EXAMPLE_ROW, HEADER_ROW, HEADINGS, template_workbook
from tests.factories import rosters

AWARDS, TOWNS, INDUSTRIES = ["即墨工匠", "=1+1"], ["通济街道"], ["纺织服装"]


def template() -> io.BytesIO:
    return io.BytesIO(template_workbook(AWARDS, TOWNS, INDUSTRIES))


def test_a_filled_template_reads_back() -> None:
    book, sheet = rosters.editing(template())
    filled = {
        Column.ORDER: "1", Column.NAME: "𠮷䶮", Column.SEX: "女", Column.ETHNIC_GROUP: "回族", Column.BIRTH: "1985",
        Column.UNIT: "即墨示例针织厂", Column.POST: "挡车工", Column.TRADE: "经编机操作工", Column.CATEGORY: "一线职工",
        Column.TOWN: "通济街道", Column.INDUSTRY: "纺织服装", Column.AWARD: "即墨工匠", Column.CERTIFICATE_NO: "0012",
        Column.CITATION: "从业十五年。",
    }  # fmt: skip
    for at, heading in enumerate(HEADINGS, start=1):
        sheet.cell(EXAMPLE_ROW + 1, at, filled[heading.column])
    table = read_table(rosters.saved(book), "模板.xlsx")
    found = entries(table, recognise(table.headers))
    assert [entry.number for entry in found] == [EXAMPLE_ROW + 1]
    assert found[0].values == {str(column): text for column, text in filled.items()} | {"sex": "female"}
    assert (found[0].doubts, found[0].faults) == ((), ())
    assert table.remarks == (f"第 {EXAMPLE_ROW} 行是示例，没有读入。",)


def test_every_header_of_the_template_is_recognised() -> None:
    found = recognise([heading.header for heading in HEADINGS])
    assert list(found.values()) == [heading.column for heading in HEADINGS]


def test_an_empty_template_has_no_entries() -> None:
    assert read_table(template(), "模板.xlsx").rows == ()


def test_the_drop_downs_offer_what_was_given() -> None:
    book = load_workbook(template())
    (lists,) = (book[name] for name in OWN_SHEETS)
    assert lists.sheet_state == "hidden"
    words = {column[0].value: [cell.value for cell in column if cell.value] for column in lists.iter_cols()}
    assert words["即墨工匠"] == AWARDS
    assert words["通济街道"] == TOWNS
    assert all(cell.data_type == "s" for cell in lists["D"])
    rules = book["名单"].data_validations.dataValidation
    assert len(rules) == 4
    assert all(rule.formula1.startswith("'选项'!$") for rule in rules)
    assert book["名单"].cell(HEADER_ROW, 2).value == "姓名"


def test_a_template_without_awards_has_no_rule_for_them() -> None:
    book = load_workbook(io.BytesIO(template_workbook([], [], [])))
    assert len(book["名单"].data_validations.dataValidation) == 1


def test_private_numbers_in_the_template_are_refused_too() -> None:
    book, sheet = rosters.editing(template())
    sheet["N9"] = "13812345678"
    with pytest.raises(RosterRefusedError, match="主要事迹"):
        read_table(rosters.saved(book), "模板.xlsx")


def test_header_words_name_one_column_each() -> None:
    words = [word for given in ROSTER_WORDS.words.values() for word in given]
    assert len(words) == len(set(words))
