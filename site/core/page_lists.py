"""Lists of pages of one kind in the admin: shared columns, and a menu entry only for those who work with such pages."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

SELECT = BulkActionsColumn("bulk_actions")
TITLE = PageTitleColumn("title", label=_("标题"), sort_key="title", classname="title")  # shows the language as well
STATUS = PageStatusColumn("status", label=_("状态"), sort_key="live", width="10%")
UPDATED = DateColumn(
    "latest_revision_created_at", label=_("修改时间"), sort_key="latest_revision_created_at", width="16%"
)


def may_lie_below(model: type[Page]) -> frozenset[type[Page]]:
    """The kinds of pages under which a page of this model may stand, however deep, the kind itself among them."""
    found, waiting = {model}, [model]
    while waiting:
        for parent in waiting.pop().allowed_parent_page_models():
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return frozenset(found)


def works_with(user: Any, model: type[Page]) -> bool:
    """Whether the user holds any right on a place where pages of this kind stand. Asks once a request."""
    if user.is_superuser:
        return True
    held = PagePermissionPolicy().get_cached_permissions_for_user(user)
    places = may_lie_below(model)
    return any(one.page.specific_class in places for one in held)


class PageListMenuItem(MenuItem):
    """Hidden from those who would find nothing behind it. A list's own class names its model."""

    model: type[Page]

    def is_shown(self, request: HttpRequest) -> bool:
        return works_with(request.user, self.model)


class PageListViewSet(PageListingViewSet):
    """All pages of one kind, whatever their language."""

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return type("PageListMenuItem", (PageListMenuItem,), {"model": self.model})
