"""Communities, venues, courses, weekly rules; the classes come from the same service that editors' forms call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from courses import services
from courses.models import Community, Course, Room, Series, SeriesTeacher, Session, Venue
from home.demo.courses import CHANGES, COURSES, SERIES, VENUES
from home.demo.shapes import Course as DemoCourse
from home.demo.shapes import Series as DemoSeries
from home.demo.shapes import SessionChange
from home.demo.shapes import Venue as DemoVenue
from home.seeding.edition import Edition
from home.seeding.publishing import publish_snippet


def make(edition: Edition) -> None:
    """Venues first, then courses, rules and classes, last what happened to three of them."""
    for venue in VENUES:
        edition.keep("venue", venue.slug, _venue(edition, venue))
    for course in COURSES:
        edition.keep("course", course.slug, _course(edition, course))
    for series in SERIES:
        edition.keep("series", series.slug, _series(edition, series))
    for change in CHANGES:
        _apply(edition, change)
    _fill_in_attendance(edition)


def _venue(edition: Edition, venue: DemoVenue) -> Venue:
    row: Any = Venue(
        slug=venue.slug,
        name_zh=venue.name,
        name_en=venue.name_en,
        community=_community(edition, venue),
        address_zh=venue.address,
        accessibility_zh=venue.access,
        contact_office="社区工会（示例）",
        contact_phone=venue.telephone,
        longitude=str(venue.longitude),
        latitude=str(venue.latitude),
        is_example=True,
    )
    row.rooms = [
        Room(name_zh=room.name, capacity=room.capacity, sort_order=place) for place, room in enumerate(venue.rooms)
    ]
    venue_row: Venue = publish_snippet(edition, row)
    return venue_row


def _community(edition: Edition, venue: DemoVenue) -> Community:
    village = "村" in venue.community
    row, _new = Community.objects.get_or_create(
        town=edition.get("town", venue.town),
        name_zh=venue.community,
        defaults={
            "name_en": venue.community_en,
            "kind": Community.Kind.VILLAGE if village else Community.Kind.COMMUNITY,
            "contact_office": "村委会（示例）" if village else "居委会（示例）",
            "contact_phone": venue.telephone,
            "is_example": True,
        },
    )
    return row


def _course(edition: Edition, course: DemoCourse) -> Course:
    row = Course(
        slug=course.slug,
        name_zh=course.name,
        name_en=course.name_en,
        kind=course.kind,
        summary_zh=course.summary,
        summary_en=course.summary_en,
        audience_zh="工会会员和家属，零基础也行。",
        audience_en="Union members and their families; no experience needed.",
        image=edition.get("picture", course.picture),
        is_example=True,
    )
    return publish_snippet(edition, row)


def _series(edition: Edition, series: DemoSeries) -> Series:
    monday = edition.today - timedelta(days=edition.today.weekday())
    link = {"sign_up_link": series.sign_up_detail} if series.sign_up == "link" else {}
    row = Series(
        course=edition.get("course", series.course),
        label=series.title,
        weekdays=list(series.weekdays),
        start_date=monday + timedelta(weeks=series.first_week),
        end_date=monday + timedelta(weeks=series.first_week + series.weeks, days=-1),
        start_time=series.start,
        end_time=series.end,
        holiday_policy=series.holiday_policy,
        room=edition.get("venue", series.venue).rooms.get(name_zh=series.room),
        capacity=series.capacity,
        sign_up=series.sign_up,
        sign_up_note="" if link else series.sign_up_detail,
        organiser_zh=series.organiser,
        contact_phone=edition.get("venue", series.venue).contact_phone,
        **link,
    )
    row.teachers = [_teacher(edition, key, place) for place, key in enumerate(series.teachers)]
    row.full_clean()
    row.save()
    services.generate_sessions(row)
    return row


def _teacher(edition: Edition, key: str, place: int) -> SeriesTeacher:
    """A person of the roll by slug, or a name."""
    person = edition.made.get(("person", key))
    return SeriesTeacher(person=person, name="" if person else key, sort_order=place)


def _apply(edition: Edition, change: SessionChange) -> None:
    session = _session_of(edition, change)
    if change.change == "cancelled":
        services.cancel(session, change.reason)
    elif change.change == "full":
        services.mark_full(session, change.reason)
    else:
        later = timedelta(days=change.moved_days)
        services.move(session, session.start + later, session.end + later, change.reason)


def _session_of(edition: Edition, change: SessionChange) -> Any:
    day = edition.today + timedelta(days=change.from_days)
    sessions: Any = edition.get("series", change.series).sessions
    return sessions.filter(start__date__gte=day).order_by("start").first()


def _fill_in_attendance(edition: Edition) -> None:
    """Past classes were attended: so many that the figure computed from them is plausible, the same every time."""
    past = Session.objects.filter(start__date__lt=edition.today, status="scheduled").select_related("series")
    for place, session in enumerate(past.order_by("start", "pk")):
        share = 60 + place * 7 % 38
        session.attendance = (session.series.capacity or 20) * share // 100
    Session.objects.bulk_update(past, ["attendance"], batch_size=500)
