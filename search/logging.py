"""What readers ask, without saying who asks: one line in a spool for each search and click, added up by the clock.

Kept of a search: the day, the language, the query, how many hits. No address, no browser, no hour, nothing that ties
two searches together. What looks like somebody's number or mail address is not noted at all.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from core import spool
from search.hot import hot_words
from search.models import SearchLog
from search.models_words import WORD
from search.service import SearchPage
from search.text import fold, storable

__all__ = ["add_up", "forget_old", "hot_words", "loggable", "note_click", "note_search"]

MOST_BYTES = 8 * 1024 * 1024  # what comes above that in a minute is not counted
MOST_POSITION = 1000
KEPT = timedelta(days=366)  # twelve months
CHUNK = 500
# Numbers of people: written with gaps or without. A date (20240501) and a document's number are none.
_GAPS = re.compile(r"(?<=\d)[\s\-–—.·()]+(?=\d)")
_NUMBER = re.compile(r"\d{9,}|\d{14,17}x")
_EIGHT = re.compile(r"(?<!\d)(?!(?:19|20)\d{2}(?:19|20)\d{2}(?!\d)|(?:19|20)\d{2}[01]\d[0-3]\d(?!\d))\d{7,8}(?!\d)")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


@dataclass(slots=True)
class Tally:
    """What was noted of one query on one day."""

    searches: int = 0
    hits: int = 0
    tier: str = ""
    clicks: int = 0
    positions: int = 0


Key = tuple[date, str, str]  # day, locale, query


def loggable(query: str) -> str:
    """The query as it is kept: folded, cut to WORD characters; "" when it must not be kept."""
    folded = " ".join(fold(storable(query)).split())
    joined = _GAPS.sub("", folded)
    if _NUMBER.search(joined) or _EIGHT.search(folded) or _MAIL.search(folded):
        return ""
    return folded[:WORD].strip()


def note_search(found: SearchPage, locale: str) -> None:
    """A search was answered. Call it for the first page without filters: turning pages is no new search."""
    query = loggable(found.query.shown)
    if query:
        _note({"q": query, "l": locale, "n": min(found.total, 2**31 - 1), "t": found.tier})


def note_click(query: str, locale: str, position: int) -> None:
    """A reader opened the hit at that position, 1 for the first."""
    kept = loggable(query)
    if kept and 1 <= position <= MOST_POSITION:
        _note({"q": kept, "l": locale, "p": position})


def _note(line: dict[str, object]) -> None:
    noted = json.dumps({**line, "d": timezone.localdate().isoformat()}, ensure_ascii=True)
    spool.note(_spool(), noted.encode(), MOST_BYTES)


def _spool() -> Path:
    return spool.path_of("searches")


# Adding up -----------------------------------------------------------------------------------------------------------


def add_up() -> int:
    """Add what was noted to the log; how many lines counted. Run by the scheduler alone."""
    with spool.taken(_spool()) as lines:
        tallies: dict[Key, Tally] = {}
        counted = sum(_count(line, tallies) for line in lines)
        _write(tallies)
    return counted


def _count(line: bytes, tallies: dict[Key, Tally]) -> bool:
    """A line that cannot be read is left out."""
    try:
        said = json.loads(line)
        key = (date.fromisoformat(said["d"]), str(said["l"])[:12], str(said["q"])[:WORD])
        position, hits = int(said.get("p", 0)), int(said.get("n", 0))
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    tally = tallies.setdefault(key, Tally())
    if position:
        tally.clicks += 1
        tally.positions += position
    else:
        tally.searches += 1
        tally.hits, tally.tier = hits, str(said.get("t", ""))[:12]
    return True


def _write(tallies: dict[Key, Tally]) -> None:
    keys = list(tallies)
    for start in range(0, len(keys), CHUNK):
        _add(keys[start : start + CHUNK], tallies)


@transaction.atomic
def _add(keys: Iterable[Key], tallies: dict[Key, Tally]) -> None:
    wanted = set(keys)
    rows = SearchLog.objects.filter(day__in={key[0] for key in wanted}, query__in={key[2] for key in wanted})
    known = {(row.day, row.locale, row.query): row for row in rows}
    new = {key: SearchLog(day=key[0], locale=key[1], query=key[2]) for key in wanted - known.keys()}
    for key in wanted:
        _put(known.get(key) or new[key], tallies[key])
    SearchLog.objects.bulk_create(new.values())
    changed = [known[key] for key in wanted & known.keys()]
    SearchLog.objects.bulk_update(changed, ["searches", "hits", "tier", "clicks", "positions"])


def _put(row: SearchLog, tally: Tally) -> None:
    row.clicks += tally.clicks
    row.positions += tally.positions
    if tally.searches:
        row.searches += tally.searches
        row.hits, row.tier = tally.hits, tally.tier


def forget_old() -> int:
    """Delete what is older than twelve months; how many rows."""
    deleted, _by_model = SearchLog.objects.filter(day__lt=timezone.localdate() - KEPT).delete()
    return deleted
