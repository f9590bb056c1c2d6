"""What is done to classes: made from a series, cancelled, moved, put into another room, marked full, reopened.

Each change is one transaction, counts up the calendar's SEQUENCE, and leaves the UID as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.clashes import CONSTRAINT, clash_message, room_clash
from courses.enums import SessionStatus
from courses.models import Room, Series, Session
from courses.models.scheduling import session_slug
from courses.recurrence import PlannedDate, plan


@dataclass(frozen=True, slots=True)
class Generation:
    """What a generation did. `kept` are classes left alone although the rule differs (touched, past, attended)."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    kept: tuple[Session, ...] = ()
    planned: tuple[PlannedDate, ...] = ()

    @property
    def undecided(self) -> list[date]:
        return [day.date for day in self.planned if day.undecided]

    @property
    def skipped(self) -> list[PlannedDate]:
        return [day for day in self.planned if day.holiday and not day.held and not day.undecided]

    @property
    def provisional(self) -> bool:
        return any(day.provisional and day.held for day in self.planned)


@dataclass
class _Work:
    """What must be written to bring a series and its classes together."""

    create: list[Session] = field(default_factory=list)
    update: list[Session] = field(default_factory=list)
    remove: list[Session] = field(default_factory=list)
    kept: list[Session] = field(default_factory=list)


# From a series ----------------------------------------------------------------------------------------------------


def moments(series: Series, day: date) -> tuple[datetime, datetime]:
    """Start and end of the class of that local day."""
    start, end = (datetime.combine(day, clock) for clock in (series.start_time, series.end_time))
    return timezone.make_aware(start), timezone.make_aware(end)


@transaction.atomic
def generate_sessions(series: Series, now: datetime | None = None) -> Generation:
    """Make the classes of a series. Run again it changes nothing; after the rule changed it adjusts what is to come.

    Classes that are past, touched by hand or attended are never changed or deleted. Raises ValidationError, naming the
    other class, when a room is taken, and recurrence.TooManyDatesError for a rule without end.
    """
    planned = plan(series.rule())
    work = _compare(series, planned, now or timezone.now())
    refuse_clashes(series, [*work.create, *work.update], leaving=work.remove)
    with room_taken_as_error():
        Session.objects.filter(pk__in=[session.pk for session in work.remove]).delete()
        for session in work.update:
            session.save()
        Session.objects.bulk_create(work.create)
    if work.create or work.update or work.remove:
        _touch(series)
    return Generation(len(work.create), len(work.update), len(work.remove), tuple(work.kept), tuple(planned))


def _touch(series: Series) -> None:
    """Count up the calendar version; saving tells caches and search, to which bulk_create says nothing."""
    series.sequence += 1
    series.changed_at = timezone.now()
    series.save(update_fields=["sequence", "changed_at"])


def _compare(series: Series, planned: list[PlannedDate], now: datetime) -> _Work:
    """Match classes and dates by the original local day; a class keeps its day and identity when only times change."""
    held = {day.date: day for day in planned if day.held}
    work = _Work()
    for session in series.sessions.all() if series.pk else []:
        day = held.pop(timezone.localdate(session.original_start), None)
        settled = session.touched or session.attendance is not None or session.original_start <= now
        if day is not None and not settled:
            if _adjust(session, series, day):
                work.update.append(session)
        elif day is None and not settled:
            work.remove.append(session)
        elif settled and (day is None or _differs(session, series, day)):
            work.kept.append(session)
    work.create = [_new_session(series, day) for day in held.values()]
    return work


def _new_session(series: Series, day: PlannedDate) -> Session:
    start, end = moments(series, day.date)
    return Session(
        series=series,
        room=series.room,
        start=start,
        end=end,
        original_start=start,
        slug=session_slug(start),
        provisional=day.provisional,
    )


def _differs(session: Session, series: Series, day: PlannedDate) -> bool:
    return (session.start, session.end, session.room_id) != (*moments(series, day.date), series.room_id)


