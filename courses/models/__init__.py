"""Venues, courses, series, sessions (model.md §4) and the pages that show them."""

from courses.models.catalogue import Academy, Course, Programme, Topic
from courses.models.pages import CoursesIndexPage, VenueIndexPage
from courses.models.places import Community, Room, TownOrganiser, Venue
from courses.models.scheduling import Series, SeriesDate, Session
from courses.models.teaching import SeriesTeacher, SessionTeacher

__all__ = [
    "Academy",
    "Community",
    "Course",
    "CoursesIndexPage",
    "Programme",
    "Room",
    "Series",
    "SeriesDate",
    "SeriesTeacher",
    "Session",
    "SessionTeacher",
    "Topic",
    "TownOrganiser",
    "Venue",
    "VenueIndexPage",
]
