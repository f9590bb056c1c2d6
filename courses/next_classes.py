"""The next class of each course, for lists of other apps (core.coming)."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Min

from core import coming
from courses.models import Session


def register() -> None:
    """Called from AppConfig.ready()."""
    coming.register("course", of_courses)


def of_courses(addresses: list[str]) -> Mapping[str, datetime]:
    """Address of a course → when its next class begins. One query."""
    slugs = {url.rstrip("/").rpartition("/")[2]: url for url in addresses}
    upcoming = Session.objects.public().upcoming().filter(series__course__slug__in=slugs)
    found = upcoming.order_by().values_list("series__course__slug").annotate(Min("start"))
    return {slugs[slug]: start for slug, start in found}
