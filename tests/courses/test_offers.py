"""What this app offers the rest of the site: search entries, a teacher's section, channel documents, cards."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from core import searchable, sitedata
from core.cards import Subject
from core.sections import sections_for
from courses import services
from courses.models import Course, SeriesTeacher, SessionTeacher, Venue
from honors.models import Person
from tests.factories import courses as make

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def pages() -> Any:
    return make.index_pages()


def tomorrow() -> datetime.date:
    return timezone.localdate() + DAY


def entries(thing: Course | Venue) -> list[searchable.SearchEntry]:
    provider = searchable.provider_for(type(thing))
    assert provider is not None
    return list(provider.documents(thing))


def test_a_course_is_found_by_its_text_its_dates_places_and_teachers() -> None:
    session = make.session(tomorrow(), course=make.course("书法夜校", audience_zh="零基础也行"))
    SeriesTeacher.objects.create(owner=session.series, name="姜老师（示例）")
    (entry,) = entries(session.series.course)
    assert (entry.locale, entry.kind, entry.title) == ("zh-hans", "course", "书法夜校")
    assert entry.names[0] == "姜老师（示例）"
    assert session.room.venue.community.name in entry.names[1]
    assert "零基础也行" in entry.body
    assert session.room.venue.name_zh in entry.body
    assert entry.card.url == f"/courses/{session.series.course.slug}/"


def test_drafts_and_nameless_towns_have_no_entry() -> None:
    assert entries(make.course(live=False)) == []
    assert entries(make.venue(community=None)) == []


def test_a_venue_names_its_town() -> None:
    venue = make.venue(access_zh="107路到岔河站")
    (entry,) = entries(venue)
    assert entry.facets == {"town": venue.town.slug}
    assert "107路到岔河站" in entry.body


def test_a_changed_class_names_its_course_to_search() -> None:
    session = make.session()
    watches = searchable.provider_for(Course).watches
    teacher = SeriesTeacher.objects.create(owner=session.series, name="姜老师")
    own = SessionTeacher.objects.create(owner=session, name="袁老师")
    for changed in (session, session.series, session.room.venue, teacher, own):
        assert set(watches[type(changed)]([changed])) == {session.series.course.pk}


def test_the_profile_shows_coming_classes_in_one_query_a_section(django_assert_num_queries: Any) -> None:
    person = Person.objects.create(name="高奉先")
    coming = make.session(tomorrow(), course=make.course("管道焊接夜课"))
    SeriesTeacher.objects.create(owner=coming.series, person=person)
    replaced = make.session(tomorrow(), teachers_overridden=True)
    SeriesTeacher.objects.create(owner=replaced.series, person=person)
    cancelled = make.session(tomorrow(), series=make.series(course=coming.series.course))
    SeriesTeacher.objects.create(owner=cancelled.series, person=person)
    services.cancel(cancelled, "停课。")
    with sitedata.held(), django_assert_num_queries(2):  # one for each section: stories about the person, and classes
        (section,) = [one for one in sections_for(person, "zh-hans") if one.template.startswith("courses/")]
    assert [row.title for row in section.context["rows"]] == ["管道焊接夜课"]


def test_who_teaches_nothing_has_no_section() -> None:
    built = sections_for(Person.objects.create(name="王伟"), "zh-hans")
    assert [one for one in built if one.template.startswith("courses/")] == []


def test_the_channel_document_of_a_course_names_dates_and_people() -> None:
    person = Person.objects.create(name="高奉先")
    session = make.session(tomorrow(), course=make.course("管道焊接夜课"))
    SeriesTeacher.objects.create(owner=session.series, person=person)
    document = session.series.course.channel_document()
    assert document.title == "管道焊接夜课"
    assert Subject.of(person) in document.subjects
    assert document.groups[0].rows[0].note == "高奉先"
    assert session.room.venue.channel_document().url.endswith(f"/courses/venues/{session.room.venue.slug}/")
