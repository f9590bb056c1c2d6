"""What an article repeats of the tree stays true when the tree changes."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import post_page_move

from news.models import ArticlePage


def connect() -> None:
    post_page_move.connect(_move_to_column, dispatch_uid="article-moves-to-column")


def _move_to_column(instance: Page, parent_page_after: Page, **_signal: Any) -> None:
    ArticlePage.objects.filter(pk=instance.pk).update(column=parent_page_after.pk)
