"""Finding the page of an address in two queries, however deep it lies.

Stock routing asks about twice a level (docs/decisions/routing.md). Here one query reads every page on the path with its
versions in other languages, and the deepest one that is live gets the rest of the address, so a routed view of an index
page and a real child page can share a name: the live child wins.
"""

from itertools import accumulate

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from core import page_cache, sitedata
from core.models import BasePage

ROUTE_ATTRIBUTE = "_wagtail_route_for_request"  # where Page.route_for_request keeps and looks for its answer


def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Wagtail's view with our routing: page restrictions and hooks run as usual."""
    try:
        found = route(request, path)
    except Http404:
        found = None
    setattr(request, ROUTE_ATTRIBUTE, found)
    response: HttpResponse = wagtail_serve(request, path)
    return page_cache.mark(response)


def route(request: HttpRequest, path: str) -> RouteResult | None:
    home = sitedata.current().home(get_language())
    if home is None:
        return None
    parts = [part for part in path.split("/") if part]
    if "\x00" in path or not parts:
        return None if parts else home.route(request, [])
    known = _on_the_way(home, parts)
    way = _live_way(home, parts, known)
    page = _specific(way[-1], with_rest=len(way) <= len(parts))
    page.way_here = way[:-1]
    page.versions_here = [other for other in known if other.translation_key == page.translation_key]
    result: RouteResult = page.route(request, parts[len(way) - 1 :])
    if result.page.expire_at and result.page.expire_at <= timezone.now():
        raise Http404  # the scheduler takes it down in a moment; readers are not to see it meanwhile
    return result


def _paths(home: Page, parts: list[str]) -> list[str]:
    return list(accumulate((f"{part}/" for part in parts), initial=home.url_path))[1:]


def _on_the_way(home: Page, parts: list[str]) -> list[Page]:
    """The pages on the address, in every language. One query, along the index of slugs: `url_path` has none."""
    asked = Page.objects.filter(slug__in=set(parts), url_path__in=_paths(home, parts))
    return list(Page.objects.filter(translation_key__in=asked.values("translation_key")))


def _live_way(home: Page, parts: list[str], known: list[Page]) -> list[Page]:
    """The pages from the home page down to the last live one on the address."""
    found = {page.url_path: page for page in known}
    way, best = [home], 1
    for url_path in _paths(home, parts):
        page = found.get(url_path)
        if page is None:
            break
        way.append(page)
        if page.live:
            best = len(way)
    return way[:best]


def _specific(page: Page, with_rest: bool) -> Page:
    """The page as its own class, with the rows that its template reads anyway."""
    model = page.specific_class
    if with_rest and getattr(model, "is_frame_below", False):
        return page.specific_deferred
    if isinstance(page, model) or not issubclass(model, BasePage):
        return page.specific
    specific: Page = model.reading().get(pk=page.pk)
    return specific
