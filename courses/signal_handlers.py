"""What classes tell the rest of the site: caches, figures, the profile of a teacher."""

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from core import caching, figures, sections, sitedata
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
