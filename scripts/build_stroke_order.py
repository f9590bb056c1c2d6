"""Write honors/data/stroke_order.txt: every Han character under its stroke count, in writing order (笔画笔顺).

    scripts/build_stroke_order.py Unihan_IRGSources.txt[.bz2] cnchar.order.min.js stroke.dict.yaml

Sources (honors/data/README.md names versions and licences): counts are Unicode's kTotalStrokes; within a count the
strokes in the order written, 横1 竖2 撇3 点4 折5, from cnchar-order, and from rime-stroke where that lacks a character
or disagrees with Unicode's count. What no source knows follows by code point.
"""

import bz2
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "honors" / "data" / "stroke_order.txt"
RIME_DIGITS = str.maketrans("hspnz", "12345")
# cnchar-order names 26 shapes by letter; all that bend are 折, but 竖钩 counts as 竖, 提 as 横, 捺 as 点.
CNCHAR_STRAIGHT = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "l": "4", "d": "4"}
UNKNOWN = "9"


def unicode_counts(path: Path) -> dict[str, int]:
    """kTotalStrokes; of two values the first is that of the simplified form's region."""
    raw = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
    rows = re.findall(r"^U\+(\w+)\tkTotalStrokes\t(\d+)", raw.decode(), re.MULTILINE)
    return {chr(int(code, 16)): int(count) for code, count in rows}


def cnchar_orders(path: Path) -> dict[str, str]:
    rows = re.findall(r'"([^\x00-\x7f])":"([a-z]+)"', path.read_text(encoding="utf-8"))
    return {char: "".join(CNCHAR_STRAIGHT.get(shape, "5") for shape in shapes) for char, shapes in rows}


def rime_orders(path: Path) -> dict[str, list[str]]:
    """Several orders a character: the first is Taiwan's, the last the mainland's where both are given."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        char, _tab, order = line.partition("\t")
        if len(char) == 1 and re.fullmatch("[hspnz]+", order):
            found[char].insert(0, order.translate(RIME_DIGITS))
    return found


def order_of(count: int, candidates: list[str]) -> str:
    """The first order that agrees with Unicode's count, else the first at all."""
    fitting = [order for order in candidates if len(order) == count]
    return (fitting or candidates or [UNKNOWN])[0]


def main() -> None:
    unihan, cnchar, rime = (Path(name) for name in sys.argv[1:4])
    first, second = cnchar_orders(cnchar), rime_orders(rime)
    by_count: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for char, count in unicode_counts(unihan).items():
        candidates = ([first[char]] if char in first else []) + second.get(char, [])
        by_count[count].append((order_of(count, candidates), char))
    lines = [f"{count}\t{''.join(char for _order, char in sorted(by_count[count]))}" for count in sorted(by_count)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {sum(map(len, by_count.values()))} characters")


if __name__ == "__main__":
    main()
