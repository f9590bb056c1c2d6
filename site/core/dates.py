"""Days and moments as the reader's language writes them, in local time; "" for anything that is neither."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

WEEKDAYS = "一二三四五六日"

Moment = datetime.date | datetime.datetime


def _local(value: Any) -> Moment | None:
    """The value as a local moment or day; None for anything that is neither (drafts have holes)."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    return value if isinstance(value, datetime.date) else None


def _of_a_day(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """The value reaches `write` in local time; what is neither day nor moment gives ""."""

    @wraps(write)
    def written(value: Any) -> str:
        day = _local(value)
        return "" if day is None else write(day)

    return written


def english() -> bool:
    """Whether the page is being written in English."""
    return (get_language() or settings.LANGUAGE_CODE).startswith("en")


@_of_a_day
def chinese_date(day: Moment) -> str:
    """2026年11月22日（周日）; on English pages Sun, 22 November 2026."""
    if english():
        return date_format(day, "D, j F Y")
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


@_of_a_day
def full_date(day: Moment) -> str:
    """2026年11月22日; on English pages 22 November 2026."""
    return date_format(day, "j F Y") if english() else f"{day.year}年{day.month}月{day.day}日"


@_of_a_day
def month_day(day: Moment) -> str:
    """11月22日; on English pages 22 Nov."""
    return date_format(day, "j M") if english() else f"{day.month}月{day.day}日"


@_of_a_day
def list_date(day: Moment) -> str:
    """The date beside a headline: without the year in the running year, with it before."""
    return month_day(day) if day.year == timezone.localdate().year else full_date(day)


@_of_a_day
def year_month(day: Moment) -> str:
    """2026年11月, the heading over a month of news."""
    return date_format(day, "F Y") if english() else f"{day.year}年{day.month}月"


def clock(value: Any) -> str:
    """19:00, local time; accepts a time of day too."""
    moment = _local(value) if isinstance(value, datetime.datetime) else value
    return f"{moment:%H:%M}" if isinstance(moment, datetime.datetime | datetime.time) else ""


def date_clock(value: Any) -> str:
    """2026年11月21日09:30, for a publishing line; a bare day stays a day."""
    return f"{full_date(value)}{' ' if english() else ''}{clock(value)}" if _local(value) else ""


def day_clock(value: Any) -> str:
    """11月26日（周四）19:00, for the date a class moved to; text is passed through."""
    day = _local(value)
    if day is None:
        return value if isinstance(value, str) else ""
    if english():
        return f"{date_format(day, 'D, j M')} {clock(value)}".strip()
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）{clock(value)}"


@_of_a_day
def weekday(day: Moment) -> str:
    """周日, or Sun."""
    return date_format(day, "D") if english() else f"周{WEEKDAYS[day.weekday()]}"


@_of_a_day
def iso(day: Moment) -> str:
    """The machine's form for <time datetime>: minutes are enough."""
    return day.isoformat(timespec="minutes") if isinstance(day, datetime.datetime) else day.isoformat()
