"""The next class of a course, for lists of other apps."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from core import coming
from core.cards import Card
from courses.enums import SessionStatus
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages() -> None:
    make.index_pages()


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def test_the_next_class_that_takes_place() -> None:
    series = make.series()
    make.session(day(-3), series=series)
    make.session(day(2), series=series, status=SessionStatus.CANCELLED, reason="台风")
    wanted = make.session(day(5), series=series)
    make.session(day(9), series=series)
    draft = make.series(course=make.course(live=False))
    make.session(day(5), series=draft)
    cards = [series.course.card(), draft.course.card(), make.course().card(), Card("新闻", "/news/a/", "article")]
    assert coming.next_dates(cards) == {series.course.get_absolute_url(): wanted.start}


def test_one_query_for_all_and_none_without_classes(django_assert_num_queries: object) -> None:
    cards = [make.session(day(2)).series.course.card() for _each in range(5)]
    with django_assert_num_queries(1):
        assert len(coming.next_dates(cards)) == 5
    with django_assert_num_queries(0):
        assert coming.next_dates([Card("新闻", "/news/a/", "article")]) == {}


def test_the_results_page_says_it(client: Client) -> None:
    make.session(day(40), series=make.series(course=make.course("楷书夜校")))
    shown = client.get("/search/", {"q": "楷书夜校"}).content.decode()
    assert "下一堂：" in shown
