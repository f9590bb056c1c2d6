"""The menu group 服务与页面: service guides and plain pages as lists."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, LocaleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from home.models import ServicePage, StandardPage

TITLE = PageTitleColumn("title", label=_("标题"), sort_key="title", classname="title")
STATUS = PageStatusColumn("status", label=_("状态"), sort_key="live", width="10%")
LANGUAGE = LocaleColumn(label=_("语言"), width="8%")
UPDATED = DateColumn(
    "latest_revision_created_at", label=_("修改时间"), sort_key="latest_revision_created_at", width="12%"
)


class ServiceViewSet(PageListingViewSet):
    """服务指南."""

    model = ServicePage
    icon = "help"
    menu_label = _("服务指南")
    columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        Column("phone", label=_("电话"), width="14%"),
        BooleanColumn("on_front_page", label=_("放在首页"), width="10%"),
        Column("verified_by", label=_("核对部门"), width="12%"),
        Column("verified_on", label=_("核对日期"), sort_key="verified_on", width="12%"),
        LANGUAGE,
        STATUS,
        UPDATED,
    ]
    list_filter = ["on_front_page", "verified_by"]


class StandardViewSet(PageListingViewSet):
    """普通页面."""

    model = StandardPage
    icon = "doc-empty"
    menu_label = _("普通页面")
    columns = [BulkActionsColumn("bulk_actions"), TITLE, LANGUAGE, STATUS, UPDATED]


class PagesGroup(ViewSetGroup):
    menu_label = _("服务与页面")
    menu_icon = "help"
    menu_order = 410
    items = (ServiceViewSet("services"), StandardViewSet("standard_pages"))
