"""What pages ask for: the rows of some days, in three queries whatever there is to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import sitedata
from courses.models import Series, Session
from courses.querysets import CHANGE_SHOWN, SessionQuerySet
from courses.rows import SessionRow, rows_between, rows_of

DAYS_AHEAD = 7
A_YEAR = timedelta(days=366)


@dataclass
class DayOfClasses:
    """One day with its rows. `count` is how many classes take place; `label` is 今天, 明天 or ""."""

    date: date
    url: str = ""
    label: str = ""
    current: bool = False
    rows: list[SessionRow] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(not row.gone for row in self.rows)


def week_ahead(locale: str | None = None, now: datetime | None = None) -> list[DayOfClasses]:
    """Today and the six days after it, for the front page: three queries at most, independent of the content."""
    first = timezone.localdate(now)
    return days_of_classes(first, first + timedelta(days=DAYS_AHEAD - 1), locale, now)


def days_of_classes(
    first: date,
    last: date,
    locale: str | None = None,
    now: datetime | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[DayOfClasses]:
    """Every day from `first` to `last` with its rows; `filters` are look-ups on Session. Three queries at most."""
    moment = now or timezone.now()
    sessions = (
        Session.objects.public().on_days(first, last).speaking(locale or get_language() or "").filter(**(filters or {}))
    )
    rows = rows_between(sessions.for_rows(), first, last, moment)
    days = day_frame(first, last, locale, moment)
    for day in days:
        day.rows = [row for row in rows if row.day == day.date]
    return days


def day_frame(first: date, last: date, locale: str | None = None, now: datetime | None = None) -> list[DayOfClasses]:
    """The days alone, with their names and addresses; no query."""
    today = timezone.localdate(now)
    names = {today: _("今天"), today + timedelta(days=1): _("明天")}
    page = sitedata.current().index_url("courses.coursesindexpage", locale)
    span = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [DayOfClasses(day, f"{page}?day={day.isoformat()}", names.get(day, "")) for day in span]


def coming_rows(
    sessions: SessionQuerySet, now: datetime | None = None, known: Iterable[Series] = (), limit: int = 60
) -> list[SessionRow]:
    """The rows of `sessions` from today on, and changes still shown: for the page of a course or a venue.

    `known` are series with their teachers that the caller has already read; without them two more queries.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    recent = sessions.public().on_days(today - CHANGE_SHOWN, today + A_YEAR).order_by("start")
    series = {one.pk: one for one in known}
    found = list((recent.for_rows_of_a_course() if series else recent.for_rows())[:limit])
    for session in found:
        session.series = series.get(session.series_id, session.series)
    rows = [row for session in found for row in rows_of(session, moment)]
    return sorted((row for row in rows if row.gone or row.day >= today), key=lambda row: row.start)


def coming_sessions(limit: int = 30, **where: Any) -> list[Session]:
    """The next classes that take place, of a course or at a venue."""
    return list(Session.objects.public().upcoming().filter(**where).for_rows().order_by("start")[:limit])
