"""How well a document answers a query: one measure for all engines, computed on the stored normal forms.

BM25 (a word counts the more, the rarer it is among documents, the oftener it stands in this one and the shorter this
one is) over what a query's words leave behind: a strict hit is measured by its terms, a related document by pairs of
characters and by single characters. How rare a pair is the engine says; how rare a character is the candidates say
themselves. Tuned on the sets of `search_eval`: docs/search-quality.md.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from search import text
from search.query import ParsedQuery

TITLE, NAMES = 4, 2  # what one occurrence there counts for, one in the body being 1
GRAMS = 16  # of a query that look for candidates: the rarest
ASKED_GRAMS = 64  # of a long query, evenly from all of it, that may be among them
SCORED_GRAMS, SCORED_CHARACTERS = 32, 40  # of a query that measure them
POSTINGS = 20_000  # that the chosen grams may have together, beyond the first few
FIRST_GRAMS = 3  # looked up whatever they cost
PHRASE = 0.3  # share of a run's weight that is added where it stands whole
NEWS, HALF_LIFE = 0.15, timedelta(days=365)  # fresh news count up to 15 % more
# Where a document without a date stands among dated ones: after the news of two years, before older news.
TIMELESS = timedelta(days=730)


class Row(NamedTuple):
    """A document to be measured, in normal forms. `body` may be cut: only what it holds counts."""

    pk: int
    kind: str
    date: datetime | None
    title: str
    names: str
    body: str

    @property
    def weighted(self) -> str:
        """One text in which everything stands as often as it counts."""
        return self.title * TITLE + self.names * NAMES + self.body


@dataclass(frozen=True, slots=True)
class Curve:
    """BM25's two numbers: how soon repetition stops to count, and how much length is held against a document."""

    repetition: float
    length: float


TERMS = Curve(2.0, 1.0)
PAIRS = Curve(0.6, 0.75)


# Strict hits -----------------------------------------------------------------------------------------------------


def order_strict(rows: Sequence[Row], parsed: ParsedQuery, moment: datetime) -> list[int]:
    """The places of the rows, best first; equally good ones stay as they came."""
    lengths, texts = _relative_lengths(rows), [row.weighted for row in rows]
    scores = [0.0] * len(rows)
    for term in parsed.terms:
        counts = [sum(each.count(run.needle) for run in term.wordings) for each in texts]
        _add(scores, counts, 1.0, lengths, TERMS)
    fresh = [score * _freshness(row, moment) for score, row in zip(scores, rows, strict=True)]
    return sorted(range(len(rows)), key=lambda place: -fresh[place])


def _freshness(row: Row, moment: datetime) -> float:
    """Only news lose worth with time."""
    age = moment - row.date if row.date and row.kind == "article" else TIMELESS
    return 1.0 + NEWS * 0.5 ** (max(age, timedelta()) / HALF_LIFE)


# Related documents -----------------------------------------------------------------------------------------------


def grams_of(parsed: ParsedQuery) -> list[str]:
    """What looks for related documents: pairs of Han characters and words of other scripts, each once.

    A run of one Han character has no pair and looks for nothing.
    """
    found = dict.fromkeys(gram for run in parsed.runs for gram in run.grams)
    grams = [gram for gram in found if len(gram) > 1 or not text.IS_HAN.match(gram)]
    return [grams[len(grams) * place // ASKED_GRAMS] for place in range(ASKED_GRAMS)] if grams[ASKED_GRAMS:] else grams


def choose(frequencies: Mapping[str, int]) -> list[str]:
    """The rarest grams, rarest first, as long as reading their documents' numbers costs little."""
    chosen: list[str] = []
    left = POSTINGS
    for gram, frequency in sorted(frequencies.items(), key=lambda item: (item[1], item[0])):
        left -= frequency
        if len(chosen) >= GRAMS or (left < 0 and len(chosen) >= FIRST_GRAMS):
            break
        chosen.append(gram)
    return chosen


def weight(frequency: int, documents: int) -> float:
    """How telling a word is that stands in so many of the documents."""
    documents = max(documents, frequency)
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def order_related(
    rows: Sequence[Row], parsed: ParsedQuery, frequencies: Mapping[str, int], documents: int
) -> list[int]:
    """The places of the rows, nearest first; equally near ones stay as they came."""
    lengths, texts = _relative_lengths(rows), [row.weighted for row in rows]
    scores = [0.0] * len(rows)
    telling = sorted(frequencies.items(), key=lambda item: (item[1], item[0]))[:SCORED_GRAMS]
    weights = {gram: weight(frequency, documents) for gram, frequency in telling}
    for gram, worth in weights.items():
        needle = _needle(gram)
        _add(scores, [each.count(needle) for each in texts], worth, lengths, PAIRS)
    for character in _characters(parsed):
        counts = [each.count(character) for each in texts]
        _add(scores, counts, weight(sum(map(bool, counts)), len(rows)), lengths, PAIRS)
    for run in parsed.runs:
        worth = PHRASE * sum(weights.get(gram, 0.0) for gram in run.grams)
        scores = [score + worth * (run.needle in each) for score, each in zip(scores, texts, strict=True)]
    return sorted(range(len(rows)), key=lambda place: -scores[place])


def _needle(gram: str) -> str:
    return gram if text.IS_HAN.match(gram) else f" {gram} "


def _characters(parsed: ParsedQuery) -> Iterable[str]:
    """The Han characters of the query, each once."""
    written = "".join(part for run in parsed.runs for part in run.parts if text.IS_HAN.match(part))
    return list(dict.fromkeys(written))[:SCORED_CHARACTERS]


# BM25 ------------------------------------------------------------------------------------------------------------


def _relative_lengths(rows: Sequence[Row]) -> list[float]:
    """Each body's length against the mean of them all; a long title is held against nobody."""
    lengths = [len(row.body) + 1 for row in rows]
    mean = sum(lengths) / max(len(lengths), 1)
    return [length / mean for length in lengths]


def _add(scores: list[float], counts: Sequence[int], worth: float, lengths: Sequence[float], curve: Curve) -> None:
    k, b = curve.repetition, curve.length
    for place, count in enumerate(counts):
        if count:
            scores[place] += worth * count * (k + 1) / (count + k * (1 - b + b * lengths[place]))
