"""Two editors at the same moment, on PostgreSQL: one wins, the other is told why; nothing is done half or twice."""

import datetime
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from honors import commendations, granting, revoking
from honors.enums import CommendationState, GrantStatus
from honors.granting import NewGrant
from honors.merging import merge
from honors.models import AwardEdition, Commendation, Grant, Person, PersonMerge, Revocation
from honors.splitting import split
from tests.factories import honors as make
from tests.factories.accounts import user

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

WRITERS, ROUNDS = 4, 5


def at_once(*calls: Callable[[], Any]) -> list[str]:
    """Run them in threads that start together; what each was told, "" where it went through."""
    barrier, told = threading.Barrier(len(calls)), ["not run"] * len(calls)

    def run(number: int) -> None:
        barrier.wait()
        try:
            calls[number]()
            told[number] = ""
        except ValidationError as error:
            told[number] = " ".join(error.messages)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def one_won(told: list[str], *words: str) -> bool:
    """Exactly one went through, every other was told something with one of `words`."""
    refused = [text for text in told if text]
    return len(refused) == len(told) - 1 and all(any(word in text for word in words) for text in refused)


def the(thing: Any) -> Any:
    """The row as a request of its own would read it."""
    return type(thing)._default_manager.get(pk=thing.pk)


def grants_of(edition: AwardEdition, person: Person) -> Callable[[], Any]:
    return lambda: granting.create_grants(the(edition), [NewGrant(the(person))])


def test_one_recipient_once_per_edition() -> None:
    for _round in range(ROUNDS):
        edition = make.edition()
        told = at_once(*[grants_of(edition, make.person())] * WRITERS)
        assert one_won(told, "只能有一条记录"), told
        assert edition.grants.count() == 1


def test_the_constraint_alone_holds_one_recipient_once() -> None:
    """Writers that pass the service by: the database says no to all but one."""
    edition, person = make.edition(), make.person()

    def write() -> None:
        try:
            Grant.objects.create(edition=the(edition), person=the(person), name="王伟")
        except IntegrityError as error:
            raise ValidationError(str(error)) from error

    told = at_once(*[write] * WRITERS)
    assert one_won(told, "grant_person_once"), told


def test_a_commendation_is_granted_once() -> None:
    for _round in range(ROUNDS):
        made = make.notice_over([make.person(), make.person()])
        told = at_once(*[lambda made=made: commendations.grant(the(made))] * WRITERS)
        assert one_won(told, "可能有同事已经办了"), told
        assert Grant.objects.public().filter(edition__commendation=made).count() == 2


def test_a_revocation_is_confirmed_once_and_not_dropped_too() -> None:
    colleagues = [user(f"colleague{number}") for number in range(WRITERS)]
    for number in range(ROUNDS):
        grant = make.grant()
        proposal = revoking.propose(
            grant, document_no="1号", decided_on=timezone.localdate(), reason="有误", by=user(f"one{number}")
        )
        acts = [revoking.confirm, revoking.drop, revoking.confirm, revoking.drop]
        calls = [
            lambda act=act, by=by, proposal=proposal: act(the(proposal), by)
            for act, by in zip(acts, colleagues, strict=True)
        ]
        told = at_once(*calls)
        assert one_won(told, "已经处理过"), told
        settled = Revocation.objects.get(pk=proposal.pk)
        assert (settled.confirmed_at is None) != (settled.dropped_at is None)
        assert (the(grant).status == GrantStatus.REVOKED) == (settled.confirmed_at is not None)


def test_a_person_who_proposes_twice_at_once_proposes_once() -> None:
    grant, by = make.grant(), user("one")
    fields = {"document_no": "1号", "decided_on": timezone.localdate(), "reason": "有误", "by": by}
    told = at_once(*[lambda: revoking.propose(the(grant), **fields)] * WRITERS)
    assert one_won(told, "待确认"), told
    assert Revocation.objects.count() == 1


def test_leaving_out_and_granting() -> None:
    """Whoever comes first: a name is never taken out of what is in force."""
    for _round in range(ROUNDS):
        made = make.notice_over([make.person(), make.person()])
        out = made.editions.get().grants.first()
        told = at_once(
            lambda out=out: commendations.leave_out(the(out), "本人退出"),
            lambda made=made: commendations.grant(the(made)),
        )
        assert told[1] == ""
        assert (the(out).status == GrantStatus.NOT_GRANTED) == (told[0] == ""), told


def test_a_name_is_not_added_while_the_notice_begins() -> None:
    for _round in range(ROUNDS):
        edition = make.edition()
        make.candidates(edition, [make.person()])
        later = make.person()

        def begin(made: Commendation = edition.commendation) -> None:
            current = commendations.held(the(made))
            current.notice_starts_at = timezone.now()
            current.notice_ends_at = current.notice_starts_at + datetime.timedelta(days=40)
            current.save()
            commendations.start_notice(current)

        told = at_once(transaction.atomic(begin), grants_of(edition, later))
        assert told[0] == ""
        assert told[1] == "" or "名单不能增加" in told[1]
        assert edition.grants.count() == (2 if told[1] == "" else 1)
        assert the(edition.commendation).state == CommendationState.NOTICE


def test_merging_while_somebody_grants() -> None:
    for _round in range(ROUNDS):
        kept, other, edition = make.person("王伟"), make.person("王玮"), make.edition()
        told = at_once(lambda kept=kept, other=other: merge(the(kept), the(other)), grants_of(edition, other))
        assert told[0] == ""
        assert told[1] == "" or "已经被合并或删除" in told[1], told
        assert [grant.person for grant in edition.grants.all()] == ([kept] if told[1] == "" else [])


def test_two_persons_merged_into_each_other() -> None:
    for _round in range(ROUNDS):
        one, two = make.person("王伟"), make.person("王玮")
        there, back = (
            lambda one=one, two=two: merge(one, two),
            lambda one=one, two=two: merge(two, one),
        )
        told = at_once(there, back)
        assert one_won(told, "已经被合并或删除"), told
        assert Person.objects.filter(pk__in=[one.pk, two.pk]).count() == 1
    assert PersonMerge.objects.count() == ROUNDS


def test_a_merge_is_split_once() -> None:
    record = merge(make.person("王伟"), make.person("王玮"))
    told = at_once(*[lambda: split(the(record))] * WRITERS)
    assert one_won(told, "已经拆分过"), told
    assert Person.objects.count() == 2
