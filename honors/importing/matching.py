"""Whether a row means somebody who is known: the rule for namesakes (model.md §3). Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from django.utils.translation import gettext as _

ALIKE = 0.8  # share of common characters from which two units may be one
# What two offices write differently of one unit.
FORMS = ("有限责任公司", "股份有限公司", "有限公司", "公司", "集团", "（集团）", "(集团)")
PLACES = ("山东省", "山东", "青岛市", "青岛", "即墨区", "即墨市", "即墨")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a row may mean. `key` is `person:12`, `collective:3`, `studio:4` or, of the same file, `row:5`."""

    key: str
    name: str
    label: str
    units: frozenset[str] = frozenset()  # today's and those once printed
    town: int | None = None
    trade: str = ""
    kind: str = "person"


@dataclass(slots=True)
class Match:
    """`found` is whom the row means, None for nobody known; `doubts` say why that is not sure."""

    found: Recipient | None = None
    others: list[Recipient] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row says that tells namesakes apart."""

    name: str
    unit: str
    town: int | None
    trade: str


def match(facts: Facts, namesakes: Sequence[Recipient]) -> Match:
    """Same unit: that one. Another unit: nobody known, the namesakes shown. Doubtful between."""
    same = [each for each in namesakes if _same_unit(facts, each)]
    if len(same) == 1:
        return Match(same[0], list(namesakes))
    if same:
        return Match(None, list(namesakes), [_("“%s”在这个单位登记过不止一位，请选是哪一位。") % facts.name])
    doubts = [doubt for each in namesakes if (doubt := doubt_about(facts, each))]
    return Match(None, list(namesakes), list(dict.fromkeys(doubts)))


def _same_unit(facts: Facts, other: Recipient) -> bool:
    return bool(facts.unit) and plain(facts.unit) in {plain(unit) for unit in other.units}


def doubt_about(facts: Facts, other: Recipient) -> str:
    """Why a namesake of another unit may be the same person all the same, "" when nothing speaks for it."""
    if not facts.unit or not any(other.units):
        return _("有同名的“%s”，单位没有写全，看不出是不是同一位。") % other.label
    if any(alike(facts.unit, unit) for unit in other.units):
        return _("有同名的“%s”，单位名称相近，看不出是不是同一位。") % other.label
    if facts.town and facts.town == other.town and facts.trade and facts.trade == other.trade:
        return _("有同名的“%s”，镇街和工种都相同，看不出是不是同一位。") % other.label
    return ""


@lru_cache(maxsize=4096)
def plain(unit: str) -> str:
    """A unit's name without blanks and differences of width."""
    return "".join(unicodedata.normalize("NFKC", unit).split())


@lru_cache(maxsize=4096)
def core_of(unit: str) -> str:
    """即墨示例针织有限公司 → 示例针织."""
    text = plain(unit)
    for word in FORMS:
        text = text.replace(plain(word), "")
    for place in PLACES:
        text = text.removeprefix(place)
    return text


def alike(one: str, other: str) -> bool:
    """Two spellings that may be one unit: one within the other, or nearly the same characters."""
    first, second = core_of(one), core_of(other)
    if not first or not second:
        return True
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def nearest(text: str, names: Iterable[str]) -> str:
    """The most similar of some names, "" when none is similar."""
    return next(iter(get_close_matches(text, list(names), n=1, cutoff=0.5)), "")
