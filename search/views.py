"""The results page, suggestions while typing, and the note that a result was opened.

Nothing here writes to the database: what was asked for and opened is noted beside it (search.logging).
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core import sitedata
from core.listings import page_number
from core.structured import absolute
from core.templatetags.core_tags import site_path
from search import asking, logging, presenting, suggestions
from search.asking import Asked
from search.floods import WAIT, Floods
from search.query import MAX_CHARACTERS
from search.service import PER_PAGE, SearchPage, SiteSearch
from search.text import storable

SEARCHES = Floods("search", often=40, at_once=2)
SUGGESTIONS = Floods("suggest", often=100, at_once=2)
LONGEST_BEGINNING = 40  # characters of a word that is being typed
LAST_POSITION = 1000 * PER_PAGE


# The page ---------------------------------------------------------------------------------------------------------


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """`?q=` the query; `type`, `year`, `level`, `town`, `column`, `in`, `since`, `until` narrow it; `order`, `page`.

    A page number that is no number is a 404, one beyond the last gives the last.
    """
    with SEARCHES.admitted(request) as admitted:
        return _results(request) if admitted else _too_many()


def _results(request: HttpRequest) -> HttpResponse:
    sitedata.hold()  # header and footer ask several times
    number = page_number(request.GET)
    asked = asking.read(request.GET)
    found = SiteSearch().search(asked.query, asked.filters, number, order=asked.order)
    response = render(request, "search/results.html", _context(request, asked, found))
    patch_cache_control(response, no_cache=True)
    _note(request, asked, found)
    return response


def _context(request: HttpRequest, asked: Asked, found: SearchPage) -> dict[str, Any]:
    request.GET = asking.understood(request.GET, asked, found.query.shown)
    return {
        **presenting.context_of(request, asked, found, presenting.promoted_answers(asked, found)),
        "hot_words": () if found.total else logging.hot_words(get_language() or ""),
        "alternates": presenting.other_languages(request, sitedata.current().homes),
    }


def _note(request: HttpRequest, asked: Asked, found: SearchPage) -> None:
    """Readers' questions, each once: not those of staff, and neither narrowing nor turning pages is a new one."""
    is_staff = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_new = request.method == "GET" and found.page == 1 and not asked.is_narrowed
    if is_new and found.query.terms and not is_staff:
        logging.note_search(found, get_language() or "")


def _too_many() -> HttpResponse:
    """The same page for everybody, made once under the cache token: a flood must cost next to nothing."""
    page = sitedata.remember("search-busy", lambda: render_to_string("search/busy.html"))
    response = HttpResponse(page, status=429, headers={"Retry-After": str(WAIT)})
    patch_cache_control(response, no_store=True)
    return response


# While typing -----------------------------------------------------------------------------------------------------


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """`?q=` what is typed so far. With `format=opensearch` in the form that browsers' own search fields read."""
    typed = " ".join(storable(request.GET.get("q", "")[: 4 * LONGEST_BEGINNING]).split())[:LONGEST_BEGINNING]
    with SUGGESTIONS.admitted(request) as admitted:
        found = suggestions.suggest(typed, get_language() or "") if typed and admitted else ()
    in_browser = request.GET.get("format") == "opensearch"
    content = _for_browsers(typed, found) if in_browser else _for_pages(typed, found)
    response = JsonResponse(content, safe=False, json_dumps_params={"ensure_ascii": False})
    if in_browser:
        response.headers["Content-Type"] = "application/x-suggestions+json; charset=utf-8"
    if not admitted:
        response.status_code, response.headers["Retry-After"] = 429, str(WAIT)
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    return response


def _for_pages(typed: str, found: tuple[suggestions.Suggestion, ...]) -> dict[str, Any]:
    rows = [{"text": each.text, "kind": each.kind_label, "url": each.url} for each in found]
    return {"query": typed, "suggestions": rows}


def _for_browsers(typed: str, found: tuple[suggestions.Suggestion, ...]) -> list[Any]:
    """What was typed, completions, what they are, and where they lead: OpenSearch Suggestions 1.1."""
    address = absolute(site_path("search/"))
    pages = [absolute(each.url) or f"{address}?{urlencode({'q': each.text})}" for each in found]
    return [typed, [each.text for each in found], [each.kind_label for each in found], pages]


# What was opened --------------------------------------------------------------------------------------------------


@csrf_exempt  # sent by a page without a token; it can only count
@require_POST
@never_cache
def click(request: HttpRequest) -> HttpResponse:
    """`q` and `position` (from 1, over all pages) of a result that was opened. 204 whatever they are."""
    query = " ".join(storable(request.POST.get("q", "")).split())[:MAX_CHARACTERS]
    raw = request.POST.get("position", "")
    position = int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 6 else 0
    if query and 0 < position <= LAST_POSITION:
        logging.note_click(query, get_language() or "", position)
    return HttpResponse(status=204)
