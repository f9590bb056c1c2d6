"""A teacher from the people on record has an address while a published course names her."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core import sitedata
from courses.models import Series, SeriesTeacher, Session, SessionTeacher
from honors.models import Person
from search.models import SearchDocument
from tests.factories import courses as make
from tests.factories import honors

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages() -> Any:
    tree = honors.pages()
    make.index_pages()
    return tree


@pytest.fixture
def session() -> Session:
    return make.session(course=make.course("书法夜校"))


@pytest.fixture
def teacher(session: Session) -> Person:
    """Without any honour."""
    person = honors.person("姜海涛", unit="示例文化馆", post="馆员")
    SeriesTeacher.objects.create(owner=session.series, person=person)
    return person


def status(client: Client, person: Person) -> int:
    return client.get(person.get_absolute_url()).status_code


def found(person: Person) -> bool:
    return SearchDocument.objects.filter(source_type="honors.person", source_pk=person.pk).exists()


def test_the_page_says_who_she_is_and_what_she_teaches(client: Client, session: Session, teacher: Person) -> None:
    text = client.get(teacher.get_absolute_url()).content.decode()
    for words in ("姜海涛", "示例文化馆", "近期授课", "书法夜校", session.series.course.get_absolute_url()):
        assert words in text
    for words in ("暂无公布的荣誉", "表彰信息", "劳模工匠</p>"):
        assert words not in text
    assert found(teacher)


def test_she_stands_in_no_list_of_honoured_people(client: Client, teacher: Person) -> None:
    for path in ("/honors/", "/honors/people/", "/honors/people/?q=姜海涛"):
        assert teacher.get_absolute_url() not in client.get(path).content.decode()
    assert "姜海涛" in client.get("/search/?q=姜海涛").content.decode()


def test_a_teacher_of_a_draft_has_no_address(client: Client) -> None:
    person = honors.person()
    drafted = make.series(course=make.course(live=False))
    SeriesTeacher.objects.create(owner=drafted, person=person)
    assert status(client, person) == 404
    assert not found(person)


def test_own_teachers_of_a_class_count_only_where_they_replace_the_others(client: Client, session: Session) -> None:
    person = honors.person()
    SessionTeacher.objects.create(owner=session, person=person)
    assert (status(client, person), found(person)) == (404, False)
    session.teachers_overridden = True
    session.save()
    assert (status(client, person), found(person)) == (200, True)
    session.teachers_overridden = False
    session.save()
    assert (status(client, person), found(person)) == (410, False)


def unpublish(series: Series) -> None:
    series.course.unpublish()


def remove(series: Series) -> None:
    series.teachers.get().delete()


def replace(series: Series) -> None:
    row = series.teachers.get()
    row.person = honors.person()
    row.save()


@pytest.mark.parametrize("leave", [unpublish, remove, replace])
def test_with_the_class_goes_the_address(client: Client, session: Session, teacher: Person, leave: Any) -> None:
    assert status(client, teacher) == 200
    leave(session.series)
    assert (status(client, teacher), found(teacher)) == (410, False)
    SeriesTeacher.objects.create(owner=make.series(), person=teacher)
    assert (status(client, teacher), found(teacher)) == (200, True)


def test_a_teacher_with_an_honour_keeps_it_without_the_class(client: Client, session: Session, teacher: Person) -> None:
    honors.grant(teacher)
    remove(session.series)
    assert (status(client, teacher), found(teacher)) == (200, True)


def test_a_hidden_teacher_is_named_in_print_and_linked_nowhere(
    client: Client, session: Session, teacher: Person
) -> None:
    path = teacher.get_absolute_url()
    teacher.profile_hidden, teacher.hidden_request, teacher.hidden_on = True, "本人申请", timezone.localdate()
    teacher.save()
    assert (status(client, teacher), found(teacher)) == (410, False)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    for address in (session.series.course.get_absolute_url(), f"/courses/?day={tomorrow.isoformat()}", "/"):
        text = client.get(address).content.decode()
        assert "姜海涛" in text
        assert path not in text


def test_a_person_page_costs_no_more(client: Client, teacher: Person, django_assert_max_num_queries: Any) -> None:
    client.get(teacher.get_absolute_url())
    with sitedata.held(), django_assert_max_num_queries(10):
        client.get(teacher.get_absolute_url())
