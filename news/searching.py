"""What search stores of columns, articles and topics."""

from typing import Any

from django.utils import timezone

from core import searchable
from news.models import ArticlePage, ColumnPage, NewsIndexPage, TopicIndexPage, TopicPage
from search.pages import provider

PRINTED = ("author", "correspondent", "photographer", "original_title")


def register() -> None:
    """Called from AppConfig.ready()."""
    searchable.register(
        provider(
            ArticlePage,
            texts=["kicker", "subtitle"],
            names=PRINTED,
            facets=_facets,
            date=lambda article: article.published_at,
            narrow=lambda articles: articles.select_related("column", "listing_image"),
        )
    )
    for model in (NewsIndexPage, ColumnPage, TopicIndexPage):
        searchable.register(provider(model, texts=["introduction"]))
    searchable.register(provider(TopicPage, texts=["introduction"], date=lambda topic: topic.first_published_at))


def _facets(article: Any) -> dict[str, str]:
    year = str(timezone.localtime(article.published_at).year) if article.published_at else ""
    return {"column": article.column.code if article.column else "", "year": year}
