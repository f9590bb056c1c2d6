"""When does something public next change by the clock alone: a notice ends, a class is over, a day begins?

Apps register the moments of what they show; a page is kept no longer than until the earliest of them all
(docs/decisions/page-cache.md). That is often sooner than the page at hand needs, and never too late.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

SECONDS = 3600
NextMoment = Callable[[datetime], datetime | None]
_sources: dict[str, NextMoment] = {}


def register(name: str, next_after: NextMoment) -> None:
    """`next_after(moment)` is the first moment after it, or None, in a few queries. Called from AppConfig.ready()."""
    _sources[name] = next_after


def registered() -> tuple[str, ...]:
    return tuple(_sources)


def next_after(moment: datetime, token: str) -> datetime:
    """The first boundary after `moment`, the coming midnight at the latest. Kept until it has passed."""
    key = f"boundary:{token}"
    kept: tuple[datetime, datetime] | None = cache.get(key)
    if kept is not None and kept[0] <= moment < kept[1]:
        return kept[1]
    found = _earliest(moment)
    cache.set(key, (moment, found), SECONDS)
    return found


def _earliest(moment: datetime) -> datetime:
    moments = (source(moment) for source in _sources.values())
    return min((each for each in moments if each is not None), default=midnight_after(moment))


def midnight_after(moment: datetime) -> datetime:
    """Where the local day ends: dates, consents and last days of notices change there."""
    tomorrow = timezone.localdate(moment) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def first_of(rows: QuerySet, moment: datetime, *fields: str) -> datetime | None:
    """The first value after `moment` in any of these date-time fields of `rows`: a query for each field."""
    found = (
        rows.filter(**{f"{field}__gt": moment}).order_by(field).values_list(field, flat=True).first()
        for field in fields
    )
    return min((each for each in found if each is not None), default=None)
