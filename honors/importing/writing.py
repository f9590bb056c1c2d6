"""Confirming a planned roster: all of it in one transaction, or nothing of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core import caching, searchable
from core.models import Industry, Town
from honors.enums import CommendationState, ImportState, Kind, Verdict
from honors.granting import NewGrant, create_grants
from honors.importing import photographs, profiles
from honors.importing.columns import Column
from honors.importing.known import PRINTED
from honors.importing.making import make_collectives, make_persons
from honors.importing.planning import NEW, essence
from honors.importing.rosters import apply_plan, locked, save_rows
from honors.models import (
    AwardEdition,
    AwardType,
    Collective,
    Commendation,
    Grant,
    Person,
    RosterImport,
    RosterRow,
    Studio,
)
from honors.searching import objects_changed

WRITTEN = "honors.roster.write"  # action in Wagtail's log
MODELS: dict[str, type[Any]] = {"person": Person, "collective": Collective, "studio": Studio}
ORDER_MOST = 1_000_000


class PlanChangedError(ValidationError):
    """Somebody changed the database meanwhile: these rows wait for the editor again, and nothing was written."""


@dataclass(slots=True)
class Writing:
    """What one confirmation has to hand."""

    roster: RosterImport
    by: Any
    commendation: Commendation
    rows: list[RosterRow]  # those that do something
    recipients: dict[int, Any] = field(default_factory=dict)  # row number → person, collective, studio
    made: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))  # model label → primary keys

    def note(self, *things: Any) -> None:
        for thing in things:
            self.made[thing._meta.label_lower].append(thing.pk)


def write(roster_pk: int, version: int, by: Any, make_profiles: bool = False) -> RosterImport:
    """Make everything the plan says. Raises ValidationError with what is to be done first.

    The plan is worked out anew against the database as it is now. When a row would do something else than the editor
    saw, it goes back to 需要确认 with what changed, and nothing is written.
    """
    try:
        with transaction.atomic(), searchable.batch():
            roster = locked(roster_pk, version)
            rows = list(roster.rows.all())
            _refuse_open(rows)
            changed = check_anew(roster, rows)
            if not changed:
                return _write(roster, rows, by, make_profiles)
            save_rows(rows)
            roster.version += 1
            roster.save(update_fields=["version"])
    except IntegrityError as error:
        raise ValidationError(_("刚才有人同时登记了相同的内容，这次没有导入任何一行。请刷新后再确认一次。")) from error
    raise PlanChangedError(
        _("核对以后有人改过数据，%d行需要重新确认。这次没有导入任何一行。") % changed, code="changed"
    )


def _refuse_open(rows: Sequence[RosterRow]) -> None:
    waiting = sum(row.is_open for row in rows)
    if waiting:
        raise ValidationError(_("还有%d行没有确认。每一行都要改正、选定或跳过，才能导入。") % waiting)


def check_anew(roster: RosterImport, rows: list[RosterRow]) -> int:
    """Plan again; rows that would now do something else are doubtful. How many."""
    before = {row.number: essence(row.verdict, row.plan) for row in rows}
    words = {row.number: row.get_verdict_display() for row in rows}
    apply_plan(roster, rows)
    changed = [row for row in rows if not row.is_skipped and essence(row.verdict, row.plan) != before[row.number]]
    for row in changed:
        reason = _("核对以后有变化：原来是“%(before)s”，现在是“%(now)s”。请再看一遍。")
        row.reasons = [reason % {"before": words[row.number], "now": row.get_verdict_display()}, *row.reasons]
        row.verdict, row.settlement = Verdict.DOUBT, ""
    return len(changed)


def _write(roster: RosterImport, rows: list[RosterRow], by: Any, make_profiles: bool) -> RosterImport:
    doing = [row for row in rows if not row.is_skipped and row.verdict != Verdict.PRESENT]
    work = Writing(roster, by, _commendation(roster), doing)
    if roster.commendation is None:
        work.note(work.commendation)
    _find_recipients(work)
    _give(work)
    _correct(work)
    _note_those_there(rows)
    save_rows(rows)
    roster.commendation, roster.state = work.commendation, ImportState.WRITTEN
    if make_profiles:
        work.note(*profiles.make_drafts(_persons(work), by))
    roster.made = dict(work.made)
    photographs.attach(roster, by)
    roster.written_by, roster.written_at = by, timezone.now()  # last: whatever is younger is somebody's later edit
    roster.version += 1
    roster.save()
    log(instance=work.commendation, action=WRITTEN, user=by, data={"file": roster.filename, "rows": len(doing)})
    caching.bump()
    return roster


def _commendation(roster: RosterImport) -> Commendation:
    """The existing one as it is now, or the new one."""
    if roster.commendation_id:
        there: Commendation = Commendation.objects.select_for_update().get(pk=roster.commendation_id)
        return there
    fresh = Commendation(**roster.new_commendation)
    fresh.full_clean(exclude=["slug"])
    fresh.save()
    return fresh


def _find_recipients(work: Writing) -> None:
    """Those who are there, in one query a model; the new ones made in bulk; rows that share one."""
    there = _existing([row.plan["match"] for row in work.rows])
    kinds = {award.pk: award.kind for award in AwardType.objects.all()}
    fresh = [row for row in work.rows if row.plan["match"] == NEW]
    persons = make_persons(row for row in fresh if kinds[row.plan["award"]] == Kind.PERSON)
    collectives = make_collectives(
        (row, kinds[row.plan["award"]]) for row in fresh if kinds[row.plan["award"]] != Kind.PERSON
    )
    work.note(*persons.values(), *collectives.values())
    everybody = there | {f"row:{number}": made for number, made in (persons | collectives).items()}
    for row in work.rows:
        key = row.plan["match"]
        work.recipients[row.number] = everybody[f"row:{row.number}" if key == NEW else key]


def _existing(keys: Sequence[str]) -> dict[str, Any]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if kind in MODELS:
            wanted[kind].append(int(pk))
    return {
        f"{kind}:{each.pk}": each for kind, pks in wanted.items() for each in MODELS[kind].objects.filter(pk__in=pks)
    }


def _give(work: Writing) -> None:
    """Editions as the awards ask, and the grants of each through the one service."""
    by_award: dict[int, list[RosterRow]] = defaultdict(list)
    for row in work.rows:
        if row.verdict in {Verdict.NEW, Verdict.KNOWN}:
            by_award[row.plan["award"]].append(row)
    editions = _editions(work, by_award)
    towns, industries = Town.objects.in_bulk(), Industry.objects.in_bulk()
    numbers = work.roster.rows.values_list("number", flat=True)
    places = {number: place for place, number in enumerate(numbers, start=1)}
    for award, rows in by_award.items():
        new = [_as_printed(work, row, towns, industries, places[row.number]) for row in rows]
        grants = create_grants(editions[award], new, work.by)
        work.note(*grants)
        for row, grant in zip(rows, grants, strict=True):
            row.result = {"grant": grant.pk, "recipient": row_recipient(work.recipients[row.number])}


def _editions(work: Writing, awards: dict[int, list[RosterRow]]) -> dict[int, AwardEdition]:
    found = {
        edition.award_type_id: edition
        for edition in work.commendation.editions.select_related("award_type", "commendation")
    }
    missing = [award for award in AwardType.objects.filter(pk__in=awards) if award.pk not in found]
    for place, award in enumerate(missing, start=len(found)):
        found[award.pk] = AwardEdition.objects.create(
            commendation=work.commendation, award_type=award, sort_order=place
        )
        work.note(found[award.pk])
    for edition in found.values():
        edition.commendation = work.commendation
    return found


def _as_printed(work: Writing, row: RosterRow, towns: Any, industries: Any, place: int) -> NewGrant:
    values = row.values
    return NewGrant(
        work.recipients[row.number],
        name=values[Column.NAME],
        document_order=document_order(values.get(Column.ORDER, ""), place),
        town=towns.get(row.plan["town"]),
        industry=industries.get(row.plan["industry"]),
        **{field_: values.get(column, "") for column, field_ in PRINTED.items() if column != Column.NAME},
    )


def document_order(text: str, place: int) -> int:
    """The number that the file gives, else the row's place in it."""
    number = int(text) if text.isdecimal() and len(text) < len(str(ORDER_MOST)) else 0
    return number or place


