"""What a reader typed, as runs that a strict hit must contain. Anything may be typed; nothing here raises.

王伟 夜校            both, anywhere
“创新工作室” 《工会法》   as it stands: no other wordings; a mark that is not closed is none
劳模 -王伟 -"区总工会"  without documents in which these stand
2024年               also 2024 and 二〇二四, also written against other characters: 五一劳动奖章2024
即工发〔2024〕12号     one number of a document, whatever its brackets and blanks
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from search import text

MAX_CHARACTERS = 200  # of the query; a sentence of 200 characters finds its article
MAX_RUNS = 16  # of terms, and of exclusions

_DIGITS = "〇一二三四五六七八九"
_YEAR = f"(?:19[4-9]|20[0-9])[0-9]|(?:一九[四五六七八九]|二[〇零][{_DIGITS}零])[{_DIGITS}零]"
_YEAR_SUFFIX = "(?:年度?)?"
_IS_YEAR = re.compile(f"({_YEAR}){_YEAR_SUFFIX}")
_YEAR_FIRST = re.compile(f"({_YEAR})年?度?(?=[{text.HAN}]{{2}})(?!年|度|[一二三四五六七八九十]{{1,3}}月)")
_YEAR_LAST = re.compile(f"(?<=[{text.HAN}]{{2}})(?<![0-9{_DIGITS}])({_YEAR}){_YEAR_SUFFIX}$")

_QUOTED = '「[^「」]*」|『[^『』]*』|《[^《》]*》|["“”][^"“”]*["“”]'
# 代字, year and number of a document; without brackets only after a character that 代字 end in: 即工发2024 12号.
_NUMBER = (
    f"(?P<code>[{text.HAN}]{{2,16}} ?(?=[〔\\[(（【「{{])|[{text.HAN}]{{1,15}}[发字函办通令告规] ?(?=[0-9]))"
    "[〔\\[(（【「{]? ?(?P<year>[0-9]{4}) ?[〕\\])）】」}]? ?[年第]{0,2} ?(?P<place>[0-9]{1,5}) ?号"
)
_RUN = text.RUN.pattern
_TOKEN = re.compile(f"(?P<minus>(?<!\\S)[-−])?(?:(?P<number>{_NUMBER})|(?P<quoted>{_QUOTED})|(?P<run>{_RUN}))")


@dataclass(frozen=True)
class Run:
    """Characters that the reader wrote without a gap: 创新工作室, 2024年度. `parts` are its stretches, folded."""

    parts: tuple[str, ...]

    @cached_property
    def needle(self) -> str:
        """What must be a substring of a text's normal form. Han may go on to either side, words may not."""
        left = "" if text.IS_HAN.match(self.parts[0]) else " "
        right = "" if text.IS_HAN.match(self.parts[-1]) else " "
        return f"{left}{' '.join(self.parts)}{right}"

    @cached_property
    def ends_in_prefix(self) -> bool:
        """Whether the last gram is a lone Han character, which in a text may be followed by another."""
        return len(self.parts[-1]) == 1 and bool(text.IS_HAN.match(self.parts[-1]))

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """The run's grams. The lone last character of a Han stretch at the end is left out: the text may go on."""
        found = list(text.grams(list(self.parts)))
        if text.IS_HAN.match(self.parts[-1]) and not self.ends_in_prefix:
            found.pop()
        return tuple(found)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the run in a folded text that still has its punctuation."""
        left = "" if text.IS_HAN.match(self.parts[0]) else f"(?<![^\\W_{text.HAN}])"
        right = "" if text.IS_HAN.match(self.parts[-1]) else f"(?![^\\W_{text.HAN}])"
        gap = f"(?:[\\W_](?<![{text.HAN}]))*"
        return re.compile(left + gap.join(map(re.escape, self.parts)) + right)


@dataclass(frozen=True)
class Term:
    """One thing that a strict hit must contain, in any of its wordings; the first is the reader's own."""

    wordings: tuple[Run, ...]
    exact: bool = False  # quoted, or the number of a document: as it stands or not at all

    def stands_in(self, *normal_texts: str) -> bool:
        return any(run.needle in each for run in self.wordings for each in normal_texts)


