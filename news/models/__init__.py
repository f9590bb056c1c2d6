"""Models of the newsroom."""

from news.models.articles import ArticleAttachment, ArticleCorrection, ArticlePage, ReadCount
from news.models.columns import ArticleListing, ColumnPage, NewsIndexPage
from news.models.sources import Source
from news.models.subjects import ArticleSubject
from news.models.topics import TopicArticle, TopicIndexPage, TopicPage

__all__ = [
    "ArticleAttachment",
    "ArticleCorrection",
    "ArticleListing",
    "ArticlePage",
    "ArticleSubject",
    "ColumnPage",
    "NewsIndexPage",
    "ReadCount",
    "Source",
    "TopicArticle",
    "TopicIndexPage",
    "TopicPage",
]
