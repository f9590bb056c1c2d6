"""How characters are read and what they look like: small tables for queries, without the 50 MB of a converter."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path

from core.pinyin import name_syllables, syllables
from search.text import IS_HAN, STRETCH

DATA = Path(__file__).parent / "data"
MOST_SPELLINGS = 8  # of one row of characters, where some have several readings
# What many speakers do not tell apart: 平舌 and 翘舌, 前鼻 and 后鼻, ü typed as u.
_LOOSE = ((re.compile("^([zcs])h"), r"\1"), (re.compile("ng$"), "n"), (re.compile("v"), "u"))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = [line.split("\t") for line in (DATA / "readings.txt").read_text(encoding="utf-8").splitlines()]
    for reading, first, _besides in rows:
        for char in first:
            found[char].append(reading)
    for reading, _first, besides in rows:
        for char in besides:
            found[char].append(reading)
    return {char: tuple(each) for char, each in found.items()}


@cache
def _lookalikes() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for pair in (DATA / "lookalikes.txt").read_text(encoding="utf-8").split():
        found[pair[0]] += pair[1]
        found[pair[1]] += pair[0]
    return dict(found)


def readings(char: str) -> tuple[str, ...]:
    """Without tones, the commonest first; a character that is not known reads as itself."""
    return _readings().get(char, (char,))


def lookalikes(char: str) -> str:
    """Characters that are taken for this one by the eye."""
    return _lookalikes().get(char, "")


def loose(reading: str) -> str:
    """The reading as those hear it who do not tell zh from z, or ing from in."""
    for pattern, kept in _LOOSE:
        reading = pattern.sub(kept, reading)
    return reading


def spellings(chars: str) -> tuple[tuple[str, ...], ...]:
    """Ways to read a folded row, one reading a character, the commonest first."""
    ways = [readings(char) if IS_HAN.match(char) else (char,) for char in chars]
    found: list[tuple[str, ...]] = []
    for way in product(*ways):
        found.append(way)
        if len(found) == MOST_SPELLINGS:
            break
    return tuple(found)


def spelled(folded: str, *, name: bool = False) -> tuple[str, ...]:
    """A stored text in syllables, by the converter's dictionary (音乐 yinyue); words of other scripts stay whole.

    `name`: it is a person's, whose surname is read as one. Loads the converter: for writing, never for a query.
    """
    parts: list[str] = []
    for stretch in STRETCH.findall(folded):
        if not IS_HAN.match(stretch):
            parts.append(stretch)
        else:
            parts += name_syllables(stretch) if name else syllables(stretch)
    return tuple(part for part in parts if part)


def joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def loosely(parts: Iterable[str]) -> str:
    return "".join(map(loose, parts))
