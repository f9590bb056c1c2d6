"""Column types that only one database has."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class GramsField(models.Field):
    """A tsvector of grams on PostgreSQL; elsewhere a text column that stays empty. Written by the engine only."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "search.fields.GramsField", args, kwargs


class KeyField(models.CharField):
    """Text that is compared character by character, whatever the database's language: what begins with a word lies
    between two values of one index. On SQLite every column is so."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        return {**super().db_parameters(connection), "collation": "C" if connection.vendor == "postgresql" else None}
