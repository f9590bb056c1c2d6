"""Days and moments in both languages."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import override

from core import dates

# 2026-11-22 23:30 in London is already the 23rd in China.
MOMENT = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("UTC"))
DAY = datetime.date(2026, 11, 22)


def test_dates_are_local_and_chinese() -> None:
    assert dates.chinese_date(DAY) == "2026年11月22日（周日）"
    assert dates.chinese_date(MOMENT) == "2026年11月23日（周一）"
    assert dates.date_clock(MOMENT) == "2026年11月23日07:30"
    assert dates.day_clock(MOMENT) == "11月23日（周一）07:30"
    assert dates.clock(datetime.time(9, 5)) == "09:05"
    assert dates.iso(MOMENT) == "2026-11-23T07:30+08:00"
    assert dates.year_month(DAY) == "2026年11月"


def test_dates_in_english() -> None:
    with override("en"):
        assert dates.full_date(DAY) == "22 November 2026"
        assert dates.month_day(DAY) == "22 Nov"


@pytest.mark.parametrize(
    "name",
    ["chinese_date", "full_date", "month_day", "list_date", "year_month", "clock", "date_clock", "iso", "weekday"],
)
@pytest.mark.parametrize("hole", [None, "", "明天"])
def test_a_hole_in_a_draft_is_an_empty_text(name: str, hole: object) -> None:
    assert getattr(dates, name)(hole) == ""


def test_list_date_shows_the_year_only_of_the_past() -> None:
    today = timezone.localdate()
    assert "年" not in dates.list_date(today)
    assert dates.list_date(datetime.date(2019, 5, 1)) == "2019年5月1日"
