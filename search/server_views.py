"""The search server in the admin: how it is, what it refused, and a button to try again."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from search import outbox
from search.models import IndexOutbox, SearchDocument, SearchServer
from search.server import status

SHOWN = 50  # documents that were refused


@permission_required("search.change_searchserver", raise_exception=True)
def show(request: HttpRequest) -> HttpResponse:
    """Nothing here asks the server: a page about its failing must not hang with it."""
    if request.method == "POST":
        return _try_again(request)
    context = {
        "page_title": _("检索服务器"),
        "status": status.current(),
        "server": SearchServer.current(),
        "refused": _refused(),
        "shown": SHOWN,
    }
    return TemplateResponse(request, "search/admin/server.html", context)


def _try_again(request: HttpRequest) -> HttpResponse:
    SearchServer.change(retry_at=None)
    count = outbox.retry()
    outbox.ask_for_delivery()
    words = _("已经安排重新送出%d条内容，几秒后看结果。") % count if count else _("已经安排重试，几秒后看结果。")
    messages.success(request, words)
    return redirect("search_server")


def _refused() -> list[tuple[IndexOutbox, str]]:
    """Each with the title of its document, if that still exists."""
    rows = list(IndexOutbox.objects.set_aside().order_by("set_aside_at")[:SHOWN])
    titles = {}
    for row in rows:
        source_type, pk, locale = row.key.rsplit(":", 2)
        document = SearchDocument.objects.of(source_type, int(pk)).filter(locale=locale).only("title").first()
        titles[row.key] = document.title if document else ""
    return [(row, titles[row.key]) for row in rows]
