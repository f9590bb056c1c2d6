"""搜索情况: what the report says, who may open it, what can be done from it, and its files."""

import csv
import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from accounts.roles import Role
from search import reports
from search.models import HiddenQuery, PromotedAnswer, SearchLog, SearchSynonym
from search.reports import Period
from tests.admin.addresses import staff

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
REPORT = "/admin/reports/searches/"


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(staff("one", Role.PUBLISHER.value))
    return client


def asked(query: str, searches: int = 1, hits: int = 3, back: int = 0, **more: Any) -> SearchLog:
    day = timezone.localdate() - timedelta(days=back)
    return SearchLog.objects.create(
        day=day, query=query, searches=searches, hits=hits, **{"locale": "zh-hans", "tier": "strict", **more}
    )


def some() -> None:
    asked("劳模", 6, clicks=2, positions=5)
    asked("劳模", 4, back=3, clicks=1, positions=1)
    asked("退休金", 3, hits=0)
    asked("很久以前", 9, back=60)
    asked("union", 2, locale="en")


def test_the_sums_of_a_period() -> None:
    some()
    found = reports.report(Period())
    assert (found.searches, found.queries, found.clicks, found.missed, found.position) == (15, 3, 3, "20", "2.0")
    assert [(row.query, row.searches, row.position) for row in found.top] == [
        ("劳模", 10, "2.0"),
        ("退休金", 3, ""),
        ("union", 2, ""),
    ]
    assert [(row.query, row.misses) for row in found.unanswered] == [("退休金", 3)]
    assert len(found.days) == 30
    assert found.days[-1][1:] == (8, 3)
    assert found.days[-4][1:] == (4, 0)
    assert reports.report(Period(90)).searches == 24
    assert reports.report(Period(30, "en")).searches == 2
    assert len(reports.report(Period(365)).days) in {12, 13}


def test_the_last_count_of_hits_says_whether_it_is_mended() -> None:
    asked("退休金", 3, hits=0, back=5)
    asked("退休金", 1, hits=2)
    assert [(row.misses, row.hits) for row in reports.report(Period()).unanswered] == [(3, 2)]


def test_the_page_and_its_links(publisher: Client) -> None:
    some()
    page = publisher.get(REPORT).content.decode()
    for words in ("搜索情况", "劳模", "退休金", "没有结果的词", "最近30天", "20%"):
        assert words in page
    assert f"{reverse('wagtailsnippets_search_promotedanswer:add')}?queries=%E5%8A%B3%E6%A8%A1" in page
    assert f"{reverse('wagtailsnippets_search_searchsynonym:add')}?words=%E9%80%80%E4%BC%91%E9%87%91" in page
    assert "/en/search/?q=union" in page


@pytest.mark.parametrize(
    ("model", "field"), [("promotedanswer", "queries"), ("searchsynonym", "words"), ("hiddenquery", "text")]
)
def test_a_form_opens_with_the_query(publisher: Client, model: str, field: str) -> None:
    add = reverse(f"wagtailsnippets_search_{model}:add")
    assert "退休金" in publisher.get(add, {field: "退休金"}).content.decode()
    assert publisher.get(add, {field: "长" * 5000}).status_code == 200


def test_no_query_breaks_the_page(publisher: Client) -> None:
    asked("<script>alert(1)</script>", clicks=1, positions=1)
    asked('"&?#%/\\')
    page = publisher.get(REPORT)
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_nothing_asked_yet(publisher: Client) -> None:
    assert "没有人搜索" in publisher.get(REPORT).content.decode()
    assert publisher.get(f"{REPORT}searches.xlsx").status_code == 200


@pytest.mark.parametrize("query", ["days=x", "days=-1", "days=99999999999", "language=xx", "days=7&days=8", "days=%00"])
def test_bad_parameters_are_as_if_not_said(publisher: Client, query: str) -> None:
    some()
    assert publisher.get(f"{REPORT}?{query}").status_code == 200
    assert publisher.get(f"{REPORT}searches.csv?{query}").status_code == 200


def test_in_english(publisher: Client, admin_user: Any) -> None:
    some()
    with translation.override("en"):
        assert publisher.get(REPORT).status_code == 200


def test_queries_do_not_grow(publisher: Client) -> None:
    some()
    publisher.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        publisher.get(REPORT)
    for number in range(60):
        asked(f"词{number}", number + 1, hits=number % 2)
    with CaptureQueriesContext(connection) as many:
        publisher.get(REPORT)
    assert len(many) == len(few)


def test_the_files_hold_no_formula(publisher: Client) -> None:
    asked("=1+1", 5)
    asked("@sum", 4, clicks=1, positions=3)
    answer = publisher.get(f"{REPORT}searches.xlsx")
    assert "attachment" in answer.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "s"]
    assert [sheet["A2"].value, sheet["C2"].value, sheet["F3"].value] == ["=1+1", 5, "3.0"]
    rows = list(csv.reader(io.StringIO(publisher.get(f"{REPORT}searches.csv").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'@sum"]


@pytest.mark.parametrize("role", list(Role))
def test_who_may_open_what(client: Client, role: Role) -> None:
    client.force_login(staff("one", role.value))
    may = role in {Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR}
    assert (client.get(REPORT).status_code == 200) is may
    assert (client.get(f"{REPORT}searches.csv").status_code == 200) is may
    keeps = role in {Role.PUBLISHER, Role.ADMINISTRATOR}
    for model in (PromotedAnswer, HiddenQuery):
        add = reverse(f"wagtailsnippets_search_{model._meta.model_name}:add")
        assert (client.get(add).status_code == 200) is keeps
    synonyms = reverse("wagtailsnippets_search_searchsynonym:add")
    assert (client.get(synonyms).status_code == 200) is (keeps or role is Role.EDITOR)


def test_a_synonym_is_written_in_the_admin(publisher: Client) -> None:
    add = reverse("wagtailsnippets_search_searchsynonym:add")
    answer = publisher.post(add, {"words": "退休金\n"}, follow=True)
    assert "请至少写两个不同的词" in answer.content.decode()
    publisher.post(add, {"words": " 退休金 \n\n养老金\n退休金"})
    row = SearchSynonym.objects.get(words__contains="养老金")
    assert row.listed == ["退休金", "养老金"]
    found = publisher.get(reverse("wagtailsnippets_search_searchsynonym:list"), {"q": "养老"}).content.decode()
    assert "退休金 = 养老金" in found
    assert "劳动模范" not in found
    assert reverse("wagtailsnippets_search_searchsynonym:edit", args=[row.pk]) in found


def test_a_promoted_answer_is_written_in_the_admin(publisher: Client) -> None:
    add = reverse("wagtailsnippets_search_promotedanswer:add")
    data = {"queries": "退休金", "page": "", "url": "/services/", "title_zh": "", "sort_order": "0"}
    assert "填网址时请写标题" in publisher.post(add, data).content.decode()
    publisher.post(add, {**data, "title_zh": "养老"})
    row = PromotedAnswer.objects.get(queries="退休金")
    assert row.url == "/services/"
    listed = publisher.get(reverse("wagtailsnippets_search_promotedanswer:list"), {"q": "退休"}).content.decode()
    assert "养老" in listed
    assert reverse("wagtailsnippets_search_promotedanswer:edit", args=[row.pk]) in listed


def test_a_word_is_hidden_once(publisher: Client) -> None:
    add = reverse("wagtailsnippets_search_hiddenquery:add")
    publisher.post(add, {"text": "某词"})
    assert publisher.post(add, {"text": "某词"}).status_code == 200
    assert HiddenQuery.objects.count() == 1
