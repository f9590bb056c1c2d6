"""What search is told of courses, venues and academies."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation

from core import searchable
from core.blocks.words import attachments, picture_words, words_of
from core.models import Town
from core.searchable import Provider, SearchEntry, named_by, naming, sharing
from courses.clashes import when
from courses.models import (
    Academy,
    Community,
    Course,
    Programme,
    Series,
    SeriesTeacher,
    Session,
    SessionTeacher,
    Topic,
    Venue,
)
from courses.queries import coming_sessions
from courses.rows import note_of, rule_sentence, teacher_names


def register() -> None:
    """Called from AppConfig.ready()."""
    for provider in (COURSES, VENUES, ACADEMIES):
        searchable.register(provider)


def languages_of(thing: Any) -> Iterator[str]:
    """Languages in which it has an address; each is the active one while its turn lasts."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            if thing.get_absolute_url(code):
                yield code


def _lines(*texts: Any) -> str:
    return "\n".join(dict.fromkeys(filter(None, (str(text or "") for text in texts))))


def _row(session: Session, code: str) -> str:
    """11月26日（周四）19:00，岔河村文化大院二楼活动室，姜老师: one class as its row says it."""
    room, reason = session.room, session.reason
    facts = (when(session.start), room.place_name(code), teacher_names(session.teachers()), note_of(session), reason)
    return "，".join(filter(None, facts))


# Courses ------------------------------------------------------------------------------------------------------------


def public_courses() -> Any:
    return Course.objects.public().select_related("topic", "programme__academy", "image")


def course_entries(course: Course) -> Iterator[SearchEntry]:
    """Where and when it is held, and by whom: a village and 夜校 find the class. None for a draft."""
    if not course.live:
        return
    sessions = coming_sessions(series__course=course)
    series = list({session.series_id: session.series for session in sessions}.values())
    towns = _towns(sessions)
    for code in languages_of(course):
        told = words_of(course.body)
        teachers = {teacher.shown_name: None for session in sessions for teacher in session.teachers()}
        yield SearchEntry(
            locale=code,
            kind="course",
            title=course.in_language("name", code),
            card=course.card(code),
            names=(*teachers, *_known_as(course, sessions)),
            body=_lines(*_course_words(course), *_series_words(series), *(_row(each, code) for each in sessions), told),
            facets={"town": towns[0]} if towns else {},
            date=course.last_published_at,
            scopes=tuple(f"town:{slug}" for slug in towns),
            attachments=attachments(told.documents),
        )


def _towns(sessions: Iterable[Session]) -> list[str]:
    """Slugs of the towns, that of the next class first."""
    return list(dict.fromkeys(session.room.venue.town.slug for session in sessions if session.room.venue.town))


def _known_as(course: Course, sessions: Iterable[Session]) -> list[str]:
    """鹤山村 · 鹤山村文化大院 · 龙山街道 · 职工夜校, once for each place."""
    venues = {session.room.venue.pk: session.room.venue for session in sessions}
    return [" · ".join([*_place_words(venue), str(course.get_kind_display())]) for venue in venues.values()]


def _place_words(venue: Venue) -> list[str]:
    community = venue.community
    return [community.name, venue.name, community.town.name] if community else [venue.name]


def _course_words(course: Course) -> Iterator[Any]:
    yield from (course.get_kind_display(), course.topic, course.summary, course.audience, course.bring, course.fee_note)
    if course.programme:
        yield from (course.programme.academy.name, course.programme.name)
    yield from picture_words(course.image)


def _series_words(series: Iterable[Series]) -> Iterator[Any]:
    for one in series:
        yield from (one.label, rule_sentence(one), one.get_sign_up_display(), one.sign_up_note)
        yield from (one.organiser, one.contact_phone)


# Venues -------------------------------------------------------------------------------------------------------------


def public_venues() -> Any:
    return Venue.objects.public().select_related("community__town", "photo").prefetch_related("rooms")


def venue_entries(venue: Venue) -> Iterator[SearchEntry]:
    """What is held there is part of it: the village and 夜校 find the place too. None for a draft."""
    if not venue.live or venue.community is None:
        return
    sessions, town = coming_sessions(room__venue=venue), venue.community.town.slug
    for code in languages_of(venue):
        kinds = dict.fromkeys(str(each.series.course.get_kind_display()) for each in sessions)
        yield SearchEntry(
            locale=code,
            kind="venue",
            title=venue.in_language("name", code),
            card=venue.card(code),
            names=(" · ".join([*_place_words(venue), *kinds]),),
            body=_lines(*_venue_words(venue), *(f"{each.title}，{_row(each, code)}" for each in sessions)),
            facets={"town": town},
            date=venue.last_published_at,
            scopes=(f"town:{town}",),
        )


def _venue_words(venue: Venue) -> Iterator[Any]:
    yield from (venue.summary, venue.address, venue.access, venue.accessibility, venue.hours)
    yield from (room.name for room in venue.rooms.all())
    yield from (venue.contact_office, venue.contact_phone, *picture_words(venue.photo))


# Academies ----------------------------------------------------------------------------------------------------------


def public_academies() -> Any:
    courses = Prefetch("programmes__courses", Course.objects.public())
    return Academy.objects.select_related("photo").prefetch_related(courses)


def academy_entries(academy: Academy) -> Iterator[SearchEntry]:
    for code in languages_of(academy):
        told = words_of(academy.body)
        programmes = [f"{each.name} {each.summary}" for each in academy.programmes.all()]
        yield SearchEntry(
            locale=code,
            kind="academy",
            title=academy.name,
            card=academy.card(code),
            body=_lines(academy.summary, told, *programmes, academy.contact_phone, *picture_words(academy.photo)),
            attachments=attachments(told.documents),
        )


# What changes them --------------------------------------------------------------------------------------------------


def courses_of_teachers(rows: Sequence[SeriesTeacher | SessionTeacher]) -> Iterable[int]:
    """By the owner, which stands also when the teacher was just deleted."""
    path = "series" if isinstance(rows[0], SeriesTeacher) else "series__sessions"
    return Course.objects.filter(**{f"{path}__in": {row.owner_id for row in rows}}).values_list("pk", flat=True)


COURSES = Provider(
    model=Course,
    public_queryset=public_courses,
    documents=course_entries,
    watches={
        Session: sharing(Course, "series", "series_id"),
        Series: named_by("course_id"),
        SeriesTeacher: courses_of_teachers,
        SessionTeacher: courses_of_teachers,
        Venue: naming(Course, "series__sessions__room__venue"),
        Community: naming(Course, "series__sessions__room__venue__community"),
        Town: naming(Course, "series__sessions__room__venue__community__town"),
        Topic: naming(Course, "topic"),
        Programme: naming(Course, "programme"),
    },
)
VENUES = Provider(
    model=Venue,
    public_queryset=public_venues,
    documents=venue_entries,
    watches={
        Session: sharing(Venue, "rooms", "room_id"),
        Series: naming(Venue, "rooms__sessions__series"),
        Course: naming(Venue, "rooms__sessions__series__course"),
        Community: naming(Venue, "community"),
        Town: naming(Venue, "community__town"),
    },
)
ACADEMIES = Provider(
    model=Academy,
    public_queryset=public_academies,
    documents=academy_entries,
    watches={Programme: named_by("academy_id")},
)
