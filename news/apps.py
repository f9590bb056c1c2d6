"""news: columns, articles, special topics, feeds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("新闻")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import caching, schedule, sitedata
        from news import about, counting, listings, models, permissions, searching, signal_handlers

        signal_handlers.connect()
        searching.register()
        about.register()
        permissions.register()
        sitedata.offer("news_columns", listings.columns_by_language)
        caching.watch(models.Source)
        schedule.register(schedule.Job("count_reads", 60, counting.add_up))
