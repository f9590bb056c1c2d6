"""Rolls on paper and as tables: what is printed is what readers see, and a table can be imported again."""

import datetime
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from core import sitedata
from honors import exporting, printed_rolls, printing, revoking
from honors.enums import GrantStatus, Kind, RollLayout, RollOrder
from honors.models import Commendation, Grant, HonorRollPage, RollSource
from tests.factories import honors as make
from tests.factories import media
from tests.factories.accounts import superuser, user
from tests.factories.home import under

pytestmark = pytest.mark.django_db

HEADERS = [
    "序号", "姓名（名称）", "单位", "职务岗位", "工种", "镇街", "行业", "人员类别", "荣誉称号", "年度", "文号",
    "证书编号", "主要事迹", "更正后的名称", "更正说明", "状态",
]  # fmt: skip


@pytest.fixture
def site() -> dict[str, Any]:
    return make.pages()


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


def composed(site: dict[str, Any], **fields: Any) -> HonorRollPage:
    sources = fields.pop("sources", [])
    page = HonorRollPage(**{"title": "专题榜", "slug": "composed", **fields})
    page.sources = [RollSource(edition=edition) for edition in sources]
    under(site["rolls"], page)
    return page


def printed(source: Any) -> str:
    reader = PdfReader(io.BytesIO(printing.pdf(printed_rolls.of(source))))
    return "\n".join(page.extract_text() for page in reader.pages)


def table(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]


def address(kind: str, source: str, thing: Any) -> str:
    return reverse(f"honors_roll_{kind}", args=[source, thing.pk])


# Paper ------------------------------------------------------------------------------------------------------------


def test_a_printed_roll_says_what_a_decision_says(site: dict[str, Any]) -> None:
    names = ["王伟", "李建国", "䶮建国", "𠮷永", "阿卜杜拉·买买提"]
    made = make.granted([make.person(name) for name in names], of=make.award("即墨工匠"))
    decision = made.commendation
    text = printed(decision)
    assert [name for name in names if name not in text] == []
    words = (
        decision.name_zh,
        decision.document_no,
        "即墨区总工会",
        "即墨工匠（5人）",
        "按表彰文件所列顺序",
        "数据截至",
        "— 1 —",
    )
    assert [word for word in words if word not in text] == []
    assert decision.get_absolute_url("zh-hans") in text.replace("\n", "")


def test_a_printed_roll_has_every_name_once(site: dict[str, Any]) -> None:
    people = [make.person(f"王{chr(0x4E00 + number)}") for number in range(60)]
    text = printed(make.granted(people))
    assert [person.name for person in people if text.count(person.name) != 1] == []


def test_a_correction_is_printed_beside_the_name(site: dict[str, Any]) -> None:
    made = make.grant(make.person("王伟"))
    Grant.objects.filter(pk=made.pk).update(corrected_name="王玮", correction_note="文件误作“王伟”")
    text = printed(made.edition)
    assert "王玮" in text
    assert "更正：文件误作“王伟”" in text


def test_a_composed_roll_is_printed_in_its_order_with_units(site: dict[str, Any]) -> None:
    people = [make.person("张敏", unit="即墨示例针织厂"), make.person("于海", unit="示例水务公司")]
    made = make.granted(people, unit="即墨示例针织厂", post="挡车工")
    page = composed(site, sources=[made], order=RollOrder.STROKES, layout=RollLayout.TABLE)
    text = printed(page)
    assert text.index("于海") < text.index("张敏")
    for words in ("专题榜", "按姓氏笔画为序", "即墨示例针织厂", "挡车工"):
        assert words in text


def test_units_stand_in_columns_as_wide_as_the_longest(site: dict[str, Any]) -> None:
    units = [make.collective("通济环卫所"), make.collective("青岛即墨示例轨道交通装备制造有限公司第一分公司")]
    text = printed(make.granted(units, of=make.award(kind=Kind.UNIT)))
    assert [unit.name for unit in units if unit.name not in text] == []


