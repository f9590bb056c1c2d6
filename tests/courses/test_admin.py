"""The admin: a venue, a course and a series from empty forms, refusals in Chinese, organisers in their own towns."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role, permissions_of
from courses.enums import SessionStatus
from courses.models import Community, Course, Series, SeriesTeacher, Session, TownOrganiser, Venue
from tests.factories import accounts
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(accounts.superuser())
    return client


def url(model: type, name: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def formset(prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    data |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in {"ORDER": number + 1, "id": "", **row}.items()}
    return data


def venue_data(community: Community, **fields: Any) -> dict[str, Any]:
    names = "name_en summary_zh summary_en address_en access_zh access_en accessibility_zh accessibility_en hours_zh"
    blank = dict.fromkeys([*names.split(), "hours_en", "contact_office", "contact_phone", "photo"], "")
    place = {"latitude": "", "longitude": "", "coordinate_system": "gcj02"}
    given = {"name_zh": "岔河村文化大院", "community": community.pk, "address_zh": "岔河村1号", **fields}
    return {**blank, **place, **given, **formset("rooms", {"name_zh": "二楼活动室", "name_en": "", "capacity": "40"})}


def series_data(**fields: Any) -> dict[str, Any]:
    blank = "label end_date capacity sign_up_link sign_up_note sign_up_opens sign_up_closes organiser_zh organiser_en"
    return {
        **dict.fromkeys(blank.split(), ""),
        "weekdays": ["2", "4"],
        "interval": "1",
        "start_date": "2026-12-01",
        "count": "6",
        "start_time": "19:00",
        "end_time": "20:30",
        "holiday_policy": "skip",
        "sign_up": "walk_in",
        "contact_phone": "",
        **formset("date_changes"),
        **formset("teachers", {"person": "", "name": "姜老师（示例）"}),
        **fields,
    }


def session_data(session: Session, **fields: Any) -> dict[str, Any]:
    local = {name: f"{timezone.localtime(getattr(session, name)):%Y-%m-%d %H:%M}" for name in ("start", "end")}
    plain = {"series": session.series_id, "room": session.room_id, "status": session.status, "reason": "", **local}
    return {**plain, "attendance": "", **formset("own_teachers"), **fields}


def text(response: Any) -> str:
    return response.content.decode()


# From empty forms -------------------------------------------------------------------------------------------------


def test_a_venue_a_course_and_a_series_from_empty_forms(admin: Client) -> None:
    for model in (Venue, Course, Series, Session, Community):
        assert admin.get(url(model, "add")).status_code == 200
    data = venue_data(make.community(), **{"action-publish": "1"})
    admin.post(url(Venue, "add"), data)
    venue = Venue.objects.get()
    assert (venue.live, venue.slug) == (True, "cha-he-cun-wen-hua-da-yuan")
    names = "name_en summary_en audience_zh audience_en bring_zh bring_en fee_note topic programme image body-count"
    course = {**dict.fromkeys(names.split(), ""), "name_zh": "缝纫机维修入门", "kind": "micro", "body-count": "0"}
    admin.post(url(Course, "add"), {**course, "summary_zh": "学会调线和换针。", "is_free": "on", "action-publish": "1"})
    assert Course.objects.get().live
    data = series_data(course=Course.objects.get().pk, room=venue.rooms.get().pk)
    answer = admin.post(url(Series, "add"), data, follow=True)
    assert Session.objects.count() == 6
    assert "共排6场：12月1日、12月3日" in text(answer)
    assert [teacher.name for teacher in Series.objects.get().teachers.all()] == ["姜老师（示例）"]


def test_the_message_names_holidays_and_unpublished_years(admin: Client) -> None:
    room, course = make.room(), make.course()
    data = series_data(course=course.pk, room=room.pk, weekdays=["3"], start_date="2026-10-07", count="2")
    assert "放假停课：10月7日（国庆节）" in text(admin.post(url(Series, "add"), data, follow=True))
    data = series_data(course=course.pk, room=room.pk, start_date="2099-01-06", count="2")
    assert "节假日安排尚未公布" in text(admin.post(url(Series, "add"), data, follow=True))


# Bad input --------------------------------------------------------------------------------------------------------


def test_a_series_in_a_taken_room_names_the_class_and_saves_nothing(admin: Client) -> None:
    other = make.session(datetime.date(2026, 12, 3), course=make.course("合唱：工人的歌"))
    data = series_data(course=make.course().pk, room=other.room_id, organiser_zh="蓝村街道总工会")
    answer = admin.post(url(Series, "add"), data)
    assert answer.status_code == 200
    assert "合唱：工人的歌" in text(answer)
    assert "12月3日（周四）19:00—20:30" in text(answer)
    assert 'value="蓝村街道总工会"' in text(answer)
    assert "姜老师（示例）" in text(answer)
    assert (Series.objects.count(), Session.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"end_time": "18:00"}, "下课时间要晚于上课时间"),
        ({"end_time": "25:00"}, ""),
        ({"start_date": "2026-02-30"}, ""),
        ({"count": "", "end_date": "2026-11-01"}, "结束日期不能早于开始日期"),
        ({"count": ""}, "请填结束日期或次数"),
        ({"end_date": "2027-01-01"}, "结束日期和次数只填一个"),
        ({"count": "10000"}, ""),
        ({"count": "", "end_date": "2060-01-01", "weekdays": ["1", "2", "3"]}, "400场以上"),
        ({"weekdays": ["9"]}, ""),
        ({"sign_up": "phone"}, "请填咨询电话"),
        ({"contact_phone": "打给老王"}, "电话写成数字"),
        ({"teachers-0-name": ""}, "二选一"),
    ],
)
def test_bad_series_are_answered_and_nothing_is_saved(admin: Client, fields: dict[str, Any], message: str) -> None:
    data = series_data(course=make.course().pk, room=make.room().pk, **fields)
    answer = admin.post(url(Series, "add"), data)
    assert answer.status_code == 200
    assert message in text(answer)
    assert not Series.objects.exists()


def test_a_session_in_a_taken_room_names_the_class_and_keeps_what_was_typed(admin: Client) -> None:
    other = make.session(datetime.date(2026, 12, 3), course=make.course("合唱：工人的歌"))
    session = make.session(datetime.date(2026, 12, 4))
    data = session_data(
        session, room=other.room_id, start="2026-12-03 20:00", end="2026-12-03 21:00", reason="教室漏水"
    )
    answer = admin.post(url(Session, "edit", session.pk), data)
    assert answer.status_code == 200
    assert "合唱：工人的歌" in text(answer)
    assert "教室漏水" in text(answer)
    session.refresh_from_db()
    assert session.room_id != other.room_id


def test_a_session_that_ends_before_it_starts(admin: Client) -> None:
    session = make.session()
    answer = admin.post(url(Session, "edit", session.pk), session_data(session, end="2026-01-01 08:00"))
    assert answer.status_code == 200
    assert "下课时间要晚于上课时间" in text(answer)


def test_another_editor_was_faster(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check passed, then the database refused: still a message, not a 500."""
    monkeypatch.setattr("courses.clashes.room_clash", lambda *args: None)
    other, session = make.session(datetime.date(2026, 12, 3)), make.session(datetime.date(2026, 12, 4))
    data = session_data(session, room=other.room_id, start="2026-12-03 19:00", end="2026-12-03 20:30", reason="改期。")
    answer = admin.post(url(Session, "edit", session.pk), data)
    assert answer.status_code == 200
    assert "刚刚被另一场课占用" in text(answer)


