"""Every figure is as large as the list it leads to, and none counts what readers may not see."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone

from honors import commendations, statistics
from honors.conditions import COLLECTIVE, UNKNOWN, Condition
from honors.enums import Kind, Level
from honors.grant_lists import GrantList
from honors.models import Grant
from tests.factories import honors as make

pytestmark = pytest.mark.django_db
PAGE = "/honors/statistics/"
TOTAL = re.compile(r"共(\d+)项")


class Figures(HTMLParser):
    """Number and address of each link that is a bare number."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.target, self.found = "", list[tuple[str, int]]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.target = dict(attrs).get("href") or "" if tag == "a" else ""

    def handle_data(self, data: str) -> None:
        if self.target.startswith("/") and data.replace(",", "").isdecimal():
            self.found.append((self.target, int(data.replace(",", ""))))

    def handle_endtag(self, tag: str) -> None:
        self.target = ""


@pytest.fixture
def site() -> dict[str, object]:
    """Three towns and industries, one of them unknown; persons, a team and a studio; three levels over twelve years."""
    pages = make.pages(with_english=True)
    towns, industries = [make.town(), make.town(), None], [make.industry(), None]
    medal = make.award("市劳动奖章", level=Level.MUNICIPAL)
    for year in (2014, 2024, 2025):
        for number, town in enumerate(towns):
            made = make.edition(make.commendation(year=year), medal if number else make.award())
            make.candidates(made, [make.person(), make.person()], town=town, industry=industries[number % 2])
            commendations.record_past(made.commendation)
    make.grant(make.collective(kind=Kind.TEAM), make.award(kind=Kind.TEAM, level=Level.NATIONAL))
    make.grant(make.studio(), make.award(kind=Kind.STUDIO), town=towns[0])
    return pages


@pytest.mark.parametrize("query", ["", "?kind=person", "?kind=collective", "?kind=nonsense"])
def test_every_figure_equals_its_list(client: Client, site: dict, query: str) -> None:
    found = Figures(client.get(PAGE + query).content.decode()).found
    assert len(found) > (5 if "collective" in query else 15)
    for address, number in found:
        text = client.get(address).content.decode()
        shown = TOTAL.search(text)
        assert shown, address
        assert int(shown.group(1)) == number, address
        assert text.partition('class="proof"')[2].partition("</ol>")[0].count("<li>") == number, address


def test_the_parts_add_up_to_the_whole(site: dict) -> None:
    counted, every = statistics.tallies(), Condition()
    total = Grant.objects.public().count()
    assert total == 20
    for count in (
        statistics.by_year,
        statistics.by_level,
        statistics.by_kind,
        statistics.by_award,
        statistics.by_town,
        statistics.by_industry,
    ):
        rows = count(counted, every)
        assert sum(row.number for row in rows) == total, count
        assert [len(GrantList(row.condition)) for row in rows] == [row.number for row in rows], count


def test_conditions_meet(site: dict) -> None:
    expected = Grant.objects.public().filter(
        town__isnull=True, edition__commendation__year=2024, edition__award_type__level=Level.MUNICIPAL
    )
    assert expected.count() == 2
    found = GrantList(Condition(year="2024", level="municipal", town=UNKNOWN, kind="person"))
    assert {grant.pk for grant in found[0:50]} == set(expected.values_list("pk", flat=True))
    assert len(GrantList(Condition(kind=COLLECTIVE))) == 2
    assert len(GrantList(Condition(kind=Kind.STUDIO))) == 1
    assert len(GrantList(Condition(town="nowhere"))) == 0


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_the_list_put_together_are_the_whole_by_rank(site: dict, size: int) -> None:
    for condition in (Condition(), Condition(kind="person"), Condition(town=UNKNOWN)):
        found = GrantList(condition)
        pages = [found[start : start + size] for start in range(0, len(found), size)]
        whole = Grant.objects.public().filter(condition.of_recipient()).by_rank()
        if condition.kind:
            whole = whole.filter(kind=condition.kind)
        assert [grant.pk for page in pages for grant in page] == list(whole.values_list("pk", flat=True))


def test_nothing_hidden_counts_or_is_listed(client: Client, site: dict) -> None:
    make.in_notice([make.person("哨兵公示")])
    make.candidates(make.edition(), [make.person("哨兵候选")])
    left_out = make.edition()
    grants = make.candidates(left_out, [make.person("哨兵落选"), make.person("王伟")])
    commendations.leave_out(Grant.objects.get(pk=grants[0].pk), "不符合条件")
    commendations.record_past(left_out.commendation)
    assert statistics.tallies().total(Condition()) == 21
    for page in (PAGE, PAGE + "grants/", "/en" + PAGE + "grants/"):
        assert "哨兵" not in client.get(page).content.decode(), page


def test_a_hidden_person_is_listed_without_a_link(client: Client, site: dict) -> None:
    asked = {"hidden_request": "本人申请", "hidden_on": timezone.localdate()}
    person = make.person("隐去人", profile_hidden=True, **asked)
    make.grant(person)
    text = client.get(PAGE + "grants/").content.decode()
    assert "隐去人" in text
    assert f"/people/{person.slug}/" not in text


def test_without_honours_it_says_so(client: Client) -> None:
    make.pages(with_english=True)
    text = client.get(PAGE).content.decode()
    assert "还没有公布的荣誉" in text
    assert "<svg class=" not in text.partition("<main")[2].replace('<svg class="ic"', "")
    assert "没有符合条件的荣誉" in client.get(PAGE + "grants/").content.decode()


def test_what_is_no_condition_is_as_if_it_were_not_there(client: Client, site: dict) -> None:
    for query in ("year=abc", "level=x", "town=%00", "kind=" + "x" * 3000, "award='; drop", "industry=%F0%9F%98%80"):
        text = client.get(f"{PAGE}grants/?{query}").content.decode()
        assert "共20项" in text, query
    for query in ("page=0", "page=abc", "page=99"):
        assert client.get(f"{PAGE}grants/?{query}").status_code == 404, query
    for below in ("x/", "grants/x/", "grants/grants/"):
        assert client.get(PAGE + below).status_code == 404


def test_only_whole_lists_are_offered_to_search_engines(client: Client, site: dict) -> None:
    for address, hidden in {
        PAGE: False,
        PAGE + "grants/": False,
        PAGE + "?kind=person": True,
        PAGE + "grants/?year=2024": True,
    }.items():
        assert ('content="noindex"' in client.get(address).content.decode()) is hidden, address


def test_it_is_in_both_languages_and_linked(client: Client, site: dict) -> None:
    text = client.get(PAGE).content.decode()
    assert 'href="/en/honors/statistics/"' in text
    assert client.get("/en/honors/statistics/").status_code == 200
    assert client.get("/en/honors/statistics/grants/?year=2024").status_code == 200
    assert f'href="{PAGE}"' in client.get("/honors/").content.decode()
    roll = Grant.objects.public().first().edition.get_absolute_url()
    assert f'href="{PAGE}"' in client.get(roll).content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/honors/statistics/<" in sitemap
    assert "/en/honors/statistics/<" in sitemap
