"""home: front page, plain pages, service guides, the seed command."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("首页与服务")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import searching

        searching.register()
