"""editorial: what staff do to a text before it goes out: the to-do list now, review and checks later."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("编辑部")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editorial import todos

        todos.register()
