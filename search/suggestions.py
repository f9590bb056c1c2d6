"""What a reader may be about to type: names and titles by their beginning, by pinyin and by initials.

The best are read along an index for each rank and each way of typing, a few of each, so the time does not grow with
the number of words. Only words of documents that a reader may open are there to be offered (search.terms).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone

from core.templatetags.core_tags import site_path
from search import kinds, promotions, vocabulary
from search.models import SearchTerm, TermRank
from search.models_words import SearchTermQuerySet
from search.terms import key_of

LIMIT = 8
EACH = 16  # words read of each rank and way of typing: more than LIMIT, so that short ones can stand first
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


class Row(NamedTuple):
    """A word with what it is ordered by."""

    text: str
    folded: str
    pinyin: str
    initials: str
    rank: int

    def order(self, key: str) -> tuple[bool, int, bool, int, str]:
        """The word itself, then people, rolls …; of each what is written so before what is read so, then by length."""
        whole = key in (self.folded, self.pinyin, self.initials)
        return (not whole, self.rank, not self.folded.startswith(key), len(self.text), self.folded)


def _terms(key: str, locale: str) -> dict[str, Suggestion]:
    """Folded word → suggestion, best first."""
    moment = timezone.now()
    best: dict[str, str] = {}
    for row in sorted(_beginning(key, locale, moment), key=lambda row: row.order(key)):
        best.setdefault(row.folded, row.text)
    chosen = dict(list(best.items())[:LIMIT])
    bearers = _bearers(chosen, SearchTerm.objects.offered(locale, moment))
    return {folded: _suggestion(text, bearers.get(folded), locale) for folded, text in chosen.items()}


def _beginning(key: str, locale: str, moment: datetime) -> list[Row]:
    """One query. For each rank and way of typing the first words along its index, which is where reading stops.

    Written out, since putting a dozen subqueries together costs more than asking them. The condition is that of
    SearchTermQuerySet.offered.
    """
    at = connection.ops.adapt_datetimefield_value(moment)
    asked = [(field, rank) for field in _ways(key) for rank in TermRank.values]
    statement = " UNION ALL ".join(_FIRST.format(field=field, number=place) for place, (field, _) in enumerate(asked))
    values = [value for _field, rank in asked for value in (locale, rank, key, key + LAST, at, at, EACH)]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Row(*row) for row in cursor.fetchall()]


_FIRST = """SELECT * FROM (SELECT text, MIN(folded), MIN(pinyin), MIN(initials), MIN(rank) FROM search_searchterm
    WHERE locale = %s AND rank = %s AND {field} >= %s AND {field} < %s
    AND (visible_from IS NULL OR visible_from <= %s) AND (visible_until IS NULL OR visible_until > %s)
    GROUP BY {field}, text ORDER BY {field}, text LIMIT %s) AS way_{number}"""


def _ways(key: str) -> Iterator[str]:
    yield "folded"
    if key.isascii():
        yield from ("pinyin", "initials")


def _bearers(chosen: Iterable[str], offered: SearchTermQuerySet) -> dict[str, Any]:
    """Folded word → how many things bear it, and one of them: one query."""
    borne = offered.filter(rank__in=TermRank.values, folded__in=list(chosen)).values("folded")
    counted = borne.annotate(
        number=Count("document__group", distinct=True),
        kind=Min("document__kind"),
        title=Min("document__title_folded"),
        url=Min("document__url"),
    )
    return {row["folded"]: row for row in counted}


def _suggestion(text: str, bearer: Any, locale: str) -> Suggestion:
    """A word that one thing alone bears as its name leads there, others to the list of results."""
    if bearer is None or bearer["number"] > 1:
        return _search_for(text, locale)
    if bearer["kind"] != "person" and bearer["title"].replace(" ", "") != bearer["folded"]:
        return _search_for(text, locale)
    return Suggestion(text, kinds.label(bearer["kind"]), bearer["url"])
