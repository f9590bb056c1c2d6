"""search in the admin: words and answers, what readers ask, and for administrators the search server."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search import report_views, server_views
from search.server.client import configured
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


class ReportMenuItem(MenuItem):
    """Hidden from those who may not open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(report_views.PERMISSION)


class ServerMenuItem(MenuItem):
    """Only where there is a server, and for whoever may do something about it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return configured() and request.user.has_perm("search.change_searchserver")


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    return ReportMenuItem(_("搜索情况"), reverse("search_report"), name="search-report", icon_name="search", order=900)


@hooks.register("register_reports_menu_item")
def server_menu_item() -> MenuItem:
    return ServerMenuItem(_("检索服务器"), reverse_lazy("search_server"), icon_name="search", order=9000)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("reports/searches/", report_views.show, name="search_report"),
        path("reports/searches/searches.<slug:kind>", report_views.download, name="search_report_file"),
        path("search-server/", server_views.show, name="search_server"),
    ]