def row_recipient(recipient: Any) -> str:
    return f"{recipient._meta.model_name}:{recipient.pk}"


def _correct(work: Writing) -> None:
    """What changes of grants that are there. Before granting the print itself; afterwards a note beside it."""
    rows = {row.plan["grant"]: row for row in work.rows if row.verdict == Verdict.CORRECTION}
    grants = list(Grant.objects.filter(pk__in=rows).select_related("edition__commendation", "edition__award_type"))
    for grant in grants:
        row = rows[grant.pk]
        changed = _changes(grant, row, work.commendation.state)
        work.roster.before.append({"grant": grant.pk, "was": {name: getattr(grant, name) for name in changed}})
        for name, value in changed.items():
            setattr(grant, name, value)
        grant.fill_derived()
        grant.updated_at = timezone.now()
        row.result = {"grant": grant.pk, "recipient": row_recipient(work.recipients[row.number])}
    fields = [*PRINTED.values(), "town", "industry", "corrected_name", "correction_note", "corrected_at"]
    Grant.objects.bulk_update(grants, [*fields, "stroke_key", "pinyin_key", "updated_at"], 200)
    if work.commendation.state == CommendationState.GRANTED:
        objects_changed([work.recipients[row.number] for row in rows.values()])


def _changes(grant: Grant, row: RosterRow, state: str) -> dict[str, Any]:
    """Field → new value."""
    if state == CommendationState.GRANTED:
        name = row.values[Column.NAME]
        return {"corrected_name": name, "correction_note": row.note, "corrected_at": timezone.now()}
    changed: dict[str, Any] = {PRINTED[column]: after for column, _before, after in row.plan["changes"]}
    if "town_printed" in changed:
        changed["town_id"] = row.plan["town"]
    if "industry_printed" in changed:
        changed["industry_id"] = row.plan["industry"]
    return changed


def _note_those_there(rows: Sequence[RosterRow]) -> None:
    for row in rows:
        if row.verdict == Verdict.PRESENT and not row.is_skipped:
            row.result = {"grant": row.plan["grant"], "recipient": row.plan["match"]}


def _persons(work: Writing) -> list[Person]:
    found = [each for each in work.recipients.values() if isinstance(each, Person)]
    return list({person.pk: person for person in found}.values())
