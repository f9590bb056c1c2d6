"""Cards and channel documents of courses and venues."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Card, ChannelDocument, NameGroup, NameRow, Subject
from courses.clashes import when
from courses.models import Course, Session, Venue
from courses.queries import coming_sessions
from courses.rows import rule_sentence, teacher_names


def venue_card(venue: Venue, locale: str | None = None) -> Card:
    return Card(
        title=venue.in_language("name", locale),
        url=venue.get_absolute_url(locale),
        kind="venue",
        kind_label=str(Venue._meta.verbose_name),
        summary=venue.in_language("summary", locale) or venue.in_language("address", locale),
        image=venue.photo,
        image_alt=venue.photo.default_alt_text if venue.photo else "",
        eyebrow=venue.town.name if venue.town else "",
        meta=_example_mark(venue),
    )


def course_card(course: Course, locale: str | None = None) -> Card:
    return Card(
        title=course.in_language("name", locale),
        url=course.get_absolute_url(locale),
        kind="course",
        kind_label=str(course.get_kind_display()),
        summary=course.in_language("summary", locale),
        image=course.image,
        image_alt=course.image.default_alt_text if course.image else "",
        meta=_example_mark(course),
    )


def session_card(session: Session, locale: str | None = None) -> Card:
    course = session.series.course
    return Card(
        title=course.in_language("name", locale),
        url=session.get_absolute_url(locale),
        kind="session",
        kind_label=str(course.get_kind_display()),
        summary=session.room.place_name(locale),
        date=session.start,
        meta=() if not session.is_cancelled else (str(session.get_status_display()),),
    )


def _example_mark(thing: Any) -> tuple[str, ...]:
    return (_("示例"),) if thing.is_example else ()


# For other channels -----------------------------------------------------------------------------------------------


def course_document(course: Course) -> ChannelDocument:
    """A course with its series and the classes to come; cancelled ones are left out."""
    series = list(course.series.select_related("room__venue").prefetch_related("teachers__person"))
    sessions = coming_sessions(series__course=course)
    return ChannelDocument(
        title=course.name_zh,
        url=settings.SITE_URL + course.get_absolute_url("zh-hans"),
        as_of=timezone.now(),
        summary=course.summary_zh,
        meta=tuple((str(one), f"{rule_sentence(one)} {one.room}") for one in series),
        groups=(NameGroup(_("上课时间"), tuple(_dated_row(session) for session in sessions)),) if sessions else (),
        blocks=course.body,
        image=course.image,
        subjects=(Subject.of(course), *(Subject.of(person) for person in _people(series))),
    )


def _dated_row(session: Session) -> NameRow:
    return NameRow(
        name=when(session.start, session.end), unit=str(session.room), note=teacher_names(session.teachers())
    )


def _people(series: Iterable[Any]) -> list[Any]:
    found = {teacher.person_id: teacher.person for one in series for teacher in one.teachers.all() if teacher.person_id}
    return list(found.values())


def venue_document(venue: Venue) -> ChannelDocument:
    facts = (
        (_("地址"), venue.address_zh),
        (_("怎么去"), venue.access_zh),
        (_("无障碍"), venue.accessibility_zh),
        (_("开放时间"), venue.hours_zh),
        (_("电话"), venue.contact_phone),
    )
    return ChannelDocument(
        title=venue.name_zh,
        url=settings.SITE_URL + venue.get_absolute_url("zh-hans"),
        as_of=timezone.now(),
        summary=venue.summary_zh,
        meta=tuple((label, text) for label, text in facts if text),
        image=venue.photo,
        subjects=(Subject.of(venue),),
    )
