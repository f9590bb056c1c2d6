"""Rows become entries: ready values, doubts, faults."""

import pytest

from honors.importing.columns import Column
from honors.importing.entries import LIMITS, Entry, clean_line, entries
from honors.importing.tables import Cell, Table, TableRow
from honors.models import Grant


def entry(**texts: str) -> Entry:
    """The entry of one row whose columns are named by their values."""
    cells = tuple(Cell(text) for text in texts.values())
    table = Table("", "", 1, tuple(texts), (TableRow(2, cells),))
    return entries(table, dict(enumerate(texts)))[0]


def test_a_plain_row() -> None:
    found = entry(order="1.", name="王　伟", sex="女", ethnic_group="回", birth="1975-10-03", unit="即墨示例\n针织厂")
    assert found.values == {
        "order": "1", "name": "王伟", "sex": "female", "ethnic_group": "回族", "birth": "1975",
        "unit": "即墨示例针织厂",
    }  # fmt: skip
    assert (found.number, found.doubts, found.faults, found.remarks) == (2, (), (), ())


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1975.10", "1975"), ("1975年10月", "1975"), ("197510", "1975"), ("19751003", "1975"), ("1975", "1975"),
        ("1975/10/3", "1975"), ("49岁", ""), ("75.10", ""), ("197599", ""), ("3019", ""),
    ],
)  # fmt: skip
def test_only_the_year_of_birth_is_kept(text: str, year: str) -> None:
    found = entry(name="王伟", birth=text)
    assert found.values.get("birth", "") == year
    assert bool(found.doubts) == (not year)


@pytest.mark.parametrize(
    ("text", "year"), [("2024年度", "2024"), ("二〇二四年", "2024"), ("2024", "2024"), ("第六届", "")]
)
def test_the_year_of_an_award(text: str, year: str) -> None:
    assert entry(name="王伟", year=text).values.get("year", "") == year


def test_what_stands_beside_the_name_fills_its_columns_and_must_agree() -> None:
    found = entry(name="王伟（女，回族，已故）", sex="", ethnic_group="回族")
    assert (found.values["sex"], found.values["ethnic_group"]) == ("female", "回族")
    assert "已故" in found.remarks[0]
    assert found.doubts == ()
    assert "性别" in entry(name="王伟（女）", sex="男").doubts[0]


def test_what_is_not_understood_is_left_out_with_a_doubt() -> None:
    found = entry(name="王伟", sex="?", ethnic_group="某族", order="甲")
    assert set(found.values) == {"name"}
    assert len(found.doubts) == 3


def test_a_row_without_a_name_is_a_fault() -> None:
    assert entry(name=" \u200b", unit="一厂").faults == ("没有姓名（名称）。",)
    assert entry(unit="一厂").faults


def test_doubts_of_cells_name_their_column() -> None:
    table = Table("", "", 1, ("姓名", "编号"), (TableRow(2, (Cell("王伟"), Cell("1", "可疑。"))),))
    assert entries(table, {0: "name", 1: "certificate_no"})[0].doubts == ("证书编号：可疑。",)
    assert entries(table, {0: "name"})[0].doubts == ()
    assert entries(table, {0: "name", 7: "unit"})[0].values == {"name": "王伟"}


def test_what_the_database_cannot_take_is_a_fault() -> None:
    for column, limit in LIMITS.items():
        assert not entry(**{"name": "王伟", column: "长" * limit}).faults
        assert "上限" in entry(**{"name": "王伟", column: "长" * (limit + 1)}).faults[0]


def test_the_limits_are_those_of_the_grant() -> None:
    fields = {Column.TOWN: "town_printed", Column.INDUSTRY: "industry_printed"}
    for column in set(LIMITS) - {Column.AWARD, Column.DOCUMENT_NO}:
        assert Grant._meta.get_field(fields.get(column, str(column))).max_length == LIMITS[column]


@pytest.mark.parametrize(
    ("text", "line"),
    [("即墨 示例厂", "即墨示例厂"), ("Haier  Group", "Haier Group"), ("第 2 车间", "第 2 车间"), ("a\u00adb", "ab")],
)
def test_lines_are_cleaned(text: str, line: str) -> None:
    assert clean_line(text) == line
