"""Days and moments as the reader's language writes them, in local time; "" for anything that is neither."""

import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

WEEKDAYS = "一二三四五六日"

Moment = datetime.date | datetime.datetime | None


def _local(value: Any) -> Moment:
    """The value as a local moment or day; None for anything that is neither (drafts have holes)."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    return value if isinstance(value, datetime.date) else None


def english() -> bool:
    """Whether the page is being written in English."""
    return (get_language() or settings.LANGUAGE_CODE).startswith("en")


def chinese_date(value: Any) -> str:
    """2026年11月22日（周日）; on English pages Sun, 22 November 2026."""
    day = _local(value)
    if day is None:
        return ""
    if english():
        return date_format(day, "D, j F Y")
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def full_date(value: Any) -> str:
    """2026年11月22日; on English pages 22 November 2026."""
    day = _local(value)
    if day is None:
        return ""
    return date_format(day, "j F Y") if english() else f"{day.year}年{day.month}月{day.day}日"


def month_day(value: Any) -> str:
    """11月22日; on English pages 22 Nov."""
    day = _local(value)
    if day is None:
        return ""
    return date_format(day, "j M") if english() else f"{day.month}月{day.day}日"


def list_date(value: Any) -> str:
    """The date beside a headline: without the year in the running year, with it before."""
    day = _local(value)
    if day is None:
        return ""
    return month_day(value) if day.year == timezone.localdate().year else full_date(value)


def year_month(value: Any) -> str:
    """2026年11月, the heading over a month of news."""
    day = _local(value)
    if day is None:
        return ""
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


def weekday(value: Any) -> str:
    """周日, or Sun."""
    day = _local(value)
    if day is None:
        return ""
    return date_format(day, "D") if english() else f"周{WEEKDAYS[day.weekday()]}"


def iso(value: Any) -> str:
    """The machine's form for <time datetime>: minutes are enough."""
    day = _local(value)
    if isinstance(day, datetime.datetime):
        return day.isoformat(timespec="minutes")
    return day.isoformat() if day else ""
