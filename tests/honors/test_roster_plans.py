"""What an import will do with each row: the verdicts, before anything is written (domain.md §8, model.md §3)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from honors import commendations
from honors.enums import Kind
from honors.importing import rosters, writing
from honors.models import AwardType, Collective, Commendation, Grant, Person, RosterImport, RosterRow
from tests.factories import honors as make
from tests.factories import roster_imports as factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def craftsman() -> AwardType:
    make.town("通济街道")
    return make.award("即墨工匠")


def line(
    name: str, unit: str = "示例针织厂", post: str = "挡车工", town: str = "", award: str = "即墨工匠"
) -> list[Any]:
    return ["", name, unit, post, town, award]


def plan_of(*lines: list[Any], **fields: Any) -> RosterImport:
    return factory.planned(factory.workbook(lines), **fields)


def only(*lines: list[Any], **fields: Any) -> RosterRow:
    """The last row of the plan."""
    row = plan_of(*lines, **fields).rows.last()
    assert row is not None
    return row


def keys(row: RosterRow) -> list[str]:
    return [key for key, _words in row.plan["choices"]]


def test_nothing_but_the_plan_is_in_the_database() -> None:
    roster = plan_of(line("王　伟", town="通济街道"))
    row = roster.rows.get()
    assert (roster.state, row.verdict, row.name, row.plan["match"]) == ("planned", "new", "王伟", "new")
    assert (row.values["unit"], row.plan["town"]) == ("示例针织厂", make.town("通济街道").pk)
    assert not Person.objects.exists()
    assert not Commendation.objects.exists()


def test_every_row_of_the_file_has_one_verdict() -> None:
    make.person("李桂芳", unit="示例机械公司")
    roster = plan_of(
        line("王伟"), line("李桂芳", "示例机械公司"), line(""), line("赵敏", award="没有的称号"), line("钱多")
    )
    counts = roster.rows.counts()
    assert sum(counts.values()) == roster.rows_total == roster.rows.count()
    assert (counts["new"], counts["known"], counts["doubt"] + counts["fault"]) == (2, 1, roster.rows_total - 3)


@pytest.mark.parametrize(
    ("known", "unit", "verdict"),
    [
        ({"unit": "示例针织厂"}, "示例针织厂", "known"),
        ({"unit": "示例 针织厂"}, "示例针织厂", "known"),
        ({"unit": "示例机械公司"}, "示例针织厂", "new"),
        ({"unit": ""}, "示例针织厂", "doubt"),
        ({"unit": "示例针织厂"}, "", "doubt"),
        ({"unit": "即墨示例针织有限公司"}, "示例针织厂", "doubt"),
        ({"unit": "青岛示例针织厂有限公司"}, "示例针织厂", "doubt"),
    ],
)
def test_a_namesake(known: dict[str, str], unit: str, verdict: str) -> None:
    person = make.person("王伟", **known)
    row = only(line("王伟", unit))
    assert row.verdict == verdict, row.reasons
    assert f"person:{person.pk}" in keys(row)  # shown, and the editor may flip it
    assert "new" in keys(row)


def test_a_namesake_of_the_same_town_and_trade_is_doubtful() -> None:
    make.person("王伟", unit="示例机械公司", town=make.town("通济街道"), trade="钳工")
    headers = ("姓名", "工作单位", "工种", "镇街", "荣誉称号")
    content = factory.workbook([["王伟", "甲乙丙丁厂", "钳工", "通济街道", "即墨工匠"]], headers)
    row = factory.planned(content).rows.get()
    assert row.verdict == "doubt"
    assert "镇街和工种都相同" in row.reasons[0]


def test_a_former_name_and_a_unit_once_printed_are_known() -> None:
    person = make.person("王玮", unit="示例机械公司")
    person.former_names.create(name="王伟")
    person.save()
    make.grant(person, unit="示例针织厂")
    row = only(line("王伟"))
    assert (row.verdict, row.plan["match"]) == ("known", f"person:{person.pk}")


def test_two_of_one_name_for_one_award_are_doubtful() -> None:
    roster = plan_of(line("王伟", "甲厂"), line("李四"), line("王伟", "乙厂"))
    assert factory.verdicts(roster) == ["doubt", "new", "doubt"]
    assert "第5行" in roster.rows.get(number=3).reasons[0]
    for number in (3, 5):
        rosters.settle(roster.pk, number, "new")
    assert factory.verdicts(roster) == ["new", "new", "new"]


def test_the_same_person_in_two_awards_is_made_once() -> None:
    make.award("青岛工匠")
    roster = plan_of(line("王伟"), line("王伟", award="青岛工匠"), line("王伟", "毫不相干集团", award="青岛工匠"))
    rows = {row.number: row for row in roster.rows.all()}
    assert (rows[4].plan["match"], rows[4].verdict) == ("row:3", "doubt")  # twice for 青岛工匠
    rosters.settle(roster.pk, 4, "row:3")
    rosters.settle(roster.pk, 5, "new")
    roster.refresh_from_db()
    writing.write(roster.pk, roster.version, None)
    assert sorted(person.grants.count() for person in Person.objects.filter(name="王伟")) == [1, 2]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"award": "即墨工将"}, "最接近的是“即墨工匠”"),
        ({"town": "通机街道"}, "最接近的是“通济街道”"),
        ({"name": "即墨示例机械公司"}, "像是单位或班组"),
        ({"name": "王伟", "award": "先进单位"}, "像是人名"),
    ],
)
def test_doubts_say_what_is_near(given: dict[str, str], said: str) -> None:
    make.award("先进单位", Kind.UNIT)
    row = only(line(**{"name": "王伟", **given}))
    assert row.verdict == "doubt"
    assert said in " ".join(row.reasons)


def test_a_town_is_known_without_its_ending() -> None:
    assert only(line("王伟", town="通济")).plan["town"] == make.town("通济街道").pk


def test_collectives_follow_the_kind_of_the_award() -> None:
    make.award("工人先锋号", Kind.TEAM)
    make.award("五一劳动奖状", Kind.UNIT)
    unit = make.collective("示例机械公司")
    roster = plan_of(line("装配一班", "示例机械公司", award="工人先锋号"), line("示例机械公司", award="五一劳动奖状"))
    new, known = roster.rows.all()
    assert (new.verdict, known.verdict, known.plan["match"]) == ("new", "known", f"collective:{unit.pk}")
    writing.write(roster.pk, roster.version, None)
    assert Collective.objects.get(name="装配一班").parent == unit


def test_a_collective_of_another_kind_breaks_the_kind_rule() -> None:
    make.award("工人先锋号", Kind.TEAM)
    make.collective("示例机械公司")
    row = only(line("示例机械公司", award="工人先锋号"))
    assert row.verdict == "doubt"
    assert "授予班组" in row.reasons[0]


def test_a_studio_has_to_be_there() -> None:
    make.award("创新工作室", Kind.STUDIO)
    studio = make.studio("高奉先创新工作室")
    assert only(line("高奉先创新工作室", award="创新工作室")).plan["match"] == f"studio:{studio.pk}"
    row = only(line("高奉先劳模创新工作室", award="创新工作室"))
    assert (row.verdict, keys(row)) == ("doubt", [f"studio:{studio.pk}"])


def test_the_award_may_be_chosen_for_the_whole_file(craftsman: AwardType) -> None:
    content = factory.workbook([["王伟", "示例针织厂"]], ("姓名", "单位"))
    assert factory.planned(content).rows.get().verdict == "fault"
    assert factory.planned(content, award=craftsman).rows.get().verdict == "new"


def test_the_same_file_again_changes_nothing() -> None:
    lines = (
        line("王伟"),
        line("李四", ""),
        line("李四", "乙厂"),
        line("阿卜杜拉•买买提"),
        line("赵敏", town="通机街道"),
    )
    content = factory.workbook(lines)
    roster = factory.planned(content)
    for row in roster.rows.open():
        rosters.settle(roster.pk, row.number, "new")
    roster.refresh_from_db()
    written = writing.write(roster.pk, roster.version, None)
    again = factory.planned(content, into=written.commendation)
    assert set(factory.verdicts(again)) == {"present"}
    before = set(Grant.objects.values_list("pk", "updated_at"))
    writing.write(again.pk, again.version, None)
    assert set(Grant.objects.values_list("pk", "updated_at")) == before
    assert Person.objects.count() == 5


def test_what_was_corrected_and_skipped_is_so_again() -> None:
    content = factory.workbook([line("王伟", award="即墨工将"), line("赵敏", award="没有的")])
    roster = factory.planned(content)
    rosters.settle(roster.pk, 3, edits={"name": "王伟", "award": "即墨工匠", "unit": "改过的厂"})
    rosters.settle(roster.pk, 4, "skip")
    roster.refresh_from_db()
    written = writing.write(roster.pk, roster.version, None)
    again = factory.planned(content, into=written.commendation)
    assert (factory.verdicts(again)[0], again.rows.skipped().count(), again.rows.open().count()) == ("present", 1, 0)


# Corrections ----------------------------------------------------------------------------------------------------------


def test_a_candidate_is_corrected_in_print(craftsman: AwardType) -> None:
    edition = make.edition(of=craftsman)
    make.candidates(edition, [make.person("王伟", unit="示例针织厂")], unit="示例针织厂", post="保全工")
    roster = plan_of(line("王伟"), into=edition.commendation)
    row = roster.rows.get()
    assert (row.verdict, row.plan["changes"]) == ("correction", [["post", "保全工", "挡车工"]])
    writing.write(roster.pk, roster.version, None)
    assert Grant.objects.get().post == "挡车工"


def test_a_later_list_with_another_unit_asks_whether_it_is_the_same_person(craftsman: AwardType) -> None:
    edition = make.edition(of=craftsman)
    person = make.person("王伟", unit="示例针织厂")
    make.candidates(edition, [person], unit="示例针织厂", post="挡车工")
    row = only(line("王伟", "毫不相干集团"), into=edition.commendation)
    assert (row.verdict, keys(row)) == ("doubt", [f"person:{person.pk}", "new"])
    settled = rosters.settle(row.roster_id, row.number, f"person:{person.pk}")
    assert (settled.verdict, settled.plan["changes"]) == ("correction", [["unit", "示例针织厂", "毫不相干集团"]])
    both = plan_of(line("王伟", "毫不相干集团"), line("王伟"), into=edition.commendation)
    assert factory.verdicts(both) == ["doubt", "present"]  # the name stands twice


def test_once_granted_the_print_stays(craftsman: AwardType) -> None:
    edition = make.granted([make.person("王伟", unit="示例针织厂")], craftsman, unit="示例针织厂", post="保全工")
    roster = plan_of(line("王伟"), into=edition.commendation)
    row = roster.rows.get()
    assert (row.verdict, keys(row)) == ("doubt", ["keep"])
    settled = rosters.settle(roster.pk, row.number, "keep")
    assert settled.verdict == "present"
    roster.refresh_from_db()
    writing.write(roster.pk, roster.version, None)
    assert Grant.objects.get().post == "保全工"


def test_a_misprinted_name_is_noted_beside_the_print(craftsman: AwardType) -> None:
    person = make.person("王伟", unit="示例针织厂")
    edition = make.edition(of=craftsman)
    make.candidates(edition, [person], name="王玮", unit="示例针织厂", post="挡车工")
    commendations.record_past(edition.commendation)
    edition.commendation.refresh_from_db()
    roster = plan_of(line("王伟"), into=edition.commendation)
    row = roster.rows.get()
    assert keys(row) == ["correct", "keep"]
    assert rosters.settle(roster.pk, row.number, "correct").is_open  # a note is wanted
    rosters.settle(roster.pk, row.number, "correct", "文件误作“王玮”。")
    roster.refresh_from_db()
    writing.write(roster.pk, roster.version, None)
    grant = Grant.objects.get()
    assert (grant.name, grant.corrected_name, grant.correction_note) == ("王玮", "王伟", "文件误作“王玮”。")


def test_who_was_left_out_does_not_come_back_by_a_roster(craftsman: AwardType) -> None:
    edition = make.edition(of=craftsman)
    [grant] = make.candidates(edition, [make.person("王伟", unit="示例针织厂")], unit="示例针织厂", post="挡车工")
    commendations.leave_out(grant, "本人申请退出")
    row = only(line("王伟"), into=edition.commendation)
    assert (row.verdict, keys(row)) == ("doubt", ["keep"])


def test_year_and_document_of_a_row_are_compared() -> None:
    headers = ("姓名", "单位", "年度", "文号", "荣誉称号")
    content = factory.workbook([["王伟", "甲厂", "2023", "即工发〔2023〕1号", "即墨工匠"]], headers)
    row = factory.planned(content, document_no="即工发〔2024〕12号").rows.get()
    assert row.verdict == "doubt"
    assert len(row.reasons) == 2


def test_what_is_registered_afterwards_is_found_when_all_is_planned_anew() -> None:
    roster = plan_of(line("王伟", award="新称号"), line("李四", award="新称号"))
    rosters.settle(roster.pk, 4, "skip")
    make.award("新称号")
    rosters.replan(roster.pk)
    assert factory.verdicts(roster)[0] == "new"
    assert roster.rows.skipped().count() == 1


# Columns --------------------------------------------------------------------------------------------------------------


def test_a_mapping_is_remembered_for_the_same_headers() -> None:
    headers = ("姓名", "单位", "备注二", "荣誉称号")
    content = factory.workbook([["王伟", "甲厂", "钳工", "即墨工匠"]], headers)
    first = factory.received(content)
    assert (first.state, rosters.unmapped(first)) == ("columns", ["备注二"])
    assert "钳工" in first.samples[2]
    rosters.choose_columns(first, {0: "name", 1: "unit", 2: "trade", 3: "award"})
    first.refresh_from_db()
    assert first.rows.get().values["trade"] == "钳工"
    assert factory.received(content).state == "planned"


def test_where_the_columns_are_known_nobody_is_asked_about_them(monkeypatch: pytest.MonkeyPatch) -> None:
    content = factory.workbook([line("王伟")])
    factory.planned(content)
    monkeypatch.setattr(rosters, "make_plan", lambda *_given: None)  # as long as it takes
    assert factory.received(content).state == "reading"


# Cost -----------------------------------------------------------------------------------------------------------------


def test_queries_of_planning_do_not_grow_with_the_rows() -> None:
    def queries(number: int) -> int:
        content = factory.workbook([line(make.next_name(), f"第{each}厂") for each in range(number)])
        roster = factory.received(content)
        with CaptureQueriesContext(connection) as captured:
            rosters.make_plan(roster)
        return sum(query["sql"].startswith("SELECT") for query in captured)

    queries(3)
    assert queries(200) == queries(20)
