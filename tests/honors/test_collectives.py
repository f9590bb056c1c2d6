"""先进集体: the list and its filter, a unit with its teams, links only to what a reader may open."""

import datetime
from typing import Any

import pytest
from django.test import Client

from honors import revoking
from honors.enums import Kind
from honors.models import CollectiveFormerName
from tests.factories import honors as make
from tests.factories.accounts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Any:
    """A unit with two teams, one of them honoured, led by an honoured person."""
    make.pages(with_english=True)
    leader = make.person("高奉先")
    make.grant(leader)
    unit = make.collective("示例热力公司", name_en="Example Heating", leader=leader, town=make.town("龙山街道"))
    make.grant(unit, of=make.award(kind=Kind.UNIT))
    make.grant(make.collective("示例抢修班", kind=Kind.TEAM, parent=unit), of=make.award(kind=Kind.TEAM))
    make.collective("示例统计组", kind=Kind.TEAM, parent=unit)
    return unit


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_unit_shows_its_honoured_teams_and_links_its_leader(client: Client, unit: Any) -> None:
    text = read(client, unit.get_absolute_url())
    assert "示例抢修班" in text
    assert "示例统计组" not in text
    assert f'href="{unit.leader.get_absolute_url()}"' in text
    assert f'href="{unit.get_absolute_url()}"' in read(client, unit.parts.get(name="示例抢修班").get_absolute_url())


def test_english_shows_the_teams_that_have_an_english_name(client: Client, unit: Any) -> None:
    assert "示例抢修班" not in read(client, f"/en/honors/collectives/{unit.slug}/")
    unit.parts.filter(name="示例抢修班").update(name_en="Example Repair Team")
    assert "Example Repair Team" in read(client, f"/en/honors/collectives/{unit.slug}/?again")


def test_a_leader_who_asked_for_no_page_is_named_without_a_link(client: Client, unit: Any) -> None:
    unit.leader.profile_hidden, unit.leader.hidden_request = True, "书面申请"
    unit.leader.hidden_on = datetime.date(2026, 1, 5)
    unit.leader.save()
    text = read(client, unit.get_absolute_url())
    assert "高奉先" in text
    assert unit.leader.get_absolute_url() not in text


def test_a_unit_that_lost_its_honours_is_named_by_its_team_without_a_link(client: Client, unit: Any) -> None:
    team = unit.parts.get(name="示例抢修班")
    proposal = revoking.propose(
        unit.grants.get(),
        document_no="撤〔2026〕1号",
        decided_on=datetime.date(2026, 1, 5),
        reason="弄虚作假",
        by=user("one"),
    )
    revoking.confirm(proposal, user("two"))
    text = read(client, team.get_absolute_url())
    assert "示例热力公司" in text
    assert unit.get_absolute_url() not in text
    assert client.get(unit.get_absolute_url()).status_code == 410


def test_the_list_is_narrowed_by_name_kind_and_town(client: Client, unit: Any) -> None:
    CollectiveFormerName.objects.create(collective=unit, name="即墨老锅炉房")
    shown = {
        query: {
            name for name in ("示例热力公司", "示例抢修班") if name in read(client, f"/honors/collectives/?{query}")
        }
        for query in ("", "q=抢修", "q=老锅炉房", "q=Heating", "kind=team", "town=long-shan-jie-dao", "q=%00", "kind=x")
    }
    both, unit_alone, team_alone = {"示例热力公司", "示例抢修班"}, {"示例热力公司"}, {"示例抢修班"}
    assert shown == {
        "": both,
        "q=抢修": team_alone,
        "q=老锅炉房": unit_alone,
        "q=Heating": unit_alone,
        "kind=team": team_alone,
        "town=long-shan-jie-dao": unit_alone,
        "q=%00": both,
        "kind=x": both,
    }
    assert "换个条件试试" in read(client, "/honors/collectives/?q=没有这个单位")
