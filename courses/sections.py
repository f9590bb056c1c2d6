"""A person's classes, for the profile that lies in a lower layer."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.sections import Section
from courses.models import Session
from courses.rows import SessionRow, rows_of

SHOWN = 6


def classes_of_person(person: Any, locale: str) -> Section | None:
    """The next classes that this person teaches: one query; None when there is none."""
    now = timezone.now()
    coming = Session.objects.public().upcoming(now).speaking(locale).taught_by(person)
    sessions = coming.select_related("series__course", "room__venue__community__town").order_by("start")[:SHOWN]
    rows: list[SessionRow] = [row for session in sessions for row in rows_of(session, now, teachers=False)]
    if not rows:
        return None
    coming_rows = [row for row in rows if not row.gone]
    return Section(_("近期授课"), "courses/person_classes.html", {"rows": coming_rows})
