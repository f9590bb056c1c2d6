"""公示: how long, who may change what while it runs, who drops out, and what stands in the way of granting."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core import todo
from honors import commendations, granting
from honors.enums import CommendationState, GrantStatus, ObjectionOutcome
from honors.granting import NewGrant
from honors.models import Commendation, Grant, Objection
from honors.notice_days import earliest_last_day, notice_days
from honors.rules import period_refusal
from tests.factories import honors as make
from tests.factories.accounts import superuser

pytestmark = pytest.mark.django_db
ALWAYS = 40  # days in which no holidays leave fewer than five working days


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return " ".join(caught.value.messages)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


@pytest.fixture
def collecting() -> Iterator[Commendation]:
    """Ready for a notice of forty days from now."""
    now = timezone.now()
    made = make.edition(
        make.commendation(notice_starts_at=now, notice_ends_at=now + datetime.timedelta(days=ALWAYS))
    ).commendation
    make.candidates(made.editions.get(), [make.person("王伟"), make.person("李丽")])
    return made


def text_of(response: Any) -> str:
    return str(response.content.decode())


# Working days -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "count", "last"),
    [
        ("2026-11-02T09:00", "2026-11-06T17:00", 5, "2026-11-06"),
        ("2026-11-02T09:00", "2026-11-07T00:00", 5, "2026-11-06"),
        ("2026-11-02T15:00", "2026-11-06T17:00", 4, "2026-11-06"),
        ("2026-11-02T09:00", "2026-11-06T11:00", 4, "2026-11-06"),
        ("2026-09-30T08:00", "2026-10-08T18:00", 2, "2026-10-08"),  # the holidays of the national day
        ("2026-09-19T08:00", "2026-09-20T18:00", 1, "2026-09-20"),  # a Sunday that is worked
    ],
)
def test_working_days_are_counted_as_offices_do(start: str, end: str, count: int, last: str) -> None:
    days = notice_days(moment(start), moment(end))
    assert (days.count, str(days.last_day), days.published) == (count, last, True)


def test_a_year_without_published_holidays_goes_by_the_weekday_and_says_so() -> None:
    days = notice_days(moment("2099-10-01T09:00"), moment("2099-10-08T09:00"))
    assert (days.count, days.published) == (5, False)


def test_too_short_a_notice_is_told_when_it_may_end() -> None:
    start = moment("2026-09-30T09:00")
    assert str(earliest_last_day(start, 5)) == "2026-10-12"
    said = period_refusal(start, moment("2026-10-08T17:00"), 5, start.date())
    assert "只有2个工作日" in said
    assert "2026年10月12日（周一）下午以后" in said
    assert period_refusal(start, moment("2026-10-12T17:00"), 5, start.date()) == ""
    assert "已经过去" in period_refusal(start, moment("2026-10-12T17:00"), 5, datetime.date(2026, 10, 1))


# Beginning --------------------------------------------------------------------------------------------------------


def test_a_notice_needs_moments_a_telephone_names_and_length(collecting: Commendation) -> None:
    made = make.commendation(notice_phone="")
    assert "公示开始" in refused(commendations.start_notice, made)
    made.notice_starts_at, made.notice_ends_at = collecting.notice_starts_at, collecting.notice_ends_at
    made.save()
    assert "监督电话" in refused(commendations.start_notice, made)
    made.notice_phone = "0532-0000 0009"
    made.save()
    assert "名单还是空的" in refused(commendations.start_notice, made)
    collecting.notice_ends_at = timezone.now() + datetime.timedelta(days=1)
    collecting.save()
    assert "至少要5个" in refused(commendations.start_notice, collecting)
    collecting.notice_starts_at = timezone.now() - datetime.timedelta(days=ALWAYS)
    collecting.save()
    assert "已经过去" in refused(commendations.start_notice, collecting)


def test_the_least_number_of_days_is_a_setting(collecting: Commendation, settings: Any) -> None:
    settings.NOTICE_WORKING_DAYS = 0
    collecting.notice_ends_at = timezone.now() + datetime.timedelta(minutes=5)
    collecting.save()
    assert commendations.start_notice(collecting).notice_in_force


def test_a_notice_begins_once(collecting: Commendation) -> None:
    assert commendations.start_notice(collecting).notice_in_force
    assert "可能有同事已经办了" in refused(commendations.start_notice, collecting)


def test_the_page_counts_the_working_days(editor: Client, collecting: Commendation) -> None:
    page = reverse("honors_commendation_advance", args=[collecting.pk])
    assert "个工作日，最后一天是" in text_of(editor.get(page))
    Commendation.objects.update(notice_ends_at=timezone.now() + datetime.timedelta(hours=1))
    text = text_of(editor.get(page))
    assert f"不够{settings.NOTICE_WORKING_DAYS}个工作日" in text
    Commendation.objects.update(notice_starts_at=moment("2099-01-01T09:00"), notice_ends_at=moment("2099-02-01T09:00"))
    assert "节假日安排还没有公布" in text_of(editor.get(page))


# While it runs ----------------------------------------------------------------------------------------------------


def changed(made: Commendation, **moments: datetime.datetime) -> str:
    """What the form says when the period of a notice is changed."""
    for name, value in moments.items():
        setattr(made, name, value)
    try:
        made.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    finally:
        made.refresh_from_db()
    return ""


def test_a_running_notice_may_only_grow_longer() -> None:
    made, day = make.in_notice([make.person()]), datetime.timedelta(days=1)
    end, start = made.notice_ends_at, made.notice_starts_at
    assert end is not None
    assert start is not None
    assert changed(made) == ""
    assert changed(made, notice_ends_at=end + day) == ""
    assert "只能延后" in changed(made, notice_ends_at=end - day)
    assert "开始时间不能再改" in changed(made, notice_starts_at=start + day)
    assert "名单不能增加" in refused(granting.create_grants, made.editions.get(), [NewGrant(make.person())])


def test_a_notice_that_is_stopped_is_gone_and_starts_over_whole(client: Client) -> None:
    make.pages()
    made = make.in_notice([make.person("哨兵甲")], notice_starts_at=timezone.now() - datetime.timedelta(hours=1))
    page = made.notice_url("zh-hans")
    assert "哨兵甲" in text_of(client.get(page))
    made = commendations.stop_notice(made)
    assert client.get(page).status_code == 404
    assert "不用中止" in refused(commendations.stop_notice, made)
    assert "重新公示" in refused(commendations.grant, made)
    now = timezone.now()
    assert "至少要5个" in changed(made, notice_starts_at=now, notice_ends_at=now + datetime.timedelta(hours=1))
    assert changed(made, notice_starts_at=now, notice_ends_at=now + datetime.timedelta(days=ALWAYS)) == ""


def test_a_candidate_left_out_vanishes_from_the_notice_at_once(client: Client) -> None:
    make.pages()
    made = make.in_notice([make.person("哨兵甲"), make.person("王伟")])
    page = made.notice_url("zh-hans")
    assert "哨兵甲" in text_of(client.get(page))
    commendations.leave_out(made.editions.get().grants.get(name="哨兵甲"), "本人申请退出")
    text = text_of(client.get(page))
    assert "哨兵甲" not in text
    assert "王伟" in text


def test_a_kept_notice_page_ends_with_the_notice(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Visible exactly between its two moments although pages are kept and nothing runs by the clock."""
    make.pages()
    now = timezone.now()
    start, end = now + datetime.timedelta(minutes=2), now + datetime.timedelta(minutes=4)
    made = make.in_notice([make.person("哨兵甲")], notice_starts_at=start, notice_ends_at=end)
    second = datetime.timedelta(seconds=1)
    page, seen = made.notice_url("zh-hans"), []
    for at in (now, start - second, start, end - second, end, end + second):
        monkeypatch.setattr("django.utils.timezone.now", lambda at=at: at)
        seen.append(client.get(page).status_code)
        assert (made.notice_url("zh-hans") in text_of(client.get("/honors/rolls/"))) == (seen[-1] == 200)
    assert seen == [404, 404, 200, 200, 404, 404]


