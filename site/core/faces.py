"""The Chinese faces a PDF is set in: files of pip packages, and which characters each has."""

import enum
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import noto_cjk_sans_otc
import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont

# What a printer sets for a character that no case holds.
SUBSTITUTE = "〓"


class Face(enum.Enum):
    """Serif is what decisions are printed in; sans knows 12,000 characters more, rare names among them."""

    SERIF = "serif"
    SANS = "sans"

    @property
    def path(self) -> Path:
        """The font file, or the collection that holds it."""
        if self is Face.SERIF:
            return pylopdf_fonts_zh_cn.serif_path()
        return Path(str(noto_cjk_sans_otc.FONT_PATH))

    @property
    def number(self) -> int:
        """Its place in a collection: the third of Noto Sans CJK has the forms used on the mainland."""
        return 2 if self is Face.SANS else 0

    def has(self, text: str) -> bool:
        """Whether every character of the text has a glyph in this face."""
        return characters(self).issuperset(map(ord, text))


@cache
def characters(face: Face) -> frozenset[int]:
    """Code points that the face has a glyph for."""
    with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
        return frozenset(font.getBestCmap())


def face_for(text: str) -> Face:
    """The serif face, unless only the other has all of the text: one name is never set in two faces."""
    return Face.SERIF if Face.SERIF.has(text) or not Face.SANS.has(text) else Face.SANS


def missing(texts: Iterable[str]) -> list[str]:
    """Characters that no face has, in the order met. Whoever makes a document says so before it is printed."""
    seen = dict.fromkeys(sign for text in texts for sign in printable(text))
    return [sign for sign in seen if not any(face.has(sign) for face in Face)]


def printable(text: str) -> str:
    """Without signs that have no form of their own: variation selectors, zero-width blanks, controls."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Mn", "Cf", "Cc"})


def with_substitutes(text: str) -> str:
    """Characters that no face has become 〓: what is missing is seen, and never an empty box."""
    lost = set(missing([text]))
    return "".join(SUBSTITUTE if sign in lost else sign for sign in printable(text))
