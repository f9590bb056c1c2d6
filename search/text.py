"""Text as search sees it: folded, cut into stretches, and written as overlapping pairs of characters (bigrams).

Three forms of one text:
  folded    same length as the original: traditional → simplified, full width → half width, lower case
  normal    the stretches of the folded text with a blank before, between and after them; punctuation is gone.
            A query's run stands in a text exactly when its needle is a substring of the normal form: this is the
            one definition of a strict hit that every engine must meet
  grams     what engines index. A stretch of Han gives one gram a character: each but the last with its successor,
            the last alone. A word of another script is one gram. So every gram that begins with a character is
            found by a prefix, and a one-character query needs no index of its own
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Unified ideographs of all planes, compatibility ideographs, 々 and 〇 (二〇二四年).
HAN = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
WORD_LIMIT = 64  # characters of one word: what is longer (addresses, codes) is cut, in texts and queries alike

STRETCH = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
RUN = re.compile(f"(?:[^\\W_]|[{HAN}])+")
IS_HAN = re.compile(f"[{HAN}]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PLAIN = _FULL_WIDTH | dict.fromkeys((0x25CB, 0x25EF), ord("〇"))  # circles, as typed in 二○二四年
_DATA = Path(__file__).parent / "data" / "traditional.txt"


@cache
def _table() -> dict[int, str]:
    """One table for str.translate; every entry is one code point to one."""
    simplified = {pair[0]: pair[1] for pair in _DATA.read_text(encoding="utf-8").split()}
    table = {ord(source): target for source, target in simplified.items()}
    for code in range(0x10000):
        char = chr(_PLAIN.get(code, code))
        lower = char.lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    return table


def fold(text: str) -> str:
    """The text in one form of writing; never longer or shorter than it was."""
    return text.translate(_table())


def storable(text: str) -> str:
    """The text without what no database takes (NUL, halves of surrogate pairs), each replaced by a blank."""
    return _UNSTORABLE.sub(" ", text)


def stretches(folded: str) -> list[str]:
    return [part[:WORD_LIMIT] if not IS_HAN.match(part) else part for part in STRETCH.findall(folded)]


def normal(folded: str) -> str:
    """The stretches with one blank before, between and after them; "" when there is nothing to find."""
    parts = stretches(folded)
    return f" {' '.join(parts)} " if parts else ""


def grams(parts: list[str]) -> Iterator[str]:
    """The grams of a text, in order, from its stretches."""
    for part in parts:
        if IS_HAN.match(part):
            yield from (part[i : i + 2] for i in range(len(part)))
        else:
            yield part


def grams_of_normal(text: str) -> list[str]:
    """The grams of a text in its normal form."""
    return list(grams(text.split()))
