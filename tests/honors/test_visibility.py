"""One sentinel per hidden state: nothing public names it; what was public and is gone answers 410."""

import datetime
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core import figures, searchable
from core.cards import Subject
from core.models import CacheVersion
from core.signals import withdrawn
from honors import commendations, revoking
from honors.enums import Kind
from honors.models import Grant, HonorRollPage, Person, Revocation
from tests.factories import honors as make
from tests.factories.accounts import user
from tests.factories.home import under

pytestmark = pytest.mark.django_db

LISTS = [
    "/honors/",
    "/honors/people/",
    "/honors/people/?q=哨兵",
    "/honors/rolls/",
    "/honors/rolls/all/",
    "/honors/collectives/",
    "/honors/studios/",
]


@pytest.fixture
def site() -> dict[str, Any]:
    pages = make.pages()
    under(pages["rolls"], HonorRollPage(title="全部", slug="all", rule_year_from=1990))
    return pages


def revoke(target: Any) -> Revocation:
    proposed = revoking.propose(
        target, document_no="即撤〔2026〕1号", decided_on=timezone.localdate(), reason="核实有误", by=user("proposer")
    )
    return revoking.confirm(proposed, user("confirmer"))


def where_seen(client: Client, name: str, *more: str) -> list[str]:
    return [path for path in [*LISTS, *more] if name in client.get(path).content.decode()]


def indexed() -> str:
    """All that search would store of honours now."""
    texts: list[str] = []
    for provider in searchable.providers():
        if provider.model._meta.app_label == "honors":
            for obj in provider.public_queryset():
                texts += [f"{e.title} {e.names} {e.body} {e.card}" for e in provider.documents(obj)]
    return " ".join(texts)


def test_a_candidate_shows_only_in_the_notice_while_it_is_in_force(client: Client, site: dict) -> None:
    candidate = make.person("哨兵候选", unit="示例厂")
    made = make.in_notice([candidate])
    notice, roll, person = made.notice_url("zh-hans"), made.get_absolute_url("zh-hans"), candidate.get_absolute_url()
    text = client.get(notice).content.decode()
    for words in ("哨兵候选", "0532-0000 0009", "noindex", "怎样反映意见"):
        assert words in text
    assert notice in client.get("/honors/rolls/").content.decode()
    assert where_seen(client, "哨兵候选") == []
    assert [client.get(path).status_code for path in (roll, person)] == [404, 404]
    assert "哨兵候选" not in indexed()
    assert figures.value("honors.people") == 0
    type(made).objects.update(notice_ends_at=timezone.now() - datetime.timedelta(seconds=1))
    caches["pages"].clear()  # as the clock does: no page is kept over the end of a notice
    assert client.get(notice).status_code == 404
    assert notice not in client.get("/honors/rolls/").content.decode()
    commendations.grant(made)
    assert client.get(notice, follow=True).redirect_chain[0][0] == roll
    assert "哨兵候选" in client.get(roll).content.decode()
    assert "哨兵候选" in indexed()


def test_a_notice_that_has_not_begun_is_not_there(client: Client, site: dict) -> None:
    made = make.in_notice([make.person()], notice_starts_at=timezone.now() + datetime.timedelta(hours=1))
    assert not made.notice_in_force
    assert client.get(made.notice_url()).status_code == 404


def test_a_revoked_grant_leaves_everything(client: Client, site: dict) -> None:
    person = make.person("哨兵撤销")
    grant = make.grant(person)
    edition, commendation = grant.edition, grant.edition.commendation
    profile = make.profile(person, body=[("text", "<p>哨兵故事</p>")])
    addresses = [person.get_absolute_url(), edition.get_absolute_url(), commendation.get_absolute_url()]
    assert [client.get(path).status_code for path in addresses] == [200, 200, 200]
    token, heard = CacheVersion.current(), []
    withdrawn.connect(listener := lambda subjects, **_: heard.extend(subjects))
    revoke(grant)
    withdrawn.disconnect(listener)
    assert [client.get(path).status_code for path in addresses] == [410, 410, 410]
    assert where_seen(client, "哨兵撤销") == []
    assert "哨兵" not in indexed()
    assert profile.live
    assert figures.value("honors.grants") == 0
    assert CacheVersion.current() != token
    assert {Subject.of(person), Subject.of(grant), Subject.of(commendation)} <= set(heard)