# Objections -------------------------------------------------------------------------------------------------------


def objection(made: Commendation, **fields: Any) -> Objection:
    return Objection.objects.create(commendation=made, received_at=timezone.now(), content="反映情况", **fields)


def test_an_open_objection_stands_in_the_way_of_granting() -> None:
    made = make.notice_over([make.person(), make.person()])
    raised = objection(made)
    assert "还有1条异议正在核实" in refused(commendations.grant, made)
    raised.outcome, raised.outcome_note = ObjectionOutcome.UNFOUNDED, "查无此事"
    raised.save()
    assert commendations.grant(made).state == CommendationState.GRANTED


def objection_form(made: Commendation, **fields: Any) -> dict[str, Any]:
    return {
        "commendation": made.pk,
        "grant": "",
        "received_at": "2026-11-20 09:00",
        "channel": "电话",
        "objector": "",
        "content": "反映情况",
        "outcome": "open",
        "outcome_note": "",
        "handled_by": "",
        "handled_at": "",
        **fields,
    }


def test_an_objection_is_recorded_from_the_commendation(editor: Client) -> None:
    made = make.in_notice([make.person("王伟"), make.person()])
    page = text_of(editor.get(reverse("honors_commendation_advance", args=[made.pk])))
    add = reverse(Objection.snippet_viewset.get_url_name("add")) + f"?commendation={made.pk}"
    assert add in page
    assert made.name_zh in text_of(editor.get(add))
    assert editor.get(add.replace(f"={made.pk}", "=x9")).status_code == 200
    other = make.candidates(make.edition(), [make.person()])[0]
    said = text_of(editor.post(add, objection_form(made, grant=other.pk)))
    assert "请选这个批次的候选" in said
    candidate = made.editions.get().grants.get(name="王伟")
    assert "写明核实情况" in text_of(editor.post(add, objection_form(made, outcome="founded")))
    wanted = objection_form(made, grant=candidate.pk, outcome="founded", outcome_note="属实")
    answer = text_of(editor.post(add, wanted, follow=True))
    leave_out = reverse("honors_grant_leave_out", args=[candidate.pk])
    assert leave_out in answer
    raised = Objection.objects.get()
    assert raised.received_by == raised.handled_by
    assert raised.handled_at is not None
    assert "异议成立" in text_of(editor.get(leave_out + "?reason=异议成立"))
    [item] = [item for item in todo.items_for(raised.received_by) if item.url == leave_out]
    assert "王伟" in item.title


