"""Engines behind SiteSearch. All find the same documents: those whose normal texts contain every run of the query."""

from django.db import connection

from search.backends.base import Engine


def engine() -> Engine:
    """The engine of the site's own database."""
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresEngine

        return PostgresEngine()
    from search.backends.sqlite import SqliteEngine

    return SqliteEngine()


def after_migrate() -> None:
    """A migration may have taken SQLite's trigger along with the table it rebuilt."""
    if connection.vendor == "sqlite" and "search_fts" in connection.introspection.table_names():
        from search.backends import sqlite

        sqlite.install(triggers_only=True)
