"""The dates of a series: weekdays, intervals, holidays, what is not published yet."""

import datetime

import pytest

from courses.enums import HolidayPolicy
from courses.recurrence import MAX_DATES, Rule, TooManyDatesError, held_dates, plan

D = datetime.date
WEDNESDAY = 3


def test_two_weekdays_for_eight_weeks_make_sixteen_dates() -> None:
    dates = held_dates(Rule(weekdays=(2, 4), start=D(2026, 11, 24), until=D(2027, 1, 14), holidays=HolidayPolicy.KEEP))
    assert len(dates) == 16
    assert {day.isoweekday() for day in dates} == {2, 4}
    assert dates[0] == D(2026, 11, 24)
    assert dates[-1] == D(2027, 1, 14)


def test_every_second_week() -> None:
    assert held_dates(Rule(weekdays=(1,), start=D(2026, 11, 2), interval=2, count=3)) == [
        D(2026, 11, 2),
        D(2026, 11, 16),
        D(2026, 11, 30),
    ]


def test_a_wednesday_rule_skips_the_national_day_holiday() -> None:
    rule = Rule(weekdays=(WEDNESDAY,), start=D(2026, 9, 2), until=D(2026, 10, 28))
    planned = {date.date: date for date in plan(rule)}
    holiday = planned[D(2026, 10, 7)]
    assert (holiday.held, holiday.holiday, holiday.undecided) == (False, "国庆节", False)
    assert D(2026, 10, 7) not in held_dates(rule)
    assert D(2026, 10, 14) in held_dates(rule)


@pytest.mark.parametrize(
    ("policy", "held", "undecided"), [(HolidayPolicy.KEEP, True, False), (HolidayPolicy.ASK, False, True)]
)
def test_other_policies_on_that_holiday(policy: HolidayPolicy, held: bool, undecided: bool) -> None:
    rule = Rule(weekdays=(WEDNESDAY,), start=D(2026, 10, 7), count=1, holidays=policy)
    assert [(date.held, date.undecided) for date in plan(rule)] == [(held, undecided)]


def test_asking_is_answered_by_an_extra_or_an_excluded_date() -> None:
    day = D(2026, 10, 7)
    rule = {"weekdays": (WEDNESDAY,), "start": day, "count": 1, "holidays": HolidayPolicy.ASK}
    kept = plan(Rule(**rule, extra=frozenset({day})))
    dropped = plan(Rule(**rule, excluded=frozenset({day})))
    assert [(date.held, date.undecided) for date in kept] == [(True, False)]
    assert [(date.held, date.undecided) for date in dropped] == [(False, False)]


def test_make_up_working_weekends_are_marked_and_held() -> None:
    planned = plan(Rule(weekdays=(6,), start=D(2026, 10, 10), count=1))
    assert [(date.held, date.makeup) for date in planned] == [(True, True)]


def test_beyond_the_last_published_year_dates_are_provisional() -> None:
    planned = plan(Rule(weekdays=(5,), start=D(2099, 1, 2), count=2))
    assert [(date.held, date.provisional, date.holiday) for date in planned] == [(True, True, "")] * 2


def test_extra_and_excluded_dates() -> None:
    rule = Rule(
        weekdays=(2,),
        start=D(2026, 11, 3),
        count=3,
        extra=frozenset({D(2026, 11, 14)}),
        excluded=frozenset({D(2026, 11, 10)}),
    )
    assert held_dates(rule) == [D(2026, 11, 3), D(2026, 11, 14), D(2026, 11, 17)]
    assert [date.extra for date in plan(rule)] == [False, False, True, False]


def test_dates_without_any_rule() -> None:
    assert held_dates(Rule(weekdays=(), start=D(2026, 11, 3), extra=frozenset({D(2026, 11, 29)}))) == [D(2026, 11, 29)]


@pytest.mark.parametrize(
    "end", [{}, {"count": 10_000}, {"until": D(2060, 1, 1)}], ids=["no end", "10,000 dates", "34 years"]
)
def test_a_rule_that_runs_on_is_refused(end: dict) -> None:
    with pytest.raises(TooManyDatesError):
        plan(Rule(weekdays=(1, 2, 3, 4, 5, 6, 7), start=D(2026, 1, 1), **end))


def test_the_largest_rule_is_allowed() -> None:
    rule = Rule(weekdays=(1, 2, 3, 4, 5, 6, 7), start=D(2026, 1, 1), count=MAX_DATES, holidays=HolidayPolicy.KEEP)
    assert len(held_dates(rule)) == MAX_DATES
