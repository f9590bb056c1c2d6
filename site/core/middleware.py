"""Site data for the request, security headers by area, 400 for half a form and 410 for what is gone."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import SimpleLazyObject
from django.views.defaults import bad_request

from core import sitedata
from core.models import GoneAddress

GetResponse = Callable[[HttpRequest], HttpResponse]

SITE_ATTRIBUTE = "_wagtail_site"  # where Site.find_for_request keeps and looks for its answer
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PolicyMiddleware(CSPMiddleware):
    """Content-Security-Policy: the strict one everywhere, the admin's own one under its address."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return super().process_response(request, response)


class SiteDataMiddleware:
    """Wagtail's question for the site answered from the site data. Costs nothing until asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        setattr(request, SITE_ATTRIBUTE, SimpleLazyObject(lambda: sitedata.current().site))
        return self.get_response(request)


class IncompleteFormMiddleware:
    """A form without fields that Wagtail takes for granted: 400 with what to do, instead of 500.

    Its rich fields are built by scripts, so that a quick "save" on a slow line arrives without them.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.method == "POST" and isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        return None


class GoneMiddleware:
    """An address that once showed something now withdrawn answers 410 with a neutral note, not 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and _is_gone(request.path_info):
            return TemplateResponse(request, "410.html", status=410).render()
        return response


def _is_gone(path: str) -> bool:
    """PostgreSQL refuses to look for a NUL, and no address holds one."""
    return "\x00" not in path and GoneAddress.objects.filter(path=path[:500]).exists()
