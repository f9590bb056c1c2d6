"""What a reader probably meant who wrote something that stands nowhere: 创新工做室 for 创新工作室.

Words of documents (search.terms) and those that are known without any (search.vocabulary) are compared by sound, by
look and by letters. Whatever is offered stands in a document that the reader may open at that moment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from search import sounds, vocabulary
from search.backends import standing
from search.models import SearchTerm, TermRank
from search.query import ParsedQuery, Run, Term
from search.text import IS_HAN, stretches

LONGEST = 24  # characters of a row that is looked at; longer rows are sentences
SHORTEST, WIDEST = 2, 16  # characters of a word inside it
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_LETTERS = 20
MOST_KEYS = 600  # looked up at once
MOST_WORDS = 400  # read
TRIED = 3  # candidates that are looked for in texts
MOST_WRONG = 3  # terms that may stand nowhere: of a query with more, nobody can tell what was meant
SOUND, NEARLY, LOOK = range(3)  # how a word resembles what was written, best first


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the row: where it begins, its characters, and the keys under which like words are found."""

    start: int
    chars: str
    pinyin: frozenset[str]
    loose: frozenset[str]
    looks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may replace a part of the row."""

    start: int
    folded: str
    likeness: int
    rank: int
    count: int
    same: int

    @property
    def order(self) -> tuple[int, int, int, int, int, str]:
        return (-len(self.folded), self.likeness, -self.same, self.rank, -self.count, self.folded)


@dataclass(frozen=True, slots=True)
class Known:
    """A word that may be offered, in whatever place it was found."""

    folded: str
    pinyin: str
    loose: str
    rank: int
    count: int


def of(parsed: ParsedQuery, locale: str, moment: datetime) -> str:
    """The query as it was probably meant, "" when nothing better is known. Only words that a reader may find.

    Two queries, and one for each term that stands nowhere.
    """
    stand = standing([ParsedQuery("", (term,)) for term in parsed.terms], locale, moment)
    wrong = [term for term, stands in zip(parsed.terms, stand, strict=True) if not (stands or term.exact)]
    better = _better(wrong, locale, moment) if len(wrong) <= MOST_WRONG else {}
    if not better:
        return ""
    words = [better.get(term) or _written(term) for term in parsed.terms]
    return " ".join([*words, *(f"-{''.join(run.parts)}" for run in parsed.excluded)])


def _written(term: Term) -> str:
    row = "".join(term.wordings[0].parts)
    return f"“{row}”" if term.exact else row


def _better(wrong: Iterable[Term], locale: str, moment: datetime) -> dict[Term, str]:
    """Term → its row with one or more of its words replaced, for those of which something is known."""
    tries = {term: _tries("".join(term.wordings[0].parts), locale, moment) for term in wrong}
    rows = list(dict.fromkeys(row for some in tries.values() for row in some))
    asked = [ParsedQuery("", (Term((Run(tuple(stretches(row))),)),)) for row in rows]
    stand = dict(zip(rows, standing(asked, locale, moment), strict=True))
    found = {term: next((row for row in some if stand[row]), "") for term, some in tries.items()}
    return {term: row for term, row in found.items() if row}


def _tries(row: str, locale: str, moment: datetime) -> list[str]:
    """What the row may have been meant to be, the likeliest first."""
    if len(row) < SHORTEST or len(row) > LONGEST:
        return []
    tries = _by_letters(row, locale, moment) if row.isascii() else _by_characters(row, locale, moment)
    return [each for each in list(dict.fromkeys(tries))[:TRIED] if each != row]


# Chinese: one or more characters sound or look like others ----------------------------------------------------------


def _by_characters(row: str, locale: str, moment: datetime) -> Iterator[str]:
    """The row with its likeliest words, all that do not overlap at once; then with one of them each."""
    windows = list(_windows(row))
    found = sorted(_candidates(windows, locale, moment), key=lambda candidate: candidate.order)
    for first in found[:TRIED]:
        yield _replaced(row, _compatible(first, found))
    for candidate in found:
        yield _replaced(row, [candidate])


def _compatible(first: Candidate, found: Iterable[Candidate]) -> list[Candidate]:
    chosen = [first]
    for each in found:
        if all(
            each.start >= one.start + len(one.folded) or one.start >= each.start + len(each.folded) for one in chosen
        ):
            chosen.append(each)
    return chosen


def _replaced(row: str, candidates: Iterable[Candidate]) -> str:
    for each in candidates:
        row = row[: each.start] + each.folded + row[each.start + len(each.folded) :]
    return row


def _windows(row: str) -> Iterator[Window]:
    """Every part of the row that may be a word, the longest first."""
    for size in range(min(len(row), WIDEST), SHORTEST - 1, -1):
        for start in range(len(row) - size + 1):
            chars = row[start : start + size]
            if IS_HAN.search(chars):
                ways = sounds.spellings(chars)
                yield Window(
                    start,
                    chars,
                    frozenset(map(sounds.joined, ways)),
                    frozenset(map(sounds.loosely, ways)),
                    frozenset(_looking_alike(chars)),
                )


def _looking_alike(chars: str) -> Iterator[str]:
    """The characters with one of them replaced by one that looks like it."""
    for place, char in enumerate(chars):
        for other in sounds.lookalikes(char):
            yield chars[:place] + other + chars[place + 1 :]


def _candidates(windows: list[Window], locale: str, moment: datetime) -> Iterator[Candidate]:
    known = [*_words_like(windows, locale, moment), *_vocabulary(locale)]
    for window in windows:
        for word in known:
            likeness = _likeness(window, word)
            if likeness is not None:
                same = sum(one == other for one, other in zip(window.chars, word.folded, strict=True))
                yield Candidate(window.start, word.folded, likeness, word.rank, word.count, same)


def _likeness(window: Window, word: Known) -> int | None:
    if len(word.folded) != len(window.chars) or word.folded == window.chars:
        return None
    if word.pinyin in window.pinyin:
        return SOUND
    if word.folded in window.looks:
        return LOOK
    return NEARLY if word.loose in window.loose else None


def _words_like(windows: list[Window], locale: str, moment: datetime) -> list[Known]:
    """One query: words of documents that sound or look like any of the windows."""
    pinyin = _some(window.pinyin for window in windows)
    loose = _some(window.loose for window in windows)
    looks = _some(window.looks for window in windows)
    return _known({"pinyin": pinyin, "folded": looks, "loose": loose}, locale, moment)


def _known(keys: dict[str, list[str]], locale: str, moment: datetime) -> list[Known]:
    """Words with one of the keys in one of the fields. Each field is looked up along its own index, then they are put
    together: asked for in one condition, both databases read every word there is."""
    offered = SearchTerm.objects.offered(locale, moment)
    ranked = {"rank__in": TermRank.values}  # the first column of their indexes after the language
    ways = [
        offered.filter(**{f"{field}__in": some}, **({} if field == "loose" else ranked)).values("pk")
        for field, some in keys.items()
    ]
    rows = SearchTerm.objects.filter(pk__in=ways[0].union(*ways[1:])).values("folded", "pinyin", "loose", "rank")
    counted = rows.annotate(count=Count("pk")).order_by("rank", "-count")
    return [
        Known(row["folded"], row["pinyin"], row["loose"], row["rank"], row["count"]) for row in counted[:MOST_WORDS]
    ]


def _some(keys: Iterable[frozenset[str]]) -> list[str]:
    return list(dict.fromkeys(key for each in keys for key in sorted(each)))[:MOST_KEYS]


def _vocabulary(locale: str) -> Iterator[Known]:
    for word in vocabulary.words(locale):
        yield Known(word.folded, word.pinyin, word.loose, TermRank.GUIDE, 1)


# Letters: one is wrong, missing, too many, or two are exchanged ------------------------------------------------------


def _by_letters(row: str, locale: str, moment: datetime) -> Iterator[str]:
    """wangwie → 王伟; hounors → honours. The pinyin itself when several people of that sound are known."""
    if not row.isalpha() or not 4 <= len(row) <= MOST_LETTERS:
        return
    keys = sorted(_one_letter_off(row))
    known = _known({"pinyin": keys, "folded": keys}, locale, moment)
    near = set(keys)
    known += [word for word in _vocabulary(locale) if word.pinyin in near or word.folded in near]
    by_sound: dict[str, list[str]] = {}
    for word in known:
        by_sound.setdefault(word.pinyin or word.folded, []).append(word.folded)
    for sound, words in by_sound.items():
        if len(set(words)) > 1:
            yield sound
        yield words[0]


def _one_letter_off(row: str) -> set[str]:
    cuts = [(row[:place], row[place:]) for place in range(len(row) + 1)]
    missing = {left + right[1:] for left, right in cuts if right}
    exchanged = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    added = {left + letter + right for left, right in cuts for letter in LETTERS}
    return (missing | exchanged | wrong | added) - {row}
