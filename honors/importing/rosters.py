"""The life of a roster until it is confirmed: received, read, its columns chosen, planned, settled, or dropped."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from honors.enums import ImportState
from honors.importing import known, planning
from honors.importing.columns import Column, recognise, signature
from honors.importing.entries import Entry, entries
from honors.importing.known import Target
from honors.importing.planning import Line
from honors.importing.reading import read_table
from honors.importing.tables import Cell, RosterRefusedError, Table, TableRow
from honors.models import ColumnMapping, RosterImport, RosterRow

SAMPLES = 3
BATCH = 500
SWEEP_EVERY = 5 * 60  # seconds
FILES_STAY = datetime.timedelta(minutes=50)  # with the sweep after it less than the hour that is allowed
LATIN = "latin"  # a correction that no file has: how a name is spelled in Latin letters
KEPT_REMARKS = 40


# Received -------------------------------------------------------------------------------------------------------------


def digest(upload: File) -> str:
    """SHA-256 of a file, which is left at its beginning."""
    total = hashlib.sha256()
    for chunk in upload.chunks():
        total.update(chunk)
    upload.seek(0)
    return total.hexdigest()


@transaction.atomic
def receive(roster: RosterImport, upload: File, by: Any) -> RosterImport:
    """Keep the file in the private store and have it read. `roster` says what the names go into."""
    from honors.importing import tasks

    roster.uploaded_by, roster.state = by, ImportState.READING
    roster.upload.save(upload.name or "roster", upload, save=False)
    roster.save()
    tasks.read_roster.enqueue(roster.pk)
    return roster


def read(roster: RosterImport) -> None:
    """Headers, samples and the columns they name; a source that was seen before is planned at once."""
    try:
        table = _table(roster)
    except RosterRefusedError as refusal:
        fail(roster, refusal.message)
        return
    remembered = ColumnMapping.objects.filter(signature=signature(table.headers)).first()
    roster.sheet, roster.title = table.sheet[:80], table.title[:200]
    roster.headers, roster.samples = list(table.headers), _samples(table)
    roster.rows_total, roster.rows_done = len(table.rows), 0
    roster.remarks = list(table.remarks)[:KEPT_REMARKS]
    roster.mapping = remembered.columns if remembered else _as_json(recognise(table.headers))
    roster.state = ImportState.READING if remembered else ImportState.COLUMNS
    roster.progress_at = timezone.now()
    roster.save()
    if remembered:
        make_plan(roster, table)


def _table(roster: RosterImport) -> Table:
    if not roster.upload:
        raise RosterRefusedError(_("上传的文件已经按规定删除，请重新上传。"))
    with Path(roster.upload.path).open("rb") as file:
        return read_table(file, roster.filename, sheet=roster.sheet)


def _samples(table: Table) -> list[list[str]]:
    """Of each column its first texts."""
    return [
        [text[:40] for row in table.rows if (text := row.cells[index].text)][:SAMPLES]
        for index in range(len(table.headers))
    ]


def _as_json(mapping: Mapping[int, str]) -> dict[str, str]:
    return {str(index): str(column) for index, column in mapping.items()}


def fail(roster: RosterImport, message: str) -> None:
    """Nothing of the file is kept; the message says what to do."""
    discard_files(roster)
    roster.rows.all().delete()
    roster.state, roster.message = ImportState.FAILED, message[:500]
    roster.headers, roster.samples, roster.mapping, roster.title = [], [], {}, ""
    roster.save()


def discard_files(roster: RosterImport) -> None:
    """Delete what was uploaded. The photographs drawn from it stay with their rows."""
    for file in (roster.upload, roster.photo_upload):
        if file:
            file.delete(save=False)


# Columns --------------------------------------------------------------------------------------------------------------


def choose_columns(roster: RosterImport, columns: Mapping[int, str]) -> None:
    """Remember what the editor said of this kind of table, and plan by it."""
    from honors.importing import tasks

    _refuse(roster.state != ImportState.COLUMNS, _("这份名单已经核对过，列对应不能再改；要改请重新上传。"))
    doubled = len(set(columns.values())) != len(columns)
    _refuse(doubled, _("同一项内容选了两列，请只留一列。"))
    _refuse(Column.NAME not in columns.values(), _("请指出哪一列是姓名（名称）。"))
    with transaction.atomic():
        ColumnMapping.objects.update_or_create(
            signature=signature(roster.headers), defaults={"columns": _as_json(columns), "sheet": roster.sheet}
        )
        roster.mapping, roster.state = _as_json(columns), ImportState.READING
        roster.progress_at = timezone.now()
        roster.save()
        tasks.plan_roster.enqueue(roster.pk)


def unmapped(roster: RosterImport) -> list[str]:
    """Headers whose column is not imported."""
    return [header for index, header in enumerate(roster.headers) if str(index) not in roster.mapping and header]


# Planned --------------------------------------------------------------------------------------------------------------


def make_plan(roster: RosterImport, table: Table | None = None) -> None:
    """A verdict for every row of the file, in one transaction; then the file goes."""
    try:
        table = table or _table(roster)
    except RosterRefusedError as refusal:
        fail(roster, refusal.message)
        return
    mapping = {int(index): column for index, column in roster.mapping.items() if int(index) < len(table.headers)}
    rows = [_row(roster, row, mapping) for row in table.rows]
    _carry_over(roster, rows)
    apply_plan(roster, rows, tell=True)
    with transaction.atomic():
        roster.rows.all().delete()
        RosterRow.objects.bulk_create(rows, BATCH)
        roster.rows_total = roster.rows_done = len(rows)
        roster.state, roster.samples = ImportState.PLANNED, []
        roster.save()
    discard_files(roster)
    roster.save(update_fields=["upload", "photo_upload"])


def _row(roster: RosterImport, row: TableRow, mapping: Mapping[int, str]) -> RosterRow:
    cells = {column: row.cells[index] for index, column in mapping.items()}
    kept = {column: [cell.text, cell.doubt] for column, cell in cells.items() if cell.text or cell.doubt}
    return RosterRow(roster=roster, number=row.number, cells=kept)


def _carry_over(roster: RosterImport, rows: Iterable[RosterRow]) -> None:
    """The same file went into the same commendation before: what was corrected or left out then is so now."""
    before = written_before(roster).first()
    if before is None:
        return
    settled = {row.number: row for row in before.rows.all()}
    for row in rows:
        earlier = settled.get(row.number)
        if earlier is not None:
            row.edits, row.result = earlier.edits, {"earlier": earlier.result.get("recipient", "")}
            row.settlement = earlier.settlement if earlier.is_skipped else ""
    note = _("同一个文件在%s导入过，上次改正和跳过的，这次照旧。")
    roster.remarks = [*roster.remarks, note % f"{timezone.localtime(before.written_at):%Y-%m-%d %H:%M}"]


def written_before(roster: RosterImport) -> Any:
    """Imports of the same file into the same commendation that stand."""
    same = RosterImport.objects.filter(sha256=roster.sha256, state=ImportState.WRITTEN).exclude(pk=roster.pk)
    return same.filter(commendation=roster.commendation_id, commendation__isnull=False).order_by("-written_at")


def entry_of(row: RosterRow) -> Entry:
    """What the row says with the editor's corrections."""
    cells = {column: Cell(text, doubt) for column, (text, doubt) in row.cells.items()}
    cells |= {column: Cell(text) for column, text in row.edits.items() if column != LATIN}
    columns = list(cells)
    table = Table("", "", 0, tuple(columns), (TableRow(row.number, tuple(cells.values())),))
    return entries(table, dict(enumerate(columns)))[0]


