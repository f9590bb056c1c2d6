"""The results page: one form, links to narrow down, works without JavaScript."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import sitedata
from core.cards import Crumb
from core.listings import page_number, querystring
from core.templatetags.core_tags import site_path
from search import kinds
from search.backends.base import FACETS, Filters
from search.service import PER_PAGE, Hit, SearchPage, SiteSearch
from search.text import storable

KIND_LIMIT = 40  # length of SearchDocument.kind
VALUE_LIMIT = 60


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """`?q=` the query, `type` one kind, `page`; `year`, `level`, `town`, `column` narrow further.

    A page number that is no number is a 404, one beyond the last gives the last.
    """
    sitedata.hold()  # header and footer ask several times
    number = page_number(request.GET)
    kind = storable(request.GET.get("type", ""))[:KIND_LIMIT]
    facets = {key: storable(request.GET[key])[:VALUE_LIMIT] for key in FACETS if request.GET.get(key)}
    found = SiteSearch().search(request.GET.get("q", ""), Filters(kind, facets), number)
    response = render(request, "search/results.html", context_of(request, found, kind))
    patch_cache_control(response, no_cache=True)
    return response


def context_of(request: HttpRequest, found: SearchPage, kind: str) -> dict[str, Any]:
    return {
        "query": found.query.shown,
        "found": found,
        "hits": [shown_hit(hit) for hit in found.hits],
        "facets": [_kind_options(request, found, kind)] if found.facets.get("type") else [],
        "elsewhere": _elsewhere(request, found),
        "page_obj": Paginator(range(found.total), PER_PAGE).page(found.page),
        "crumbs": _crumbs(),
    }


def shown_hit(hit: Hit) -> dict[str, Any]:
    """What components/hit_list.html reads."""
    card = hit.card
    facts = (kinds.label(hit.kind, card.kind_label), card.eyebrow, *card.meta)
    return {
        "title": hit.title,
        "url": card.url,
        "snippet": hit.sentence,
        "where": " · ".join(filter(None, dict.fromkeys(facts))),
        "date": card.date,
        "seal": card.seal,
        "lang": card.lang,
    }


def _kind_options(request: HttpRequest, found: SearchPage, chosen: str) -> dict[str, Any]:
    values = found.facets["type"]
    everything = {
        "label": _("全部"),
        "url": querystring(request, type=None),
        "count": sum(value.count for value in values),
        "current": not chosen,
    }
    each = [
        {
            "label": kinds.label(value.value, value.label),
            "url": querystring(request, type=value.value),
            "count": value.count,
            "current": value.value == chosen,
        }
        for value in values
    ]
    return {"label": _("类型"), "options": [everything, *each]}


def _elsewhere(request: HttpRequest, found: SearchPage) -> list[dict[str, Any]]:
    """Links to the same query in languages that have hits, for a page that has none."""
    if found.total:
        return []
    query = querystring(request, type=None)
    return [
        {"language": language, "url": site_path("search/", language) + query, "count": count}
        for language, count in found.elsewhere.items()
    ]


def _crumbs() -> list[Crumb]:
    return [Crumb(_("首页"), site_path()), Crumb(_("搜索"))]
