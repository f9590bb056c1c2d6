"""courses in the admin."""

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from courses.choosers import room_chooser_viewset
from courses.viewsets import CoursesGroup

register_snippet(CoursesGroup)


@hooks.register("register_admin_viewset")
def register_room_chooser() -> Any:
    return room_chooser_viewset