def line_of(row: RosterRow) -> Line:
    earlier = row.result.get("earlier", "")
    return Line(entry_of(row), row.settlement, row.note, earlier)


def apply_plan(roster: RosterImport, rows: list[RosterRow], tell: bool = False) -> None:
    """Work out and set, not save, what each row will do. All rows of a name have to be among them."""
    lines = [line_of(row) for row in rows]
    target = Target.of(roster)
    facts = known.load((line.entry.values.get(Column.NAME, "") for line in lines), target)
    say = partial(_tell, roster, len(lines)) if tell else None
    outcomes = planning.plan(lines, facts, target, roster.mapping.values(), say)
    for row, line in zip(rows, lines, strict=True):
        outcome = outcomes[row.number]
        row.name, row.values = line.entry.values.get(Column.NAME, "")[:120], dict(line.entry.values)
        if row.edits.get(LATIN):
            row.values[LATIN] = row.edits[LATIN]
        row.verdict, row.reasons, row.plan = outcome.verdict, outcome.reasons, outcome.as_plan()


def _tell(roster: RosterImport, total: int, done: int) -> None:
    """Seen by the page that waits."""
    RosterImport.objects.filter(pk=roster.pk).update(rows_done=done, rows_total=total, progress_at=timezone.now())


# Settled --------------------------------------------------------------------------------------------------------------


