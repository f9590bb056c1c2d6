"""What search is told of columns, articles and topics."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import get_language

from core import searchable, sitedata
from core.searchable_pages import More, dated, provider
from core.towns import named_in
from news import topic_rules
from news.models import ArticleAttachment, ArticlePage, ColumnPage, NewsIndexPage, TopicIndexPage, TopicPage
from search.models import SearchDocument

PRINTED = ("author", "correspondent", "photographer", "original_title")
OFFICE = ("editor", "managing_editor", "reviewer")  # at the foot of the article
TOWNS = "towns"  # code of the column whose articles come from one town each


def register() -> None:
    """Called from AppConfig.ready()."""
    searchable.register(
        provider(
            ArticlePage,
            texts=["kicker", "subtitle"],
            names=PRINTED,
            more=_more,
            narrow=_together,
            watches={TopicPage: articles_of},
        )
    )
    for model in (NewsIndexPage, ColumnPage, TopicIndexPage):
        searchable.register(provider(model, texts=["introduction"]))
    searchable.register(provider(TopicPage, texts=["introduction"], more=dated))
    searchable.register_label("column", column_word)
    searchable.register_label("topic", topic_word)


# Articles -----------------------------------------------------------------------------------------------------------


def _together(articles: Any) -> Any:
    joined = articles.select_related("column", "listing_image", "source")
    files = Prefetch("attachments", ArticleAttachment.objects.select_related("document"))
    return joined.prefetch_related(files, "corrections")


def _more(article: Any) -> More:
    towns = _towns_of(article)
    return More(
        texts=tuple(_around(article)),
        files=_files(article),
        facets=_facets(article, towns),
        scopes=tuple(_scopes(article, towns)),
        date=article.published_at,
    )


def _around(article: Any) -> Iterator[str]:
    """What stands around the text. Whom it is about is found on their own pages: they may be withdrawn."""
    yield article.source.name if article.source else ""
    yield from (correction.text for correction in article.corrections.all())
    yield " ".join(filter(None, (getattr(article, name) for name in OFFICE)))


def _files(article: Any) -> dict[int, str]:
    rows = article.attachments.all()
    return {row.document_id: row.title or row.document.title for row in rows if row.document_id}


def _facets(article: Any, towns: list[str]) -> dict[str, str]:
    year = str(timezone.localtime(article.published_at).year) if article.published_at else ""
    return {"column": article.column.code if article.column else "", "year": year, "town": towns[0] if towns else ""}


def _scopes(article: Any, towns: list[str]) -> Iterator[str]:
    if article.column:
        yield f"column:{article.column.code}"
    yield from (f"topic:{slug}" for slug in topic_rules.slugs_of(article))
    yield from (f"town:{slug}" for slug in towns)


def _towns_of(article: Any) -> list[str]:
    """Slugs of the towns that an article of 镇街动态 names in its titles, else in its first sentence."""
    if not article.column or article.column.code != TOWNS:
        return []
    titles = " ".join((article.title, article.kicker, article.subtitle, article.keywords))
    return named_in(titles) or named_in(article.opening)


# Topics -------------------------------------------------------------------------------------------------------------


def articles_of(topics: Sequence[TopicPage]) -> Iterable[int]:
    """The articles of these topics, and those that were in them until now. A few queries for each topic."""
    found: set[int] = set()
    for topic in topics:
        left = SearchDocument.objects.filter(source_type="news.articlepage", scopes__contains=f" topic:{topic.slug} ")
        found.update(left.values_list("source_pk", flat=True))
        if topic.live:
            chosen = topic.chosen_articles()
            found.update(article.pk for article in chosen)
            found.update(topic.rule_articles(without=chosen).values_list("pk", flat=True))
    return found


# Words of facets and scopes -----------------------------------------------------------------------------------------


def column_word(code: str) -> str:
    """The title of the column in the active language."""
    return sitedata.remember("search_columns", _columns).get((code, get_language() or ""), "")


def topic_word(slug: str) -> str:
    return sitedata.remember("search_topics", _topics).get((slug, get_language() or ""), "")


def _columns() -> dict[tuple[str, str], str]:
    return _titles(ColumnPage.objects.readable(), "code")


def _topics() -> dict[tuple[str, str], str]:
    return _titles(TopicPage.objects.readable(), "slug")


def _titles(pages: Any, key: str) -> dict[tuple[str, str], str]:
    return {(word, code): title for word, code, title in pages.values_list(key, "locale__language_code", "title")}
