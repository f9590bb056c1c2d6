"""Queries of a rendered page: few, and the same with ten times the content."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from honors.enums import Kind, RollGrouping, RollLayout
from honors.models import HonorRollPage, RollSource, StudioMember, StudioYear
from tests.factories import honors as make
from tests.factories.home import under

pytestmark = pytest.mark.django_db

LIMIT = 14


def cost(client: Client, path: str) -> tuple[int, list[str]]:
    """Queries of the second visit: the first fills what is kept for the whole site."""
    assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen), [query["sql"][:160] for query in seen]


def fill(number: int, town: Any) -> dict[str, str]:
    """A roll of 23 × number, a person, a studio and a notice that grow with it. Returns their addresses."""
    people = [make.person(town=town, unit="示例厂") for _each in range(23 * number)]
    made = make.granted(people, town=town)
    for _each in range(number):
        make.grant(people[0], citation="三十年零差错。")
        make.grant(make.collective(name_en="Unit"), of=make.award(kind=Kind.UNIT))
    studio = make.studio(leader=people[0])
    for each in range(3 * number):
        StudioMember.objects.create(studio=studio, person=people[each])
        StudioYear.objects.create(studio=studio, year=2000 + each)
        make.studio(leader=people[each])
    notice = make.in_notice([make.person(town=town) for _each in range(5 * number)])
    return {
        "roll": made.commendation.get_absolute_url(),
        "edition": made.get_absolute_url(),
        "person": people[0].get_absolute_url(),
        "studio": studio.get_absolute_url(),
        "notice": notice.notice_url(),
    }


def test_every_page_of_honours_stays_within_its_budget(client: Client) -> None:
    pages, town = make.pages(), make.town("通济街道")
    counts: dict[int, dict[str, int]] = {}
    details: dict[str, list[str]] = {}
    for number in (1, 10):
        addresses = fill(number, town)
        page = HonorRollPage(title="榜", slug=f"roll-{number}", layout=RollLayout.CARDS, grouping=RollGrouping.TOWN)
        page.sources = [RollSource(commendation=make.Commendation.objects.get(slug=addresses["roll"].split("/")[-2]))]
        under(pages["rolls"], page)
        storied = make.person()
        make.grant(storied)
        make.profile(storied, body=[("text", "<p>故事</p>")])
        addresses |= {
            "composed": f"/honors/rolls/roll-{number}/",
            "profile": storied.get_absolute_url(),
            "index": "/honors/",
            "people": "/honors/people/",
            "found": "/honors/people/?q=王",
            "rolls": "/honors/rolls/",
            "studios": "/honors/studios/",
            "collectives": "/honors/collectives/",
        }
        counts[number] = {}
        for name, path in addresses.items():
            counts[number][name], details[name] = cost(client, path)
    worst = max(counts[10], key=counts[10].__getitem__)
    assert counts[1] == counts[10]
    assert counts[10][worst] <= LIMIT, (counts[10], "\n".join(details[worst]))