def _adjust(session: Session, series: Series, day: PlannedDate) -> bool:
    """Bring an untouched class in line with its series; whether anything changed."""
    if not _differs(session, series, day) and session.provisional == day.provisional:
        return False
    session.start, session.end = moments(series, day.date)
    session.original_start = session.start
    session.room = series.room
    session.provisional = day.provisional
    session.sequence += 1
    session.changed_at = timezone.now()
    return True


def refuse_clashes(series: Series, wanted: list[Session], leaving: list[Session]) -> None:
    """Raise one ValidationError that names every class in the way, the series' own moving classes left out."""
    ours = [session.pk for session in [*wanted, *leaving] if session.pk]
    found = (room_clash(session.room_id, session.start, session.end, ours) for session in wanted)
    clashes = {other.pk: other for other in found if other is not None}
    if clashes:
        raise ValidationError([clash_message(other) for other in clashes.values()])


# To one class -----------------------------------------------------------------------------------------------------


def cancel(session: Session, reason: str) -> Session:
    """The class does not take place; it stays visible, struck through (model.md §4)."""

    def change(current: Session) -> None:
        current.status = SessionStatus.CANCELLED
        current.reason = reason

    return _change(session, change)


def move(session: Session, start: datetime, end: datetime, reason: str) -> Session:
    """To another time; it then stands at both dates. Raises ValidationError when the room is taken then."""

    def change(current: Session) -> None:
        current.start, current.end = start, end
        current.status = SessionStatus.MOVED
        current.reason = reason

    return _change(session, change)


def change_room(session: Session, room: Room, reason: str) -> Session:
    """To another room. Raises ValidationError when that is taken."""

    def change(current: Session) -> None:
        current.room = room
        current.status = SessionStatus.RELOCATED
        current.reason = reason

    return _change(session, change)


def mark_full(session: Session, note: str = "") -> Session:
    def change(current: Session) -> None:
        current.status = SessionStatus.FULL
        current.reason = note

    return _change(session, change)


def reopen(session: Session) -> Session:
    """Take the class up again: after a cancellation, or when places are free. A changed time or room stays."""

    def change(current: Session) -> None:
        current.status = standing_status(current)
        current.reason = current.reason if current.status != SessionStatus.SCHEDULED else ""

    return _change(session, change)


def standing_status(session: Session) -> SessionStatus:
    """What a class that takes place is called, by what differs from its series."""
    if session.start != session.original_start:
        return SessionStatus.MOVED
    return SessionStatus.RELOCATED if session.room_id != session.series.room_id else SessionStatus.SCHEDULED


@transaction.atomic
def _change(session: Session, change: Callable[[Session], None]) -> Session:
    """Apply `change` to the row as it is now, note it, check it, save it; `session` is brought up to date too."""
    current = Session.objects.select_for_update(of=("self",)).select_related("series").get(pk=session.pk)
    before = state_of(current)
    change(current)
    note_change(current, before)
    current.full_clean(exclude=["slug"])
    with room_taken_as_error():
        current.save()
    session.refresh_from_db()
    return current


def state_of(session: Session) -> dict[str, Any]:
    """What readers and calendars see of a class, to tell a change from none."""
    names = ("room_id", "start", "end", "status", "reason", "teachers_overridden")
    return {name: getattr(session, name) for name in names}


def note_change(session: Session, before: dict[str, Any]) -> bool:
    """Set the flags and count up the calendar version if `session` differs from `before`; whether it does."""
    if state_of(session) == before:
        return False
    session.touched = True
    session.room_overridden = session.room_id != session.series.room_id
    session.time_overridden |= (session.start, session.end) != (before["start"], before["end"])
    session.sequence += 1
    session.changed_at = timezone.now()
    return True


@contextmanager
def room_taken_as_error() -> Iterator[None]:
    """The database's refusal of two classes in one room, as a message for a form: another editor was faster."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if CONSTRAINT not in str(error):
            raise
        raise ValidationError(_("这间教室的这个时间刚刚被另一场课占用，请看一下课表，再换时间或教室。")) from error