def test_an_objection_is_kept(editor: Client) -> None:
    raised = objection(make.in_notice([make.person()]))
    page = reverse(Objection.snippet_viewset.get_url_name("delete"), args=[raised.pk])
    assert "要留存" in text_of(editor.post(page, follow=True))
    assert Objection.objects.exists()


# Granting in one action -------------------------------------------------------------------------------------------


def test_granting_leaves_out_and_fills_the_document_in_one_form(editor: Client) -> None:
    made = make.notice_over([make.person("王伟"), make.person("李丽")])
    Commendation.objects.update(document_no="", decision_date=None)
    first, second = made.editions.get().grants.order_by("pk")
    objection(made, grant=second, outcome=ObjectionOutcome.FOUNDED, outcome_note="属实")
    page = reverse("honors_commendation_advance", args=[made.pk])
    text = text_of(editor.get(page))
    assert f'name="out_{second.pk}" id="id_out_{second.pk}" checked' in text
    assert "异议成立" in text
    fields = {"step": "grant", f"out_{second.pk}": "on", f"reason_{second.pk}": "", f"reason_{first.pk}": ""}
    assert "请写明未授予的原因" in text_of(editor.post(page, fields))
    fields |= {f"reason_{second.pk}": "异议成立", "document_no": "", "decision_date": "2026-02-30"}
    answer = text_of(editor.post(page, fields))
    assert "异议成立" in answer
    assert f'name="out_{second.pk}" id="id_out_{second.pk}" checked' in answer
    fields |= {"decision_date": timezone.localdate().isoformat()}
    assert "请先填写表彰决定的文号" in text_of(editor.post(page, fields))
    taken = make.commendation()
    fields |= {"document_no": taken.document_no}
    assert "已经登记过" in text_of(editor.post(page, fields))
    assert Grant.objects.filter(status=GrantStatus.CANDIDATE).count() == 2, "nothing is half done"
    fields |= {"document_no": "即示例发〔2026〕88号"}
    assert editor.post(page, fields).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.document_no) == (CommendationState.GRANTED, "即示例发〔2026〕88号")
    assert [(grant.name, grant.not_granted_reason) for grant in Grant.objects.exclude(status="valid")] == [
        ("李丽", "异议成立")
    ]
    logged = ModelLogEntry.objects.filter(action__startswith="honors.").values_list("action", flat=True)
    assert set(logged) == {"honors.commendation.grant", "honors.grant.leave_out"}


