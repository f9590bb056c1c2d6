"""What every reader returns: one table of a roster, as an office reads it."""

from dataclasses import dataclass, field


class RosterRefusedError(Exception):
    """A file that is not read. The message is Chinese, says what to do, and never holds anything of the content."""

    def __init__(self, message: str, *, private: bool = False) -> None:
        super().__init__(message)
        self.message = str(message)
        # ID or mobile numbers were found: the file has to be deleted at once.
        self.private = private


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as an office reads it: dates as 1975-10-03, whole numbers without .0."""

    text: str = ""
    # A sentence for what only the editor can know, such as a number-typed 1975.10.
    doubt: str = ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row below the header, with as many cells as there are headers."""

    # As Excel shows it; in Word and CSV counted from 1.
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    sheet: str
    # The text above the header, joined by blanks: 2024年度即墨工匠名单
    title: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    # Sentences on what was left out or filled in.
    remarks: tuple[str, ...] = ()
    # Numbers of the filled rows below the header that are no entries: notes, totals, headers of later pages.
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, bounds included; rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet as the file has it, filled cells only: a cell at XFD1048576 is one entry."""

    name: str
    hidden: bool = False
    # Row number (from 1) → column (from 0) → cell.
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    # The paragraphs before a table of Word.
    lead: str = ""
    # The running text of a document: the policy looks into it, nothing is read from it.
    prose: bool = False
    remarks: list[str] = field(default_factory=list)


def letters(column: int) -> str:
    """0 → A, 26 → AA, as Excel names its columns."""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
