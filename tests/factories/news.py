"""Columns, articles and topics."""

from typing import Any

from news.enums import Origin
from news.models import ArticlePage, ColumnPage, NewsIndexPage, Source, TopicIndexPage, TopicPage
from tests.factories.home import home, under


def source(name: str = "即墨区总工会", **fields: Any) -> Source:
    return Source.objects.get_or_create(name=name, defaults={"is_own": True, **fields})[0]


def news_index() -> NewsIndexPage:
    found = NewsIndexPage.objects.child_of(home()).first()
    return found or under(home(), NewsIndexPage(title="新闻", slug="news"))


def column(code: str = "headlines", title: str = "要闻", **fields: Any) -> ColumnPage:
    found = ColumnPage.objects.child_of(news_index()).filter(code=code).first()
    return found or under(news_index(), ColumnPage(title=title, slug=code, code=code, **fields))


def article(title: str = "把课堂搬到家门口", into: ColumnPage | None = None, **fields: Any) -> ArticlePage:
    """A live article; `into` is its column (要闻 unless told)."""
    fields = {"source": source(), "body": [("text", "<p>晚上七点，文化大院的灯先亮起来。</p>")], **fields}
    return under(into or column(), ArticlePage(title=title, **fields))


def reprint(title: str = "转来的文章", **fields: Any) -> ArticlePage:
    fields = {
        "origin": Origin.REPRINT,
        "source": source("大众日报", is_own=False, on_whitelist=True),
        "original_title": "原来的标题",
        "original_url": "https://www.example.com/a.html",
        "original_date": "2024-05-01",
        **fields,
    }
    return article(title, **fields)


def topic_index() -> TopicIndexPage:
    found = TopicIndexPage.objects.child_of(home()).first()
    return found or under(home(), TopicIndexPage(title="专题", slug="topics"))


def topic(title: str = "夜校进村", **fields: Any) -> TopicPage:
    return under(topic_index(), TopicPage(title=title, **fields))
