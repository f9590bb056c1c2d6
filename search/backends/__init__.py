"""Engines behind SiteSearch. All find the same strict hits: documents whose normal texts contain the whole query."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Exists

from search.backends.base import Engine, LocalEngine
from search.models import SearchDocument
from search.query import ParsedQuery


def local() -> LocalEngine:
    """The engine of the site's own database: always complete, always up to date."""
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresEngine

        return PostgresEngine()
    from search.backends.sqlite import SqliteEngine

    return SqliteEngine()


def reading() -> Engine:
    """The engine that answers readers at this moment."""
    if settings.ELASTICSEARCH_URL:
        from search.backends.resilient import ResilientEngine

        return ResilientEngine(local())
    return local()


def standing(queries: Sequence[ParsedQuery], locale: str, moment: datetime) -> list[bool]:
    """For each query whether it has a strict hit that a reader may open: one query, however many there are."""
    visible = SearchDocument.objects.visible(moment).filter(locale=locale)
    asked = {
        f"stands_{place}": Exists(local().matching(visible, query))
        for place, query in enumerate(queries)
        if query.terms
    }
    found = SearchDocument.objects.order_by("pk").values(**asked).first() if asked else None
    return [bool(found and found.get(f"stands_{place}")) for place in range(len(queries))]


def after_migrate() -> None:
    """A migration may have taken SQLite's trigger along with the table it rebuilt."""
    if connection.vendor == "sqlite" and "search_fts" in connection.introspection.table_names():
        from search.backends import sqlite

        sqlite.install(triggers_only=True)
