"""What readers see: days, courses, venues; who sees what when; bad parameters; how many queries it costs."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from core import caching, figures, sitedata
from courses import services
from courses.enums import SessionStatus
from courses.models import CoursesIndexPage, SeriesTeacher, Session
from courses.queries import days_of_classes, week_ahead
from courses.rows import rows_of, rule_sentence, teacher_names
from tests.factories import courses as make
from tests.factories import honors as honours

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def pages() -> Any:
    return make.index_pages()


def text(client: Client, url: str, **data: str) -> str:
    answer = client.get(url, data)
    assert answer.status_code == 200, url
    return answer.content.decode()


def today() -> datetime.date:
    return timezone.localdate()


# Days -------------------------------------------------------------------------------------------------------------


def test_the_days_show_what_is_on(client: Client) -> None:
    session = make.session(today() + DAY, course=make.course("书法夜校"))
    SeriesTeacher.objects.create(owner=session.series, name="姜老师（示例）")
    shown = text(client, "/courses/")
    for words in ("书法夜校", "19:00", "姜老师（示例）", session.room.venue.town.name_zh, "明天"):
        assert words in shown
    assert "书法夜校" in text(client, "/courses/", day=(today() + DAY).isoformat())
    assert "书法夜校" not in text(client, "/courses/", day=(today() + 2 * DAY).isoformat())


def test_a_week_is_monday_to_sunday(client: Client) -> None:
    monday = today() - today().weekday() * DAY + 7 * DAY
    make.session(monday + 6 * DAY, course=make.course("周日的课"))
    make.session(monday + 7 * DAY, course=make.course("再下周的课"))
    shown = text(client, "/courses/", week=(monday + 2 * DAY).isoformat())
    assert "周日的课" in shown
    assert "再下周的课" not in shown


def test_filters_by_town_and_kind(client: Client) -> None:
    mine = make.session(course=make.course("蓝村的课", kind="night"), town=make.town("蓝村"))
    make.session(course=make.course("田横的课", kind="micro"), town=make.town("田横"))
    slug = mine.room.venue.town.slug
    for query in ({"town": slug}, {"kind": "night"}, {"town": slug, "kind": "night"}):
        shown = text(client, "/courses/", **query)
        assert "蓝村的课" in shown
        assert "田横的课" not in shown


@pytest.mark.parametrize("name", ["day", "week", "town", "kind", "page"])
@pytest.mark.parametrize(
    "value", ["abc", "2026-02-30", "9999-12-31", "0001-01-01", "-1", "'", "%00", "\x00", "１", "x" * 2000]
)
def test_nonsense_in_the_address_is_ignored(client: Client, name: str, value: str) -> None:
    make.session()
    assert client.get("/courses/", {name: value}).status_code == 200
    assert client.get("/courses/venues/", {name: value}).status_code in ({200, 404} if name == "page" else {200})


def test_unknown_addresses_are_404(client: Client) -> None:
    for path in ("/courses/nirgends/", "/courses/venues/nirgends/", "/courses/academies/nirgends/"):
        assert client.get(path).status_code == 404


# Visibility -------------------------------------------------------------------------------------------------------


def test_drafts_are_nowhere(client: Client) -> None:
    course, venue = make.course("草稿课程", live=False), make.venue("草稿教学点", live=False)
    make.session(course=course)
    make.session(course=make.course("正常课程"), room=make.room(venue=venue))
    shown = text(client, "/courses/") + text(client, "/courses/venues/")
    for words in ("草稿课程", "草稿教学点", "正常课程"):
        assert words not in shown
    assert client.get(f"/courses/{course.slug}/").status_code == 404
    assert client.get(f"/courses/venues/{venue.slug}/").status_code == 404


def test_a_cancelled_class_stays_struck_through_for_seven_days_after_its_date(client: Client) -> None:
    session = make.session(course=make.course("合唱：工人的歌"))
    services.cancel(session, "教师临时参加展演。")
    shown = text(client, "/courses/")
    assert "<del>" in shown
    assert "教师临时参加展演。" in shown
    assert [row.gone for row in rows_of(session, session.original_start + 7 * DAY)] == [True]
    assert rows_of(session, session.original_start + 8 * DAY) == []


def test_a_moved_class_stands_at_both_dates(client: Client) -> None:
    session = make.session(today() + DAY, course=make.course("劳动合同里的十个问号"))
    services.move(session, session.start + 2 * DAY, session.end + 2 * DAY, "轮值律师出庭。")
    left = text(client, "/courses/", day=(today() + DAY).isoformat())
    stands = text(client, "/courses/", day=(today() + 3 * DAY).isoformat())
    assert "<del>劳动合同里的十个问号</del>" in left.replace("\n", "") or "<del>" in left
    assert "轮值律师出庭。" in left
    assert "劳动合同里的十个问号" in stands
    assert "<del>" not in stands
    old, new = rows_of(session, timezone.now())
    assert (old.gone, old.moved_to, new.gone) == (True, session.start, False)
    assert len(rows_of(session, session.original_start + 8 * DAY)) == 1


def test_moved_and_then_cancelled_is_gone_at_both_dates() -> None:
    session = make.session()
    services.move(session, session.start + DAY, session.end + DAY, "改期。")
    services.cancel(session, "停课。")
    assert [(row.gone, row.status) for row in rows_of(session, timezone.now())] == [(True, "cancelled")] * 2


def test_what_is_over_is_never_called_coming(client: Client) -> None:
    session = make.session(today() - DAY, course=make.course("昨天的课"))
    for path in ("/courses/", f"/courses/{session.series.course.slug}/", f"/courses/venues/{session.room.venue.slug}/"):
        page = text(client, path)
        assert f'id="s-{session.slug}"' not in page
    assert "下一堂" not in text(client, "/courses/venues/")
    (row,) = rows_of(session, timezone.now())
    assert row.status == "ended"


def test_full_and_moved_room_are_said(client: Client) -> None:
    full, elsewhere = make.session(), make.session()
    services.mark_full(full, "20席已满，电话候补。")
    services.change_room(elsewhere, make.room("体育馆"), "广场施工，改在体育馆。")
    shown = text(client, "/courses/")
    for words in ("已满", "20席已满，电话候补。", "改地点", "广场施工，改在体育馆。"):
        assert words in shown


# Courses and venues -----------------------------------------------------------------------------------------------


def test_a_course_shows_its_series_and_coming_dates(client: Client) -> None:
    series = make.series(course=make.course("缝纫机维修入门"), contact_phone="0532-0000 0001", start_date=today())
    services.generate_sessions(series)
    shown = text(client, series.course.get_absolute_url())
    assert "每周二、周四 19:00—20:30" in shown
    assert "tel:053200000001" in shown
    assert shown.count("<h1") == 1


def test_a_long_series_folds_after_six_classes_and_loses_none(client: Client) -> None:
    series = make.series(start_date=today() + DAY, count=9)
    services.generate_sessions(series)
    *_, cancelled, last = series.sessions.order_by("start")
    cancelled.status, cancelled.reason = SessionStatus.CANCELLED, "轮值律师出庭"
    cancelled.save()
    first, rest = text(client, series.course.get_absolute_url()).split('<details class="later">')
    rest = rest.split("</details>")[0]
    assert "后面还有3堂" in rest
    assert "轮值律师出庭" in rest
    assert [first.count('id="s-'), rest.count('id="s-')] == [6, 3]
    assert timezone.localtime(last.start).strftime("%Y-%m-%dT%H:%M") in rest


def test_days_and_teachers_read_right_in_english() -> None:
    session = make.session()
    for place, teacher in enumerate([{"person": honours.person("姜海涛")}, {"name": "Li Ping"}]):
        SeriesTeacher.objects.create(owner=session.series, sort_order=place, **teacher)
    assert rule_sentence(session.series) == "每周二、周四 19:00—20:30"
    assert teacher_names(session.teachers()) == "姜海涛、Li Ping"
    with override("en"):
        assert rule_sentence(session.series) == "Every Tuesday and Thursday 19:00—20:30"
        assert teacher_names(session.teachers()) == "Jiang Haitao and Li Ping"


def test_a_venue_says_how_to_get_there(client: Client) -> None:
    venue = make.venue("岔河村文化大院", access_zh="107路到岔河站。", contact_phone="0532-0000 0002")
    make.session(room=make.room(venue=venue), course=make.course("书法夜校"))
    shown = text(client, venue.get_absolute_url())
    for words in ("107路到岔河站。", "tel:053200000002", "书法夜校", "二楼活动室（40人）"):
        assert words in shown
    listed = text(client, "/courses/venues/")
    assert "岔河村文化大院" in listed
    assert "下一堂" in listed
    assert "岔河村文化大院" not in text(client, "/courses/venues/", town=make.town("别处").slug)


def test_english_only_where_there_is_an_english_name(pages: Any) -> None:
    named, unnamed = make.course("书法", name_en="Calligraphy"), make.course("国画")
    for course in (named, unnamed):
        make.session(course=course)
    with override("en"):
        assert named.name == "Calligraphy"
        shown = [row.title for day in days_of_classes(today(), today() + 3 * DAY, "en") for row in day.rows]
    assert shown == ["Calligraphy"]
    assert unnamed.get_absolute_url("en") == ""


def test_slugs_are_ascii_and_never_change() -> None:
    first, second = make.course("书法 入门"), make.course("书法 入门")
    assert (first.slug, second.slug) == ("shu-fa-ru-men", "shu-fa-ru-men-2")
    first.name_zh = "另一个名字"
    first.save()
    assert first.slug == "shu-fa-ru-men"


# What other parts of the site read --------------------------------------------------------------------------------


def test_week_ahead_costs_the_same_for_more_content(django_assert_max_num_queries: Any) -> None:
    fill(2)
    with sitedata.held(), django_assert_max_num_queries(3) as few:
        week = week_ahead("zh-hans")
    fill(20)
    with sitedata.held(), django_assert_max_num_queries(3) as many:
        assert sum(day.count for day in week_ahead("zh-hans")) > sum(day.count for day in week)
    assert len(many) == len(few)
    assert [day.label for day in week[:3]] == ["今天", "明天", ""]


def test_figures_are_computed() -> None:
    held = make.session(today() - 2 * DAY, attendance=31)
    make.session(today() - DAY, room=held.room, attendance=12)
    cancelled = make.session(today() - 3 * DAY)
    Session.objects.filter(pk=cancelled.pk).update(status=SessionStatus.CANCELLED, reason="停课。", attendance=99)
    make.venue(live=False)
    assert figures.value("courses.attendance") == 43
    assert figures.value("courses.sessions") == 2
    assert figures.value("courses.venues") == 3


# Cost -------------------------------------------------------------------------------------------------------------


def fill(number: int) -> list[Session]:
    """So many classes tomorrow, each with a series, a venue, a town, a teacher of its own."""
    sessions = [make.session(today() + DAY) for _each in range(number)]
    for session in sessions:
        SeriesTeacher.objects.create(owner=session.series, name="姜老师（示例）")
    return sessions


def fill_one_place(session: Session, number: int) -> None:
    """More dates of the same course in the same room."""
    for gap in range(2, number + 2):
        make.session(today() + gap * DAY, series=session.series, room=session.room)


def test_query_counts_are_small_and_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    session = fill(2)[0]
    fill_one_place(session, 2)
    paths = ["/courses/", "/courses/venues/", f"/courses/{session.series.course.slug}/"]
    paths.append(f"/courses/venues/{session.room.venue.slug}/")
    before = {path: queries(client, path, django_assert_max_num_queries) for path in paths}
    fill(20)
    fill_one_place(make.session(today() + DAY, series=make.series(course=session.series.course)), 20)
    fill_one_place(make.session(today() + 30 * DAY, series=make.series(room=session.room)), 0)
    after = {path: queries(client, path, django_assert_max_num_queries) for path in paths}
    assert after == before


def queries(client: Client, path: str, at_most: Any) -> int:
    caching.bump()
    client.get(path)  # site data is read once per token
    with at_most(10) as counted:
        assert client.get(path).status_code == 200
    return len(counted)


def test_the_index_page_has_a_preview(pages: Any) -> None:
    page: CoursesIndexPage = pages[0]
    assert page.make_preview_request().status_code == 200
