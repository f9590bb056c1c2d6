"""Wagtail's users app with our forms and list. Apart from apps.py, so that each module has one AppConfig."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.viewsets.UserViewSet"
