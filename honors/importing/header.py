"""Finds the header of a table: below titles, in one line or two, with words spread over merged cells."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from honors.importing.columns import Vocabulary, plain, recognise
from honors.importing.tables import Area, RosterRefusedError, Sheet

# Filled rows among which the header is looked for.
SEARCHED = 40
# A wider table is no roster; what stands far to the right is left out with a remark.
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Header:
    """First and last row of the header, and its words by column."""

    top: int
    bottom: int
    words: dict[int, str]


def find_header(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The first row, or pair of rows, that names the key column and another one; else the first that names the key."""
    headers = [_at(sheet, number, vocabulary) for number in sorted(sheet.rows)[:SEARCHED]]
    header = next((each for each in headers if _known(each, vocabulary) > 1 and _has_key(each, vocabulary)), None)
    # A stand-in alone is no header: a title may be called 单位.
    header = header or next((each for each in headers if _has_key(each, replace(vocabulary, key_stand_ins=()))), None)
    if header is None:
        return None
    _refuse_side_by_side(header, vocabulary)
    return _spread(sheet, header)


def _at(sheet: Sheet, number: int, vocabulary: Vocabulary) -> Header:
    single = Header(number, number, _words(sheet, number))
    double = _two_lines(sheet, single, vocabulary)
    return double if double and _known(double, vocabulary) > _known(single, vocabulary) else single


def title_above(sheet: Sheet, header: Header) -> str:
    """The text before the table and above the header, joined by blanks."""
    above = [word for number in sorted(sheet.rows) if number < header.top for word in _words(sheet, number).values()]
    return " ".join(" ".join(text.split()) for text in [sheet.lead, *above] if text)


def _words(sheet: Sheet, number: int) -> dict[int, str]:
    cells = sheet.rows[number].items()
    return {column: cell.text.strip() for column, cell in cells if cell.text.strip() and column < MAX_COLUMNS}


def _two_lines(sheet: Sheet, upper: Header, vocabulary: Vocabulary) -> Header | None:
    """The header with the row below it, where merged cells say that both are one header."""
    below = upper.top + 1
    joined = [area for area in sheet.merges if area.top == upper.top and area.left in upper.words]
    down = any(area.bottom == below for area in joined)
    across = any(area.bottom == upper.top and area.right > area.left for area in joined)
    if below not in sheet.rows or not (down or across) or len(upper.words) < 2:
        return None
    lower = _words(sheet, below)
    spread = {column: upper.words[area.left] for area in joined for column in lower if _within(area, column)}
    upper_words = upper.words | spread
    words = {
        column: _joined(upper_words.get(column, ""), lower.get(column, ""), vocabulary)
        for column in sorted(upper_words.keys() | lower.keys())
    }
    return Header(upper.top, below, words)


def _within(area: Area, column: int) -> bool:
    return area.left <= column <= area.right


def _joined(upper: str, lower: str, vocabulary: Vocabulary) -> str:
    """出生 over 年月 is 出生年月; 基本情况 over 姓名 is 姓名."""
    if not upper or not lower:
        return upper or lower
    both = f"{upper}{lower}"
    return both if recognise([both], vocabulary) and not recognise([lower], vocabulary) else lower


def _known(header: Header, vocabulary: Vocabulary) -> int:
    return len(recognise(list(header.words.values()), vocabulary))


def _has_key(header: Header, vocabulary: Vocabulary) -> bool:
    return vocabulary.key in recognise(list(header.words.values()), vocabulary).values()


def _spread(sheet: Sheet, header: Header) -> Header:
    """A merged header speaks for all its columns that hold something below."""
    below = {column for number, cells in sheet.rows.items() if number > header.bottom for column in cells}
    below = {column for column in below if column < MAX_COLUMNS}
    words = dict(header.words)
    for area in sheet.merges:
        if header.top <= area.top <= header.bottom and area.left in header.words:
            words |= {
                column: header.words[area.left]
                for column in below
                if _within(area, column) and column not in header.words
            }
    return Header(header.top, header.bottom, words)


def _refuse_side_by_side(header: Header, vocabulary: Vocabulary) -> None:
    """Two halves of a list beside each other: the right one would be lost."""
    words = [plain(word) for word in header.words.values()]
    key = next(
        at for at, column in recognise(list(header.words.values()), vocabulary).items() if column == vocabulary.key
    )
    if words.count(words[key]) > 1:
        raise RosterRefusedError(
            _("表格分成并排的几栏（表头里有两个“%s”）。请把右边的名单剪切到左边名单的下面，合成一栏再上传。")
            % words[key]
        )
