"""PostgreSQL: no two standing classes in one room at one time. SQLite has triggers instead (courses.triggers)."""

from django.db import migrations

CREATE = """
ALTER TABLE courses_session ADD CONSTRAINT courses_session_room_overlap
EXCLUDE USING gist (room_id WITH =, tstzrange("start", "end") WITH &&)
WHERE (status <> 'cancelled') DEFERRABLE INITIALLY IMMEDIATE
"""
DROP = "ALTER TABLE courses_session DROP CONSTRAINT IF EXISTS courses_session_room_overlap"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
