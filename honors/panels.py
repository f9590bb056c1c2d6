"""Panels of the admin's forms that are no fields."""

from typing import Any

from wagtail.admin.panels import Panel


class RollCheckPanel(Panel):
    """What is still wanting in the names of a roll, read from the draft that is being edited."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/roll_check.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from honors.roll_checks import page_warnings

            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "warnings": page_warnings(self.instance)}
