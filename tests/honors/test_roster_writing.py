"""Confirming an import: all or nothing, against the database as it is now."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from core.models import CacheVersion
from honors import commendations
from honors.importing import rosters, writing
from honors.models import AwardEdition, AwardType, Commendation, Grant, Person, ProfilePage, RosterImport
from tests.factories import honors as make
from tests.factories import roster_imports as factory
from tests.factories.accounts import user

pytestmark = pytest.mark.django_db


def line(name: str, unit: str = "示例针织厂", award: str = "即墨工匠") -> list[Any]:
    return ["", name, unit, "挡车工", "", award]


def plan_of(*lines: list[Any], **fields: Any) -> RosterImport:
    make.award("即墨工匠") if not AwardType.objects.filter(name_zh="即墨工匠").exists() else None
    return factory.planned(factory.workbook(lines), **fields)


def confirm(roster: RosterImport, **options: Any) -> RosterImport:
    return writing.write(roster.pk, roster.version, options.pop("by", None), **options)


def test_a_commendation_with_an_edition_for_every_award() -> None:
    make.award("青岛工匠")
    author = user()
    roster = plan_of(line("王伟"), line("李四"), line("赵敏", award="青岛工匠"), document_no="即工发〔2024〕12号")
    token = CacheVersion.objects.values_list("token", flat=True).first()
    confirm(roster, by=author)
    made = Commendation.objects.get()
    assert (made.name_zh, made.year, made.state, made.document_no) == (
        "2024年度即墨工匠",
        2024,
        "collecting",
        "即工发〔2024〕12号",
    )
    assert {edition.award_type.name_zh for edition in made.editions.all()} == {"即墨工匠", "青岛工匠"}
    grants = list(Grant.objects.order_by("document_order"))
    assert [(grant.name, grant.document_order, grant.status) for grant in grants] == [
        ("王伟", 1, "candidate"), ("李四", 2, "candidate"), ("赵敏", 3, "candidate"),
    ]  # fmt: skip
    assert all(grant.stroke_key and grant.pinyin_key and grant.created_by == author for grant in grants)
    assert CacheVersion.objects.values_list("token", flat=True).first() != token
    assert ModelLogEntry.objects.filter(action="honors.roster.write", user=author).count() == 1


def test_new_persons_have_what_the_roster_says_and_addresses_of_their_own() -> None:
    headers = ("姓名", "单位", "性别", "民族", "出生年月", "荣誉称号")
    make.award("即墨工匠")
    make.person("王伟", unit="别处")
    content = factory.workbook(
        [["王　伟（女，回族）", "甲厂", "", "", "1975-10", "即墨工匠"], ["王维", "乙厂", "男", "汉族", "", "即墨工匠"]],
        headers,
    )
    confirm(factory.planned(content))
    wei, other = Person.objects.filter(unit__in=["甲厂", "乙厂"]).order_by("pk")
    assert (wei.name, wei.sex, wei.ethnic_group, wei.birth_year) == ("王伟", "female", "回族", 1975)
    assert (other.sex, other.pinyin, other.name_latin) == ("male", "wangwei", "Wang Wei")
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["wang-wei", "wang-wei-2", "wang-wei-3"]


def test_nothing_is_written_while_a_row_is_open() -> None:
    roster = plan_of(line("王伟"), line("赵敏", award="没有的"))
    with pytest.raises(ValidationError, match="还有1行没有确认"):
        confirm(roster)
    assert not Commendation.objects.exists()
    rosters.settle(roster.pk, 4, "skip")
    roster.refresh_from_db()
    confirm(roster)
    assert Grant.objects.count() == 1


def test_a_row_whose_ground_has_shifted_comes_back() -> None:
    roster = plan_of(line("王伟"), line("李四"))
    make.person("王伟", unit="示例针织厂")
    with pytest.raises(writing.PlanChangedError, match="1行需要重新确认"):
        confirm(roster)
    assert not Commendation.objects.exists()
    row = roster.rows.get(number=3)
    assert (row.verdict, row.is_open) == ("doubt", True)
    assert "原来是“新人物”，现在是“已有人物”" in row.reasons[0]
    rosters.settle(roster.pk, 3, row.plan["match"])
    roster.refresh_from_db()
    confirm(roster)
    assert Person.objects.count() == 2


def test_who_confirms_what_a_colleague_has_changed_is_told() -> None:
    roster = plan_of(line("王伟"))
    rosters.settle(roster.pk, 3, "skip")
    with pytest.raises(ValidationError, match="有同事改过"):
        confirm(roster)
    roster.refresh_from_db()
    confirm(roster)
    with pytest.raises(ValidationError, match="没有重复导入"):
        confirm(roster)


@pytest.mark.parametrize("state", ["notice", "revoked"])
def test_a_closed_commendation_takes_no_names(state: str) -> None:
    edition = make.edition(of=make.award("即墨工匠"))
    roster = plan_of(line("王伟"), into=edition.commendation)
    Commendation.objects.filter(pk=edition.commendation_id).update(
        state=state, notice_starts_at="2026-01-01T00:00:00Z", notice_ends_at="2026-01-09T00:00:00Z"
    )
    with pytest.raises(ValidationError, match=r"正在公示|已经撤销"):
        confirm(RosterImport.objects.get(pk=roster.pk))
    assert not Person.objects.exists()


def test_the_document_number_may_be_taken_meanwhile() -> None:
    roster = plan_of(line("王伟"), document_no="即工发〔2024〕12号")
    make.commendation(document_no="即工发〔2024〕12号")
    with pytest.raises(ValidationError, match="这个文号已经登记过"):
        confirm(roster)
    assert not Person.objects.exists()


def test_added_to_a_granted_commendation_a_name_is_fact_at_once() -> None:
    award = make.award("即墨工匠")
    edition = make.granted([make.person("钱多")], award)
    confirm(plan_of(line("王伟"), into=edition.commendation))
    assert Grant.objects.public().filter(name="王伟").exists()
    assert Person.objects.public().filter(name="王伟").exists()


def test_candidates_are_seen_by_nobody_until_the_notice() -> None:
    confirm(plan_of(line("王伟")))
    assert not Grant.objects.public().exists()
    assert not Person.objects.public().exists()


def test_drafts_of_profiles_are_made_by_choice(client: Any) -> None:
    make.pages()
    confirm(plan_of(line("王伟"), line("李四")), make_profiles=True)
    assert {page.person.name for page in ProfilePage.objects.all()} == {"王伟", "李四"}
    assert not ProfilePage.objects.live().exists()


def test_queries_of_writing_do_not_grow_with_the_rows() -> None:
    def queries(number: int) -> int:
        roster = plan_of(*(line(f"{make.next_name()}", f"第{each}号厂") for each in range(number)))
        for row in roster.rows.open():
            rosters.settle(roster.pk, row.number, "new")
        roster.refresh_from_db()
        with CaptureQueriesContext(connection) as captured:
            confirm(roster)
        return sum(query["sql"].startswith("SELECT") for query in captured)

    queries(3)
    assert queries(60) <= queries(10)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_wins_and_the_other_is_told() -> None:
    roster = plan_of(*(line(f"王{each}号", f"{each}厂") for each in "甲乙丙丁戊己庚辛"))
    for row in roster.rows.open():
        rosters.settle(roster.pk, row.number, "new")
    roster.refresh_from_db()
    said: list[str] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            confirm(roster)
            said.append("done")
        except ValidationError as error:
            said.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said)[0] == "done"
    assert "没有重复导入" in sorted(said)[1]
    assert (Commendation.objects.count(), AwardEdition.objects.count(), Grant.objects.count()) == (1, 1, 8)


def test_the_roll_goes_on_its_way_as_any_other() -> None:
    roster = confirm(plan_of(line("王伟"), document_no="即工发〔2020〕1号", decision_date="2020-03-02"))
    assert roster.commendation is not None
    commendations.record_past(roster.commendation)
    assert Grant.objects.public().count() == 1
