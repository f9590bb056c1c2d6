"""Rows of a table as entries: clean text by column, with what is doubtful and what is wrong in words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from honors.ethnic_groups import ethnic_group
from honors.importing.columns import Column
from honors.importing.tables import Table, TableRow
from honors.names import INVISIBLE, SEXES, parse_name

# Characters that the database takes (honors/models/grants.py).
LIMITS: Mapping[str, int] = {
    Column.NAME: 120,
    Column.UNIT: 120,
    Column.POST: 120,
    Column.TRADE: 60,
    Column.TOWN: 60,
    Column.INDUSTRY: 60,
    Column.CATEGORY: 40,
    Column.AWARD: 60,
    Column.DOCUMENT_NO: 60,
    Column.CERTIFICATE_NO: 60,
    Column.CITATION: 1000,
}
BIRTH = re.compile(r"(1[89]\d\d|20\d\d)(?:$|[^\d]|(?=0[1-9]|1[0-2]))")
YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
ORDER = re.compile(r"(\d{1,6})[.、．]?")


@dataclass(slots=True)
class Entry:
    """One row: `values` are ready for the database, by Column."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    # What only the editor can settle.
    doubts: tuple[str, ...] = ()
    # Why the row cannot be imported as it stands.
    faults: tuple[str, ...] = ()
    # What was left out of the values, such as a remark in brackets.
    remarks: tuple[str, ...] = ()


def entries(table: Table, mapping: dict[int, str]) -> list[Entry]:
    """One entry a row. `mapping`: index of header → column."""
    return [_Reader(row, mapping).entry() for row in table.rows]


class _Reader:
    """Reads one row."""

    def __init__(self, row: TableRow, mapping: dict[int, str]) -> None:
        self.number = row.number
        self.cells = {column: row.cells[index] for index, column in mapping.items() if index < len(row.cells)}
        self.values = {column: text for column, cell in self.cells.items() if (text := clean_line(cell.text))}
        self.doubts: list[str] = []
        self.faults: list[str] = []
        self.remarks: list[str] = []

    def entry(self) -> Entry:
        self._take_doubts()
        for column, draw in DRAWN.items():
            self._draw(column, draw)
        self._take_name()
        self._check_lengths()
        return Entry(self.number, self.values, tuple(self.doubts), tuple(self.faults), tuple(self.remarks))

    def _take_doubts(self) -> None:
        for column, cell in self.cells.items():
            if cell.doubt:
                self.doubts.append(f"{_label(column)}：{cell.doubt}")

    def _draw(self, column: str, draw: Callable[[str], str]) -> None:
        """Replaces a text by what is stored of it, or leaves it out with a doubt."""
        text = self.values.pop(column, "")
        if drawn := draw(text):
            self.values[column] = drawn
        elif text:
            self.doubts.append(
                _("%(column)s“%(text)s”看不懂，没有采用，请核对。") % {"column": _label(column), "text": text[:20]}
            )

    def _take_name(self) -> None:
        parsed = parse_name(self.cells[Column.NAME].text if Column.NAME in self.cells else "")
        self.values.pop(Column.NAME, None)
        if parsed.name:
            self.values[Column.NAME.value] = parsed.name
        else:
            self.faults.append(_("没有姓名（名称）。"))
        self.doubts += parsed.doubts
        self._beside_name(Column.SEX.value, parsed.sex)
        self._beside_name(Column.ETHNIC_GROUP.value, parsed.ethnic_group)
        if parsed.remark:
            self.remarks.append(_("姓名后面的“%s”没有读入。") % parsed.remark[:40])

    def _beside_name(self, column: str, found: str) -> None:
        """What stands beside the name fills its column, and has to agree with it."""
        if found and self.values.setdefault(column, found) != found:
            self.doubts.append(_("姓名后面写的%(column)s与“%(column)s”一列不同，请核对。") % {"column": _label(column)})

    def _check_lengths(self) -> None:
        for column, limit in LIMITS.items():
            length = len(self.values.get(column, ""))
            if length > limit:
                self.faults.append(
                    _("%(column)s有 %(length)d 个字，超过 %(limit)d 个字的上限，请缩短。")
                    % {"column": _label(column), "length": length, "limit": limit}
                )


def _label(column: str) -> str:
    """The column's name in sentences; another importer's column has its value only."""
    return str(Column(column).label) if column in Column.values else column


def clean_line(text: str) -> str:
    """In one line, without invisible characters and without blanks between Han characters."""
    line = " ".join(INVISIBLE.sub("", text).split())
    return re.sub(r"(?<=[⺀-鿿，。、；：（）《》“”]) (?=[⺀-鿿，。、；：（）《》“”])", "", line)


def _sex(text: str) -> str:
    return str(SEXES.get(text, ""))


def _birth_year(text: str) -> str:
    """1975-10-03, 1975.10, 1975年10月, 197510 → 1975."""
    found = BIRTH.match(text)
    return found[1] if found else ""


def _year(text: str) -> str:
    """2024年度, 二〇二四年 → 2024."""
    found = YEAR.search(text.translate(CHINESE_DIGITS))
    return found[1] if found else ""


def _order(text: str) -> str:
    found = ORDER.fullmatch(text)
    return str(int(found[1])) if found else ""


DRAWN: dict[str, Callable[[str], str]] = {
    Column.SEX.value: _sex,
    Column.ETHNIC_GROUP.value: ethnic_group,
    Column.BIRTH.value: _birth_year,
    Column.YEAR.value: _year,
    Column.ORDER.value: _order,
}
