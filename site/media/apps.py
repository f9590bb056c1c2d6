"""media: pictures, their renditions, documents and portrait consents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("图片与文件")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.roles import Role, allow
        from media import signal_handlers

        # Nobody deletes a consent: that it was given and withdrawn is the proof.
        allow([Role.HONOURS, Role.ADMINISTRATOR], "media", ["portraitconsent"], ["add", "change", "view"])
        signal_handlers.connect()
