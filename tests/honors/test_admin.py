"""The admin: lists find Chinese, forms say what is wrong in Chinese, actions ask for two people."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role, permissions_of
from core import todo
from honors.enums import CommendationState, GrantStatus, Kind
from honors.models import (
    AwardType,
    Collective,
    Commendation,
    Grant,
    Objection,
    Person,
    ProfilePage,
    Revocation,
    Studio,
    StudioReview,
)
from tests.factories import honors as make
from tests.factories.accounts import superuser, user

pytestmark = pytest.mark.django_db

MODELS = [AwardType, Collective, Commendation, Grant, Objection, Person, Revocation, Studio, StudioReview]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


def url(model: Any, view: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def manager(username: str) -> Any:
    """A member of staff with what the role 荣誉管理员 gives."""
    made = user(username)
    for name in permissions_of(Role.HONOURS) | {"wagtailadmin.access_admin"}:
        app, _dot, codename = name.partition(".")
        made.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return made


def text_of(response: Any) -> str:
    return response.content.decode()


def test_every_list_and_form_opens_and_finds(editor: Client) -> None:
    grant = make.grant(make.person("王伟"))
    make.studio()
    for model in MODELS:
        assert editor.get(url(model, "list")).status_code == 200, model
        assert editor.get(url(model, "list") + "?q=王").status_code == 200, model
        if model is not Revocation:
            assert editor.get(url(model, "add")).status_code == 200, model
    for thing in (grant, grant.person, grant.edition.commendation, grant.edition.award_type, Studio.objects.get()):
        assert editor.get(url(type(thing), "edit", thing.pk)).status_code == 200, thing
    assert "王伟" in text_of(editor.get(url(Person, "list") + "?q=伟"))
    assert "王伟" not in text_of(editor.get(url(Grant, "list") + "?q=李"))
    assert editor.get(reverse("profiles:index")).status_code == 200


def test_choosers_find_substrings_and_show_the_unit(editor: Client) -> None:
    make.person("王伟", unit="示例针织厂")
    make.person("李建国")
    chooser = Person.snippet_viewset.chooser_viewset
    text = text_of(editor.get(reverse(f"{chooser.url_namespace}:choose_results") + "?q=针织"))
    assert "王伟" in text
    assert "示例针织厂" in text
    assert "李建国" not in text
    edition = make.edition()
    found = text_of(editor.get(reverse("honors_edition_chooser:choose_results") + f"?q={edition.award_type.name_zh}"))
    assert edition.commendation.name_zh in found


def grant_form(edition: Any, **fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(["person", "collective", "studio", "name", "unit", "post", "trade", "town", "industry"], "")
    return {**empty, "edition": edition.pk, "document_order": "", **fields}


def test_a_grant_is_entered_with_the_kind_rule(editor: Client) -> None:
    unit_award = make.edition(of=make.award("青岛市五一劳动奖状", kind=Kind.UNIT))
    person = make.person("王伟")
    response = editor.post(url(Grant, "add"), grant_form(unit_award, person=person.pk, unit="示例厂"))
    assert "请改选单位" in text_of(response)
    assert "示例厂" in text_of(response)
    both = grant_form(unit_award, person=person.pk, collective=make.collective().pk)
    assert "必须且只能选一个" in text_of(editor.post(url(Grant, "add"), both))
    assert "必须且只能选一个" in text_of(editor.post(url(Grant, "add"), grant_form(unit_award)))
    assert not Grant.objects.exists()
    right = make.edition()
    assert editor.post(url(Grant, "add"), grant_form(right, person=person.pk)).status_code == 302
    grant = Grant.objects.get()
    assert (grant.name, grant.kind, grant.status) == ("王伟", Kind.PERSON, GrantStatus.CANDIDATE)
    again = editor.post(url(Grant, "add"), grant_form(right, person=person.pk))
    assert "只能有一条记录" in text_of(again)


def test_a_notice_that_begins_while_the_form_is_saved_keeps_the_name_out(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("honors.granting.held", lambda row: Commendation(pk=row.pk, name_zh="批次", state="notice"))
    made, person = make.edition(), make.person("王伟")
    assert "可能有同事已经办了" in text_of(editor.post(url(Grant, "add"), grant_form(made, person=person.pk)))
    assert not Grant.objects.exists()


def test_a_granted_print_is_not_editable_but_correctable(editor: Client) -> None:
    grant = make.grant(make.person("王玮"))
    fields = grant_form(grant.edition, person=grant.person.pk, name="王伟")
    assert "原文不能改动" in text_of(editor.post(url(Grant, "edit", grant.pk), fields))
    assert grant.name == "王玮"


def test_a_misprint_is_corrected_beside_the_print(editor: Client) -> None:
    grant = make.grant(make.person("王玮"))
    page = reverse("honors_grant_correct", args=[grant.pk])
    assert "文件上印的是“王玮”" in text_of(editor.get(page))
    said = text_of(editor.post(page, {"corrected_name": "王伟", "correction_note": ""}))
    assert "更正说明" in said
    assert "王伟" in said
    assert "不用更正" in text_of(editor.post(page, {"corrected_name": "王　玮", "correction_note": "x"}))
    right = {"corrected_name": "王伟", "correction_note": "2026年3月1日更正。"}
    assert editor.post(page, right).status_code == 302
    grant.refresh_from_db()
    assert (grant.name, grant.corrected_name) == ("王玮", "王伟")
    assert ModelLogEntry.objects.get(action="honors.grant.correct").data == right
    assert editor.post(page, {"corrected_name": "", "correction_note": ""}).status_code == 302
    grant.refresh_from_db()
    assert (grant.shown_name, grant.corrected_at) == ("王玮", None)
    candidate = make.candidates(make.edition(), [make.person()])[0]
    candidate_page = reverse("honors_grant_correct", args=[candidate.pk])
    assert "直接改原文" in text_of(editor.post(candidate_page, right))


def test_missing_and_wrong_values_are_said_in_chinese(editor: Client) -> None:
    response = editor.post(
        url(Person, "add"), {"name": "", "former_names-TOTAL_FORMS": 0, "former_names-INITIAL_FORMS": 0}
    )
    assert response.status_code == 200
    fields = {
        "name": "王" * 300,
        "birth_year": "75",
        "profile_hidden": "on",
        "former_names-TOTAL_FORMS": 0,
        "former_names-INITIAL_FORMS": 0,
    }
    text = text_of(editor.post(url(Person, "add"), fields))
    assert "四位年份" in text
    assert "王" * 300 in text
    fields |= {"name": "王伟", "birth_year": "1975"}
    assert "撤下依据" in text_of(editor.post(url(Person, "add"), fields))
    assert not Person.objects.exists()


def test_an_edition_with_names_cannot_be_struck_from_the_form(editor: Client) -> None:
    made = make.edition()
    make.candidates(made, [make.person()])
    rows = made.commendation
    fields = {
        "name_zh": rows.name_zh,
        "year": rows.year,
        "document_no": rows.document_no,
        "attachments-TOTAL_FORMS": 0,
        "attachments-INITIAL_FORMS": 0,
        "editions-TOTAL_FORMS": 1,
        "editions-INITIAL_FORMS": 1,
        "editions-0-id": made.pk,
        "editions-0-award_type": made.award_type.pk,
        "editions-0-ORDER": 1,
        "editions-0-DELETE": "1",
    }
    response = editor.post(url(Commendation, "edit", rows.pk), fields)
    assert response.status_code == 200
    assert "不能删除" in text_of(response)
    response = editor.post(url(AwardType, "delete", made.award_type.pk), follow=True)
    assert response.status_code in {200, 403}
    assert AwardType.objects.filter(pk=made.award_type.pk).exists()


def test_granting_by_hand(editor: Client) -> None:
    made = make.edition()
    make.candidates(made, [make.person("王伟")])
    page = reverse("honors_commendation_advance", args=[made.commendation.pk])
    text = text_of(editor.get(page))
    assert "开始公示" in text
    assert "王伟" in text
    assert "请先填写公示开始" in text_of(editor.post(page, {"step": "notice"}, follow=True))
    assert "只有公示过" in text_of(editor.post(page, {"step": "grant"}, follow=True))
    assert editor.post(page, {"step": "x"}).status_code == 404
    editor.post(page, {"step": "record_past"})
    made.commendation.refresh_from_db()
    assert made.commendation.state == CommendationState.GRANTED


def test_a_revocation_is_proposed_by_one_and_confirmed_by_another(client: Client) -> None:
    make.pages()
    grant = make.grant(make.person("王伟"))
    first, second, plain = manager("first"), manager("second"), user("plain")
    client.force_login(first)
    page = reverse("honors_revocation_propose", args=["grant", grant.pk])
    assert "王伟" in text_of(client.get(page))
    bad = client.post(page, {"document_no": "", "decided_on": "2026-13-40", "reason": "核实有误"})
    assert "核实有误" in text_of(bad)
    assert not Revocation.objects.exists()
    day = timezone.localdate().isoformat()
    assert client.post(page, {"document_no": "1号", "decided_on": day, "reason": "核实有误"}).status_code == 302
    revocation = Revocation.objects.get()
    confirm = reverse("honors_revocation_confirm", args=[revocation.pk])
    assert "提出人不能自己确认" in text_of(client.get(confirm))
    client.post(confirm, {"confirm": "1"})
    assert Grant.objects.public().exists()
    assert [item.urgent for item in todo.items_for(second) if "王伟" in item.title] == [True]
    assert not [item for item in todo.items_for(plain) if "王伟" in item.title]
    client.force_login(second)
    assert client.post(confirm, {"confirm": "1"}).status_code == 302
    assert not Grant.objects.public().exists()
    assert not [item for item in todo.items_for(second) if "王伟" in item.title]
    client.force_login(superuser())
    assert client.get(url(Revocation, "inspect", revocation.pk)).status_code == 200
    assert client.get(url(Revocation, "delete", revocation.pk)).status_code in {302, 403}
    assert client.post(url(Revocation, "delete", revocation.pk)).status_code in {302, 403}
    assert Revocation.objects.filter(pk=revocation.pk).exists()


def test_actions_need_their_permission(client: Client) -> None:
    grant = make.grant()
    client.force_login(user("plain"))
    for name, args in (
        ("honors_commendation_advance", [grant.edition.commendation.pk]),
        ("honors_revocation_propose", ["grant", grant.pk]),
        ("honors_grant_leave_out", [grant.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code in {302, 403}, name


def test_leaving_a_candidate_out(editor: Client) -> None:
    grant = make.candidates(make.edition(), [make.person()])[0]
    page = reverse("honors_grant_leave_out", args=[grant.pk])
    assert editor.post(page, {"reason": ""}).status_code == 200
    assert editor.post(page, {"reason": "本人申请退出"}).status_code == 302
    grant.refresh_from_db()
    assert grant.status == GrantStatus.NOT_GRANTED
    assert "只有候选" in text_of(editor.post(page, {"reason": "再来"}))


def test_previews_of_drafts_with_nothing_in_them(editor: Client) -> None:
    pages = make.pages()
    studio = Studio(name_zh="")
    assert studio.make_preview_request(preview_mode="").status_code == 200
    profile = ProfilePage()
    pages["people"].add_child(instance=profile)
    assert profile.make_preview_request(preview_mode="").status_code == 200
    person = make.person()
    with_person = ProfilePage(person=person)
    with_person.locale = pages["people"].locale
    assert with_person.make_preview_request(preview_mode="").status_code == 200


def test_a_second_profile_of_one_person_and_a_change_of_person_are_refused(editor: Client) -> None:
    pages = make.pages()
    person, another = make.person(), make.person()
    page = make.profile(person)
    add = reverse("wagtailadmin_pages:add", args=["honors", "profilepage", pages["people"].pk])
    empty = {"standfirst": "一句话", "body-count": 0, "milestones-TOTAL_FORMS": 0, "milestones-INITIAL_FORMS": 0}
    text = text_of(editor.post(add, {**empty, "person": person.pk, "action-publish": "1"}))
    assert "已经有这种语言的个人页" in text
    assert "一句话" in text
    assert "请先选择人物" in text_of(editor.post(add, {**empty, "person": "", "action-publish": "1"}))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "不能换人" in text_of(editor.post(edit, {**empty, "person": another.pk, "action-publish": "1"}))
    copied = editor.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "x", "new_slug": "x", "new_parent_page": pages["people"].pk, "copy_subpages": ""},
    )
    assert copied.status_code == 302
    assert ProfilePage.objects.filter(person=None).count() == 1


def test_a_profile_without_a_public_honour_is_published_with_a_warning(editor: Client) -> None:
    pages = make.pages()
    add = reverse("wagtailadmin_pages:add", args=["honors", "profilepage", pages["people"].pk])
    fields = {"standfirst": "一句话", "body-count": 0, "milestones-TOTAL_FORMS": 0, "milestones-INITIAL_FORMS": 0}
    fields |= {"person": make.person().pk, "action-publish": "1"}
    assert "读者暂时看不到" in text_of(editor.post(add, fields, follow=True))


def test_a_studio_is_published_from_an_empty_form(editor: Client) -> None:
    make.pages()
    fields = {"name_zh": "示例焊接工作室", "body-count": 0, "action-publish": "1"}
    for rows in ("members", "years", "open_days"):
        fields |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    response = editor.post(url(Studio, "add"), fields)
    assert response.status_code == 302
    studio = Studio.objects.get()
    assert studio.live
    assert editor.get(studio.get_absolute_url()).status_code == 200
    again = editor.post(url(Studio, "add"), {**fields, "name_zh": "示例焊接工作室"})
    assert again.status_code == 302
    assert Studio.objects.values("slug").distinct().count() == 2
    two_years = {"years-TOTAL_FORMS": 2, "years-0-year": 2024, "years-1-year": 2024}
    numbers = {
        f"years-{row}-{name}": 1 for row in (0, 1) for name in ("projects", "patents", "trained", "saved", "ORDER")
    }
    response = editor.post(url(Studio, "edit", studio.pk), {**fields, **two_years, **numbers})
    assert response.status_code == 200


def test_a_studios_draft_opens_after_the_town_it_named_was_deleted(editor: Client) -> None:
    studio, gone = make.studio(), make.town("要删除的镇")
    studio.town = gone
    studio.save_revision()
    gone.delete()
    assert editor.get(url(Studio, "edit", studio.pk)).status_code == 200


def test_who_hides_a_profile_is_written_down(editor: Client) -> None:
    person = make.person("王伟")
    fields = {"name": "王伟", "profile_hidden": "on", "hidden_request": "本人申请", "hidden_on": "2026-03-02"}
    fields |= {"former_names-TOTAL_FORMS": "0", "former_names-INITIAL_FORMS": "0"}
    assert editor.post(url(Person, "edit", person.pk), fields).status_code == 302
    person.refresh_from_db()
    assert person.hidden_by is not None
    del fields["profile_hidden"]
    assert editor.post(url(Person, "edit", person.pk), fields).status_code == 302
    person.refresh_from_db()
    assert person.hidden_by is None


def test_an_edition_is_revoked_from_its_commendation(editor: Client) -> None:
    made = make.granted([make.person("王伟")])
    text = text_of(editor.get(reverse("honors_commendation_advance", args=[made.commendation.pk])))
    for target in (made, made.commendation):
        page = reverse("honors_revocation_propose", args=[target._meta.model_name.removeprefix("award"), target.pk])
        assert page in text
        assert "王伟" in text_of(editor.get(page))
