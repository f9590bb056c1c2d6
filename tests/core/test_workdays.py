"""Public holidays and make-up working days of 2026, and the years that nobody has published."""

import datetime

import pytest

from core import workdays

D = datetime.date


@pytest.mark.parametrize(
    "day", [D(2026, 1, 4), D(2026, 2, 14), D(2026, 2, 28), D(2026, 5, 9), D(2026, 9, 20), D(2026, 10, 10)]
)
def test_make_up_weekends_are_working_days(day: datetime.date) -> None:
    facts = workdays.facts(day)
    assert day.isoweekday() > 5
    assert (facts.working, facts.makeup, facts.holiday) == (True, True, "")


@pytest.mark.parametrize(
    ("day", "name"), [(D(2026, 10, 1), "国庆节"), (D(2026, 10, 7), "国庆节"), (D(2026, 2, 17), "春节")]
)
def test_public_holidays_have_their_chinese_name(day: datetime.date, name: str) -> None:
    assert workdays.facts(day) == workdays.DayFacts(working=False, holiday=name)


def test_ordinary_days() -> None:
    assert workdays.facts(D(2026, 11, 24)) == workdays.DayFacts(working=True)
    assert workdays.facts(D(2026, 11, 22)) == workdays.DayFacts(working=False)


@pytest.mark.parametrize("day", [D(2099, 1, 2), D(1990, 10, 1)])
def test_years_without_data_are_an_answer_not_an_error(day: datetime.date) -> None:
    assert not workdays.is_published(day)
    assert not workdays.facts(day).published
    assert workdays.is_working_day(day) == (day.isoweekday() <= 5)
