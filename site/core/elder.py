"""长者版 without JavaScript: `?elder=1` shows a page in large type, and its links and forms lead to more of the same.

With JavaScript a cookie that only the browser reads does it (static/js/before-paint.js), so that the server keeps one
page for both (docs/decisions/elder-mode.md).
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

PARAMETER = "elder"
LINK = re.compile(r'(<a\b[^>]*?\shref=")(/(?!/|static/|media/|documents/|admin/)[^"?#]*)(\?[^"#]*)?', re.ASCII)
FORM = re.compile(r'<form\b[^>]*\bmethod="get"[^>]*>', re.ASCII)
HIDDEN = f'<input type="hidden" name="{PARAMETER}" value="1">'


def is_on(request: HttpRequest) -> bool:
    return request.GET.get(PARAMETER) == "1"


def carry(html: str) -> str:
    """The same page whose links and search forms ask for large type too."""
    return FORM.sub(lambda form: form[0] + HIDDEN, LINK.sub(_link, html))


def _link(link: re.Match[str]) -> str:
    start, path, query = link[1], link[2], link[3] or ""
    if re.search(rf"[?;&]{PARAMETER}=", query):
        return link[0]
    return f"{start}{path}{query}{'&amp;' if query else '?'}{PARAMETER}=1"


class ElderMiddleware:
    """Only where `?elder=1` was asked for; what comes out is kept as a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            is_on(request)
            and not response.streaming
            and response.headers.get("Content-Type", "").startswith("text/html")
        ):
            response.content = carry(response.content.decode(response.charset)).encode(response.charset)
        return response


def context(request: HttpRequest) -> dict[str, Any]:
    """`elder` for templates."""
    return {"elder": is_on(request)}
