"""/honors/: notices in force, the latest commendations, how many at which level, and the ways in."""

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from core import sitedata
from honors import statistics_pages
from honors.conditions import Condition
from honors.enums import Level
from honors.querysets import public_grants
from honors.roll_pages import notices_in_force

LATEST = 8
FIRST_NAMES = 12


def honors_context(language: str) -> dict[str, Any]:
    """Five queries."""
    from honors.models import Commendation, Studio

    commendations = Commendation.objects.public()
    studios = Studio.objects.public().with_places().order_by("level", "stroke_key", "pk")
    if language == "en":
        commendations, studios = commendations.exclude(name_en=""), studios.exclude(name_en="")
    return {
        "notices": notices_in_force(language),
        "cards": [each.card(language) for each in commendations[:LATEST]],
        "levels": grants_by_level(),
        "studios": [studio.card(language) for studio in studios[:6]],
        "people_url": sitedata.current().index_url("honors.PeopleIndexPage", language),
        "rolls_url": sitedata.current().index_url("honors.RollIndexPage", language),
        "studios_url": sitedata.current().index_url("honors.StudioIndexPage", language),
        "statistics_url": statistics_pages.address(language),
        "collectives_url": sitedata.current().index_url("honors.HonorsIndexPage", language) + "collectives/",
    }


def grants_by_level() -> list[dict[str, Any]]:
    """For figures.html: computed from grants, never typed; each leads to its names. One query."""
    rows = public_grants().order_by().values_list("edition__award_type__level").annotate(number=Count("pk"))
    return [_level_figure(Level(level), number) for level, number in sorted(rows) if number]


def _level_figure(level: Level, number: int) -> dict[str, Any]:
    url = statistics_pages.list_address(Condition(level=level.key))
    return {"label": level.label, "value": number, "unit": _("项"), "url": url}


def latest_edition(language: str) -> dict[str, Any] | None:
    """For the front page: the newest roll with its seal, its order and its first names. Three queries."""
    from honors.models import Commendation, Grant
    from honors.rolls import correction, count_by_kind, order_note, seal_of

    commendations = Commendation.objects.public()
    if language == "en":
        commendations = commendations.exclude(name_en="")
    newest = commendations.first()
    if newest is None:
        return None
    chosen = Grant.objects.public().filter(edition__commendation=newest)
    grants = list(chosen.with_recipients().with_awards().in_document_order())
    names = grants[:FIRST_NAMES]
    return {
        "card": newest.card(language),
        "items": [
            {"name": grant.shown_name, "url": grant.recipient_url(language), "note": correction(grant)}
            for grant in names
        ],
        "total": len(grants),
        "counts": count_by_kind(grants),
        "order_label": order_note(grants),
        "seal": seal_of(grants),
    }