def test_the_second_of_two_editors_is_told(editor: Client) -> None:
    made = make.notice_over([make.person()])
    stale = Commendation.objects.get(pk=made.pk)
    commendations.grant(made)
    assert "可能有同事已经办了" in refused(commendations.grant, stale)
    page = reverse("honors_commendation_advance", args=[made.pk])
    assert "可能有同事已经办了" in text_of(editor.post(page, {"step": "grant"}))
    assert "只有候选才能改" in refused(commendations.leave_out, Grant.objects.get(), "晚了一步")


def test_a_decision_of_tomorrow_is_not_in_force_today() -> None:
    made = make.notice_over([make.person()])
    Commendation.objects.update(decision_date=timezone.localdate() + datetime.timedelta(days=1))
    assert "还没有到" in refused(commendations.grant, made)


def test_stopping_and_leaving_out_from_the_page(editor: Client) -> None:
    made = make.in_notice([make.person(), make.person()])
    first = made.editions.get().grants.first()
    page = reverse("honors_commendation_advance", args=[made.pk])
    assert "请先在名单里勾选" in text_of(editor.post(page, {"step": "leave_out"}))
    fields = {f"out_{first.pk}": "on", f"reason_{first.pk}": "本人申请退出"}
    assert editor.post(page, {"step": "leave_out", **fields}).status_code == 302
    first.refresh_from_db()
    assert first.status == GrantStatus.NOT_GRANTED
    assert "请写明中止公示的原因" in text_of(editor.post(page, {"step": "stop"}))
    assert editor.post(page, {"step": "stop", "stop_reason": "名单有误"}).status_code == 302
    made.refresh_from_db()
    assert not made.notice_in_force
    assert ModelLogEntry.objects.get(action="honors.commendation.stop").data == {"reason": "名单有误"}


def test_a_name_added_to_a_decision_in_force_is_public_only_when_that_was_wanted(editor: Client) -> None:
    made = make.granted([make.person()])
    later = make.person("哨兵甲")
    add = reverse(Grant.snippet_viewset.get_url_name("add"))
    fields = dict.fromkeys(["collective", "studio", "name", "unit", "post", "trade", "town", "industry"], "")
    fields |= {"edition": made.pk, "person": later.pk, "document_order": "", "unit": "示例厂"}
    text = text_of(editor.post(add, fields))
    assert "请勾选“立即公开”" in text
    assert "示例厂" in text
    assert not Grant.objects.filter(person=later).exists()
    assert editor.post(add, {**fields, "publish_now": "on"}).status_code == 302
    assert Grant.objects.public().filter(person=later).exists()
