"""/api/v1/…: rolls, grants, people and numbers, each through the one question `public()`."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from honors import statistics
from honors.api import parameters, shapes
from honors.api.answers import RefusedError, endpoint
from honors.api.description import described
from honors.conditions import Condition
from honors.grant_lists import GrantList
from honors.honoured_people import HonouredPeople
from honors.models import Commendation, Grant, Person

NO_ROLL = gettext_noop("没有这个光荣榜，或者它已经不再公开。")
NOWHERE = gettext_noop("没有这个接口。接口说明在 /api/v1/openapi.json。")
COUNTS = {
    "by_year": statistics.by_year,
    "by_level": statistics.by_level,
    "by_kind": statistics.by_kind,
    "by_award": statistics.by_award,
    "by_town": statistics.by_town,
    "by_industry": statistics.by_industry,
}


@endpoint("year", "page")
def rolls(request: HttpRequest) -> dict[str, Any]:
    """Granted commendations, newest first."""
    found = Commendation.objects.public()
    year = parameters.condition(request, ["year"]).year
    return parameters.paged(request, found.filter(year=year) if year else found, shapes.roll)


@endpoint("page")
def roll(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One commendation with its names in the order of the document."""
    commendation = Commendation.objects.public().filter(slug=slug).first()
    if commendation is None:
        raise RefusedError(NO_ROLL, 404)
    grants = Grant.objects.public().filter(edition__commendation=commendation)
    names = grants.with_recipients().with_shared_awards().in_document_order()
    return {**shapes.roll(commendation), "grants": parameters.paged(request, names, shapes.grant)}


@endpoint(*parameters.CONDITIONS, "page")
def grants(request: HttpRequest) -> dict[str, Any]:
    """All grants under the conditions, by level, weight of the award, newest first."""
    return parameters.paged(request, GrantList(parameters.condition(request)), shapes.grant)


@endpoint("town", "industry", "page")
def people(request: HttpRequest) -> dict[str, Any]:
    """Honoured persons who have a page, by pinyin; town and industry are those of today."""
    wanted = parameters.condition(request, ["town", "industry"]).of_recipient()
    narrow = _with_places(Person.objects.honoured().filter(wanted).in_pinyin_order())
    return parameters.paged(request, narrow if wanted else HonouredPeople(_with_places), shapes.person)


def _with_places(people: Any) -> Any:
    return people.select_related("town", "industry")


@endpoint()
def numbers(request: HttpRequest) -> dict[str, Any]:
    """How many grants, by everything they are counted by."""
    counted, every = statistics.tallies(), Condition()
    found = {name: shapes.figures(partial(count, counted, every)) for name, count in COUNTS.items()}
    return {"total": counted.total(every), "grants": shapes.grants_link(every), **found}


@endpoint()
def description(request: HttpRequest) -> dict[str, Any]:
    """The OpenAPI description."""
    return described()


@endpoint()
def nowhere(request: HttpRequest) -> dict[str, Any]:
    raise RefusedError(NOWHERE, 404)
