"""Articles in bulk: page rows with tree paths of our own, then the article rows beside them.

Django refuses bulk_create on inherited models, so the two tables are written one after the other in batches.
Pages made this way have no revision until an editor first saves them, as with any imported page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Locale, Page

from core.texts import SUMMARY_LENGTH, opening
from home.demo.articles import COLUMNS
from home.seeding.bulk.sizes import Size
from home.seeding.bulk.words import Words
from news.models import ArticlePage, ColumnPage, Source

BATCH = 500


def make(size: Size, words: Words, shares: Sequence[ColumnPage] = ()) -> None:
    """Evenly over the columns, or as often in each as it stands in `shares`."""
    locale = Locale.objects.get(language_code="zh-hans")
    columns = list(shares) or [ColumnPage.objects.get(code=column.code, locale=locale) for column in COLUMNS]
    source = Source.objects.filter(is_own=True).first()
    pages = _articles(size, words, columns, source)
    while batch := list(islice(pages, BATCH)):
        _insert(batch)
    for column in {column.pk: column for column in columns}.values():
        Page.objects.filter(pk=column.pk).update(numchild=Page.objects.child_of(column).count())


def _articles(size: Size, words: Words, columns: list[ColumnPage], source: Any) -> Iterator[ArticlePage]:
    """One after another over the columns, evenly over ten years, the newest last."""
    places = {column.pk: _last_place(column) for column in columns}
    step = timedelta(days=365 * size.years) / size.articles
    first = timezone.now() - timedelta(days=365 * size.years)
    kind = ContentType.objects.get_for_model(ArticlePage)
    for number in range(size.articles):
        column = columns[number % len(columns)]
        places[column.pk] += 1
        page = _article(number, words, column, first + step * number)
        page.path = ArticlePage._get_path(column.path, column.depth + 1, places[column.pk])
        page.depth = column.depth + 1
        page.content_type = kind
        page.source = source
        yield page


def _last_place(column: ColumnPage) -> int:
    """The place of the column's last child in the tree."""
    last = column.get_last_child()
    return int(ArticlePage._str2int(last.path[-ArticlePage.steplen :])) if last else 0


def _article(number: int, words: Words, column: ColumnPage, moment: datetime) -> ArticlePage:
    title, paragraphs = words.headline(number + 1), words.paragraphs(10)
    slug = f"bench-{number + 1}"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    block = {"id": str(UUID(int=number)), "type": "text", "value": text}
    return ArticlePage(
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{column.url_path}{slug}/",
        locale_id=column.locale_id,
        translation_key=UUID(int=words.random.getrandbits(128), version=4),
        live=True,
        has_unpublished_changes=False,
        first_published_at=moment,
        last_published_at=moment,
        published_at=moment,
        column=column,
        author="示例记者",
        opening=opening("".join(paragraphs))[: SUMMARY_LENGTH + 1],
        body=json.dumps([block], ensure_ascii=False),
    )


def _insert(pages: list[ArticlePage]) -> None:
    """Both rows of each page, whole or not at all (the caller's transaction)."""
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in fields}) for page in pages])
    for page, row in zip(pages, rows, strict=True):
        page.page_ptr_id = row.pk
    query = InsertQuery(ArticlePage)
    query.insert_values(ArticlePage._meta.local_concrete_fields, list[Model](pages), raw=False)
    query.get_compiler(connection=connection).execute_sql()
