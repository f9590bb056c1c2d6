"""The menu group 服务与页面: service guides and plain pages as lists."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.base import ViewSetGroup

from core.page_lists import SELECT, STATUS, TITLE, UPDATED, PageListViewSet
from home.models import ServicePage, StandardPage


class ServiceViewSet(PageListViewSet):
    """服务指南."""

    model = ServicePage
    icon = "help"
    menu_label = _("服务指南")
    columns = [
        SELECT,
        TITLE,
        Column("phone", label=_("电话"), width="14%"),
        BooleanColumn("on_front_page", label=_("放在首页"), width="10%"),
        Column("verified_by", label=_("核对部门"), width="12%"),
        Column("verified_on", label=_("核对日期"), sort_key="verified_on", width="12%"),
        STATUS,
        UPDATED,
    ]
    list_filter = ["on_front_page", "verified_by"]


class StandardViewSet(PageListViewSet):
    """普通页面."""

    model = StandardPage
    icon = "doc-empty"
    menu_label = _("普通页面")
    columns = [SELECT, TITLE, STATUS, UPDATED]


class PagesGroup(ViewSetGroup):
    menu_label = _("服务与页面")
    menu_icon = "help"
    menu_order = 230
    items = (ServiceViewSet("services"), StandardViewSet("standard_pages"))
