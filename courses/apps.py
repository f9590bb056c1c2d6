"""courses: venues, courses, series, sessions."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("微课堂")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses import signal_handlers, triggers

        post_migrate.connect(triggers.install, sender=self, dispatch_uid="courses-triggers")
        signal_handlers.connect()