def test_a_changed_time_is_a_move_and_needs_a_reason(admin: Client) -> None:
    session = make.session(datetime.date(2026, 12, 4))
    moved = {"start": "2026-12-05 19:00", "end": "2026-12-05 20:30"}
    assert "要写原因" in text(admin.post(url(Session, "edit", session.pk), session_data(session, **moved)))
    admin.post(url(Session, "edit", session.pk), session_data(session, reason="轮值律师出庭。", **moved))
    session.refresh_from_db()
    assert (session.status, session.touched, session.sequence) == (SessionStatus.MOVED, True, 1)
    assert timezone.localdate(session.original_start) == datetime.date(2026, 12, 4)


def test_one_teacher_twice_is_a_warning(admin: Client) -> None:
    first, second = (make.session(datetime.date(2026, 12, 4)) for _number in range(2))
    for session in (first, second):
        SeriesTeacher.objects.create(owner=session.series, name="姜老师（示例）")
    answer = admin.post(url(Session, "edit", second.pk), session_data(second, attendance="12"), follow=True)
    assert "同一时间还有别的课" in text(answer)
    second.refresh_from_db()
    assert second.attendance == 12


def test_a_room_with_classes_cannot_be_taken_out_of_its_venue(admin: Client) -> None:
    room = make.session().room
    data = venue_data(room.venue.community, **{"action-publish": "1"})
    data |= {"rooms-INITIAL_FORMS": 1, "rooms-TOTAL_FORMS": 2, "rooms-0-id": room.pk, "rooms-0-DELETE": "1"}
    data |= {
        "rooms-1-name_zh": "一楼",
        "rooms-1-name_en": "",
        "rooms-1-capacity": "",
        "rooms-1-id": "",
        "rooms-1-ORDER": 2,
    }
    answer = admin.post(url(Venue, "edit", room.venue_id), data)
    assert answer.status_code == 200
    assert "还有课，不能删除" in text(answer)


