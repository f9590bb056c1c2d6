"""Engines behind SiteSearch. All find the same strict hits: documents whose normal texts contain the whole query."""

from django.conf import settings
from django.db import connection

from search.backends.base import Engine, LocalEngine


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


def after_migrate() -> None:
    """A migration may have taken SQLite's trigger along with the table it rebuilt."""
    if connection.vendor == "sqlite" and "search_fts" in connection.introspection.table_names():
        from search.backends import sqlite

        sqlite.install(triggers_only=True)
