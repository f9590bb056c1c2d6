"""On PostgreSQL one row of grams a document; on SQLite a look at how many documents have a gram.

Long texts had several rows, so a query of several terms could not ask the index once. The rows are written anew by
`search_rebuild`, which the scheduler runs at its start too.
"""

import django.db.models.deletion
from django.db import migrations, models


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        from search.backends import sqlite

        schema_editor.execute(sqlite.VOCABULARY)


def empty(apps, schema_editor):
    apps.get_model("search", "SearchGrams").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0006_server")]

    operations = [
        migrations.RunPython(install, migrations.RunPython.noop),
        migrations.RunPython(empty, empty),
        migrations.RemoveConstraint(model_name="searchgrams", name="search_grams_part_once"),
        migrations.RemoveField(model_name="searchgrams", name="number"),
        migrations.AlterField(
            model_name="searchgrams",
            name="document",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="indexed",
                to="search.searchdocument",
                verbose_name="检索条目",
            ),
        ),
    ]
