"""What a reader typed, as runs that a strict hit must contain. Anything may be typed; nothing here raises."""

import re
from dataclasses import dataclass
from functools import cached_property

from search import text

MAX_CHARACTERS = 200  # of the query; a sentence of 200 characters finds its article
MAX_RUNS = 16


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
    exact: bool = False  # written in quotation marks: as it stands or not at all

    def stands_in(self, *normal_texts: str) -> bool:
        return any(run.needle in each for run in self.wordings for each in normal_texts)


@dataclass(frozen=True)
class ParsedQuery:
    """`shown` is the query for the page; each of `terms` must stand in a strict hit, none of `excluded` may."""

    shown: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[Run, ...] = ()

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
    found = [Run(tuple(text.stretches(run))) for run in text.RUN.findall(folded)]
    runs = tuple(dict.fromkeys(run for run in found if run.parts))[:MAX_RUNS]
    return ParsedQuery(shown, tuple(Term((run,)) for run in runs))


def _without_cut_word(folded: str, following: str) -> str:
    """A word cut in half would find nothing; a cut row of Han still does."""
    last = list(text.STRETCH.finditer(folded))[-1:]
    cut = last and last[0].end() == len(folded) and text.STRETCH.fullmatch(following)
    if not cut or text.IS_HAN.match(last[0].group()) or text.IS_HAN.match(following):
        return folded
    return folded[: last[0].start()]
