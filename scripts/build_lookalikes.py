"""Write honors/data/lookalikes.txt: characters that a mainland list rarely means, each with the one it usually means.

    scripts/build_lookalikes.py /usr/share/unicode

The directory is that of Debian's `unicode-data` (honors/data/README.md names version and licence). A character is
taken when it is not among the 8,105 of the state's list (通用规范汉字表, Unihan kTGH) but a variant of it is: the
simplified form first, then the same character with another code, then one of the same meaning, of several the one
that stands first in the state's list. Radicals, which copying from PDF leaves behind, go with their characters.
"""

import bz2
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "honors" / "data" / "lookalikes.txt"
FIELDS = ("kSimplifiedVariant", "kZVariant", "kSemanticVariant")
PER_LINE = 40


def unihan(folder: Path, name: str) -> str:
    return bz2.decompress((folder / f"Unihan_{name}.txt.bz2").read_bytes()).decode()


def standard(folder: Path) -> dict[str, int]:
    """Character of the state's list → its number there: the commoner, the lower."""
    rows = re.findall(r"^U\+(\w+)\tkTGH\t\d+:(\d+)", unihan(folder, "OtherMappings"), re.MULTILINE)
    return {chr(int(code, 16)): int(number) for code, number in rows}


def variants(folder: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for code, field, targets in re.findall(r"^U\+(\w+)\t(k\w+)\t(.*)$", unihan(folder, "Variants"), re.MULTILINE):
        found[chr(int(code, 16))][field] = [chr(int(each, 16)) for each in re.findall(r"U\+(\w+)", targets)]
    return found


def radicals(folder: Path) -> dict[str, str]:
    text = (folder / "EquivalentUnifiedIdeograph.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^(\w{4,5})(?:\.\.(\w{4,5}))?\s*; (\w{4,5})", text, re.MULTILINE)
    return {
        chr(code): chr(int(target, 16))
        for first, last, target in rows
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


def usual(char: str, fields: dict[str, list[str]], known: dict[str, int]) -> str:
    """What the character usually stands for, "" where there is no such."""
    for field in FIELDS:
        candidates = [each for each in fields.get(field, []) if each in known]
        if candidates:
            return min(candidates, key=lambda each: known[each])
    return ""


def main() -> None:
    folder = Path(sys.argv[1])
    known = standard(folder)
    pairs = radicals(folder) | {char: usual(char, fields, known) for char, fields in variants(folder).items()}
    flat = [char + pairs[char] for char in sorted(pairs) if pairs[char] and char not in known]
    rows = [" ".join(flat[start : start + PER_LINE]) for start in range(0, len(flat), PER_LINE)]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(flat)} pairs")


if __name__ == "__main__":
    main()
