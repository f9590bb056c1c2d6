"""Whole public pages, kept in Django under the token of everything public (core.caching, docs/decisions/page-cache.md).

A view says `mark(response)` of a page that is the same for every reader; the middleware, outermost of all, keeps it and
answers the next request with one query: the token. Staff who are signed in never meet a kept page. Browsers ask each
time (`no-cache`) and get 304; nginx may keep a page for a second.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from core import addresses, boundaries, sitedata
from core.models import CacheVersion

GetResponse = Callable[[HttpRequest], HttpResponse]

MARK = "is_public_page"
CHECKED = "health_check_done"  # where Django keeps that it has looked after an open connection in this request
MOST_SECONDS = 600  # also bounds how long the pages of an old token lie about, and how old a reading count may be
LONGEST_QUERY = 200
NGINX_SECONDS = 1
SMALLEST_COMPRESSED = 512  # bytes
# Never kept, so not even the token is asked for: /health/live answers whatever has become of the database.
NEVER_KEPT = ("/health/", "/admin/", "/documents/", "/static/", "/media/")
OWN_HEADERS = {"etag", "content-length", "content-encoding"}


def mark(response: HttpResponse) -> HttpResponse:
    """Say that this answer is for every reader alike and only shows what is public. Set by views, read here."""
    setattr(response, MARK, True)
    return response


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An answer as it goes out. `until` and `modified` are seconds since 1970; `zipped` says that `body` is gzip."""

    body: bytes
    zipped: bool
    etag: str
    modified: int | None
    headers: dict[str, str]
    until: float

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 for whoever has it. A reader without gzip (hardly any is left) gets it unpacked."""
        packed = self.zipped and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        body = self.body if packed or not self.zipped else gzip.decompress(self.body)
        headers = {**self.headers, "ETag": self.etag, "Content-Length": str(len(body))}
        response = HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return mark(get_conditional_response(request, self.etag, self.modified, response) or response)


class PageCacheMiddleware:
    """First in the list, so that a hit passes no other middleware: what is kept already bears all their headers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        addresses.drop_campaign(request)
        token = _token() if settings.PAGE_CACHE and _is_anonymous_reading(request) else ""
        if not token:
            return self._afresh(request)
        key, moment = _key(request, token), timezone.now()
        kept: KeptPage | None = caches["pages"].get(key)
        if kept is not None and moment.timestamp() < kept.until:
            return kept.answer(request)
        return self._render(request, token, key, moment)

    def _afresh(self, request: HttpRequest) -> HttpResponse:
        """Nothing is kept: staff, a form, a preview, or no token yet. What staff see is theirs alone."""
        with sitedata.one_request():
            response = self.get_response(request)
        if getattr(response, MARK, False) and response.status_code == 200:
            response.headers["Cache-Control"] = "private, no-cache" if _is_signed_in(request) else "no-cache"
            _vary(response)
        return response

    def _render(self, request: HttpRequest, token: str, key: str, moment: datetime) -> HttpResponse:
        """The boundary is asked for as of the moment before rendering, like the token: never too late."""
        with sitedata.one_request(token):
            response = self.get_response(request)
            if not _may_be_kept(request, response):
                return response
            left = (boundaries.next_after(moment, token) - moment).total_seconds()
        seconds = min(left, MOST_SECONDS)
        page = _packed(response, until=moment.timestamp() + seconds)
        caches["pages"].set(key, page, max(1, int(seconds)))
        return page.answer(request)


def _token() -> str:
    """Asking for it is also the check whether a connection that was kept open still works: Django's own, one more query
    at the beginning of each request, is left out."""
    setattr(connection, CHECKED, True)
    try:
        return CacheVersion.current()
    except DatabaseError:
        connection.close()
    try:
        return CacheVersion.current()
    except DatabaseError:
        return ""  # the view will say what is wrong


def _is_anonymous_reading(request: HttpRequest) -> bool:
    """Reading by somebody without a session, and no preview (a dummy request through the middleware)."""
    return (
        request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(NEVER_KEPT)
        and not _is_signed_in(request)
        and not getattr(request, "is_dummy", False)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _is_signed_in(request: HttpRequest) -> bool:
    return f"{settings.SESSION_COOKIE_NAME}=" in request.META.get("HTTP_COOKIE", "")


def _key(request: HttpRequest, token: str) -> str:
    meta = request.META
    parts = (request.scheme or "", meta.get("HTTP_HOST", ""), request.path, meta.get("QUERY_STRING", ""))
    return f"{token}:{hashlib.sha256(chr(0).join(parts).encode(errors='surrogateescape')).hexdigest()}"


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A marked page that says nothing to one reader alone: no cookie set, no session looked at, no form token."""
    return (
        getattr(response, MARK, False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.headers.get("Vary", "").lower()
    )


def _packed(response: HttpResponse, until: float) -> KeptPage:
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Accel-Expires"] = str(NGINX_SECONDS)
    _vary(response)
    body = response.content
    zipped = len(body) >= SMALLEST_COMPRESSED
    page = KeptPage(
        body=body,
        zipped=False,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:24]}"',
        modified=parse_http_date_safe(response.headers.get("Last-Modified", "")),
        headers={name: value for name, value in response.items() if name.lower() not in OWN_HEADERS},
        until=until,
    )
    return replace(page, body=gzip.compress(body, 6, mtime=0), zipped=True) if zipped else page


def _vary(response: HttpResponse) -> None:
    """The language is in the address: Accept-Language, which Django names for the default one, changes nothing."""
    named = [name.strip() for name in response.headers.get("Vary", "").split(",") if name.strip()]
    response.headers["Vary"] = "Accept-Encoding"
    patch_vary_headers(response, [name for name in named if name.lower() != "accept-language"])
