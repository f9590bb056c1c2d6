"""Documents get their facets in one column and the scopes they stand in.

The two tables are made anew, since SQLite would put new columns behind the long texts, where reading them is slow. What
they held is copied from the content: run `search_rebuild`, or let the scheduler do it at its start.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import search.fields


def _database(schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        from search.backends import sqlite as database
    else:
        from search.backends import postgres as database
    return database


def uninstall(apps, schema_editor):
    _database(schema_editor).uninstall()


def install(apps, schema_editor):
    _database(schema_editor).install()


class Migration(migrations.Migration):
    dependencies = [("search", "0003_functions")]

    operations = [
        migrations.RunPython(uninstall, install),
        migrations.DeleteModel("SearchGrams"),
        migrations.DeleteModel("SearchDocument"),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_type", models.CharField(max_length=100, verbose_name="来源类型")),
                ("source_pk", models.BigIntegerField(verbose_name="来源编号")),
                ("locale", models.CharField(max_length=12, verbose_name="语言")),
                ("kind", models.CharField(max_length=40, verbose_name="类型")),
                (
                    "group",
                    models.CharField(
                        db_index=True,
                        help_text="同一内容的各语言版本相同。例：news.articlepage:17",
                        max_length=120,
                        verbose_name="同组",
                    ),
                ),
                ("url", models.CharField(max_length=500, verbose_name="地址")),
                ("title", models.TextField(verbose_name="标题")),
                ("title_folded", models.TextField(blank=True, verbose_name="标题（检索用）")),
                ("pinyin", models.TextField(blank=True, verbose_name="拼音（检索用）")),
                ("facets", models.JSONField(blank=True, default=dict, verbose_name="分面")),
                (
                    "facet_key",
                    models.CharField(
                        blank=True, help_text="年份|级别|镇街|栏目", max_length=250, verbose_name="分面组合"
                    ),
                ),
                (
                    "scopes",
                    models.TextField(
                        blank=True, help_text="前后各有空格。例： roll:12 town:tianheng ", verbose_name="所属范围"
                    ),
                ),
                ("date", models.DateTimeField(blank=True, null=True, verbose_name="日期")),
                ("visible_from", models.DateTimeField(blank=True, null=True, verbose_name="开始可见")),
                ("visible_until", models.DateTimeField(blank=True, null=True, verbose_name="可见到")),
                ("card", models.JSONField(default=dict, verbose_name="卡片")),
                ("fingerprint", models.CharField(max_length=40, verbose_name="指纹")),
                ("revision", models.BigIntegerField(verbose_name="版本")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="更新时间")),
                ("names", models.TextField(blank=True, help_text="一行一个。", verbose_name="名称")),
                ("names_folded", models.TextField(blank=True, verbose_name="名称（检索用）")),
                ("body", models.TextField(blank=True, verbose_name="正文")),
                ("body_folded", models.TextField(blank=True, verbose_name="正文（检索用）")),
            ],
            options={
                "verbose_name": "检索条目",
                "verbose_name_plural": "检索条目",
                "indexes": [
                    models.Index(fields=["locale", "kind", "date"], name="search_document_listing"),
                    models.Index(fields=["visible_from", "visible_until"], name="search_document_visible"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source_type", "source_pk", "locale"),
                        name="search_document_once",
                        violation_error_message="同一内容在一种语言里只有一条检索条目。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchGrams",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="段")),
                ("grams", search.fields.GramsField(verbose_name="字对")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="search.searchdocument",
                        verbose_name="检索条目",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索字对",
                "verbose_name_plural": "检索字对",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"),
                        name="search_grams_part_once",
                        violation_error_message="检索条目的每一段只能有一行。",
                    )
                ],
            },
        ),
        migrations.RunPython(install, uninstall),
    ]
