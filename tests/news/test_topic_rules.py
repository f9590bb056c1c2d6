"""Search knows in which topics an article stands by the same rule as the topic's own page."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from news import topic_rules
from news.models import ArticlePage
from search.backends.base import Filters
from search.models import SearchDocument
from search.service import SiteSearch
from tests.factories import news

pytestmark = pytest.mark.django_db


def shown_in(topic: Any) -> set[int]:
    chosen = topic.chosen_articles()
    return {article.pk for article in (*chosen, *topic.rule_articles(without=chosen))}


def test_both_say_the_same() -> None:
    towns = news.column("towns", "镇街动态")
    by_title, by_keyword = news.article("夜校进村"), news.article("灯亮了", keywords="夜校 书法")
    in_towns, old = news.article("夜校到镇上", towns), news.article("夜校旧闻")
    ArticlePage.objects.filter(pk=old.pk).update(published_at=timezone.now() - datetime.timedelta(days=400))
    today = timezone.localdate()
    topics = [
        news.topic("按词", slug="words", words="夜校 太极"),
        news.topic("按词和日期", slug="recent", words="夜校", since=today, until=today),
        news.topic("什么也不收", slug="nothing"),
        news.topic("手工", slug="chosen"),
    ]
    topics.append(news.topic("按栏目", slug="column", words="夜校"))
    topics[-1].columns = [towns]
    topics[-1].save_revision().publish()
    topics[3].chosen.create(article=by_keyword)
    topics[3].save_revision().publish()
    for topic in topics:
        told = {article.pk for article in ArticlePage.objects.all() if topic.slug in topic_rules.slugs_of(article)}
        assert told == shown_in(topic), topic.title
    assert shown_in(topics[0]) == {by_title.pk, by_keyword.pk, in_towns.pk, old.pk}
    assert shown_in(topics[4]) == {in_towns.pk}
    assert shown_in(topics[2]) == set()


def test_a_topic_can_be_searched_in_as_soon_as_it_is_published_and_no_longer_than_it_is() -> None:
    news.article("夜校进村"), news.article("别的")
    topic = news.topic("夜校", slug="night", words="夜校")
    within = Filters(scope="topic:night")
    assert SiteSearch().search("灯", within, locale="zh-hans").total == 1
    topic.words = "太极"
    topic.save_revision().publish()
    assert SiteSearch().search("灯", within, locale="zh-hans").total == 0
    topic.words = "别的"
    topic.save_revision().publish()
    assert SiteSearch().search("灯", within, locale="zh-hans").total == 1
    topic.unpublish()
    assert SiteSearch().search("灯", within, locale="zh-hans").total == 0
    assert not SearchDocument.objects.filter(scopes__contains="topic:").exists()
