"""How long a public notice is: its working days, as offices count them. Pure but for the published holidays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import workdays

MOST = 400  # days looked at; a notice of more than a year is long enough in any case


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """`count` working days, the last day on which it is in force; `published`: whether all holidays are known yet."""

    count: int
    last_day: date
    published: bool


def notice_days(starts_at: datetime, ends_at: datetime) -> NoticeDays:
    """A day counts when the notice is in force at its noon: Monday 9:00 to Friday 17:00 is five days."""
    last = timezone.localdate(ends_at - timedelta(microseconds=1))
    days = [day for day in _days_from(timezone.localdate(starts_at)) if starts_at <= _noon(day) < ends_at]
    facts = [workdays.facts(day) for day in days]
    return NoticeDays(sum(each.working for each in facts), last, all(each.published for each in facts))


def earliest_last_day(starts_at: datetime, least: int) -> date:
    """The day in whose afternoon a notice from `starts_at` may end with `least` working days."""
    day = timezone.localdate(starts_at)
    for day in _days_from(timezone.localdate(starts_at)):
        least -= starts_at <= _noon(day) and workdays.is_working_day(day)
        if least <= 0:
            break
    return day


def _days_from(first: date) -> list[date]:
    return [first + timedelta(days=number) for number in range(MOST)]


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
