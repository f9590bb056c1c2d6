"""What an article repeats of tree and body, and what a column keeps."""

import pytest

from news.models import ArticlePage
from tests.factories import home as pages
from tests.factories import news

pytestmark = pytest.mark.django_db


def test_an_article_repeats_its_column_time_and_opening() -> None:
    article = news.article()
    assert article.column == news.column()
    assert article.published_at == article.first_published_at is not None
    assert article.opening == "晚上七点，文化大院的灯先亮起来。"
    assert article.slug == "ba-ke-tang-ban-dao-jia-men-kou"
    assert article.get_url() == "/news/headlines/ba-ke-tang-ban-dao-jia-men-kou/"


def test_the_first_published_time_never_changes() -> None:
    article = news.article()
    first = article.published_at
    article.title = "改过的标题"
    article.save_revision().publish()
    article.unpublish()
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).published_at == first


def test_a_moved_article_belongs_to_its_new_column() -> None:
    article = news.article()
    other = news.column("reform", "产改动态")
    article.move(other, pos="last-child")
    assert ArticlePage.objects.get(pk=article.pk).column == other


def test_an_old_revision_does_not_bring_the_old_column_back() -> None:
    article = news.article()
    revision = article.save_revision()
    article.move(news.column("reform", "产改动态"), pos="last-child")
    revision.refresh_from_db()
    revision.publish()
    assert ArticlePage.objects.get(pk=article.pk).column.code == "reform"


def test_a_translation_belongs_to_the_column_of_its_language() -> None:
    version = pages.english(news.article(), "Classrooms at the door")
    assert version.column == news.column().get_translation(pages.locale("en"))
    assert version.get_url() == "/en/news/headlines/ba-ke-tang-ban-dao-jia-men-kou/"


def test_a_column_keeps_its_code_when_its_address_changes() -> None:
    column = news.column("towns", "镇街动态")
    column.slug = "zhen-jie"
    column.save_revision().publish()
    assert type(column).objects.get(pk=column.pk).code == "towns"
    again = pages.under(news.news_index(), type(column)(title="镇街", slug="towns"))
    assert again.code == "towns-2"
