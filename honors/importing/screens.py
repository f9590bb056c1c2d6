"""What the pages of an import show: rows in words, choices for each, counts as filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from honors.enums import ImportState, Kind, Verdict
from honors.importing.columns import Column
from honors.importing.planning import CORRECT, KEEP, NEW
from honors.importing.rosters import LATIN
from honors.models import AwardType, Collective, Grant, Person, RosterImport, RosterRow, Studio
from honors.models.imports import SKIP

SHOWN = (Column.UNIT, Column.POST, Column.TRADE, Column.TOWN)
RECIPIENTS: dict[str, type[Any]] = {"person": Person, "collective": Collective, "studio": Studio}
STUCK_AFTER = 30  # seconds without progress after which a page says that nobody reads


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a row."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a row in its form."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One row on screen."""

    row: RosterRow
    word: str  # 新集体 where the award goes to one
    award: str
    facts: str
    means: str  # whom it means
    changes: list[str]
    choices: list[Choice]
    fields: list[Field]
    wants_note: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict as a filter."""

    key: str
    label: str
    count: int
    current: bool


def tabs(roster: RosterImport, current: str) -> list[Tab]:
    """All rows, then the verdicts that occur, what is to be done first; they add up to the rows of the file."""
    counts = roster.rows.counts()
    labels = {**dict(Verdict.choices), SKIP: _("跳过")}
    found = [Tab(key, str(labels[key]), counts[key], key == current) for key in labels if counts[key]]
    return [Tab("", _("全部"), sum(counts.values()), not current), *found]


def shown(rows: Iterable[RosterRow], roster: RosterImport) -> list[Shown]:
    """The rows of one page. One query for the awards."""
    awards = {award.pk: award for award in AwardType.objects.all()}
    columns = _columns(roster)
    return [_shown(row, awards.get(row.plan.get("award")), columns) for row in rows]


def _columns(roster: RosterImport) -> list[str]:
    """What may be corrected: the columns of the file, and the award where the file has none."""
    mapped = set(roster.mapping.values()) | {Column.NAME, Column.AWARD}
    return [str(column) for column in Column if column in mapped and column != Column.ORDER]


def _shown(row: RosterRow, award: AwardType | None, columns: list[str]) -> Shown:
    kind = award.kind if award else Kind.PERSON
    return Shown(
        row=row,
        word=_("跳过") if row.is_skipped else verdict_word(row.verdict, kind),
        award=award.name_zh if award else row.values.get(Column.AWARD, ""),
        facts=_("，").join(filter(None, [row.values.get(column, "") for column in SHOWN])),
        means=_means(row),
        changes=[change_words(change) for change in row.plan.get("changes", [])],
        choices=_choices(row, kind),
        fields=_fields(row, columns, kind),
        wants_note=any(key == CORRECT for key, _words in row.plan.get("choices", [])),
    )


def verdict_word(verdict: str, kind: str) -> str:
    if kind != Kind.PERSON and verdict == Verdict.NEW:
        return _("新集体")
    if kind not in {Kind.PERSON, Kind.STUDIO} and verdict == Verdict.KNOWN:
        return _("已有集体")
    if kind == Kind.STUDIO and verdict == Verdict.KNOWN:
        return _("已有工作室")
    return str(Verdict(verdict).label)


def _means(row: RosterRow) -> str:
    label = row.plan.get("label", "")
    return _("就是：%s") % label if label and row.verdict != Verdict.DOUBT else ""


def change_words(change: list[str]) -> str:
    """单位：甲厂 → 乙厂."""
    column, before, after = change
    return f"{Column(column).label}：{before or _('（空）')} → {after}"


def _choices(row: RosterRow, kind: str) -> list[Choice]:
    own = {
        NEW: _("登记为新人物") if kind == Kind.PERSON else _("登记为新集体"),
        KEEP: _("保留已有的内容，不改动"),
        CORRECT: _("登记更正：原文保留，另注正确的姓名"),
    }
    offered = [(key, own.get(key) or _("是这一位：%s") % words) for key, words in row.plan.get("choices", [])]
    offered.append((SKIP, _("跳过这一行，不导入")))
    return [Choice(key, label, key == row.settlement) for key, label in offered]


def _fields(row: RosterRow, columns: list[str], kind: str) -> list[Field]:
    texts: Mapping[str, Any] = {column: text for column, (text, _doubt) in row.cells.items()} | row.edits
    found = [Field(column, str(Column(column).label), str(texts.get(column, ""))) for column in columns]
    spelled = [Field(LATIN, _("拼音（不填则自动生成）"), str(texts.get(LATIN, "")))] if kind == Kind.PERSON else []
    return found + spelled


def progress(roster: RosterImport, seconds: float) -> dict[str, Any]:
    """For the page that waits; `seconds` since anything moved."""
    waiting = roster.state == ImportState.READING or bool(roster.photo_upload)
    stuck = waiting and seconds > STUCK_AFTER
    return {
        "waiting": waiting,
        "done": roster.rows_done,
        "total": roster.rows_total,
        "message": _("后台程序好像没有在运行，请告诉管理员检查。恢复以后会接着读；一小时还没读完，请重新上传。")
        if stuck
        else _moving(roster),
    }


def _moving(roster: RosterImport) -> str:
    if roster.photo_upload and roster.state != ImportState.READING:
        return _("正在读取照片……")
    if not roster.rows_total:
        return _("正在读取文件……")
    return _("正在核对：%(done)d / %(total)d") % {"done": roster.rows_done, "total": roster.rows_total}


# Result ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Made:
    """One row of the result."""

    row: RosterRow
    word: str
    name: str
    unit: str
    award: str
    grant_url: str
    recipient_url: str


def made(rows: Iterable[RosterRow], roster: RosterImport) -> list[Made]:
    """What became of each row, with links. Two queries."""
    listed = list(rows)
    awards = {award.pk: award for award in AwardType.objects.all()}
    return [_made(row, awards.get(row.plan.get("award"))) for row in listed if row.result.get("grant")]


def _made(row: RosterRow, award: AwardType | None) -> Made:
    kind, _colon, pk = row.result["recipient"].partition(":")
    return Made(
        row=row,
        word=verdict_word(row.verdict, award.kind if award else Kind.PERSON),
        name=row.name,
        unit=row.values.get(Column.UNIT, ""),
        award=award.name_zh if award else "",
        grant_url=edit_url(Grant, row.result["grant"]),
        recipient_url=edit_url(RECIPIENTS[kind], pk),
    )


def edit_url(model: Any, pk: Any) -> str:
    """Wagtail sets `snippet_viewset` when the snippet is registered."""
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])


def made_counts(roster: RosterImport) -> list[tuple[str, int]]:
    """人物 210, 授予记录 214 …"""
    counted = ((apps.get_model(label)._meta.verbose_name, len(pks)) for label, pks in roster.made.items())
    return [(str(name), number) for name, number in counted]
