"""Index pages that show plain models below themselves; a live child page with the same address wins."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.models import BasePage


class RoutedIndex(BasePage):
    """An index page whose `serve_below` answers what is no child page. Knows no patterns: a subclass reads `rest`."""

    is_index = True
    is_frame_below = True

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components or not self.live:
            result: RouteResult = super().route(request, path_components)
            return result
        looked_already = self.way_here is not None  # core.routing has; Wagtail's own routing has not
        child = None if looked_already else self._live_child(path_components[0])
        if child is not None:
            found: RouteResult = child.specific.route(request, path_components[1:])
            return found
        return RouteResult(self, kwargs={"rest": tuple(path_components)})

    def _live_child(self, slug: str) -> Page | None:
        child: Page | None = self.get_children().live().filter(slug=slug).first()
        return child

    def serve(self, request: HttpRequest, rest: tuple[str, ...] = (), *args: Any, **kwargs: Any) -> HttpResponse:
        if rest:
            return self.serve_below(request, rest)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def serve_below(self, request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
        raise Http404
