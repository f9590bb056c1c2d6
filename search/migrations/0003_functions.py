"""PostgreSQL: two functions that tell the planner what reading long values costs."""

from django.db import migrations

DROP = ("DROP FUNCTION IF EXISTS search_candidates(tsquery)", "DROP FUNCTION IF EXISTS search_stands(text, text)")


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        from search.backends import postgres

        for statement in postgres.FUNCTIONS:
            schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in DROP:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engines")]

    operations = [migrations.RunPython(install, uninstall)]