@transaction.atomic
def settle(
    roster_pk: int, number: int, settlement: str = "", note: str = "", edits: Mapping[str, str] | None = None
) -> RosterRow:
    """What the editor says of one row; it and all rows of its name are planned anew."""
    roster = locked(roster_pk)
    row = roster.rows.get(number=number)
    before = row.name
    row.settlement, row.note = settlement[:40], note.strip()[:200]
    if edits is not None:
        row.edits = _corrections(row, edits)
    name = entry_of(row).values.get(Column.NAME, "")
    others = list(roster.rows.filter(name__in={before, name}).exclude(pk=row.pk))
    rows = sorted([row, *others], key=lambda each: each.number)
    apply_plan(roster, rows)
    save_rows(rows)
    roster.version += 1
    roster.save(update_fields=["version"])
    return row


@transaction.atomic
def replan(roster_pk: int) -> RosterImport:
    """All rows anew: an award, a town or a person has been registered since. Settlements stay."""
    roster = locked(roster_pk)
    rows = list(roster.rows.all())
    apply_plan(roster, rows)
    save_rows(rows)
    roster.version += 1
    roster.save(update_fields=["version"])
    return roster


def _corrections(row: RosterRow, texts: Mapping[str, str]) -> dict[str, str]:
    """Texts that differ from what the file says."""
    changed = {column: " ".join(text.split()) for column, text in texts.items()}
    return {column: text for column, text in changed.items() if text != row.cells.get(column, [""])[0]}


def save_rows(rows: list[RosterRow]) -> None:
    """An upsert of whole rows: bulk_update() takes ten times as long."""
    fields = ["name", "edits", "values", "verdict", "reasons", "plan", "settlement", "note", "result"]
    RosterRow.objects.bulk_create(rows, BATCH, update_conflicts=True, update_fields=fields, unique_fields=["id"])


def locked(roster_pk: int, version: int | None = None) -> RosterImport:
    """The roster as it is now, held until the transaction ends, if it still waits to be confirmed.

    Raises ValidationError when a colleague was faster.
    """
    roster: RosterImport = RosterImport.objects.select_for_update().get(pk=roster_pk)
    by = roster.written_by
    _refuse(roster.state == ImportState.WRITTEN, _("这份名单刚才已由%s导入，没有重复导入。") % (by or _("同事")))
    _refuse(roster.state != ImportState.PLANNED, _("这份名单现在是“%s”，不能再改。") % roster.get_state_display())
    changed = version is not None and version != roster.version
    _refuse(changed, _("您打开页面以后，有同事改过这份名单。请看过现在的样子再确认。"))
    return roster


@transaction.atomic
def drop(roster_pk: int) -> RosterImport:
    """Given up: the plan and the photographs go, the entry in the list stays."""
    roster: RosterImport = RosterImport.objects.select_for_update().get(pk=roster_pk)
    waiting = {ImportState.READING, ImportState.COLUMNS, ImportState.PLANNED}
    _refuse(roster.state not in waiting, _("已经导入的名单不能放弃，要收回请用“撤回导入”。"))
    forget_photos(roster)
    discard_files(roster)
    roster.rows.all().delete()
    roster.state, roster.samples, roster.headers = ImportState.DROPPED, [], []
    roster.version += 1
    roster.save()
    return roster


def forget_photos(roster: RosterImport) -> None:
    """Files go when the transaction commits."""
    for photo in roster.photos.all():
        photo.discard()


def discard_old_files() -> int:
    """Uploads older than an hour go, whatever became of their reading; how many rosters that failed."""
    old = RosterImport.objects.holding_files().filter(progress_at__lt=timezone.now() - FILES_STAY)
    stuck = [roster for roster in old if roster.state in {ImportState.READING, ImportState.COLUMNS}]
    for roster in old:
        if roster in stuck:
            fail(roster, _("一小时内没有读完或没有选列，文件已经按规定删除。请重新上传。"))
        else:
            discard_files(roster)
            roster.save(update_fields=["upload", "photo_upload"])
    return len(stuck)


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise ValidationError(message)
