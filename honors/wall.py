"""/honors/people/wall/: 荣誉墙, the honours of persons by level and award; all names of an award below it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core import sitedata
from core.cards import Crumb
from core.listings import paginate
from core.querysets import any_of
from honors import generated
from honors.conditions import Condition
from honors.enums import Kind, Level, RollGrouping
from honors.grant_lists import GrantList
from honors.rolls import NameItem, Seal, build_groups

if TYPE_CHECKING:
    from honors.models import AwardType, Grant, PeopleIndexPage

WORD = "wall"
FIRST = 12  # names of the newest edition, on the wall
PER_PAGE = 120


@dataclass(frozen=True, slots=True)
class Place:
    """One award on the wall: how often it was given to persons, from which year to which, and its newest edition."""

    award: int
    count: int
    first_year: int
    last_year: int
    edition: int


def places() -> list[Place]:
    """Awards of persons with public grants, as they rank. Two queries after each change, none otherwise."""
    return sitedata.remember("honors-wall", _places)


def _places() -> list[Place]:
    """Counted by edition, of which there are few, and added up by award."""
    rows = (
        _grants()
        .order_by("edition__award_type__level", "-edition__award_type__weight", "edition__award_type")
        .values_list("edition__award_type", "edition__commendation__year", "edition")
        .annotate(number=Count("pk"))
    )
    found: dict[int, list[tuple[int, int, int]]] = {}
    for award, year, edition, number in rows:
        found.setdefault(award, []).append((year, edition, number))
    return [_place(award, editions) for award, editions in found.items()]


def _place(award: int, editions: list[tuple[int, int, int]]) -> Place:
    newest = max(editions)
    years = [year for year, _edition, _number in editions]
    return Place(award, sum(number for _year, _edition, number in editions), min(years), newest[0], newest[1])


def _grants() -> Any:
    from honors.models import Grant

    return Grant.objects.public().filter(kind=Kind.PERSON)


# Pages ------------------------------------------------------------------------------------------------------------


def serve(page: "PeopleIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    if len(rest) == 1:
        return serve_wall(page, request)
    if len(rest) == 2:
        return serve_award(page, request, rest[1])
    raise Http404


def serve_wall(page: "PeopleIndexPage", request: HttpRequest) -> HttpResponse:
    """Levels, their awards, the first names of each. Two queries for any number of names."""
    title = _("荣誉墙")
    context = {"levels": _levels(page), "alternates": generated.alternates_below(page, WORD)}
    return generated.respond(request, page, "honors/wall.html", title, title, context)


def _levels(page: "PeopleIndexPage") -> list[dict[str, Any]]:
    awards = _awards(page.language_code)
    shown = [place for place in places() if place.award in awards]
    names = _first_names(shown)
    found: dict[int, list[dict[str, Any]]] = {}
    for place in shown:
        award = awards[place.award]
        found.setdefault(award.level, []).append(_honour(page, award, place, names.get(place.edition, [])))
    return [{"label": Level(level).label, "key": Level(level).key, "honours": rows} for level, rows in found.items()]


def _awards(language: str) -> dict[int, "AwardType"]:
    """Those that have a name in the language."""
    from honors.models import AwardType

    awards = AwardType.objects.filter(kind=Kind.PERSON)
    return (awards.exclude(name_en="") if language == "en" else awards).in_bulk()


def _first_names(shown: list[Place]) -> dict[int, list["Grant"]]:
    """Edition → its first names, of all newest editions in one query."""
    if not shown:
        return {}
    lists = [_grants().filter(edition=place.edition).in_document_order()[:FIRST] for place in shown]
    found: dict[int, list[Grant]] = {}
    for grant in _grants().filter(pk__in=any_of(*lists)).select_related("person").in_document_order():
        found.setdefault(grant.edition_id, []).append(grant)
    return found


def _honour(page: "PeopleIndexPage", award: "AwardType", place: Place, grants: list["Grant"]) -> dict[str, Any]:
    """For honour.html."""
    return {
        "seal": Seal(award.short_name),
        "title": award.name,
        "url": generated.below(page.get_url() or "", WORD, award.code),
        "count": place.count,
        "counts": _("%d人次") % place.count,
        "order_label": _years(place),
        "names": [NameItem(grant.shown_name, grant.recipient_url(), "") for grant in grants],
    }


def _years(place: Place) -> str:
    """2015年至2025年, or the one year."""
    if place.first_year == place.last_year:
        return _("%d年") % place.last_year
    return _("%(first)d年至%(last)d年") % {"first": place.first_year, "last": place.last_year}


def serve_award(page: "PeopleIndexPage", request: HttpRequest, code: str) -> HttpResponse:
    """All persons with one award, newest first, in pages; below each year the order of the document. Four queries."""
    award = next((award for award in _awards(page.language_code).values() if award.code == code), None)
    place = next((place for place in places() if award and place.award == award.pk), None)
    if award is None or place is None:
        raise Http404
    found = paginate(request, GrantList(Condition(award=award.code)), PER_PAGE)
    context = {
        "award": award,
        "level_label": Level(award.level).label,
        "seal": Seal(award.short_name),
        "groups": build_groups(found, RollGrouping.YEAR),
        "page_obj": found,
        "total": place.count,
        "years": _years(place),
        "alternates": generated.alternates_below(page, WORD, award.code) if award.name_en else {},
        "crumbs": generated.trail(
            page, Crumb(_("荣誉墙"), generated.below(page.get_url() or "", WORD)), Crumb(award.name)
        ),
    }
    about = award.description or award.name
    return generated.respond(request, page, "honors/wall_award.html", award.name, about, context)
