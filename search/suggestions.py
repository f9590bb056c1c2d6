"""What a reader may be about to type: names and titles by their beginning, by pinyin and by initials.

The best are read along an index for each rank and each way of typing, a few of each, so the time does not grow with
the number of words. Only words of documents that a reader may open are there to be offered (search.terms).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Min, Q, Subquery
from django.utils import timezone

from core.templatetags.core_tags import site_path
from search import kinds, promotions, vocabulary
from search.models import SearchTerm, TermRank
from search.terms import key_of
from search.text import IS_HAN

LIMIT = 8
EACH = 24  # words read of each rank and way of typing: more than LIMIT, so that short ones can stand first
LONGEST = 40  # characters typed; what is longer is no beginning of a name
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word to take over, where it leads, and what it is ("" for a search)."""

    text: str
    kind_label: str
    url: str


def suggest(text: str, locale: str, limit: int = LIMIT) -> tuple[Suggestion, ...]:
    """The best words that begin so, each once; two queries besides what is kept under the token."""
    key = key_of(text[:LONGEST])
    if not key:
        return ()
    found = _own_words(key, locale) | _terms(key, locale)
    return tuple(list(found.values())[:limit])


# Words that are kept: promoted queries, awards, towns ---------------------------------------------------------------


def _own_words(key: str, locale: str) -> dict[str, Suggestion]:
    """Folded word → suggestion. Promoted queries first; of awards no more than half, so that people are seen."""
    promoted = [word for word in promotions.queries(locale) if key_of(word).startswith(key)]
    words = [word.text for word in vocabulary.beginning_with(key, locale)]
    return {key_of(word): _search_for(word, locale) for word in (*promoted, *words[: LIMIT // 2])}


def _search_for(word: str, locale: str) -> Suggestion:
    return Suggestion(word, "", site_path("search/", locale) + "?" + urlencode({"q": word}))


# Words of documents ---------------------------------------------------------------------------------------------------


def _terms(key: str, locale: str) -> dict[str, Suggestion]:
    terms = list(_matching(key, locale))
    best: dict[str, SearchTerm] = {}
    for term in sorted(terms, key=lambda term: _order(term, key)):
        best.setdefault(term.folded, term)
    chosen = dict(list(best.items())[:LIMIT])
    shared = _shared(chosen, locale)
    return {folded: _suggestion(term, locale, alone=folded not in shared) for folded, term in chosen.items()}


def _matching(key: str, locale: str) -> Iterable[SearchTerm]:
    offered = SearchTerm.objects.offered(locale, timezone.now())
    found = Q()
    for field in _ways(key):
        begins = {f"{field}__gte": key, f"{field}__lt": key + LAST}
        for rank in TermRank.values:
            some = offered.filter(rank=rank, **begins).values(field, "text").annotate(first=Min("pk"))
            found |= Q(pk__in=Subquery(some.order_by(field, "text").values("first")[:EACH]))
    return SearchTerm.objects.filter(found).select_related("document").defer(*_LONG)


# What a suggestion does not show.
_LONG = tuple(f"document__{name}" for name in ("body", "body_folded", "names", "names_folded", "card", "facets"))


def _ways(key: str) -> Iterator[str]:
    yield "folded"
    if key.isascii() and not IS_HAN.search(key):
        yield from ("pinyin", "initials")


def _order(term: SearchTerm, key: str) -> tuple[bool, int, bool, int, str]:
    """The word itself, then people, rolls …; of each what is written so before what is read so, short ones first."""
    whole = key in (term.folded, term.pinyin, term.initials)
    return (not whole, term.rank, not term.folded.startswith(key), len(term.text), term.folded)


def _shared(chosen: Iterable[str], locale: str) -> set[str]:
    """Those of these folded words that several things bear: they lead to the list of results."""
    offered = SearchTerm.objects.offered(locale, timezone.now())
    counted = offered.filter(rank__in=TermRank.values, folded__in=list(chosen)).values("folded")
    rows = counted.annotate(bearers=Count("document__group", distinct=True)).filter(bearers__gt=1)
    return set(rows.values_list("folded", flat=True))


def _suggestion(term: SearchTerm, locale: str, *, alone: bool) -> Suggestion:
    document = term.document
    if alone and (document.kind == "person" or key_of(document.title) == term.folded):
        return Suggestion(term.text, kinds.label(document.kind), document.url)
    return _search_for(term.text, locale)
