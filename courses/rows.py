"""One class as a row on a page: what it says depends on the moment it is read (nothing past is called coming)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.dates import month_day
from core.texts import listed
from courses.enums import SessionStatus, SignUp, Weekday
from courses.models import Series, Session
from courses.querysets import CHANGE_SHOWN


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What templates/components/session_row.html shows. `status` is a machine key, `status_label` its word.

    `gone` rows are struck through: a cancelled class, or the date that a moved one left for `moved_to`.
    `session` is what the row was made of, for structured data.
    """

    start: datetime
    title: str
    end: datetime | None = None
    url: str = ""
    place: str = ""
    teacher: str = ""
    note: str = ""
    status: str = ""
    status_label: str = ""
    reason: str = ""
    gone: bool = False
    moved_to: datetime | None = None
    ics_url: str = ""
    phone: str = ""
    map_url: str = ""
    anchor: str = ""
    session: Session | None = field(default=None, repr=False, compare=False)

    @property
    def day(self) -> date:
        return timezone.localdate(self.start)


def rows_of(session: Session, now: datetime, teachers: bool = True) -> list[SessionRow]:
    """The rows of one class in order of time: where it was planned if it moved away, and where it stands."""
    rows = []
    if session.start != session.original_start and change_is_shown(session, now):
        rows.append(_left_row(session))
    if not session.is_cancelled:
        rows.append(_standing_row(session, now, teachers))
    elif change_is_shown(session, now):
        rows.append(_cancelled_row(session))
    return sorted(rows, key=lambda row: row.start)


def change_is_shown(session: Session, now: datetime) -> bool:
    """A cancelled or left date stays until seven days after its original date (model.md §4)."""
    return timezone.localdate(now) <= timezone.localdate(session.original_start) + CHANGE_SHOWN


def rows_between(sessions: Iterable[Session], first: date, last: date, now: datetime) -> list[SessionRow]:
    """All rows that stand on the days from `first` to `last`, in order of time."""
    rows = (row for session in sessions for row in rows_of(session, now))
    return sorted((row for row in rows if first <= row.day <= last), key=lambda row: (row.start, row.title))


def _shared(session: Session) -> dict[str, Any]:
    return {
        "title": session.title,
        "url": session.get_absolute_url(),
        "place": place_of(session),
        "session": session,
    }


def _left_row(session: Session) -> SessionRow:
    cancelled = session.is_cancelled
    return SessionRow(
        **_shared(session),
        start=session.original_start,
        gone=True,
        status="cancelled" if cancelled else "moved",
        status_label=str(SessionStatus.CANCELLED.label if cancelled else SessionStatus.MOVED.label),
        reason=session.reason if cancelled else sentence(session.reason),
        moved_to=None if cancelled else session.start,
    )


def _cancelled_row(session: Session) -> SessionRow:
    return SessionRow(
        **_shared(session),
        start=session.start,
        end=session.end,
        gone=True,
        status="cancelled",
        status_label=str(SessionStatus.CANCELLED.label),
        reason=session.reason,
        anchor=session.slug,
    )


def _standing_row(session: Session, now: datetime, teachers: bool) -> SessionRow:
    status, label = standing_state(session, now)
    over = status == "ended"
    venue = session.room.venue
    return SessionRow(
        **_shared(session),
        start=session.start,
        end=session.end,
        teacher=teacher_names(session.teachers()) if teachers else "",
        note="" if over else note_of(session),
        status=status,
        status_label=label,
        reason="" if over else session.reason,
        phone="" if over else (session.series.contact_phone or venue.contact_phone),
        map_url="" if over else venue.get_absolute_url(),
        anchor=session.slug,
    )


def standing_state(session: Session, now: datetime) -> tuple[str, str]:
    """Machine key and word for a class that is not cancelled; ("", "") for one that is simply on."""
    if session.is_over(now):
        return "ended", str(SessionStatus.ENDED.label)
    if session.status == SessionStatus.FULL:
        return "full", str(SessionStatus.FULL.label)
    if session.start != session.original_start:
        return "moved", moved_from(session.original_start)
    if session.status in {SessionStatus.RELOCATED, SessionStatus.MOVED}:
        return session.status, str(session.get_status_display())
    if session.series.sign_up != SignUp.WALK_IN and session.series.sign_up_is_open(now):
        return "open", _("可报名")
    return "", ""


def moved_from(original: datetime) -> str:
    return _("由%(day)s改来") % {"day": month_day(original)}


def place_of(session: Session) -> str:
    """蓝村 · 岔河村文化大院二楼活动室."""
    venue, locale = session.room.venue, get_language()
    town = venue.town.name if venue.town else ""
    return " · ".join(filter(None, [town, session.room.place_name(locale)]))


def sentence(text: str) -> str:
    """The text with a full stop, so that another sentence may follow."""
    return text if not text or text[-1] in "。！？.!?" else f"{text}。"


def teacher_names(teachers: Iterable[Any]) -> str:
    return listed(teacher.shown_name for teacher in teachers)


def note_of(session: Session) -> str:
    """What else one should know before going: a provisional date, a fee, how to sign up."""
    course, series = session.series.course, session.series
    notes = [
        _("节假日安排尚未公布，日期暂定") if session.provisional else "",
        "" if course.is_free else (course.fee_note or _("收费")),
        series.sign_up_note,
    ]
    return _("，").join(filter(None, notes))


def rule_sentence(series: Series) -> str:
    """每周二、周四 19:00—20:30; for dates without a rule the times alone."""
    times = f"{series.start_time:%H:%M}—{series.end_time:%H:%M}"
    days = listed(Weekday(number).label for number in sorted(series.weekdays or []))
    if not days:
        return times
    every = _("每%(count)s周的%(days)s") if series.interval > 1 else _("每%(days)s")
    return f"{every % {'count': series.interval, 'days': days}} {times}"
