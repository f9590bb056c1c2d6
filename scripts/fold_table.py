"""Write search/data/traditional.txt from OpenCC's character dictionary (see search/data/README.md).

pip download --no-deps opencc-python-reimplemented==0.1.7
python scripts/fold_table.py opencc_python_reimplemented-0.1.7-py2.py3-none-any.whl
"""

import sys
import zipfile
from pathlib import Path

MEMBER = "opencc/dictionary/TSCharacters.txt"
TARGET = Path(__file__).resolve().parents[1] / "search" / "data" / "traditional.txt"
PER_LINE = 40


def pairs(wheel: Path) -> dict[str, str]:
    """Traditional character → the first simplified form that the dictionary gives, chains followed to the end."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read(MEMBER).decode("utf-8").splitlines()
    table = {line.split("\t")[0]: line.split("\t")[1].split()[0] for line in lines if "\t" in line}
    return {source: _end(table, source) for source in sorted(table) if _end(table, source) != source}


def _end(table: dict[str, str], char: str) -> str:
    seen = {char}
    while table.get(char, char) not in seen:
        char = table[char]
        seen.add(char)
    return char


def main() -> None:
    table = pairs(Path(sys.argv[1]))
    if any(len(source) != 1 or len(target) != 1 for source, target in table.items()):
        raise SystemExit("a pair is not one character to one: folding would change lengths")
    flat = [source + target for source, target in table.items()]
    rows = [" ".join(flat[start : start + PER_LINE]) for start in range(0, len(flat), PER_LINE)]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(table)} pairs → {TARGET}")


if __name__ == "__main__":
    main()