@dataclass(frozen=True)
class ParsedQuery:
    """`shown` is the query for the page; each of `terms` must stand in a strict hit, none of `excluded` may.

    `written` is the normal form of the query without what it excludes: a title that reads so is the title itself.
    """

    shown: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[Run, ...] = ()
    written: str = ""

    @property
    def runs(self) -> tuple[Run, ...]:
        """What the reader wrote, without other wordings."""
        return tuple(term.wordings[0] for term in self.terms)

    @property
    def wordings(self) -> tuple[Run, ...]:
        """Everything that may be marked on the page."""
        return tuple(run for term in self.terms for run in term.wordings)

    def stands_in(self, *normal_texts: str) -> bool:
        """Whether a document with these texts is a strict hit: what every engine must agree with."""
        wanted = bool(self.terms) and all(term.stands_in(*normal_texts) for term in self.terms)
        return wanted and not any(run.needle in each for run in self.excluded for each in normal_texts)


def parse(raw: str) -> ParsedQuery:
    clean = " ".join(text.storable(raw[: MAX_CHARACTERS * 4]).split())
    shown = clean[:MAX_CHARACTERS]
    folded = text.fold(shown)
    if len(clean) > MAX_CHARACTERS:
        folded = _without_cut_word(folded, text.fold(clean[MAX_CHARACTERS]))
    terms: dict[Run, Term] = {}
    excluded: dict[Run, None] = {}
    kept = []
    for token in _TOKEN.finditer(folded):
        if token["minus"]:
            excluded |= {run: None for term in _terms(token) for run in term.wordings}
        else:
            kept.append(token[0])
            terms |= {term.wordings[0]: term for term in _terms(token)}
    wanted = tuple(terms.values())[:MAX_RUNS]
    return ParsedQuery(shown, wanted, tuple(excluded)[:MAX_RUNS], text.normal(" ".join(kept)))


def _terms(token: re.Match[str]) -> Iterator[Term]:
    if token["number"]:
        yield Term(_document_numbers(token), exact=True)
        return
    if token["quoted"]:
        parts = text.stretches(token[0])
        if parts:
            yield Term((Run(tuple(parts)),), exact=True)
        return
    for piece in _pieces(token["run"]):
        parts = text.stretches(piece)
        if parts:
            yield Term(tuple(dict.fromkeys([Run(tuple(parts)), *_other_years(piece)])))


def _document_numbers(token: re.Match[str]) -> tuple[Run, ...]:
    """即工发〔2024〕12号, also where it reads 第12号."""
    code, year, place = token["code"].strip(), token["year"], token["place"]
    return Run((code, year, place, "号")), Run((code, year, "第", place, "号"))


def _pieces(run: str) -> list[str]:
    """The run, parted from a year at its beginning or end: 五一劳动奖章2024 means rolls of 2024 too."""
    if _IS_YEAR.fullmatch(run):
        return [run]
    for pattern in (_YEAR_FIRST, _YEAR_LAST):
        year = pattern.match(run) if pattern is _YEAR_FIRST else pattern.search(run)
        if year:
            return [piece for piece in (run[: year.start()], year[0], run[year.end() :]) if piece]
    return [run]


def _other_years(piece: str) -> list[Run]:
    """A year in digits and in characters; a document of that year has it in its text (search.documents)."""
    found = _IS_YEAR.fullmatch(piece)
    if not found:
        return []
    digits = "".join(
        str(_DIGITS.find(char.replace("零", "〇"))) if char in f"{_DIGITS}零" else char for char in found[1]
    )
    characters = "".join(_DIGITS[int(digit)] for digit in digits)
    return [Run((each,)) for each in (digits, characters, characters.replace("〇", "零"))]


def _without_cut_word(folded: str, following: str) -> str:
    """A word cut in half would find nothing; a cut row of Han still does."""
    last = list(text.STRETCH.finditer(folded))[-1:]
    cut = last and last[0].end() == len(folded) and text.STRETCH.fullmatch(following)
    if not cut or text.IS_HAN.match(last[0].group()) or text.IS_HAN.match(following):
        return folded
    return folded[: last[0].start()]
