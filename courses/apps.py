"""courses: venues, courses, series, sessions."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("微课堂")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import boundaries
        from courses import next_classes, querysets, searching, signal_handlers, teachers, triggers

        post_migrate.connect(triggers.install, sender=self, dispatch_uid="courses-triggers")
        signal_handlers.connect()
        searching.register()
        teachers.register()
        next_classes.register()
        self._allow_roles()
        self._show_pictures()
        boundaries.register("courses", querysets.next_change)

    @staticmethod
    def _show_pictures() -> None:
        """Which of our rows readers see: their pictures are public with them."""
        from courses.models import Academy, Course, Venue
        from media import publicity

        publicity.register(Course, lambda rows: rows.public())
        publicity.register(Venue, lambda rows: rows.public())
        publicity.register(Academy, lambda rows: rows)

    @staticmethod
    def _allow_roles() -> None:
        """Who works with what; that an organiser stays in her towns is courses.towns."""
        from accounts.roles import Role, allow

        app, planned, places = "courses", ["series", "session"], ["community"]
        drafts, lists = ["course", "venue"], ["academy", "topic", "townorganiser"]
        writers = [Role.EDITOR, Role.PUBLISHER, Role.ORGANISER, Role.ADMINISTRATOR]
        allow(writers, app, [*drafts, *planned, *places], ["view", "add", "change"])
        allow([Role.REVIEWER], app, [*drafts, *planned, *places, *lists], ["view"])
        allow([Role.PUBLISHER, Role.ORGANISER, Role.ADMINISTRATOR], app, drafts, ["publish"])
        allow([Role.EDITOR, Role.PUBLISHER], app, ["academy", "topic"], ["view", "add", "change"])
        allow([Role.ADMINISTRATOR], app, [*drafts, *planned, *places], ["delete"])
        allow([Role.ADMINISTRATOR], app, lists, ["view", "add", "change", "delete"])
