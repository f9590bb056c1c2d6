"""The kind rule, the states and what the database holds, each with a Chinese sentence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from honors import commendations, granting
from honors.enums import CommendationState, GrantStatus, Kind, Level
from honors.granting import NewGrant
from honors.models import (
    AwardEdition,
    AwardTypeFormerName,
    Grant,
    HonorRollPage,
    Revocation,
    RollSource,
    Studio,
    StudioYear,
)
from honors.rules import kind_refusal, transition_refusal
from tests.factories import honors as make
from tests.factories.accounts import user

pytestmark = pytest.mark.django_db


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    """What the model layer says against it."""
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return " ".join(caught.value.messages)


# The kind rule ----------------------------------------------------------------------------------------------------


def test_the_kind_rule_says_what_to_do() -> None:
    assert kind_refusal("五一劳动奖章", Kind.PERSON, "王伟", Kind.PERSON) == ""
    said = kind_refusal("五一劳动奖状", Kind.UNIT, "王伟", Kind.PERSON)
    assert "“五一劳动奖状”授予单位" in said
    assert "“王伟”是个人" in said
    assert "请改选单位" in said


@pytest.mark.parametrize("kind", Kind.values)
def test_every_award_goes_to_its_own_kind_and_to_no_other(kind: str) -> None:
    recipients = {Kind.PERSON: make.person(), Kind.STUDIO: make.studio()}
    recipients |= {each: make.collective(kind=each) for each in (Kind.UNIT, Kind.TEAM, Kind.STATION, Kind.PROJECT)}
    edition = make.edition(of=make.award(kind=kind))
    for each, recipient in recipients.items():
        if each == kind:
            assert granting.create_grants(edition, [NewGrant(recipient)])[0].kind == kind
        else:
            assert "请改选" in refused(granting.create_grants, edition, [NewGrant(recipient)])
    assert not granting.kind_mismatches().exists()


def test_all_rows_or_none() -> None:
    edition, twice = make.edition(), make.person("王伟")
    said = refused(
        granting.create_grants,
        edition,
        [NewGrant(make.person()), NewGrant(twice), NewGrant(twice), NewGrant(make.collective())],
    )
    assert "第3行" in said
    assert "出现了两次" in said
    assert "第4行" in said
    assert not Grant.objects.exists()


def test_one_recipient_once_per_edition() -> None:
    edition, person = make.edition(), make.person()
    make.candidates(edition, [person])
    assert "只能有一条记录" in refused(granting.create_grants, edition, [NewGrant(person)])


def test_the_kind_of_an_award_is_frozen_by_its_first_edition() -> None:
    award = make.award()
    award.kind = Kind.UNIT
    award.save()
    make.edition(of=award)
    award.kind = Kind.PERSON
    assert "不能再改" in refused(award.save)
    assert "不能再改" in refused(award.full_clean)


def test_an_edition_with_names_keeps_its_award() -> None:
    made = make.granted([make.person()])
    made.award_type = make.award()
    assert "另加一个届次" in refused(made.save)


def test_the_print_is_taken_from_the_recipient_and_never_changes_once_granted() -> None:
    town = make.town("通济街道")
    grant = make.grant(make.person("王　玮"), town=town, unit="示例厂")
    assert (grant.name, grant.town_printed) == ("王玮", "通济街道")
    grant.unit = "另一个厂"
    assert "原文不能改动" in refused(grant.save)
    grant.refresh_from_db()
    grant.corrected_name, grant.correction_note = "王伟", "文件误作“王玮”。"
    grant.save()
    assert (grant.name, grant.shown_name) == ("王玮", "王伟")
    assert grant.corrected_at is not None
    assert Grant.objects.public().count() == 1


def test_codes_are_long_and_differ() -> None:
    grants = make.candidates(make.edition(), [make.person() for _each in range(5)])
    assert len({grant.code for grant in grants}) == 5
    assert all(len(grant.code) == 20 for grant in grants)


# States -----------------------------------------------------------------------------------------------------------


def test_states_move_one_way() -> None:
    states = CommendationState
    allowed = {(a.name, b.name) for a in states for b in states if a != b and not transition_refusal(a, b)}
    chain = {("COLLECTING", "NOTICE"), ("NOTICE", "GRANTED"), ("GRANTED", "REVOKED")}
    assert allowed == chain | {("COLLECTING", "GRANTED")}
    assert "下一步只能是" in transition_refusal(states.NOTICE, states.REVOKED)


def test_a_state_set_by_hand_is_refused_too() -> None:
    made = make.granted([make.person()]).commendation
    made.state = CommendationState.COLLECTING
    assert "不能改成" in refused(made.save)


def test_granting_needs_the_document() -> None:
    made = make.commendation(document_no="")
    make.candidates(make.edition(made), [make.person()])
    assert "文号" in refused(commendations.record_past, made)


def test_only_past_decisions_skip_the_notice() -> None:
    made = make.commendation(decision_date=timezone.localdate())
    make.candidates(make.edition(made), [make.person()])
    assert "请先公示" in refused(commendations.record_past, made)


# What the database holds ------------------------------------------------------------------------------------------


def broken(call: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        call()


def test_the_database_holds_grants_together() -> None:
    made = make.granted([make.person()])
    grant = made.grants.get()
    grants = Grant.objects.filter(pk=grant.pk)
    broken(lambda: grants.update(kind=Kind.UNIT))
    broken(lambda: grants.update(collective=make.collective()))
    broken(lambda: grants.update(person=None))
    broken(lambda: grants.update(name=""))
    broken(lambda: grants.update(status=GrantStatus.NOT_GRANTED))
    broken(lambda: grants.update(status=GrantStatus.REVOKED))
    broken(lambda: grants.update(corrected_name="王伟"))
    broken(lambda: grants.update(status="x"))
    twin = Grant(edition=made, person=grant.person, kind=Kind.PERSON, name="又一次")
    broken(lambda: Grant.objects.bulk_create([twin]))
    broken(lambda: AwardEdition.objects.create(commendation=made.commendation, award_type=made.award_type))


def test_the_database_holds_commendations_and_revocations_together() -> None:
    made = make.commendation()
    rows = type(made).objects.filter(pk=made.pk)
    now = timezone.now()
    broken(lambda: rows.update(notice_starts_at=now, notice_ends_at=now))
    broken(lambda: rows.update(state=CommendationState.NOTICE))
    broken(lambda: rows.update(state=CommendationState.GRANTED, document_no=""))
    one = user("one")
    fields = {"document_no": "x", "decided_on": timezone.localdate(), "reason": "x", "proposed_by": one}
    broken(lambda: Revocation.objects.create(**fields))
    broken(lambda: Revocation.objects.create(**fields, commendation=made, person=make.person()))
    broken(lambda: Revocation.objects.create(**fields, commendation=made, confirmed_by=one, confirmed_at=now))


def test_other_constraints() -> None:
    person = make.person()
    broken(lambda: type(person).objects.filter(pk=person.pk).update(profile_hidden=True))
    unit = make.collective()
    broken(lambda: type(unit).objects.filter(pk=unit.pk).update(parent=unit))
    studio = make.studio()
    StudioYear.objects.create(studio=studio, year=2024)
    broken(lambda: StudioYear.objects.create(studio=studio, year=2024))
    broken(lambda: make.award(kind="x"))
    award = make.award(level=Level.NATIONAL)
    broken(lambda: type(award).objects.filter(pk=award.pk).update(level=9))


def test_each_constraint_speaks_chinese() -> None:
    for model in (Grant, Revocation, AwardEdition, Studio, HonorRollPage, RollSource):
        for constraint in model._meta.constraints:
            message = str(constraint.violation_error_message)
            assert any("\u4e00" <= char <= "\u9fff" for char in message), constraint.name


def test_former_names_of_an_award_hold_in_their_years() -> None:
    award = make.award("山东省五一劳动奖章")
    AwardTypeFormerName.objects.create(award_type=award, name_zh="山东省富民兴鲁劳动奖章", until_year=2019)
    assert award.name_in(2019) == "山东省富民兴鲁劳动奖章"
    assert award.name_in(2020) == "山东省五一劳动奖章"
