"""Queries in the words of the trade."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from core import boundaries
from courses.enums import SessionStatus

# A cancelled or moved date stays visible until so long after its original date (model.md §4).
CHANGE_SHOWN = timedelta(days=7)
# No class lasts so long. What is not over can be looked for along the index of beginnings, past years left aside.
LONGEST_CLASS = timedelta(days=2)


def next_change(moment: datetime) -> datetime | None:
    """When the clock next changes what readers see of classes: one is over, one may be signed up for, or no more.

    Only classes around today are looked at, along an index: midnight is a boundary anyway.
    """
    around = (moment - LONGEST_CLASS, moment + timedelta(days=1))
    sessions = apps.get_model("courses", "Session").objects.standing().filter(start__range=around)
    series = apps.get_model("courses", "Series").objects.all()
    found = (
        boundaries.first_of(sessions, moment, "end"),
        boundaries.first_of(series, moment, "sign_up_opens", "sign_up_closes"),
    )
    return min((each for each in found if each is not None), default=None)


def day_start(day: date) -> datetime:
    """Local midnight that opens `day`."""
    return timezone.make_aware(datetime.combine(day, time.min))


class CourseQuerySet(models.QuerySet[Any]):
    """Courses."""

    def public(self) -> Self:
        """Courses a reader may open."""
        return self.filter(live=True)


class VenueQuerySet(models.QuerySet[Any]):
    """Venues."""

    def public(self) -> Self:
        """Venues a reader may open: published, in a known village or community."""
        return self.filter(live=True, community__isnull=False)

    def of_towns(self, towns: Any) -> Self:
        return self.filter(community__town__in=towns)

    def speaking(self, locale: str) -> Self:
        """Venues that have a name in that language."""
        return self.exclude(name_en="") if locale == "en" else self

    def in_order_of_towns(self) -> Self:
        return self.order_by("community__town__sort_order", "community__town_id", "community__name_zh", "name_zh", "pk")

    def with_next_class(self, now: datetime | None = None) -> Self:
        """Adds `next_start`: the start of the next class that takes place, or None."""
        from courses.models import Session

        coming = Session.objects.public().upcoming(now).filter(room__venue=OuterRef("pk")).order_by("start")
        return self.annotate(next_start=Subquery(coming.values("start")[:1]))


class SessionQuerySet(models.QuerySet[Any]):
    """Sessions."""

    def public(self) -> Self:
        """Classes of published courses at published venues, cancelled ones included."""
        return self.filter(series__course__live=True, room__venue__live=True, room__venue__community__isnull=False)

    def standing(self) -> Self:
        """Classes that take place: all but the cancelled."""
        return self.exclude(status=SessionStatus.CANCELLED)

    def upcoming(self, now: datetime | None = None) -> Self:
        """Classes that take place and are not over at `now`."""
        moment = now or timezone.now()
        coming = self.standing().exclude(status=SessionStatus.ENDED)
        return coming.filter(start__gt=moment - LONGEST_CLASS, end__gt=moment)

    def held(self, now: datetime | None = None) -> Self:
        """Classes that took place."""
        return self.standing().filter(end__lte=now or timezone.now())

    def overlapping(self, start: datetime, end: datetime) -> Self:
        """Standing classes that share a moment with [start, end)."""
        return self.standing().filter(start__lt=end, end__gt=start)

    def speaking(self, locale: str) -> Self:
        """Classes that have a name in that language."""
        return self.exclude(series__course__name_en="") if locale == "en" else self

    def on_days(self, first: date, last: date) -> Self:
        """Classes that stand at one of these local days, now or by their original date."""
        low, high = day_start(first), day_start(last + timedelta(days=1))
        moved_from = Q(original_start__gte=low, original_start__lt=high) & ~Q(original_start=F("start"))
        return self.filter(Q(start__gte=low, start__lt=high) | moved_from)

    def of_towns(self, towns: Any) -> Self:
        return self.filter(room__venue__community__town__in=towns)

    def for_rows(self) -> Self:
        """Everything a row shows, in three queries at most."""
        from courses.models import SeriesTeacher

        teachers = Prefetch("series__teachers", SeriesTeacher.objects.select_related("person"))
        return self.for_rows_of_a_course().prefetch_related(teachers)

    def for_rows_of_a_course(self) -> Self:
        """The same without the teachers of the series, which the caller has: two queries."""
        from courses.models import SessionTeacher

        own = Prefetch("own_teachers", SessionTeacher.objects.select_related("person"))
        return self.select_related("series__course", "room__venue__community__town").prefetch_related(own)

    def taught_by(self, person: Any) -> Self:
        """Classes of one person: by the series, or by the class's own list where that replaces it."""
        from courses.models import SeriesTeacher, SessionTeacher

        by_series = Exists(SeriesTeacher.objects.filter(owner=OuterRef("series"), person=person))
        by_session = Exists(SessionTeacher.objects.filter(owner=OuterRef("pk"), person=person))
        return self.filter(Q(by_series, teachers_overridden=False) | Q(by_session, teachers_overridden=True))
