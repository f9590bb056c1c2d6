"""A translation follows its source: whole or not at all, and gone when the source is gone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from news.models import ArticleCorrection, ArticlePage
from tests.factories import accounts, news
from tests.factories import home as pages

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def submitted(**fields: Any) -> tuple[ArticlePage, ArticlePage, Translation]:
    """A Chinese article, its English draft, and the translation between them."""
    article = news.article(**fields)
    translate_object(article, [pages.locale("en")])
    return article, article.get_translation(pages.locale("en")), Translation.objects.get()


def translate_all(translation: Translation) -> None:
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"English {segment.pk}",
        )


def test_a_translation_begins_as_a_draft_at_the_same_slug() -> None:
    article, version, _translation = submitted()
    assert not version.live
    assert version.slug == article.slug


def test_an_unfinished_translation_does_not_go_live(client: Client) -> None:
    _article, version, _translation = submitted()
    client.force_login(accounts.superuser())
    response = client.post(reverse("wagtailadmin_pages:edit", args=[version.pk]), {"action": "publish"}, follow=True)
    assert "译完才能发布" in response.content.decode()
    version.refresh_from_db()
    assert not version.live


def test_a_finished_one_does_with_its_corrections(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    corrections = [ArticleCorrection(text="“113处”应为“115处”。", locale=pages.locale())]
    _article, version, translation = submitted(corrections=corrections)
    translate_all(translation)
    client.force_login(accounts.superuser())
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_pages:edit", args=[version.pk]), {"action": "publish"})
    version = ArticlePage.objects.get(pk=version.pk)
    assert version.live
    assert version.corrections.get().text.startswith("English")
    html = client.get(version.get_url()).content.decode()
    assert "晚上七点" not in html


def test_withdrawing_the_source_withdraws_the_translation() -> None:
    article = news.article()
    version = pages.english(article, "Classrooms at the door")
    article.unpublish()
    assert not ArticlePage.objects.get(pk=version.pk).live


def test_deleting_the_source_withdraws_the_translation() -> None:
    article = news.article()
    version = pages.english(article, "Classrooms at the door")
    article.delete()
    assert not ArticlePage.objects.get(pk=version.pk).live


def test_withdrawing_a_translation_leaves_the_source() -> None:
    article = news.article()
    pages.english(article, "Classrooms at the door").unpublish()
    assert ArticlePage.objects.get(pk=article.pk).live
