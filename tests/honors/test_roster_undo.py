"""Taking an import back: everything goes, or what stands in the way is named, whatever app it is in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.models import SeriesTeacher
from honors import commendations
from honors.importing import undoing, writing
from honors.models import (
    AwardEdition,
    AwardType,
    Collective,
    Commendation,
    Grant,
    Objection,
    Person,
    ProfilePage,
    Revocation,
    RosterImport,
    StudioMember,
)
from news.models import ArticleSubject
from tests.factories import courses, news
from tests.factories import honors as make
from tests.factories import roster_imports as factory
from tests.factories.accounts import user

pytestmark = pytest.mark.django_db

LINES = [["", "王伟", "示例针织厂", "挡车工", "", "即墨工匠"], ["", "装配一班", "", "", "", "工人先锋号"]]


@pytest.fixture
def written() -> RosterImport:
    make.pages()
    make.award("即墨工匠")
    make.award("工人先锋号", "team")
    roster = factory.planned(factory.workbook(LINES))
    return writing.write(roster.pk, roster.version, None, make_profiles=True)


def test_everything_that_was_made_goes(written: RosterImport) -> None:
    kept = make.person("李四")
    undone = undoing.undo(written.pk, user())
    assert undone.state == "undone"
    assert undone.target == "2024年度即墨工匠"
    for model in (Commendation, AwardEdition, Grant, Collective, ProfilePage):
        assert not model.objects.exists(), model
    assert list(Person.objects.all()) == [kept]
    assert AwardType.objects.count() == 2


def test_once_is_enough(written: RosterImport) -> None:
    undoing.undo(written.pk, None)
    with pytest.raises(ValidationError, match="只有已导入的"):
        undoing.undo(written.pk, None)


def test_a_correction_is_put_back() -> None:
    award = make.award("即墨工匠")
    edition = make.edition(of=award)
    make.candidates(edition, [make.person("王伟", unit="示例针织厂")], unit="示例针织厂", post="保全工")
    roster = factory.planned(factory.workbook(LINES[:1]), into=edition.commendation)
    writing.write(roster.pk, roster.version, None)
    assert Grant.objects.get().post == "挡车工"
    undoing.undo(roster.pk, None)
    assert Grant.objects.get().post == "保全工"
    assert Commendation.objects.exists()


def _wei() -> Person:
    return Person.objects.get(name="王伟")


def _grant() -> Grant:
    return Grant.objects.get(name="王伟")


def _later_edit() -> None:
    person = _wei()
    person.post = "班长"
    person.save()


def _granted() -> None:
    Commendation.objects.update(document_no="1号", decision_date=timezone.localdate() - timedelta(days=400))
    commendations.record_past(Commendation.objects.get())


def _article() -> None:
    article = news.article()
    ArticleSubject.objects.create(page=article, person=_wei())


def _later_import() -> None:
    make.award("青岛工匠")
    roster = factory.planned(factory.workbook([["", "王伟", "示例针织厂", "", "", "青岛工匠"]]), name_zh="另一批")
    writing.write(roster.pk, roster.version, None)


def _planned_into_it() -> None:
    factory.planned(factory.workbook([["", "李四", "甲厂", "", "", "即墨工匠"]]), into=Commendation.objects.get())


def _objection() -> None:
    Objection.objects.create(
        commendation=Commendation.objects.get(), grant=_grant(), received_at=timezone.now(), content="情况不实"
    )


def _revocation() -> None:
    Revocation.objects.create(
        grant=_grant(), document_no="3号", decided_on=timezone.localdate(), reason="弄错了", proposed_by=user("two")
    )


def _published() -> None:
    ProfilePage.objects.get(person=_wei()).save_revision().publish()


def _member() -> None:
    studio = make.studio("某某工作室")
    StudioMember.objects.create(studio=studio, person=_wei())


def _leader() -> None:
    make.collective("某某班", leader=_wei())


def _teacher() -> None:
    SeriesTeacher.objects.create(owner=courses.series(), person=_wei())


def _merged() -> None:
    Grant.objects.filter(person=_wei()).delete()
    ProfilePage.objects.get(person=_wei()).delete()
    _wei().delete()


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (_later_edit, "人物“王伟”导入以后修改过"),
        (_granted, "已经是“已表彰”"),
        (_article, "用到了“王伟”"),
        (_later_import, "授予记录“王伟"),
        (_planned_into_it, "名单导入“2024年度即墨工匠名单.xlsx”"),
        (_objection, "异议“"),
        (_revocation, "撤销记录“3号"),
        (_published, "个人页“王伟”导入以后修改过"),
        (_member, "用到了“王伟”"),
        (_leader, "集体“某某班”用到了“王伟”"),
        (_teacher, "用到了“王伟”"),
        (_merged, "已经删除或合并"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_what_stands_in_the_way_is_named(written: RosterImport, happens: Callable[[], Any], said: str) -> None:
    happens()
    found = [each.text for each in undoing.obstacles(RosterImport.objects.get(pk=written.pk))]
    assert any(said in text for text in found), found
    with pytest.raises(ValidationError, match="不能撤回"):
        undoing.undo(written.pk, None)
    assert Commendation.objects.filter(pk=written.commendation_id).exists()


def test_a_dropped_import_into_it_is_no_obstacle(written: RosterImport) -> None:
    from honors.importing import rosters

    other = factory.planned(factory.workbook([["", "李四", "甲厂", "", "", "即墨工匠"]]), into=written.commendation)
    rosters.drop(other.pk)
    assert undoing.obstacles(written) == []
    undoing.undo(written.pk, None)
