"""What classes tell the rest of the site: caches, search, figures, the profile of a teacher."""

from collections.abc import Iterable

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from core import caching, figures, searchable, sections, sitedata
from courses import cards
from courses.models import (
    Academy,
    Community,
    Course,
    CoursesIndexPage,
    Programme,
    Room,
    Series,
    SeriesDate,
    SeriesTeacher,
    Session,
    SessionTeacher,
    Topic,
    Venue,
)
from courses.sections import classes_of_person


def connect() -> None:
    caching.watch(Academy, Community, Course, Programme, Room, Series, SeriesDate, SeriesTeacher)
    caching.watch(Session, SessionTeacher, Topic, Venue)
    for figure in FIGURES:
        figures.register(figure)
    sections.register("honors.person", classes_of_person)
    sitedata.offer("courses_titles", titles_by_language)
    searchable.register(COURSES)
    searchable.register(VENUES)


def titles_by_language(_data: sitedata.SiteData) -> dict[str, str]:
    """What the page of classes is called in each language, for the trail of the pages below it."""
    return dict(CoursesIndexPage.objects.live().values_list("locale__language_code", "title"))


# Figures ----------------------------------------------------------------------------------------------------------


def attendance() -> int:
    """Everyone counted in a class, ever; a year before this system is a Statistic's opening balance."""
    return int(Session.objects.standing().aggregate(total=Sum("attendance"))["total"] or 0)


FIGURES = (
    figures.Figure("courses.venues", _("微课堂教学点"), _("处"), lambda: Venue.objects.public().count()),
    figures.Figure("courses.sessions", _("已办课程"), _("场"), lambda: Session.objects.held().count(), by_clock=True),
    figures.Figure("courses.attendance", _("微课堂到课"), _("人次"), attendance),
)


# Search -----------------------------------------------------------------------------------------------------------


def courses_of_session(session: Session) -> Iterable[Course]:
    return Course.objects.filter(series=session.series_id)


def courses_of_series(series: Series) -> Iterable[Course]:
    return Course.objects.filter(pk=series.course_id)


def courses_of_teacher(teacher: SeriesTeacher | SessionTeacher) -> Iterable[Course]:
    """By the owner, which stands also when the teacher was just deleted."""
    path = "series" if isinstance(teacher, SeriesTeacher) else "series__sessions"
    return Course.objects.filter(**{path: teacher.owner_id})


def courses_at_venue(venue: Venue) -> Iterable[Course]:
    return Course.objects.filter(series__sessions__room__venue=venue.pk).distinct()


def venues_in_community(community: Community) -> Iterable[Venue]:
    return Venue.objects.filter(community=community.pk)


COURSES = searchable.Provider(
    model=Course,
    public_queryset=Course.objects.public,
    documents=cards.course_entries,
    watches={
        Session: courses_of_session,
        Series: courses_of_series,
        SeriesTeacher: courses_of_teacher,
        SessionTeacher: courses_of_teacher,
        Venue: courses_at_venue,
    },
)
VENUES = searchable.Provider(
    model=Venue,
    public_queryset=lambda: Venue.objects.public().select_related("community__town", "photo"),
    documents=cards.venue_entries,
    watches={Community: venues_in_community},
)
