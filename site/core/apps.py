"""core: what a page is made of; knows no feature."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("基础")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import permissions, searchable, signal_handlers, towns

        permissions.register()
        signal_handlers.connect()
        towns.register()
        searchable.register_label("year", searchable.year_word)
