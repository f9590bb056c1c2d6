"""Staff who walk away are signed out (等保: idle logout)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

SEEN = "seen_at"  # key in the session: unix time of the last activity, seconds
GRAIN = 60  # seconds between two writes of it
BY_ITSELF = "/editing-sessions/"  # the editor asks there every few seconds, whether somebody sits in front of it or not


class IdleLogoutMiddleware:
    """Looks at the admin and at documents only: public pages never touch the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.IDLE_MINUTES and _staff_area(request) and request.user.is_authenticated:
            self._look(request, int(time.time()))
        return self.get_response(request)

    def _look(self, request: HttpRequest, now: int) -> None:
        seen = request.session.get(SEEN, now)
        if now - seen > settings.IDLE_MINUTES * 60:
            logout(request)
            messages.warning(
                request, _("超过%(minutes)d分钟没有操作，已自动退出，请重新登录。") % {"minutes": settings.IDLE_MINUTES}
            )
        elif BY_ITSELF not in request.path and (SEEN not in request.session or now - seen >= GRAIN):
            request.session[SEEN] = now


def _staff_area(request: HttpRequest) -> bool:
    return request.path.startswith((reverse("wagtailadmin_home"), f"{get_script_prefix()}documents/"))