def test_the_rest_of_a_roll_and_of_a_life_stays(client: Client, site: dict) -> None:
    person = make.person("哨兵撤销")
    made = make.granted([person, make.person("王伟")])
    kept = make.grant(person)
    revoke(made.grants.get(person=person))
    roll = client.get(made.get_absolute_url()).content.decode()
    assert "王伟" in roll
    assert "哨兵撤销" not in roll
    page = client.get(person.get_absolute_url())
    assert page.status_code == 200
    assert kept.edition.award_type.name_zh in page.content.decode()
    assert made.award_type.name_zh not in page.content.decode()


@pytest.mark.parametrize("what", ["person", "edition", "commendation"])
def test_revoking_more_at_once(client: Client, site: dict, what: str) -> None:
    person = make.person("哨兵撤销")
    made = make.granted([person])
    target = {"person": person, "edition": made, "commendation": made.commendation}[what]
    revoke(target)
    assert where_seen(client, "哨兵撤销") == []
    assert client.get(made.get_absolute_url()).status_code == 410
    if what != "person":
        made.refresh_from_db()
        with pytest.raises(ValidationError, match="已经撤销"):
            make.candidates(made, [make.person()])


def test_two_people_and_a_document() -> None:
    grant, one = make.grant(), user("one")
    day = timezone.localdate()
    with pytest.raises(ValidationError, match="文号"):
        revoking.propose(grant, document_no=" ", decided_on=day, reason="x", by=one)
    proposed = revoking.propose(grant, document_no="1号", decided_on=day, reason="x", by=one)
    with pytest.raises(ValidationError, match="待确认"):
        revoking.propose(grant, document_no="2号", decided_on=day, reason="x", by=one)
    with pytest.raises(ValidationError, match="另一个人"):
        revoking.confirm(proposed, one)
    assert Grant.objects.public().count() == 1
    revoking.drop(proposed, user("two"))
    with pytest.raises(ValidationError, match="已经处理过"):
        revoking.confirm(proposed, user("three"))
    assert Grant.objects.public().count() == 1


def test_a_hidden_profile_goes_and_the_printed_name_stays(client: Client, site: dict) -> None:
    person = make.person("哨兵隐去")
    made = make.granted([person])
    make.profile(person)
    path = person.get_absolute_url()
    assert client.get(path).status_code == 200
    person.profile_hidden, person.hidden_request, person.hidden_on = True, "本人申请", timezone.localdate()
    person.save()
    assert client.get(path).status_code == 410
    roll = client.get(made.get_absolute_url()).content.decode()
    assert "哨兵隐去" in roll
    assert path not in roll
    assert "哨兵隐去" not in client.get("/honors/people/").content.decode()
    assert not Person.objects.public().exists()


def test_drafts_and_delisted_studios_are_not_there(client: Client, site: dict) -> None:
    draft = make.studio("哨兵草稿", live=False)
    named = make.studio("哨兵摘牌")
    award = make.award(kind=Kind.STUDIO)
    grant = make.grant(named, of=award)
    assert where_seen(client, "哨兵摘牌") == ["/honors/", "/honors/rolls/all/", "/honors/studios/"]
    revoke(grant)
    assert where_seen(client, "哨兵摘牌") == []
    assert client.get(named.get_absolute_url()).status_code == 410
    assert where_seen(client, "哨兵草稿") == []
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert "哨兵" not in indexed()


def test_a_name_not_granted_is_nowhere(client: Client, site: dict) -> None:
    made = make.edition()
    grants = make.candidates(made, [make.person("哨兵落选"), make.person("王伟")])
    commendations.leave_out(Grant.objects.get(pk=grants[0].pk), "不符合条件")
    commendations.record_past(made.commendation)
    assert where_seen(client, "哨兵落选", made.get_absolute_url()) == []
