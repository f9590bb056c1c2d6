"""Which topics an article stands in, asked of the article: the same rule as TopicPage.rule_articles, for search."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from core import sitedata
from news.models import TopicPage
from news.models.topics import TopicArticle


class Rule(NamedTuple):
    """One topic in one language: by hand, and by conditions that must all be met. No condition gathers nothing."""

    slug: str
    locale: int
    chosen: frozenset[Any]
    columns: frozenset[Any]
    words: tuple[str, ...]
    since: date | None
    until: date | None

    def holds(self, article: Any) -> bool:
        return article.locale_id == self.locale and (article.translation_key in self.chosen or self._gathers(article))

    def _gathers(self, article: Any) -> bool:
        asked = self.columns or self.words or self.since or self.until
        return bool(asked) and self._in_columns(article) and self._mentioned(article) and self._in_time(article)

    def _in_columns(self, article: Any) -> bool:
        return not self.columns or bool(article.column and article.column.translation_key in self.columns)

    def _mentioned(self, article: Any) -> bool:
        texts = (article.title.lower(), article.keywords.lower())
        return not self.words or any(word in text for word in self.words for text in texts)

    def _in_time(self, article: Any) -> bool:
        day = timezone.localdate(article.published_at) if article.published_at else None
        if day is None:
            return not (self.since or self.until)
        return (self.since or day) <= day <= (self.until or day)


def slugs_of(article: Any) -> Iterator[str]:
    """Address words of the live topics in which the article stands."""
    return (rule.slug for rule in rules() if rule.holds(article))


def rules() -> list[Rule]:
    """Of all live topics: three queries, kept under the cache token."""
    return sitedata.remember("topic_rules", _read)


def _read() -> list[Rule]:
    chosen: dict[int, set[Any]] = {}
    for page, key in TopicArticle.objects.values_list("page_id", "article__translation_key"):
        chosen.setdefault(page, set()).add(key)
    topics = TopicPage.objects.readable().prefetch_related("columns")
    return [_rule(topic, frozenset(chosen.get(topic.pk, ()))) for topic in topics]


def _rule(topic: TopicPage, chosen: frozenset[Any]) -> Rule:
    return Rule(
        topic.slug,
        topic.locale_id,
        chosen,
        frozenset(column.translation_key for column in topic.columns.all()),
        tuple(word.lower() for word in topic.words.split()),
        topic.since,
        topic.until,
    )
