"""The dates of a series: pure functions over plain values, no database (domain.md §4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil.rrule import WEEKLY, rrule

from core import workdays
from courses.enums import HolidayPolicy

MAX_DATES = 400  # a rule that makes more is a mistake


class TooManyDatesError(ValueError):
    """The rule makes more than MAX_DATES dates, or has no end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a series says. `weekdays` are ISO numbers; one of `until` (inclusive) and `count` ends it."""

    weekdays: tuple[int, ...]
    start: date
    interval: int = 1
    until: date | None = None
    count: int | None = None
    extra: frozenset[date] = frozenset()
    excluded: frozenset[date] = frozenset()
    holidays: HolidayPolicy = HolidayPolicy.SKIP


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date with what speaks for and against it.

    held         a class is planned for it
    holiday      name of the public holiday it falls on, else ""
    makeup       a weekend day that is worked for a holiday (班)
    provisional  the year's holidays are not published yet (节假日安排尚未公布)
    undecided    on a holiday, and the policy is to ask
    extra        beside the rule
    """

    date: date
    held: bool
    holiday: str = ""
    makeup: bool = False
    provisional: bool = False
    undecided: bool = False
    extra: bool = False


def plan(rule: Rule) -> list[PlannedDate]:
    """Every date of the rule and beside it in order, those without a class included."""
    regular = set(rule_dates(rule))
    return [_judge(day, rule, extra=day not in regular) for day in sorted(regular | rule.extra)]


def held_dates(rule: Rule) -> list[date]:
    return [planned.date for planned in plan(rule) if planned.held]


def rule_dates(rule: Rule) -> Iterator[date]:
    """The bare rule: no holidays, no exceptions. Raises TooManyDatesError rather than running on."""
    if not rule.weekdays:
        return
    if rule.until is None and rule.count is None:
        raise TooManyDatesError
    moments = rrule(
        WEEKLY,
        dtstart=datetime.combine(rule.start, time.min),
        interval=rule.interval,
        byweekday=[number - 1 for number in sorted(rule.weekdays)],
        count=None if rule.until else rule.count,
        until=datetime.combine(rule.until, time.min) if rule.until else None,
    )
    for number, moment in enumerate(moments):
        if number >= MAX_DATES:
            raise TooManyDatesError
        yield moment.date()


def _judge(day: date, rule: Rule, *, extra: bool) -> PlannedDate:
    """An extra date is held whatever the calendar says, an excluded one never is."""
    facts = workdays.facts(day)
    wanted = extra or day in rule.extra
    undecided = bool(facts.holiday) and rule.holidays == HolidayPolicy.ASK and not wanted and day not in rule.excluded
    free = bool(facts.holiday) and rule.holidays != HolidayPolicy.KEEP and not wanted
    return PlannedDate(
        date=day,
        held=day not in rule.excluded and not free,
        holiday=facts.holiday,
        makeup=facts.makeup,
        provisional=not facts.published,
        undecided=undecided,
        extra=extra,
    )
