"""What following costs: queries that do not grow with the number of touched objects, and a page in a few of them."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core import searchable
from core.models import Town
from honors.enums import Kind
from search import indexing, signal_handlers
from tests.factories import courses, honors, media, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
INDEXING = 24  # queries for one object of any kind, its provider's included
MILLISECONDS = 10


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as queries:
        yield queries


def honoured(number: int) -> list[Any]:
    award, team = honors.award(), honors.award(kind=Kind.TEAM)
    people = [honors.person() for _each in range(number)]
    honors.granted(people, award)
    honors.granted([honors.collective(kind=Kind.TEAM, leader=people[0]) for _each in range(number)], team)
    for person in people:
        honors.studio(leader=person)
    return people


def taught(number: int) -> list[Any]:
    return [courses.session(course=courses.course()) for _each in range(number)]


@pytest.mark.parametrize("make", [honoured, taught])
def test_following_many_asks_as_often_as_following_few(make: Callable[[int], list[Any]]) -> None:
    few, many = make(3), make(30)
    numbers = []
    for some in (few, many):
        with counted() as queries:
            found = signal_handlers.watching({type(some[0]): some})
        numbers.append(len(queries))
        assert found
    assert numbers[0] == numbers[1] <= len(searchable.providers())


def test_telling_of_many_persons_costs_no_query_each() -> None:
    few, many = honoured(3), honoured(30)
    numbers = []
    for some in (few, many):
        with counted() as queries:
            searchable.touch(*some)
        numbers.append(len(queries))
    assert numbers[1] <= numbers[0] + 2


def test_a_batch_asks_for_watchers_once() -> None:
    people = honoured(20)
    with counted() as queries, transaction.atomic(), searchable.batch():
        for person in people:
            person.save()
    of_studios = [query for query in queries if "honors_studio" in query["sql"]]
    assert len(of_studios) <= 20 + 12  # each save asks whether the person leads one; search asks for all together


def made() -> dict[str, Any]:
    person = honors.person("王伟")
    grant = honors.grant(person)
    session = courses.session(course=courses.course("书法夜校"))
    files = {"title": "附件", "documents": [media.document()]}
    picture = media.image()
    picture.contextual_alt_text, picture.decorative = "一张图", False
    body = [("picture", {"image": picture}), ("attachments", files), ("text", "<p>" + "正文。" * 500 + "</p>")]
    topic = news.topic(words="夜校")
    return {
        "article": news.article("夜校进村", body=body),
        "topic": topic,
        "person": person,
        "commendation": grant.edition.commendation,
        "collective": honors.grant(honors.collective(kind=Kind.TEAM), honors.award(kind=Kind.TEAM)).collective,
        "studio": honors.studio(leader=person, body=body),
        "course": session.series.course,
        "venue": session.room.venue,
    }


def test_one_object_is_indexed_in_a_bounded_number_of_queries() -> None:
    costs = {}
    for name, thing in made().items():
        with counted() as queries:
            indexing.reindex_objects([thing])
        costs[name] = len(queries)
    assert max(costs.values()) <= INDEXING, costs


def test_one_page_is_indexed_in_milliseconds() -> None:
    """Of the processor, the median of several: the machine has other work."""
    article, spent = made()["article"], []
    for number in range(21):
        type(article).objects.filter(pk=article.pk).update(kicker=f"第{number}次")
        begun = time.process_time()
        indexing.reindex_objects([article])
        spent.append((time.process_time() - begun) * 1000)
    assert statistics.median(spent) <= MILLISECONDS * 3  # alone on a machine it is below MILLISECONDS


def test_a_town_renamed_is_followed_by_a_query_for_each_kind() -> None:
    town = honors.town("田横镇")
    for _each in range(20):
        honors.grant(honors.person(town=town))
    with counted() as queries:
        signal_handlers.watching({Town: [town]})
    assert len(queries) <= len(searchable.providers())