def test_only_what_readers_see_is_printed_and_exported(site: dict[str, Any]) -> None:
    made = make.granted([make.person("王伟"), make.person("哨兵")])
    make.candidates(make.edition(made.commendation), [make.person("未授予者")])
    Grant.objects.filter(name="未授予者").update(status=GrantStatus.CANDIDATE)
    proposed = revoking.propose(
        made.grants.get(name="哨兵"), document_no="撤1号", decided_on=made.commendation.decision_date, reason="重复",
        by=user("one"),
    )  # fmt: skip
    revoking.confirm(proposed, user("two"))
    text = printed(made.commendation)
    rows = table(exporting.workbook(Grant.objects.public().filter(edition=made)))
    assert "王伟" in text
    for name in ("哨兵", "未授予者"):
        assert name not in text
        assert name not in str(rows)


def test_a_character_without_a_glyph_is_told_before_and_on_paper(site: dict[str, Any], editor: Client) -> None:
    made = make.grant(make.person("王\U00030001"))
    page = editor.get(address("files", "commendation", made.edition.commendation)).content.decode()
    assert "U+30001" in page
    text = printed(made.edition)
    assert "王〓" in text
    assert "U+30001" in text


# Tables -----------------------------------------------------------------------------------------------------------


def test_the_cells_are_the_printed_fields(site: dict[str, Any]) -> None:
    town, industry = make.town("通济街道"), make.industry("纺织")
    people = [make.person("䶮建国"), make.person("𠮷永")]
    printed_fields = {
        "unit": "即墨示例针织厂", "post": "挡车工", "trade": "织布工", "town": town, "industry": industry,
        "category": "一线职工", "citation": "三十年\n零差错。", "certificate_no": "007",
    }  # fmt: skip
    made = make.granted(people, of=make.award("即墨工匠"), **printed_fields)
    head, *rows = table(exporting.workbook(made.grants.in_document_order()))
    assert head == HEADERS
    decision = made.commendation
    for place, (row, person) in enumerate(zip(rows, people, strict=True), start=1):
        assert row == [
            place, person.name, "即墨示例针织厂", "挡车工", "织布工", "通济街道", "纺织", "一线职工", "即墨工匠",
            decision.year, decision.document_no, "007", "三十年\n零差错。", None, None, "有效",
        ]  # fmt: skip


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "#"])
def test_nothing_is_calculated(site: dict[str, Any], sign: str) -> None:
    text = f"{sign}SUM(1,2)|'x'!A1"
    made = make.grant(make.person(), unit=text)
    book = load_workbook(io.BytesIO(exporting.workbook(Grant.objects.filter(pk=made.pk))))
    cell = book.active["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_signs_that_a_workbook_cannot_hold_are_left_out(site: dict[str, Any]) -> None:
    made = make.grant(make.person(), citation="零\x0b差错\x00" if connection.vendor == "sqlite" else "零\x0b差错")
    assert table(exporting.workbook(Grant.objects.filter(pk=made.pk)))[1][12] == "零差错"


def test_more_rows_than_a_sheet_holds_go_to_the_next_one(site: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "SHEET_ROWS", 2)
    made = make.granted([make.person() for _each in range(5)])
    book = load_workbook(io.BytesIO(exporting.workbook(made.grants.in_document_order())))
    assert [len(list(sheet.iter_rows(min_row=2))) for sheet in book] == [2, 2, 1]
    assert [sheet["A1"].value for sheet in book] == ["序号"] * 3


def test_an_export_asks_as_often_whatever_its_size(site: dict[str, Any]) -> None:
    for count in (1, 12):
        made = make.granted([make.person() for _each in range(count)])
        with sitedata.held(), CaptureQueriesContext(connection) as captured:
            exporting.workbook(Grant.objects.filter(edition=made))
        assert len([query for query in captured if "honors_" in query["sql"]]) == 2


def test_an_empty_export_has_its_header(site: dict[str, Any]) -> None:
    assert table(exporting.workbook(Grant.objects.none())) == [HEADERS]


# In the admin -----------------------------------------------------------------------------------------------------


def test_the_filtered_list_is_exported_as_it_is_filtered(site: dict[str, Any], editor: Client) -> None:
    first, second = make.granted([make.person("王伟")]), make.granted([make.person("李娜")])
    listing = reverse(Grant.snippet_viewset.get_url_name("list"))
    query = f"?edition__commendation={first.commendation_id}"
    page = editor.get(listing + query).content.decode()
    assert "导出这份名单" in page
    answer = editor.get(f"{listing}{query}&export=xlsx")
    names = [row[1] for row in table(answer.content)[1:]]
    assert names == ["王伟"]
    assert ".xlsx" in answer.headers["Content-Disposition"]
    found = table(editor.get(f"{listing}?q=李娜&export=xlsx").content)[1:]
    assert [row[1] for row in found] == ["李娜"]
    assert second.pk


@pytest.mark.parametrize("source", ["commendation", "edition", "page"])
def test_the_files_of_every_source_can_be_fetched(site: dict[str, Any], editor: Client, source: str) -> None:
    made = make.granted([make.person("王伟")])
    thing = {"commendation": made.commendation, "edition": made, "page": composed(site, sources=[made])}[source]
    assert "1人" in editor.get(address("files", source, thing)).content.decode()
    answer = editor.get(address("pdf", source, thing))
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [row[1] for row in table(editor.get(address("xlsx", source, thing)).content)[1:]] == ["王伟"]


def test_files_are_for_staff_who_may_see_the_grants(site: dict[str, Any], client: Client) -> None:
    made = make.grant().edition.commendation
    kinds = ("files", "pdf", "xlsx")
    assert {client.get(address(kind, "commendation", made)).status_code for kind in kinds} == {302}
    staff = user("staff")
    staff.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(staff)
    statuses = {client.get(address(kind, "commendation", made)).status_code for kind in kinds}
    assert statuses <= {302, 403}
    assert b"%PDF" not in client.get(address("pdf", "commendation", made), follow=True).content


def test_a_draft_is_printed_for_who_may_edit_it(site: dict[str, Any], client: Client) -> None:
    made = make.granted([make.person("王伟")])
    page = composed(site, sources=[made])
    page.unpublish()
    staff = user("staff")
    codenames = ["access_admin", "view_grant"]
    staff.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client.force_login(staff)
    assert client.get(address("pdf", "page", page)).status_code in {302, 403}
    client.force_login(superuser())
    assert client.get(address("pdf", "page", page)).content.startswith(b"%PDF")


def test_without_names_there_is_no_paper_but_a_sentence(site: dict[str, Any], editor: Client) -> None:
    made = make.commendation()
    assert "还没有公开的名字" in editor.get(address("files", "commendation", made)).content.decode()
    assert editor.get(address("pdf", "commendation", made)).status_code == 404
    assert editor.get("/admin/honors/rolls/nothing/1/").status_code == 404


def test_lists_and_forms_lead_to_the_files(site: dict[str, Any], editor: Client) -> None:
    made = make.granted([make.person()])
    page = composed(site, sources=[made])
    target = address("files", "commendation", made.commendation)
    for view, parameters in (("list", ()), ("edit", (made.commendation_id,))):
        url = reverse(Commendation.snippet_viewset.get_url_name(view), args=parameters)
        assert target in editor.get(url).content.decode()
    target = address("files", "page", page)
    for url in (
        reverse("wagtailadmin_explore", args=[site["rolls"].pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    ):
        assert target in editor.get(url).content.decode()


# What the editor is told ------------------------------------------------------------------------------------------


def test_the_form_warns_of_names_without_an_order(site: dict[str, Any], editor: Client) -> None:
    made = make.granted([make.person("王伟"), make.person("李娜")])
    page = composed(site, sources=[made])
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "名单可以用" in editor.get(form).content.decode()
    Grant.objects.filter(name="李娜").update(document_order=None)
    assert "有1个名字没有填“文件顺序”" in editor.get(form).content.decode()


def test_the_form_warns_of_portraits_without_consent(site: dict[str, Any], editor: Client) -> None:
    over = media.consent("李娜", valid_until=timezone.localdate() - datetime.timedelta(days=1))
    shown = make.person("王伟", portrait=media.portrait("王伟"))
    lacking = make.person("李娜", portrait=media.portrait("李娜", consent=over))
    page = composed(site, sources=[make.granted([shown, lacking])], layout=RollLayout.CARDS)
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "李娜的肖像没有有效的同意记录" in text
    assert "王伟的肖像" not in text


def test_the_form_says_that_a_roll_is_empty(site: dict[str, Any], editor: Client) -> None:
    page = composed(site, rule_year_from=1900, rule_year_until=1901)
    assert "名单现在是空的" in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
