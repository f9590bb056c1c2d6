"""Public holidays and make-up working days in China, as far as they are published (domain.md §4).

The State Council publishes each year's arrangement in the November before; the `chinesecalendar` package carries them
and raises beyond its last year, which is not an error here but an answer.
"""

from dataclasses import dataclass
from datetime import date

import chinese_calendar
from chinese_calendar import Holiday
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_PUBLISHED: Promise = _("节假日安排尚未公布")


@dataclass(frozen=True, slots=True)
class DayFacts:
    """`holiday` is the Chinese name of the public holiday a free day belongs to (days in lieu included), else "".

    `makeup` is a weekend day that is worked for a holiday. Where the year is not `published`, `working` goes by the
    weekday alone.
    """

    working: bool
    holiday: str = ""
    makeup: bool = False
    published: bool = True


def facts(day: date) -> DayFacts:
    weekday = day.isoweekday() <= 5
    if not is_published(day):
        return DayFacts(working=weekday, published=False)
    free, name = chinese_calendar.get_holiday_detail(day)
    return DayFacts(working=not free, holiday=_chinese(name) if free and name else "", makeup=not free and not weekday)


def is_published(day: date) -> bool:
    """Whether the holidays of that day's year are known."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def is_working_day(day: date) -> bool:
    return facts(day).working


def _chinese(english: str) -> str:
    return str(Holiday(english).chinese)
