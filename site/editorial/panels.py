"""What stands on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from core import todo

SHOWN = 30


class TodoPanel(Component):
    """待办: what this user can and should do, urgent things first."""

    name = "todo"
    template_name = "editorial/todo_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        items = todo.items_for(parent_context["request"].user)
        return {"heading": _("待办"), "items": items[:SHOWN], "more": max(0, len(items) - SHOWN)}
