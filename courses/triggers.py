"""No two standing classes in one room at one time, held by SQLite itself.

PostgreSQL has an exclusion constraint (migration 0002). SQLite has triggers, and loses them without a word whenever a
migration rebuilds the table: they are put back after every migrate, and a system check asks for them.
"""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from courses.clashes import CONSTRAINT

TABLE = "courses_session"
NAMES = (f"{CONSTRAINT}_insert", f"{CONSTRAINT}_update")

_INSERT = """
CREATE TRIGGER IF NOT EXISTS courses_session_room_overlap_insert AFTER INSERT ON courses_session
WHEN NEW.status <> 'cancelled' BEGIN
    SELECT RAISE(ABORT, 'courses_session_room_overlap') WHERE EXISTS (
        SELECT 1 FROM courses_session AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id AND other.status <> 'cancelled'
        AND other."start" < NEW."end" AND other."end" > NEW."start"
    );
END
"""
_UPDATE = _INSERT.replace(
    "_overlap_insert AFTER INSERT", '_overlap_update AFTER UPDATE OF room_id, "start", "end", status'
)
STATEMENTS = (_INSERT, _UPDATE)


def install(using: str = "default", **_signal: Any) -> None:
    """Receiver of post_migrate; does nothing on another database or before the table exists."""
    connection = connections[using]
    if connection.vendor != "sqlite" or TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Names of the triggers that should be there and are not; always empty on PostgreSQL."""
    connection = connections[using]
    if connection.vendor != "sqlite" or TABLE not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in NAMES if name not in present]


@register(Tags.database)
def check_triggers(databases: Any = None, **_options: Any) -> list[CheckMessage]:
    """`migrate` and `check --database` refuse to call a SQLite database sound without the triggers."""
    return [
        Error(
            f"{using}: {', '.join(missing(using))} is missing; two classes could share a room.",
            hint="Run manage.py migrate, which puts the triggers back.",
            id="courses.E001",
        )
        for using in databases or []
        if missing(using)
    ]
