"""Other wordings of what a reader wrote: 劳模 is 劳动模范. Editors' groups, and what honours were called before.

Read at query time and kept under the token, so a new group works at once and nothing is indexed anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core import sitedata
from honors.models import AwardTypeFormerName
from search.models import SearchSynonym
from search.query import ParsedQuery, Run, Term
from search.terms import key_of, without_place
from search.text import IS_HAN, stretches

MOST = 8  # wordings of one term, the reader's own among them
Words = dict[str, tuple[str, ...]]


def widen(parsed: ParsedQuery, locale: str) -> ParsedQuery:
    """The query with the other wordings of each term that is not quoted. Synonyms hold in every language."""
    table = words()
    if not table:
        return parsed
    return replace(parsed, terms=tuple(term if term.exact else _widened(term, table) for term in parsed.terms))


def words() -> Words:
    """Folded word → its other words, folded; two queries once for each state of the site."""
    return sitedata.remember("search-synonyms", _collected)


# The table ------------------------------------------------------------------------------------------------------------


def _collected() -> Words:
    table: dict[str, dict[str, None]] = {}
    for sought, listed in _groups():
        for word in sought:
            table.setdefault(word, {}).update(dict.fromkeys(each for each in listed if each != word))
    return {word: tuple(others) for word, others in table.items() if others}


def _groups() -> Iterator[tuple[list[str], list[str]]]:
    """Pairs of words that are looked for, and what is found with them."""
    for row in SearchSynonym.objects.order_by("pk"):
        listed = [each for each in map(key_of, row.listed) if _usable(each)]
        yield (listed[:1] if row.one_way else listed), listed
    for former in AwardTypeFormerName.objects.select_related("award_type").order_by("pk"):
        for pair in _former_pairs(key_of(former.award_type.name_zh), key_of(former.name_zh)):
            yield pair, pair


def _former_pairs(present: str, former: str) -> Iterator[list[str]]:
    """Both names, and both without the province or town they begin with: readers leave it out."""
    yield [present, former]
    if without_place(present) != present and without_place(former) != former:
        yield [without_place(present), without_place(former)]


def _usable(word: str) -> bool:
    """Years and numbers of documents are left alone."""
    return len(word) > 1 and not word.isdigit()


# One term -------------------------------------------------------------------------------------------------------------


def _widened(term: Term, table: Words) -> Term:
    own = term.wordings[0]
    row = "".join(own.parts)
    runs = [*term.wordings, *(Run(tuple(stretches(each))) for each in wordings(row, table))]
    distinct = list(dict.fromkeys(run for run in runs if run.parts))
    return replace(term, wordings=tuple(_without_narrower(distinct))[:MOST])


def wordings(row: str, table: Words) -> Iterator[str]:
    """The row with each word of a group replaced, one at a time, then what follows from two at once.

    The longest word at a place counts: in 劳模精神, if that is a word of a group, 劳模 is not looked at. What has been
    replaced is not looked at again, so groups never chain.
    """
    places = list(_places(row, table))
    for start, word in places:
        for other in _others(word, table):
            yield row[:start] + other + row[start + len(word) :]
    if len(places) > 1:
        yield from _all_replaced(row, places, table)


def _others(word: str, table: Words) -> list[str]:
    """A longer word around this one finds nothing more: 职工夜校 stands wherever 夜校 is looked for."""
    return [other for other in table[word] if word not in other]


def _all_replaced(row: str, places: list[tuple[int, str]], table: Words) -> Iterator[str]:
    """Every place in its first other wording."""
    changed = row
    for start, word in reversed(places):
        for other in _others(word, table)[:1]:
            changed = changed[:start] + other + changed[start + len(word) :]
    yield changed


def _places(row: str, table: Words) -> Iterator[tuple[int, str]]:
    """Words of groups from left to right, without overlaps, the longest first at each place."""
    lengths = sorted({len(word) for word in table}, reverse=True)
    at = 0
    while at < len(row):
        found = next((row[at : at + size] for size in lengths if _stands(row, at, size, table)), "")
        if found:
            yield at, found
        at += len(found) or 1


def _stands(row: str, at: int, size: int, table: Words) -> bool:
    """Whether a word of the table stands here; words of other scripts must be whole (ai is not in hair)."""
    word = row[at : at + size]
    if len(word) < size or word not in table:
        return False
    before, after = row[:at][-1:], row[at + size :][:1]
    return not (_joined(before, word[0]) or _joined(word[-1], after))


def _joined(left: str, right: str) -> bool:
    return bool(left and right) and not IS_HAN.match(left) and not IS_HAN.match(right)


def _without_narrower(runs: Iterable[Run]) -> list[Run]:
    """A wording that contains another one finds nothing that the other does not; the reader's own stays first."""
    own, *others = runs
    kept = [own]
    for run in others:
        if not any(each.needle in run.needle for each in kept):
            kept.append(run)
    return kept
