"""Classes made from a series, and what is done to one of them."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses import services
from courses.enums import DateChange, HolidayPolicy, SessionStatus
from courses.models import SeriesDate, Session
from courses.recurrence import TooManyDatesError
from tests.factories import courses as make

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 9, 1, 4, 0, tzinfo=datetime.UTC)
START = datetime.date(2026, 9, 2)


def wednesdays(**fields: Any) -> Any:
    """Every Wednesday from 2026-09-02, eight times; 7 October is a public holiday."""
    return make.series(**{"weekdays": [3], "start_date": START, "count": 8, **fields})


def days(series: Any) -> list[str]:
    return [f"{timezone.localtime(start):%m-%d %H:%M}" for start in series.sessions.values_list("start", flat=True)]


def test_a_series_makes_its_classes_without_the_holiday() -> None:
    series = wednesdays()
    done = services.generate_sessions(series, NOW)
    assert done.created == 7
    assert [day.date for day in done.skipped] == [datetime.date(2026, 10, 7)]
    assert days(series)[0] == "09-02 19:00"
    assert "10-07 19:00" not in days(series)


def test_generating_again_changes_nothing() -> None:
    series = wednesdays()
    services.generate_sessions(series, NOW)
    before = list(Session.objects.values_list("pk", "uid", "slug", "sequence"))
    again = services.generate_sessions(series, NOW)
    assert (again.created, again.updated, again.removed) == (0, 0, 0)
    assert list(Session.objects.values_list("pk", "uid", "slug", "sequence")) == before


def test_a_changed_time_moves_what_is_to_come_and_keeps_identity() -> None:
    series = wednesdays()
    services.generate_sessions(series, NOW)
    uids = set(series.sessions.values_list("uid", flat=True))
    series.start_time, series.end_time = datetime.time(18, 30), datetime.time(20, 0)
    series.save()
    done = services.generate_sessions(series, NOW)
    assert (done.created, done.updated, done.removed) == (0, 7, 0)
    assert days(series)[0] == "09-02 18:30"
    assert set(series.sessions.values_list("uid", flat=True)) == uids
    assert set(series.sessions.values_list("sequence", flat=True)) == {1}


def test_what_was_touched_attended_or_is_past_stays() -> None:
    series = wednesdays()
    services.generate_sessions(series, NOW)
    first, second, third = series.sessions.order_by("start")[:3]
    services.cancel(second, "教师临时参加展演。")
    Session.objects.filter(pk=third.pk).update(attendance=23)
    series.start_time, series.end_time, series.count = datetime.time(18, 0), datetime.time(19, 0), 1
    series.save()
    done = services.generate_sessions(series, first.end + datetime.timedelta(days=1))
    assert {session.pk for session in done.kept} == {first.pk, second.pk, third.pk}
    assert days(series) == ["09-02 19:00", "09-09 19:00", "09-16 19:00"]
    assert done.removed == 4


def test_extra_and_excluded_dates() -> None:
    series = wednesdays(count=2)
    SeriesDate.objects.create(series=series, date=datetime.date(2026, 9, 9), kind=DateChange.EXCLUDED)
    SeriesDate.objects.create(series=series, date=datetime.date(2026, 9, 12), kind=DateChange.EXTRA)
    services.generate_sessions(series, NOW)
    assert days(series) == ["09-02 19:00", "09-12 19:00"]


def test_undecided_holidays_are_listed_and_not_made() -> None:
    done = services.generate_sessions(wednesdays(holiday_policy=HolidayPolicy.ASK), NOW)
    assert done.undecided == [datetime.date(2026, 10, 7)]
    assert done.created == 7


def test_classes_of_an_unpublished_year_are_provisional() -> None:
    series = wednesdays(start_date=datetime.date(2099, 1, 7), count=2)
    assert services.generate_sessions(series, NOW).provisional
    assert set(series.sessions.values_list("provisional", flat=True)) == {True}


def test_a_taken_room_makes_nothing_and_names_the_other_class() -> None:
    other = make.session(datetime.date(2026, 9, 16), course=make.course("合唱：工人的歌"))
    series = wednesdays(room=other.room)
    with pytest.raises(ValidationError, match="合唱：工人的歌"):
        services.generate_sessions(series, NOW)
    assert not series.sessions.exists()


def test_a_series_may_shift_into_its_own_slots() -> None:
    series = wednesdays(weekdays=[1, 2, 3, 4, 5], count=5, holiday_policy=HolidayPolicy.KEEP)
    services.generate_sessions(series, NOW)
    series.start_time, series.end_time = datetime.time(19, 30), datetime.time(21, 0)
    series.save()
    assert services.generate_sessions(series, NOW).updated == 5


def test_an_endless_series_is_refused() -> None:
    with pytest.raises(TooManyDatesError):
        services.generate_sessions(make.series(count=None, end_date=None), NOW)


# One class --------------------------------------------------------------------------------------------------------


def test_cancelling_keeps_the_uid_and_counts_up() -> None:
    session = make.session()
    uid, changed = session.uid, session.changed_at
    services.cancel(session, "台风停课。")
    assert (session.status, session.reason, session.uid) == (SessionStatus.CANCELLED, "台风停课。", uid)
    assert (session.sequence, session.touched) == (1, True)
    assert session.changed_at > changed


def test_cancelling_asks_for_a_reason() -> None:
    session = make.session()
    with pytest.raises(ValidationError, match="要写原因"):
        services.cancel(session, "")
    session.refresh_from_db()
    assert (session.status, session.sequence) == (SessionStatus.SCHEDULED, 0)


def test_moving_remembers_where_it_came_from() -> None:
    session = make.session()
    planned, gap = session.start, datetime.timedelta(days=2)
    services.move(session, session.start + gap, session.end + gap, "轮值律师出庭。")
    assert (session.original_start, session.start) == (planned, planned + gap)
    assert (session.status, session.time_overridden, session.room_overridden) == (SessionStatus.MOVED, True, False)


def test_moving_into_a_taken_room_is_refused_by_name() -> None:
    other = make.session(datetime.date(2026, 9, 16), course=make.course("合唱：工人的歌"))
    session = make.session(datetime.date(2026, 9, 17), room=other.room)
    with pytest.raises(ValidationError, match="合唱：工人的歌"):
        services.move(session, other.start, other.end, "改期。")


def test_changing_the_room_and_reopening() -> None:
    session = make.session()
    services.change_room(session, make.room("体育馆"), "广场施工。")
    assert (session.status, session.room_overridden) == (SessionStatus.RELOCATED, True)
    services.cancel(session, "台风停课。")
    services.reopen(session)
    assert session.status == SessionStatus.RELOCATED
    assert session.sequence == 3


def test_full_and_free_again() -> None:
    session = make.session()
    services.mark_full(session, "20席已满，电话候补。")
    assert session.status == SessionStatus.FULL
    services.reopen(session)
    assert (session.status, session.reason) == (SessionStatus.SCHEDULED, "")
