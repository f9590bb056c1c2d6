"""Two classes never share a room: in the form, in the database, and with two writers at once."""

import datetime
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction

from courses import triggers
from courses.clashes import CONSTRAINT, teacher_clashes, teacher_warning
from courses.enums import SessionStatus
from courses.models import SeriesTeacher, Session, SessionTeacher
from tests.factories import courses as make

DAY = datetime.date(2026, 12, 1)


def shifted(session: Session, minutes: int) -> dict[str, datetime.datetime]:
    """Start and end of a class that begins so many minutes later."""
    gap = datetime.timedelta(minutes=minutes)
    return {"start": session.start + gap, "end": session.end + gap, "original_start": session.start + gap}


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [-89, 0, 30, 89])
def test_the_database_refuses_any_overlap_in_a_room(minutes: int) -> None:
    first = make.session(DAY)
    with pytest.raises(IntegrityError, match=CONSTRAINT), transaction.atomic():
        make.session(DAY, room=first.room, **shifted(first, minutes))


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [-90, 90])
def test_one_class_may_begin_when_the_other_ends(minutes: int) -> None:
    first = make.session(DAY)
    assert make.session(DAY, room=first.room, **shifted(first, minutes)).pk


@pytest.mark.django_db
def test_a_cancelled_class_frees_its_room_and_cannot_come_back_to_it() -> None:
    first = make.session(DAY)
    Session.objects.filter(pk=first.pk).update(status=SessionStatus.CANCELLED, reason="教师临时参加展演。")
    make.session(DAY, room=first.room)
    with pytest.raises(IntegrityError, match=CONSTRAINT), transaction.atomic():
        Session.objects.filter(pk=first.pk).update(status=SessionStatus.SCHEDULED)


@pytest.mark.django_db
def test_another_room_at_the_same_time_is_fine() -> None:
    first = make.session(DAY)
    assert make.session(DAY, room=make.room("一楼教室", venue=first.room.venue)).pk


@pytest.mark.django_db
def test_moving_onto_another_class_is_refused() -> None:
    first = make.session(DAY)
    second = make.session(DAY, room=first.room, **shifted(first, 120))
    with pytest.raises(IntegrityError, match=CONSTRAINT), transaction.atomic():
        Session.objects.filter(pk=second.pk).update(start=first.start)


@pytest.mark.django_db
def test_the_form_names_the_class_that_is_there() -> None:
    first = make.session(DAY, course=make.course("国画：画一枝蜡梅"))
    other = Session(series=make.series(), room=first.room, start=first.start, end=first.end)
    with pytest.raises(ValidationError) as caught:
        other.full_clean()
    message = caught.value.message_dict["room"][0]
    assert "国画：画一枝蜡梅" in message
    assert "12月1日（周二）19:00—20:30" in message
    assert "二楼活动室" in message


@pytest.mark.django_db
def test_end_before_start_is_told_in_chinese_and_held_by_the_database() -> None:
    session = make.session(DAY)
    session.end = session.start - datetime.timedelta(hours=1)
    with pytest.raises(ValidationError, match="下课时间要晚于上课时间"):
        session.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(end=session.end)


@pytest.mark.django_db
def test_a_cancellation_without_a_reason_is_refused() -> None:
    session = make.session(DAY)
    session.status = SessionStatus.CANCELLED
    with pytest.raises(ValidationError, match="要写原因"):
        session.full_clean()


@pytest.mark.django_db
def test_one_teacher_in_two_places_is_a_warning_that_names_the_class() -> None:
    first, second = make.session(DAY), make.session(DAY)
    for session in (first, second):
        SeriesTeacher.objects.create(owner=session.series, name="姜老师（示例）")
    assert [clash.pk for clash in teacher_clashes(second)] == [first.pk]
    assert first.series.course.name_zh in teacher_warning(second)
    second.teachers_overridden = True
    second.save()
    SessionTeacher.objects.create(owner=second, name="袁老师（示例）")
    assert teacher_warning(second) == ""


@pytest.mark.sqlite
@pytest.mark.django_db
def test_triggers_are_there_after_migrate_and_missed_when_gone() -> None:
    assert triggers.missing() == []
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {triggers.NAMES[1]}")
    assert triggers.missing() == [triggers.NAMES[1]]
    assert [error.id for error in triggers.check_triggers(["default"])] == ["courses.E001"]
    call_command("migrate", verbosity=0)
    assert triggers.missing() == []


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_exclusion_constraint_is_there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT contype FROM pg_constraint WHERE conname = %s", [CONSTRAINT])
        assert cursor.fetchone() == ("x",)


# Two writers at once ----------------------------------------------------------------------------------------------

WRITERS, ROUNDS = 4, 5


def at_once(write: Callable[[int], None]) -> int:
    """Run `write(number)` in WRITERS threads that start together; how many were not refused."""
    barrier, won = threading.Barrier(WRITERS), []

    def run(number: int) -> None:
        barrier.wait()
        try:
            write(number)
            won.append(number)
        except (IntegrityError, sqlite3.IntegrityError):
            return
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(won)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_writers_at_once_exactly_one_wins_on_postgresql() -> None:
    series = [make.series() for _writer in range(WRITERS)]
    room = series[0].room
    for number in range(ROUNDS):
        day = DAY + datetime.timedelta(days=number)
        assert at_once(lambda writer, day=day: make.session(day, series=series[writer], room=room)) == 1
        assert Session.objects.filter(room=room).count() == number + 1


# A copy of the one cancelled class, standing, so many days later.
COPY = """
INSERT INTO courses_session (slug, uid, series_id, room_id, "start", "end", original_start, status, reason, sequence,
    room_overridden, time_overridden, teachers_overridden, touched, provisional, changed_at, created_at)
SELECT :name, :name, series_id, room_id, datetime("start", :gap), datetime("end", :gap), :name, 'scheduled', '', 0,
    0, 0, 0, 0, 0, changed_at, created_at FROM courses_session WHERE status = 'cancelled'
"""


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)  # a copy is made of no open transaction
def test_of_writers_at_once_exactly_one_wins_on_sqlite(tmp_path: Path) -> None:
    """In a file with a connection for each writer: the tests' own database in memory does not wait for locks."""
    make.session(DAY, status=SessionStatus.CANCELLED, reason="教师临时参加展演。")
    path = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)

    def write(writer: int, day: int) -> None:
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as own:
            own.execute("BEGIN IMMEDIATE")
            own.execute(COPY, {"name": f"{day}-{writer}", "gap": f"+{day} days"})
            own.execute("COMMIT")

    for day in range(ROUNDS):
        assert at_once(lambda writer, day=day: write(writer, day)) == 1
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM courses_session").fetchone() == (ROUNDS + 1,)