def test_a_venue_needs_a_room_to_be_published_but_not_to_be_drafted(admin: Client) -> None:
    data = {**venue_data(make.community()), **formset("rooms")}
    assert admin.post(url(Venue, "add"), {**data, "action-publish": "1"}).status_code == 200
    assert not Venue.objects.exists()
    admin.post(url(Venue, "add"), {**data, "name_zh": "", "address_zh": "", "community": ""})
    assert not Venue.objects.get().live


# Lists, previews, choosers ----------------------------------------------------------------------------------------


def test_lists_find_parts_of_chinese_names(admin: Client) -> None:
    session = make.session(course=make.course("太极拳入门"))
    make.session(course=make.course("合唱：工人的歌"))
    for model in (Course, Series, Session):
        found = text(admin.get(url(model, "list"), {"q": "极拳"}))
        assert "太极拳入门" in found
        assert "工人的歌" not in found
    assert session.room.venue.name_zh in text(admin.get(url(Venue, "list"), {"q": session.room.venue.name_zh[1:4]}))
    rooms = text(admin.get(reverse("room_chooser:choose_results"), {"q": "活动"}))
    assert session.room.venue.name_zh in rooms
    assert session.room.venue.name_zh not in text(admin.get(reverse("room_chooser:choose_results"), {"q": "不存在"}))


@pytest.mark.parametrize("model", [Venue, Course])
def test_a_draft_without_any_text_has_a_preview(admin: Client, model: type) -> None:
    data = {**venue_data(make.community()), **dict.fromkeys(["name_zh", "address_zh", "community"], "")}
    data |= {**formset("rooms"), "kind": "micro", "summary_zh": "", "body-count": "0"}
    preview = url(model, "preview_on_add")
    assert admin.post(preview, data).json()["is_valid"] is True
    shown = admin.get(preview)
    assert shown.status_code == 200
    assert "</html>" in text(shown)


# Organisers -------------------------------------------------------------------------------------------------------


@pytest.fixture
def organiser(client: Client) -> Client:
    """Signed in as organiser of 甲镇; 乙镇 belongs to somebody else."""
    user = accounts.user("organiser")
    group, _made = Group.objects.get_or_create(name=Role.ORGANISER.value)
    names = permissions_of(Role.ORGANISER) | {"wagtailadmin.access_admin"}
    codes = {name.split(".")[1] for name in names}
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    user.groups.add(group)
    TownOrganiser.objects.create(user=user, town=make.town("甲镇"))
    make.town("乙镇")
    client.force_login(user)
    return client


def objects_in(town: str) -> dict[type, Any]:
    from core.models import Town

    session = make.session(town=Town.objects.get(name_zh=town))
    venue = session.room.venue
    return {
        Session: session,
        Series: session.series,
        Venue: venue,
        Community: venue.community,
        Course: session.series.course,
    }


def test_an_organiser_sees_and_changes_only_her_town(organiser: Client) -> None:
    own, other = objects_in("甲镇"), objects_in("乙镇")
    for model in (Session, Series, Venue, Community, Course):
        listed = text(organiser.get(url(model, "list")))
        assert url(model, "edit", own[model].pk) in listed
        assert url(model, "edit", other[model].pk) not in listed
        assert organiser.get(url(model, "edit", own[model].pk)).status_code == 200
        assert organiser.get(url(model, "edit", other[model].pk)).status_code in {302, 403}


def test_every_address_that_names_an_object_is_closed_to_other_towns(organiser: Client) -> None:
    other = objects_in("乙镇")
    names = {"edit", "copy", "delete", "usage", "history", "preview_on_edit", "unpublish", "revisions_unschedule"}
    for model in (Session, Series, Venue, Community, Course):
        patterns = {pattern.name for pattern in model.snippet_viewset.get_urlpatterns()}
        for name in patterns.intersection(names):
            args = [other[model].pk, 1] if name == "revisions_unschedule" else [other[model].pk]
            assert organiser.get(url(model, name, *args)).status_code in {302, 403, 404}, (model, name)


def test_an_organiser_cannot_plan_in_another_town(organiser: Client) -> None:
    own, other = objects_in("甲镇"), objects_in("乙镇")
    data = series_data(course=own[Course].pk, room=other[Session].room_id)
    answer = organiser.post(url(Series, "add"), data)
    assert "不属于您负责的镇街" in text(answer)
    assert Series.objects.count() == 2
    rooms = text(organiser.get(reverse("room_chooser:choose_results")))
    assert other[Venue].name_zh not in rooms
    assert own[Venue].name_zh in rooms


def test_a_draft_opens_after_what_it_named_was_deleted(admin: Client) -> None:
    """The live row protects its own community, not one that only a draft names."""
    venue, gone = make.venue(), make.community("要删除的村")
    venue.community = gone
    venue.save_revision()
    gone.delete()
    assert admin.get(url(Venue, "edit", venue.pk)).status_code == 200
    assert Venue.objects.get(pk=venue.pk).get_latest_revision_as_object().community is None
