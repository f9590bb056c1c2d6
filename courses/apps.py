"""courses: venues, courses, series, sessions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("微课堂")
    default_auto_field = "django.db.models.BigAutoField"
