"""Members of staff in the admin."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.forms import StaffCreationForm, StaffEditForm


class StaffIndexView(IndexView):
    """The list shows the department and finds people by their Chinese name."""

    @cached_property
    def columns(self) -> list[Column]:
        name, *others = [column for column in super().columns if column.name != "bulk_actions"]
        checkbox = [column for column in super().columns if column.name == "bulk_actions"]
        name.sort_key = "display_name"
        return [*checkbox, name, Column("department", label=_("科室")), *others]

    @cached_property
    def search_fields(self) -> set[str]:
        return {"username", "display_name", "department", "email"}


class UserViewSet(WagtailUserViewSet):
    """Wagtail looks for templates under this prefix: templates/wagtailusers/users/."""

    index_view_class = StaffIndexView

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return StaffEditForm if for_update else StaffCreationForm
