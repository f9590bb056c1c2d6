"""Classes as Events, venues as Places, academies as organisations (core.structured)."""

from collections.abc import Iterable
from typing import Any

from core.structured import Node, absolute, address, language, moment, node, picture, publisher, text
from courses.models import Academy, Session, Venue
from courses.rows import SessionRow

ATTENDANCE = "https://schema.org/OfflineEventAttendanceMode"
SCHEDULED = "https://schema.org/EventScheduled"
CANCELLED = "https://schema.org/EventCancelled"
RESCHEDULED = "https://schema.org/EventRescheduled"


def events(rows: Iterable[SessionRow], image: Any = None) -> list[Node]:
    """One event a class, whatever the number of its rows: a moved one stands at two dates of the page."""
    sessions = {row.session.pk: row.session for row in rows if row.session is not None}
    shown, us = picture(image), publisher()
    return [event(session, shown, us) for session in sessions.values()]


def event(session: Session, image: str, us: Node) -> Node:
    """`us` organises what names no other organiser."""
    course, series = session.series.course, session.series
    status = status_of(session)
    return node(
        "Event",
        name=text(course.name),
        description=text(course.summary),
        url=absolute(session.get_absolute_url()),
        startDate=moment(session.start),
        endDate=moment(session.end),
        eventStatus=status,
        previousStartDate=moment(session.original_start) if status == RESCHEDULED else "",
        eventAttendanceMode=ATTENDANCE,
        location=place(session.room.venue, session.room.place_name()),
        organizer=node("Organization", name=series.organiser) if series.organiser else us,
        performer=[] if session.is_cancelled else [node("Person", name=each.shown_name) for each in session.teachers()],
        isAccessibleForFree=course.is_free,
        inLanguage=language(),
        image=image,
    )


def status_of(session: Session) -> str:
    if session.is_cancelled:
        return CANCELLED
    return RESCHEDULED if session.start != session.original_start else SCHEDULED


def place(venue: Venue, name: str) -> Node:
    """Where it is; the address of a venue is public with it."""
    town = venue.town.name if venue.town else ""
    return node("Place", name=text(name), address=address(venue.address, town))


def venue(found: Venue) -> list[Node]:
    if not found.pk:
        return []
    more = node(
        "Place",
        url=absolute(found.get_absolute_url()),
        description=text(found.summary),
        telephone=found.contact_phone,
        image=picture(found.photo),
    )
    return [{**place(found, found.name), **more}]


def academy(found: Academy) -> list[Node]:
    made = node(
        "EducationalOrganization",
        name=text(found.name),
        url=absolute(found.get_absolute_url()),
        description=text(found.summary),
        address=address(found.address),
        telephone=found.contact_phone,
        image=picture(found.photo),
    )
    return [made]
