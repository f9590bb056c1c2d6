"""What Django cannot describe: the full-text table and its trigger on SQLite, the index over the grams on PostgreSQL."""

from django.db import migrations


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        from search.backends import sqlite as database
    elif schema_editor.connection.vendor == "postgresql":
        from search.backends import postgres as database
    else:
        return
    database.install()


def uninstall(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        from search.backends import sqlite as database
    elif schema_editor.connection.vendor == "postgresql":
        from search.backends import postgres as database
    else:
        return
    database.uninstall()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install, uninstall)]
