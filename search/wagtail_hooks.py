"""search in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search import report_views
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


class ReportMenuItem(MenuItem):
    """Hidden from those who may not open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(report_views.PERMISSION)


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    return ReportMenuItem(_("搜索情况"), reverse("search_report"), name="search-report", icon_name="search", order=900)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/searches/", report_views.show, name="search_report"),
        path("reports/searches/searches.<slug:kind>", report_views.download, name="search_report_file"),
    ]
