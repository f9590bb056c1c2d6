"""SQLite: a look into the full-text table's own lists, which says how many documents have a pair of characters."""

from django.db import migrations


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        from search.backends import sqlite

        schema_editor.execute(sqlite.VOCABULARY)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_server")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
