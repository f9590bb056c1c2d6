"""What is exported is imported again, and nothing changes."""

import io

import pytest
from openpyxl import load_workbook

from honors import exporting
from honors.enums import GrantStatus, ImportState, Kind, Level, Verdict
from honors.models import AwardType, Collective, Commendation, Grant, Person, Studio
from tests.factories import honors as make
from tests.factories.roster_imports import planned

pytestmark = pytest.mark.django_db


def printed() -> list[tuple[object, ...]]:
    """Everything that a roster could change."""
    fields = ("pk", "person", "collective", "studio", "document_order", "corrected_name", "status", *Grant.PRINTED)
    return list(Grant.objects.order_by("pk").values_list(*fields))


@pytest.fixture
def commendation() -> Commendation:
    """Of three awards: names that are hard to carry, one corrected, some without a place in the document."""
    make.pages()
    town, industry = make.town("龙山街道"), make.industry("纺织服装")
    craftsman = make.edition(make.commendation(document_no="即示例发〔2024〕7号"), make.award("即墨工匠（示例）"))
    people = [make.person(name) for name in ("王伟", "阿卜杜拉·买买提", "𠮷田䶮", "李明")]
    make.candidates(craftsman, people, unit="=即墨示例针织厂", post="-挡车工", town=town, industry=industry)
    unit = make.edition(craftsman.commendation, make.award("示例奖状", kind=Kind.UNIT, level=Level.MUNICIPAL))
    make.candidates(unit, [make.collective("即墨示例热力公司")], citation="三十年零差错。")
    studio = make.edition(craftsman.commendation, make.award("示例创新工作室", kind=Kind.STUDIO))
    make.candidates(studio, [make.studio("王伟创新工作室（示例）")])
    Grant.objects.filter(person__name="王伟").update(
        corrected_name="王玮", correction_note="文件误作“王伟”。", certificate_no="0012", document_order=None
    )
    return craftsman.commendation


def test_the_same_names_come_back_unchanged(commendation: Commendation) -> None:
    before = printed()
    rows = (Person.objects.count(), Collective.objects.count(), Studio.objects.count(), AwardType.objects.count())
    content = exporting.workbook(Grant.objects.in_document_order())
    roster = planned(content, into=commendation)
    assert roster.state == ImportState.PLANNED, roster.message
    verdicts = {row.values["name"]: (row.verdict, row.reasons) for row in roster.rows.all()}
    assert {verdict for verdict, _reasons in verdicts.values()} == {Verdict.PRESENT}, verdicts
    assert len(verdicts) == 6
    assert printed() == before
    assert rows == (
        Person.objects.count(), Collective.objects.count(), Studio.objects.count(), AwardType.objects.count()
    )  # fmt: skip


def test_the_workbook_says_what_stands_in_the_database(commendation: Commendation) -> None:
    sheet = load_workbook(io.BytesIO(exporting.workbook(Grant.objects.in_document_order()))).worksheets[0]
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"𠮷田䶮", "=即墨示例针织厂", "-挡车工", "0012", "王玮", GrantStatus.CANDIDATE.label} <= cells
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")} == {"s"}
