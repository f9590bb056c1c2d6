"""search: one search table, its engines and the results page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("搜索")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.search.index import Indexed

        from accounts.roles import Role, allow
        from core import boundaries
        from search import models, signal_handlers, todos

        # The admin's search keeps no index (search.admin_backend): no task for each save. Read by wagtail.search when
        # it gets ready, which is after us.
        Indexed.search_auto_update = False
        signal_handlers.connect(self)
        todos.register()
        allow([Role.ADMINISTRATOR], "search", ["searchserver"], ["change", "view"])
        documents = models.SearchDocument.objects.all()
        boundaries.register(
            "search", lambda moment: boundaries.first_of(documents, moment, "visible_from", "visible_until")
        )
