"""Communities, venues, rooms, series and classes, in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from core.models import Town
from courses.enums import SessionStatus
from courses.models import Community, Course, Room, Series, Session, Venue
from home.demo.courses import COURSES
from home.seeding.bulk.sizes import Size
from home.seeding.bulk.words import Words

BATCH = 1_000
SERIES_PER_VENUE = 2
STARTS = (time(9, 0), time(19, 0))


def make(size: Size, words: Words, today: date) -> None:
    venues = _venues(size, words)
    rooms = Room.objects.bulk_create([Room(venue=venue, name_zh="活动室", capacity=40) for venue in venues])
    courses = _courses()
    series = _series(size, rooms, courses, today)
    Session.objects.bulk_create(_sessions(size, series), batch_size=BATCH)


def _venues(size: Size, words: Words) -> list[Venue]:
    towns = list(Town.objects.all())
    communities = Community.objects.bulk_create(
        [
            Community(
                town=towns[number % len(towns)],
                name_zh=f"压测示例社区{number}",
                slug=f"bench-community-{number}",
                is_example=True,
            )
            for number in range(size.venues)
        ],
        batch_size=BATCH,
    )
    venues = [_venue(number, community, words) for number, community in enumerate(communities)]
    return list(Venue.objects.bulk_create(venues, batch_size=BATCH))


def _venue(number: int, community: Community, words: Words) -> Venue:
    return Venue(
        name_zh=f"压测示例教学点{number}",
        name_en=f"Benchmark demo venue {number}",
        slug=f"bench-venue-{number}",
        community=community,
        address_zh=f"示例路{number}号",
        latitude=f"{36.3 + words.random.random() / 4:.6f}",
        longitude=f"{120.2 + words.random.random() / 2:.6f}",
        contact_phone="0532-00000099",
        live=True,
        is_example=True,
    )


def _courses() -> list[Course]:
    rows = [
        Course(
            slug=f"bench-{course.slug}",
            name_zh=f"{course.name}（压测）",
            name_en=f"{course.name_en} (benchmark)",
            kind=course.kind,
            summary_zh=course.summary,
            live=True,
            is_example=True,
        )
        for course in COURSES
    ]
    return list(Course.objects.bulk_create(rows))


def _series(size: Size, rooms: list[Room], courses: list[Course], today: date) -> list[Series]:
    """Two rules a room, on different weekdays and hours, ending half a year from now."""
    weeks = _weeks(size)
    first = today - timedelta(days=today.weekday()) - timedelta(weeks=weeks // 2)
    rows: list[Series] = []
    for number, room in enumerate(rooms):
        for turn in range(SERIES_PER_VENUE):
            weekday = (number + turn * 3) % 7 + 1
            rows.append(
                Series(
                    course=courses[(number + turn) % len(courses)],
                    label=f"压测{number}-{turn}",
                    weekdays=[weekday],
                    start_date=first,
                    end_date=first + timedelta(weeks=weeks, days=-1),
                    start_time=STARTS[turn],
                    end_time=time(STARTS[turn].hour + 1, 30),
                    room=room,
                    capacity=40,
                    organiser_zh="镇街总工会（示例）",
                )
            )
    return list(Series.objects.bulk_create(rows, batch_size=BATCH))


def _weeks(size: Size) -> int:
    """Weeks that a rule runs so that all rules together make at least the classes wanted."""
    return -(-size.sessions // (size.venues * SERIES_PER_VENUE))


def _sessions(size: Size, series: list[Series]) -> Iterator[Session]:
    made = 0
    for week in range(_weeks(size)):
        for number, rule in enumerate(series):
            if made == size.sessions:
                return
            made += 1
            yield _session(rule, rule.start_date + timedelta(weeks=week, days=rule.weekdays[0] - 1), number)


def _session(rule: Series, day: date, number: int) -> Session:
    start, end = (_moment(day, clock) for clock in (rule.start_time, rule.end_time))
    over = end < timezone.now()
    status: Any = SessionStatus.CANCELLED if (number + day.toordinal()) % 97 == 0 else SessionStatus.SCHEDULED
    return Session(
        series=rule,
        slug=f"b{day:%Y%m%d}-{number}",
        room_id=rule.room_id,
        start=start,
        end=end,
        original_start=start,
        status=status,
        reason="教师有事（示例）" if status == SessionStatus.CANCELLED else "",
        attendance=20 + number % 20 if over and status == SessionStatus.SCHEDULED else None,
    )


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
