"""The stories of the demo edition, by column, and the topic that collects some of them."""

from home.demo.articles.columns import COLUMNS, KEYWORDS_EN, SOURCES, TOPIC, Column, Source, Topic
from home.demo.articles.headlines import HEADLINES
from home.demo.articles.notices import NOTICES
from home.demo.articles.people import STORIES
from home.demo.articles.reform import REFORM
from home.demo.articles.rights import RIGHTS
from home.demo.articles.towns import TOWN_NEWS
from home.demo.shapes import Article

ARTICLES: tuple[Article, ...] = (*HEADLINES, *REFORM, *STORIES, *RIGHTS, *TOWN_NEWS, *NOTICES)

__all__ = ["ARTICLES", "COLUMNS", "KEYWORDS_EN", "SOURCES", "TOPIC", "Column", "Source", "Topic"]
