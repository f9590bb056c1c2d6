"""Venues, courses and classes of the demo edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Room:
    """A room of a venue."""

    name: str
    capacity: int


@dataclass(frozen=True)
class Venue:
    """A teaching point in an invented community."""

    slug: str
    name: str
    name_en: str
    town: str
    community: str
    community_en: str
    address: str
    access: str
    telephone: str
    longitude: float
    latitude: float
    rooms: tuple[Room, ...]


@dataclass(frozen=True)
class Course:
    """What is taught."""

    slug: str
    name: str
    name_en: str
    kind: str
    summary: str
    summary_en: str
    picture: str = ""


@dataclass(frozen=True)
class Series:
    """A weekly rule at a venue: weekdays are 1 (Monday) to 7, weeks count from the seed's week."""

    slug: str
    course: str
    title: str
    venue: str
    room: str
    weekdays: tuple[int, ...]
    first_week: int
    weeks: int
    start: time
    end: time
    capacity: int
    sign_up: str
    sign_up_detail: str
    teachers: tuple[str, ...]
    organiser: str
    holiday_policy: str = "skip"


@dataclass(frozen=True)
class SessionChange:
    """What happened to one class: the n-th session on or after ``from_days`` days from today."""

    series: str
    from_days: int
    change: str  # cancelled / moved / full
    reason: str
    moved_days: int = 0
