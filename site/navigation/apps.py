"""navigation: header, footer, breadcrumbs and language switch."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    name = "navigation"
    verbose_name = _("导航")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.roles import Role, allow
        from core import caching, sitedata
        from navigation import menus, models

        sitedata.offer("channels", menus.channels_by_language)
        sitedata.offer("footer_links", menus.footer_by_language)
        allow([Role.ADMINISTRATOR], "navigation", ["navigationsettings"], ["change"])
        caching.watch(models.NavigationSettings, models.Channel)
