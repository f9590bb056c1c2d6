"""Databases for one measurement each: made, filled by a process of its own, and dropped.

Another engine is added to ENGINES (search_eval --engine NAME): what surrounds the process that measures (a scratch
index, say, under a name of its own), the variables by which that process finds it, and the engine once the search
table is full.
"""

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.management.base import CommandError

from search import backends
from search.backends.base import Engine

Variables = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an engine is measured.

    `surroundings` yields environment variables for the measuring process, DATABASE_URL among them; `engine` is called
    in that process each time the search table has been filled.
    """

    surroundings: Callable[[], AbstractContextManager[Variables]]
    engine: Callable[[], Engine] = backends.local


@contextmanager
def sqlite() -> Iterator[Variables]:
    with tempfile.TemporaryDirectory(prefix="search-eval-") as folder:
        yield {"DATABASE_URL": f"sqlite:///{folder}/eval.sqlite3"}


@contextmanager
def postgresql() -> Iterator[Variables]:
    """On the server of TEST_POSTGRES_URL, else on that of DATABASE_URL."""
    import psycopg
    from psycopg import sql

    address = _server()
    name = f"search_eval_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield {"DATABASE_URL": f"{address.rpartition('/')[0]}/{name}"}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _server() -> str:
    for name in ("TEST_POSTGRES_URL", "DATABASE_URL"):
        address = os.environ.get(name, "")
        if address.startswith(("postgres://", "postgresql://")):
            return address
    raise CommandError("set TEST_POSTGRES_URL or DATABASE_URL to a PostgreSQL server on which databases may be made")


def known() -> list[str]:
    """The engines that can be measured here without further settings."""
    here = [name for name in ("TEST_POSTGRES_URL", "DATABASE_URL") if os.environ.get(name, "").startswith("postgres")]
    return [
        name
        for name in ENGINES
        if name != "postgresql" or here or "postgresql" in settings.DATABASES["default"]["ENGINE"]
    ]


ENGINES: dict[str, Place] = {"sqlite": Place(sqlite), "postgresql": Place(postgresql)}
