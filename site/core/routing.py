"""Finding the page of an address in two queries, however deep it lies.

Stock routing asks about twice a level (docs/decisions/routing.md). Here one query reads every page on the path, and the
deepest one that is live gets the rest of the address, so a routed view of an index page and a real child page can share
a name: the live child wins.
"""

from itertools import accumulate

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from core import sitedata

ROUTE_ATTRIBUTE = "_wagtail_route_for_request"  # where Page.route_for_request keeps and looks for its answer


def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Wagtail's view with our routing: page restrictions and hooks run as usual."""
    try:
        found = route(request, path)
    except Http404:
        found = None
    setattr(request, ROUTE_ATTRIBUTE, found)
    response: HttpResponse = wagtail_serve(request, path)
    return response


def route(request: HttpRequest, path: str) -> RouteResult | None:
    home = sitedata.current().home(get_language())
    if home is None:
        return None
    parts = [part for part in path.split("/") if part]
    if "\x00" in path or not parts:
        return None if parts else home.route(request, [])
    page, used = _deepest_live(home, parts)
    result: RouteResult = page.specific.route(request, parts[used:])
    return result


def _deepest_live(home: Page, parts: list[str]) -> tuple[Page, int]:
    """The last live page on the way down, and how many parts of the address lead to it."""
    paths = list(accumulate((f"{part}/" for part in parts), initial=home.url_path))[1:]
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=paths)}
    best: tuple[Page, int] = (home, 0)
    for depth, url_path in enumerate(paths, start=1):
        page = found.get(url_path)
        if page is None:
            break
        if page.live:
            best = (page, depth)
    return best
