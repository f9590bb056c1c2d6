"""Write search/data/readings.txt: how each Han character is read, for queries (see search/data/README.md).

    scripts/build_readings.py

Needs pypinyin, which takes 50 MB of memory: a process that answers readers has this file instead. One line a reading
without tones: the reading, a tab, the characters whose first reading it is, a tab, those that have it besides (no more
than two besides the first). Readings of surnames (core.pinyin) are among the latter.
"""

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site"))
TARGET = ROOT / "search" / "data" / "readings.txt"
BLOCKS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0))
MOST = 3  # readings of one character


def readings(char: str) -> list[str]:
    """Toneless, the commonest first; none when pypinyin does not know the character."""
    from core.pinyin import RARE_READINGS, SURNAME_READINGS

    found = [RARE_READINGS[char]] if char in RARE_READINGS else pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    known = [each for each in found if each.isascii() and each.isalpha()][:MOST]
    surname = SURNAME_READINGS.get(char, "")
    return list(dict.fromkeys([*known, *([surname] if surname else [])]))


def main() -> None:
    first: dict[str, list[str]] = defaultdict(list)
    besides: dict[str, list[str]] = defaultdict(list)
    for char in [*(chr(code) for block in BLOCKS for code in block), "𠮷"]:
        for place, reading in enumerate(readings(char)):
            (besides if place else first)[reading].append(char)
    lines = [f"{key}\t{''.join(first[key])}\t{''.join(besides[key])}" for key in sorted(first | besides)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {sum(map(len, first.values()))} characters, {len(lines)} readings")


if __name__ == "__main__":
    main()
