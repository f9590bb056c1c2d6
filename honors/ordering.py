"""姓氏笔画 order as official lists use it: strokes of the first character, how they are written, then the next one.

A name becomes a key of fixed-width blocks of [0-9a-f], which every database sorts alike. One block is a character:
its stroke count (Unicode kTotalStrokes), then its place among the characters of that count (honors/data/README.md).
"""

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "stroke_order.txt"
CHARACTERS = 12
BLOCK = 6
KEY_LENGTH = CHARACTERS * BLOCK
# Latin letters and the like stand before Han characters, a Han character that Unicode added later after all others.
NOT_HAN, UNKNOWN_HAN = 0x00, 0xFF
HAN_FROM, PLANES_FROM = 0x2E80, 0x20000


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    """Character → count × 65536 + place. Read at the first save; about 10 MB."""
    places: dict[str, int] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        count, _tab, chars = line.partition("\t")
        places.update((char, int(count) << 16 | place) for place, char in enumerate(chars))
    return places


def stroke_count(char: str) -> int | None:
    """Strokes of one character, None for what is no known Han character."""
    place = _places().get(char)
    return None if place is None else place >> 16


def stroke_key(name: str) -> str:
    """The sort key of a printed name; blanks and middle dots do not count. Never raises."""
    letters = [char for char in name if char.isalnum() or char in _places() or ord(char) >= PLANES_FROM]
    return "".join(_block(char) for char in letters[:CHARACTERS])


def _block(char: str) -> str:
    place = _places().get(char)
    if place is None:
        place = (UNKNOWN_HAN if ord(char) >= HAN_FROM else NOT_HAN) << 16 | ord(char.lower()[:1]) & 0xFFFF
    return f"{place:06x}"
