"""The benchmark sizes, at a hundredth: every number is met, and the rows are as good as those that editors make."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from courses.models import Session, Venue
from home.seeding.bulk import build
from home.seeding.bulk.sizes import SIZES
from home.seeding.bulk.words import Words
from honors import granting
from honors.models import Grant, Person
from news.models import ArticlePage, ColumnPage
from search.models import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def hundredth(db: None) -> Any:
    call_command("bootstrap", verbosity=0)
    size = SIZES["S"].scaled(0.01)
    build.fill(size, lambda text: None)
    return size


def test_every_number_is_met(hundredth: Any) -> None:
    assert Person.objects.count() == hundredth.persons
    assert Grant.objects.count() == hundredth.grants
    assert Venue.objects.count() == hundredth.venues
    assert Session.objects.count() == hundredth.sessions
    assert ArticlePage.objects.count() == hundredth.articles


def test_grants_keep_the_rules(hundredth: Any) -> None:
    assert not granting.kind_mismatches().exists()
    assert Grant.objects.public().count() == hundredth.grants
    assert Person.objects.public().count() == hundredth.persons


def test_the_page_tree_is_sound_and_can_grow(hundredth: Any) -> None:
    assert not any(Page.find_problems())
    column = ColumnPage.objects.filter(locale__language_code="zh-hans").first()
    assert column is not None
    page = ArticlePage(title="又一篇", slug="another", body=[], locale=column.locale)
    column.add_child(instance=page)
    assert page.get_parent().pk == column.pk
    assert not any(Page.find_problems())


def test_articles_are_found_and_read_as_any_other(hundredth: Any, client: Any) -> None:
    page = ArticlePage.objects.order_by("pk").first()
    assert page is not None
    assert page.column_id == page.get_parent().pk
    assert client.get(page.url).status_code == 200
    assert SearchDocument.objects.filter(source_type="news.articlepage").count() == hundredth.articles


def test_a_second_run_changes_nothing(hundredth: Any) -> None:
    said: list[str] = []
    build.make("S", said.append)
    assert "没有改动" in said[0]
    assert Person.objects.count() == hundredth.persons


def test_the_same_words_every_time() -> None:
    one, other = Words(), Words()
    assert [one.name() for _turn in range(200)] == [other.name() for _turn in range(200)]
