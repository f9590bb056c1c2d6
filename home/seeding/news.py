"""The newsroom: sources, stories with their corrections, attachments and subjects, and the topic."""

from __future__ import annotations

from typing import Any

from home.demo.articles import ARTICLES, COLUMNS, KEYWORDS_EN, SOURCES, TOPIC
from home.demo.shapes import Article
from home.seeding import story
from home.seeding.edition import Edition
from home.seeding.publishing import publish
from home.seeding.translating import translate
from news.enums import Origin
from news.models import (
    ArticleAttachment,
    ArticleCorrection,
    ArticlePage,
    ArticleSubject,
    ColumnPage,
    Source,
    TopicArticle,
    TopicIndexPage,
    TopicPage,
)


def make(edition: Edition) -> None:
    """Stories oldest first, so that ids follow time as they would in life."""
    for source in SOURCES:
        defaults = {"is_own": source.is_own, "on_whitelist": not source.is_own, "url": source.url}
        edition.keep("source", source.key, Source.objects.get_or_create(name=source.name, defaults=defaults)[0])
    for column in COLUMNS:
        edition.keep("column", column.code, ColumnPage.objects.get(code=column.code, locale=edition.chinese))
    for article in sorted(ARTICLES, key=lambda article: edition.moment(article.published)):
        edition.keep("article", article.slug, _article(edition, article))
    _topic(edition)


def translate_all(edition: Edition) -> None:
    """The translated stories, in the same order."""
    for article in ARTICLES:
        if article.is_translated:
            page = edition.get("article", article.slug)
            keywords = {page.keywords: " ".join(KEYWORDS_EN[word] for word in article.keywords)}
            translate(edition, page, {**article.english(), **keywords}, page.first_published_at)


def _article(edition: Edition, article: Article) -> ArticlePage:
    page = ArticlePage(
        title=article.title,
        slug=article.slug,
        kicker=article.kicker,
        subtitle=article.subtitle,
        listing_summary=article.summary,
        listing_image=edition.get("picture", article.picture),
        keywords=" ".join(article.keywords),
        source=edition.get("source", article.source),
        author=article.author,
        correspondent=article.correspondent,
        photographer=article.photographer,
        editor=article.editor,
        managing_editor=article.chief_editor,
        reviewer=article.reviewer,
        body=story.body(edition, article.slug, article.body),
        archive_on=article.expires.day(edition.today) if article.expires else None,
        **_reprint(edition, article),
    )
    _add_rows(edition, page, article)
    column = edition.get("column", article.column)
    return publish(edition, page, column, edition.moment(article.published))


def _reprint(edition: Edition, article: Article) -> dict[str, Any]:
    if article.reprint is None:
        return {"origin": Origin.ORIGINAL}
    return {
        "origin": Origin.REPRINT,
        "original_title": article.reprint.title,
        "original_url": article.reprint.url,
        "original_date": article.reprint.published.day(edition.today),
    }


def _add_rows(edition: Edition, page: ArticlePage, article: Article) -> None:
    page.attachments = [
        ArticleAttachment(document=edition.get("document", key), locale=edition.chinese) for key in article.attachments
    ]
    if article.correction and article.corrected:
        day = article.corrected.day(edition.today)
        page.corrections = [ArticleCorrection(corrected_on=day, text=article.correction, locale=edition.chinese)]
    subjects = (("person", article.people), ("collective", article.collectives), ("studio", article.studios))
    page.subjects = [
        ArticleSubject(**{kind: edition.get(kind, key)}, sort_order=place)
        for place, (kind, key) in enumerate((kind, key) for kind, keys in subjects for key in keys)
    ]


def _topic(edition: Edition) -> None:
    index = TopicIndexPage.objects.get(locale=edition.chinese)
    page = TopicPage(
        title=TOPIC.title,
        slug=TOPIC.slug,
        introduction=TOPIC.summary,
        listing_summary=TOPIC.summary,
        listing_image=edition.get("picture", TOPIC.picture),
        words=" ".join(TOPIC.rule_keywords),
    )
    page.chosen = [
        TopicArticle(article=edition.get("article", slug), sort_order=place) for place, slug in enumerate(TOPIC.picked)
    ]
    publish(edition, page, index, max(edition.get("article", slug).first_published_at for slug in TOPIC.picked))
