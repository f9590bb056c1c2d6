"""search in the admin: the search server, for administrators."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search import server_views
from search.server.client import configured


@hooks.register("register_admin_urls")
def server_urls() -> list[URLPattern]:
    return [path("search-server/", server_views.show, name="search_server")]


class ServerMenuItem(MenuItem):
    """Only where there is a server, and for whoever may do something about it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return configured() and request.user.has_perm("search.change_searchserver")


@hooks.register("register_reports_menu_item")
def server_menu_item() -> MenuItem:
    return ServerMenuItem(_("检索服务器"), reverse_lazy("search_server"), icon_name="search", order=9000)
