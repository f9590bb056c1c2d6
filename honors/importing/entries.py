"""Rows of a table as entries: clean text by column, with what is doubtful and what is wrong in words."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from honors.importing.columns import Column
from honors.importing.tables import Cell, Table
from honors.names import parse_name

SEXES = {"男": "male", "女": "female", "男性": "male", "女性": "female"}


@dataclass(slots=True)
class Entry:
    """One row: `values` are ready for the database, by Column."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    # What only the editor can settle.
    doubts: tuple[str, ...] = ()
    # Why the row cannot be imported as it stands.
    faults: tuple[str, ...] = ()
    # What was left out of the text, such as a remark in brackets.
    remarks: tuple[str, ...] = ()


def entries(table: Table, mapping: dict[int, str]) -> list[Entry]:
    """One entry a row. `mapping`: index of header → column."""
    return [_entry(row.number, {column: row.cells[index] for index, column in mapping.items()}) for row in table.rows]


def _entry(number: int, cells: dict[str, Cell]) -> Entry:
    values = {column: " ".join(cell.text.split()) for column, cell in cells.items() if cell.text.strip()}
    doubts = [cell.doubt for cell in cells.values() if cell.doubt]
    entry = Entry(number, values)
    parsed = parse_name(values.get(Column.NAME, ""))
    drawn = {Column.NAME: parsed.name, Column.SEX: parsed.sex, Column.ETHNIC_GROUP: parsed.ethnic_group}
    values.update({column: text for column, text in drawn.items() if text})
    if Column.SEX in values:
        values[Column.SEX] = SEXES.get(values[Column.SEX], values[Column.SEX])
    if year := re.match(r"\d{4}", values.get(Column.BIRTH, "")):
        values[Column.BIRTH] = year[0]
    entry.doubts = (*doubts, *parsed.doubts)
    entry.faults = () if parsed.name else (_("没有姓名。"),)
    return entry
