"""What an import will do with each row: the verdicts, before anything is written."""

from typing import Any

import pytest

from honors.importing import writing
from honors.models import AwardType, Grant, Person, RosterImport
from tests.factories import honors as make
from tests.factories import rosters as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def craftsman() -> AwardType:
    return make.award("即墨工匠")


def plan_of(rows: list[list[Any]], **fields: Any) -> RosterImport:
    return factory.planned(factory.workbook(rows), **fields)


def test_somebody_nobody_knows_is_new(craftsman: AwardType) -> None:
    make.town("通济街道")
    roster = plan_of([[1, "王　伟", "示例针织厂", "挡车工", "通济街道", "即墨工匠"]])
    assert roster.state == "planned", roster.message
    row = roster.rows.get()
    assert (row.verdict, row.name, row.plan["match"]) == ("new", "王伟", "new")
    assert not Person.objects.exists()
    assert not roster.upload


def test_written(craftsman: AwardType) -> None:
    roster = plan_of([[1, "王　伟", "示例针织厂", "挡车工", "", "即墨工匠"]])
    writing.write(roster.pk, roster.version, None)
    assert Grant.objects.get().person.name == "王伟"
    again = factory.planned(
        factory.workbook([[1, "王　伟", "示例针织厂", "挡车工", "", "即墨工匠"]]),
        into=Grant.objects.get().edition.commendation,
    )
    assert factory.verdicts(again) == ["present"]
