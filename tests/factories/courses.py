"""Venues, courses, series, sessions for tests: plain functions, every argument optional."""

import datetime
from itertools import count
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from core import caching
from core.models import Town
from courses.models import Community, Course, CoursesIndexPage, Room, Series, Session, Venue, VenueIndexPage
from courses.services import moments

_numbers = count(1)


def town(name: str = "", **fields: Any) -> Town:
    return Town.objects.create(name_zh=name or f"示例镇{next(_numbers)}", **fields)


def community(name: str = "", **fields: Any) -> Community:
    fields.setdefault("town", None)
    fields["town"] = fields["town"] or town()
    return Community.objects.create(name_zh=name or f"示例村{next(_numbers)}", **fields)


def venue(name: str = "", **fields: Any) -> Venue:
    """A published venue without rooms; `town` is a shorthand for a community of that town."""
    at = fields.pop("town", None)
    if "community" not in fields:
        fields["community"] = community(town=at)
    fields.setdefault("address_zh", "示例路1号")
    return Venue.objects.create(name_zh=name or f"示例文化大院{next(_numbers)}", **fields)


def room(name: str = "二楼活动室", **fields: Any) -> Room:
    at = fields.pop("town", None)
    if "venue" not in fields:
        fields["venue"] = venue(town=at)
    fields.setdefault("capacity", 40)
    return Room.objects.create(name_zh=name, **fields)


def course(name: str = "", **fields: Any) -> Course:
    fields.setdefault("summary_zh", "从握笔开始，八次课写出一副春联。")
    return Course.objects.create(name_zh=name or f"书法入门{next(_numbers)}", **fields)


def series(**fields: Any) -> Series:
    """Tuesdays and Thursdays 19:00–20:30, eight dates from tomorrow on; no sessions yet."""
    if "course" not in fields:
        fields["course"] = course()
    if "room" not in fields:
        fields["room"] = room(town=fields.pop("town", None))
    fields.setdefault("weekdays", [2, 4])
    fields.setdefault("start_date", timezone.localdate() + datetime.timedelta(days=1))
    if "end_date" not in fields:
        fields.setdefault("count", 8)
    fields.setdefault("start_time", datetime.time(19, 0))
    fields.setdefault("end_time", datetime.time(20, 30))
    return Series.objects.create(**fields)


def session(day: datetime.date | None = None, **fields: Any) -> Session:
    """One class at the times of its series; `day` defaults to tomorrow."""
    if "series" not in fields:
        fields["series"] = series(**{name: fields.pop(name) for name in ("course", "town") if name in fields})
    start, end = moments(fields["series"], day or timezone.localdate() + datetime.timedelta(days=1))
    fields.setdefault("room", fields["series"].room)
    fields.setdefault("start", start)
    fields.setdefault("end", end)
    fields.setdefault("original_start", start)
    return Session.objects.create(**fields)


def index_pages() -> tuple[CoursesIndexPage, VenueIndexPage]:
    """/courses/ and /courses/venues/ below the default site's root page."""
    root = Site.objects.get(is_default_site=True).root_page
    courses = root.add_child(instance=CoursesIndexPage(title="微课堂", slug="courses", locale=root.locale))
    venues = courses.add_child(instance=VenueIndexPage(title="教学点", slug="venues", locale=root.locale))
    caching.bump()
    return courses, venues
