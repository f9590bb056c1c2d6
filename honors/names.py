"""Names as they are stored: no blanks between Han characters, one middle dot, nothing invisible."""

import re
import unicodedata
from dataclasses import dataclass

MIDDLE_DOTS = re.compile(r"\s*[•‧∙⋅・．·﹒]\s*")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What stands in a name cell beside the name itself: 王伟（女，回族）."""

    name: str
    sex: str = ""
    ethnic_group: str = ""
    remark: str = ""
    doubts: tuple[str, ...] = ()


def parse_name(text: str) -> ParsedName:
    """The name, and what is said about it."""
    return ParsedName(clean_name(text))


def clean_name(name: str) -> str:
    """`王　伟` → 王伟, `阿卜杜拉•买买提` → 阿卜杜拉·买买提, `John  Smith` keeps one blank. Characters stay as given."""
    text = MIDDLE_DOTS.sub("·", INVISIBLE.sub("", name))
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"(?<=\S) (?=\S)", _blank_between, text)


def _blank_between(match: re.Match[str]) -> str:
    """A blank stays only between two words of other scripts."""
    text, at = match.string, match.start()
    return " " if _is_latin(text[at - 1]) and _is_latin(text[at + 1]) else ""


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "CYRILLIC")) or char in ".'-0123456789"
