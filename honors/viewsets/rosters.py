"""名单导入 in the menu of honours, and its addresses."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from honors.importing import views


class RosterMenuItem(MenuItem):
    """For those who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("honors.add_rosterimport"))


class RosterViewSet(ViewSet):
    """Upload, columns, plan, result: function views, one template a state."""

    name = "honors_rosters"
    url_prefix = "honors/rosters"
    icon = "upload"
    menu_label = _("名单导入")
    menu_item_class = RosterMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        actions = ("columns", "settle", "replan", "confirm", "drop", "undo", "photos", "progress")
        return [
            path("", views.index, name="index"),
            path("add/", views.add, name="add"),
            path("template/", views.template, name="template"),
            path("<int:pk>/", views.show, name="show"),
            *(path(f"<int:pk>/{name}/", getattr(views, name), name=name) for name in actions),
        ]
