"""大家在搜: what many have asked lately and found. Nothing that could tell of one reader, and no person's name."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max, Sum
from django.utils import timezone

from core import boundaries, sitedata
from search.backends import standing
from search.models import HiddenQuery, SearchLog, SearchTerm, TermRank
from search.query import parse
from search.terms import key_of

DAYS = 30
ON_DAYS, TIMES = 3, 10  # asked on so many days, so many times in all: no one reader's doing
SHOWN, LOOKED_AT = 8, 40
LONGEST = 16  # characters: longer ones are sentences
SECONDS = 3600
LOCALES = tuple(code for code, _name in settings.LANGUAGES)


def hot_words(locale: str) -> tuple[str, ...]:
    """Most asked first. Kept for an hour, until anything public changes or comes to its end: no query then."""
    moment, token = timezone.now(), sitedata.current().token
    key = f"search-hot-{locale}:{token}"
    kept: tuple[datetime, tuple[str, ...]] | None = cache.get(key) if token else None
    if kept is not None and moment < kept[0]:
        return kept[1]
    found = _collected(locale, moment)
    if token:
        cache.set(key, (boundaries.next_after(moment, token), found), SECONDS)
    return found


def _collected(locale: str, moment: datetime) -> tuple[str, ...]:
    """Five queries."""
    asked = [query for query in _asked(locale) if 2 <= len(query) <= LONGEST]
    barred = _barred(asked)
    open_to_all = [query for query in asked if key_of(query) not in barred]
    stand = standing([parse(query) for query in open_to_all], locale, moment)
    return tuple(query for query, stands in zip(open_to_all, stand, strict=True) if stands)[:SHOWN]


def _asked(locale: str) -> list[str]:
    rows = SearchLog.objects.since(DAYS).filter(locale=locale, hits__gt=0).values("query")
    counted = rows.annotate(times=Sum("searches"), days=Count("day", distinct=True), last=Max("day"))
    often = counted.filter(times__gte=TIMES, days__gte=ON_DAYS).order_by("-times", "query")
    return list(often.values_list("query", flat=True)[:LOOKED_AT])


def _barred(asked: Iterable[str]) -> set[str]:
    """What editors have hidden, and names of people, in characters or in pinyin."""
    keys = [key_of(query) for query in asked]
    people = SearchTerm.objects.filter(rank=TermRank.PERSON, locale__in=LOCALES)
    named = [people.filter(**{f"{field}__in": keys}).values_list(field, flat=True) for field in ("folded", "pinyin")]
    hidden = map(key_of, HiddenQuery.objects.values_list("text", flat=True))
    return {*hidden, *named[0], *named[1]}
