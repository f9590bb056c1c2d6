"""/search/results.json: the results page for programs (docs/api.md). What is wrong is said by name, as in /api/v1/."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from core.cards import Card
from core.structured import absolute, moment
from honors.api.answers import RefusedError, endpoint, given
from honors.api.parameters import NO_NUMBER, NUMBER
from search import asking, presenting
from search.floods import WAIT
from search.highlight import unmarked
from search.service import FacetValue, Hit, SiteSearch
from search.views import SEARCHES

BUSY = gettext_noop("请求太多了，请过%(seconds)d秒再试。")


@endpoint(*asking.PARAMETERS, kept=False)
def results(request: HttpRequest) -> dict[str, Any]:
    """One page of what is found in the language of the address."""
    with SEARCHES.admitted(request) as admitted:
        if not admitted:
            raise RefusedError(BUSY, 429, seconds=WAIT)
        return _found(request)


def _found(request: HttpRequest) -> dict[str, Any]:
    asked = asking.read(request.GET)
    for problem in asked.problems:
        raise RefusedError(problem.text, 400, problem.parameter, **problem.values)
    found = SiteSearch().search(asked.query, asked.filters, _page(request), order=asked.order)
    return {
        "query": found.query.shown,
        "tier": found.tier,
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "did_you_mean": found.did_you_mean or None,
        "promoted": [_card(card) for card in presenting.promoted_answers(asked, found)],
        "hits": [_hit(hit) for hit in found.hits],
        "related": [_hit(hit) for hit in found.related],
        "facets": {key: [_value(value) for value in values] for key, values in found.facets.items()},
    }


def _page(request: HttpRequest) -> int:
    raw = given(request.GET, asking.PAGE) or "1"
    if not NUMBER.fullmatch(raw):
        raise RefusedError(NO_NUMBER, parameter=asking.PAGE, name=asking.PAGE)
    return int(raw)


def _hit(hit: Hit) -> dict[str, Any]:
    return {**_card(hit.card), "title": unmarked(hit.title), "kind": hit.kind, "snippet": unmarked(hit.sentence)}


def _card(card: Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "url": absolute(card.url),
        "kind": card.kind,
        "snippet": card.summary,
        "date": moment(card.date) or None,
    }


def _value(value: FacetValue) -> dict[str, Any]:
    return {"value": value.value, "label": value.label, "count": value.count}
