"""Chinese text in lines: a line may end after any character, but never wrong (避头尾)."""

import re
from collections.abc import Callable, Iterator

# What no line begins with, and what none ends with.
NOT_FIRST = frozenset("，。、；：？！·…—～）》〉」』】〕〗”’％‰℃,.;:?!)]}%")
NOT_LAST = frozenset("（《〈「『【〔〖“‘([{￥$№")
# Latin words and figures stay whole; blanks belong to what they follow.
LATIN = r"[A-Za-z0-9À-ɏ'&@_+#%=?/-]"
UNIT = re.compile(rf"{LATIN}+(?:[.,:]+{LATIN}+)*[ \u3000]*|.[ ]*", re.DOTALL)


def lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The text in lines of at most `width`, as `measure` sees them; its own line breaks are kept.

    A single unit wider than a line (an address) is cut wherever the line is full.
    """
    return [line for paragraph in text.splitlines() for line in _filled(paragraph, width, measure)]


def balanced(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The same number of lines, as even as they can be: a title ends with no single character."""
    broken = lines(text, width, measure)
    low, high = 0.0, width
    while len(broken) > 1 and high - low > width / 100:
        middle = (low + high) / 2
        if len(lines(text, middle, measure)) > len(broken):
            low = middle
        else:
            high = middle
    return lines(text, high, measure)


def _filled(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    line = ""
    for unit in _units(paragraph, width, measure):
        if line and measure((line + unit).rstrip(" ")) > width:
            yield line.rstrip(" ")
            line = ""
        line += unit
    yield line.rstrip(" ")


def _units(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """What must not be parted: a character with the marks that cling to it, a word, a figure."""
    unit = ""
    for part in UNIT.findall(paragraph):
        if unit and not (part[0] in NOT_FIRST or unit.rstrip(" ")[-1:] in NOT_LAST):
            yield from _cut(unit, width, measure)
            unit = ""
        unit += part
    yield from _cut(unit, width, measure)


def _cut(unit: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    piece = ""
    for sign in unit:
        if piece and measure((piece + sign).rstrip(" ")) > width:
            yield piece
            piece = ""
        piece += sign
    yield piece
