"""Two classes in one room are an error that names the other; one teacher in two places is a warning."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import day_clock
from courses.enums import SessionStatus
from courses.models import Session

# How both databases name a refused overlap in their error.
CONSTRAINT = "courses_session_room_overlap"


def when(start: datetime, end: datetime | None = None) -> str:
    """11月26日（周四）19:00—20:30, local time."""
    return f"{day_clock(start)}—{timezone.localtime(end):%H:%M}" if end else str(day_clock(start))


def room_clash(room_id: int, start: datetime, end: datetime, but: Iterable[int] = ()) -> Session | None:
    """The first standing class that needs the room in [start, end), leaving out those with the ids in `but`."""
    others = Session.objects.overlapping(start, end).filter(room_id=room_id).exclude(pk__in=[*but])
    found: Session | None = others.select_related("series__course", "room__venue").order_by("start").first()
    return found


def clash_message(other: Session) -> str:
    """What the editor is told: which class is there, when, and what can be done."""
    return _("%(room)s在%(when)s已经有课《%(title)s》，请换时间、换教室，或者先调整那一场。") % {
        "room": other.room,
        "when": when(other.start, other.end),
        "title": other.series,
    }


def refuse_room_clash(session: Session) -> None:
    """Raise a ValidationError that names the other class. Incomplete sessions are left to the field checks."""
    if not session.room_id or not session.start or not session.end or session.start >= session.end:
        return
    if session.status == SessionStatus.CANCELLED:
        return
    other = room_clash(session.room_id, session.start, session.end, [session.pk] if session.pk else [])
    if other is not None:
        raise ValidationError({"room": clash_message(other)})


def teacher_keys(session: Session) -> frozenset[Any]:
    """Who teaches, as comparable values: the id of a person, or a name."""
    return frozenset(teacher.person_id or teacher.name for teacher in session.teachers())


def teacher_clashes(session: Session) -> list[Session]:
    """Standing classes at the same time with a teacher of this one: a warning, never an error."""
    teachers = teacher_keys(session)
    if not teachers:
        return []
    others = Session.objects.overlapping(session.start, session.end).exclude(pk=session.pk).for_rows()
    return [other for other in others.order_by("start") if teacher_keys(other) & teachers]


def teacher_warning(session: Session) -> str:
    """One sentence for the editor, or "" when nobody teaches twice."""
    others = teacher_clashes(session)
    if not others:
        return ""
    named = "；".join(f"{when(other.start, other.end)}《{other.series}》" for other in others)
    return _("提醒：这场课的老师同一时间还有别的课（%(others)s），请核对。") % {"others": named}
