"""home in the admin."""

from wagtail import hooks

from home.viewsets import PagesGroup


@hooks.register("register_admin_viewset")
def pages_group() -> PagesGroup:
    return PagesGroup()
