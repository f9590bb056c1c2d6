"""honors: people, collectives, commendations, grants, rolls, studios."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HonorsConfig(AppConfig):
    name = "honors"
    verbose_name = _("荣誉")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import boundaries, schedule
        from honors import figures, permissions, publicity, querysets, searching, signal_handlers, todos
        from honors.importing import rosters

        signal_handlers.connect()
        searching.register()
        figures.register()
        todos.register()
        publicity.register()
        permissions.register()
        boundaries.register("honors", querysets.next_change)
        schedule.register(schedule.Job("honors_old_rosters", rosters.SWEEP_EVERY, rosters.discard_old_files))
