"""What an import will do with each row of a roster, worked out before anything is written. Pure over what is known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from honors.enums import CommendationState, GrantStatus, Kind, Verdict
from honors.importing.entries import Entry
from honors.importing.kind_rule import kind_doubt
from honors.importing.known import Award, Known, Printed, Target
from honors.importing.matching import Facts, Match, Recipient, match, nearest
from honors.models.imports import SKIP
from honors.rules import kind_refusal

TOLD = 250  # rows between two reports of progress
NEW, KEEP, CORRECT = "new", "keep", "correct"  # settlements beside SKIP and the key of a recipient


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands: what it says, and what the editor settled. `earlier`: whom the same file meant before."""

    entry: Entry
    settlement: str = ""
    note: str = ""
    earlier: str = ""


@dataclass(slots=True)
class Outcome:
    """What one row will do. `match` is a recipient's key, `row:5` for somebody new in the same file, or `new`."""

    verdict: str = Verdict.FAULT
    reasons: list[str] = field(default_factory=list)
    match: str = ""
    label: str = ""
    choices: list[list[str]] = field(default_factory=list)  # settlements offered: key and words
    changes: list[list[str]] = field(default_factory=list)  # printed field, before, after
    award: int | None = None
    town: int | None = None
    industry: int | None = None
    grant: int | None = None  # the one that is there already
    remarks: list[str] = field(default_factory=list)  # what was left out of the row; nothing to settle

    def as_plan(self) -> dict[str, Any]:
        """For the row's JSON; verdict and reasons have columns of their own."""
        return {name: value for name, value in asdict(self).items() if name not in {"verdict", "reasons"}}


def essence(verdict: str, plan: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a confirmation is about: when this differs, the row has to be looked at again."""
    names = ("match", "changes", "award", "town", "grant")
    return (verdict, *(plan.get(name) for name in names))


def plan(
    lines: Sequence[Line],
    known: Known,
    target: Target,
    columns: Iterable[str],
    tell: Callable[[int], None] | None = None,
) -> dict[int, Outcome]:
    """Row number → outcome. Of a part of a file all rows of one name have to be among the lines.

    `tell` is called now and then with the number of rows done.
    """
    planner = _Planner(lines, known, target, frozenset(columns))
    outcomes: dict[int, Outcome] = {}
    for done, line in enumerate(lines):
        outcomes[line.entry.number] = planner.outcome(line)
        if tell is not None and done % TOLD == 0:
            tell(done)
    return outcomes


def _standing_twice(lines: Sequence[Line], known: Known, target: Target) -> dict[tuple[Any, str], list[int]]:
    """(award, name) → rows, where one name stands more than once for one award."""
    found: dict[tuple[Any, str], list[int]] = defaultdict(list)
    for line in lines:
        award = known.award(line.entry.values.get("award", ""), target)
        if award and line.settlement != SKIP:
            found[award.pk, line.entry.values.get("name", "")].append(line.entry.number)
    return {key: numbers for key, numbers in found.items() if len(numbers) > 1}


class _Planner:
    """The rows of one file in their order; those that make somebody new are known to the rows after them."""

    def __init__(self, lines: Sequence[Line], known: Known, target: Target, columns: frozenset[str]) -> None:
        self.known, self.target, self.columns = known, target, columns
        self.twice = _standing_twice(lines, known, target)
        self.prints = {(each.entry.values.get("name", ""), each.entry.values.get("unit", "")) for each in lines}
        self.newcomers: dict[str, list[Recipient]] = defaultdict(list)
        self.taken: set[int] = set()  # grants that a row above has found to be its own
        self.claimed: dict[tuple[int, str], int] = {}  # (award, recipient) → the row that gives it

    def outcome(self, line: Line) -> Outcome:
        values, made = line.entry.values, Outcome(remarks=list(line.entry.remarks))
        award = self.known.award(values.get("award", ""), self.target)
        made.reasons += [*line.entry.faults, *self._award_faults(award)]
        if made.reasons:
            return made
        if award is None:
            made.verdict = Verdict.DOUBT if values.get("award") else Verdict.FAULT
            made.reasons.append(self._unknown_award(values.get("award", "")))
            return made
        made.award = award.pk
        doubts = [*line.entry.doubts, *self._places(values, made), *self._document_doubts(values)]
        doubts += filter(None, [kind_doubt(award.name, award.kind, values["name"])])
        self._decide(line, award, made, doubts)
        return made

    # What the row says ------------------------------------------------------------------------------------------------

    def _award_faults(self, award: Award | None) -> list[str]:
        if award is not None and award.revoked:
            return [_("“%s”在这个批次里已经撤销，不能再加名单。") % award.name]
        return []

    def _unknown_award(self, text: str) -> str:
        if not text:
            return _("没有写荣誉称号，上传时也没有选。请改正这一格。")
        near = nearest(text, self.known.award_names())
        hint = _("最接近的是“%s”。") % near if near else ""
        return _("没有叫“%s”的荣誉称号。") % text + hint + _("请改正这一格；是新称号的，先在“荣誉称号”里登记。")

    def _places(self, values: Mapping[str, str], made: Outcome) -> list[str]:
        """Town and industry as the lists of the site call them; an industry that is not there stays as printed."""
        industry, town = values.get("industry", ""), values.get("town", "")
        made.industry = self.known.industry(industry)
        if industry and not made.industry:
            made.remarks.append(_("行业名单里没有“%s”，只保留原文。") % industry)
        made.town = self.known.town(town)
        if not town or made.town:
            return []
        near = nearest(town, self.known.towns)
        hint = _("最接近的是“%s”。") % near if near else ""
        return [_("镇街名单里没有“%s”。") % town + hint + _("不改正就只保留原文，按镇街查不到。")]

    def _document_doubts(self, values: Mapping[str, str]) -> list[str]:
        doubts, year, number = [], values.get("year", ""), values.get("document_no", "")
        if year and year != str(self.target.year):
            words = _("这一行的年度是%(year)s，批次是%(own)s年。")
            doubts.append(words % {"year": year, "own": self.target.year})
        if number and self.target.document_no and number != self.target.document_no:
            words = _("这一行的文号是%(number)s，批次的文号是%(own)s。")
            doubts.append(words % {"number": number, "own": self.target.document_no})
        return doubts

    # Whom it means ----------------------------------------------------------------------------------------------------

    def _decide(self, line: Line, award: Award, made: Outcome, doubts: list[str]) -> None:
        values = line.entry.values
        there = self._printed_there(line, award)
        if there is not None:
            self._settle_on_grant(line, made, there, [])
            return
        found = self._match(values, award, made)
        made.choices = self._choices(found, award)
        doubts += found.doubts + self._twice_doubt(award, values["name"], line.entry.number)
        doubts += self._moved_doubt(award, found)
        made.match, settled = self._chosen(line, made, found)
        made.reasons += doubts
        if not made.match or (doubts and not settled):
            made.verdict = Verdict.DOUBT
            return
        self._carry_out(line, award, made, doubts)

    def _printed_there(self, line: Line, award: Award) -> Printed | None:
        """The grant that already says this name and unit, or that came of this row before; each grant serves once."""
        if line.settlement not in {"", KEEP, CORRECT}:
            return None
        values = line.entry.values
        key = (award.pk, values["name"], values.get("unit", ""))
        fitting = self.known.grants_by_print.get(key, []) if "unit" in self.columns or not values.get("unit") else []
        if line.earlier:
            fitting = self.known.grants_of(award.pk, line.earlier) or fitting
        return next((grant for grant in fitting if grant.pk not in self.taken), None)

    def _match(self, values: Mapping[str, str], award: Award, made: Outcome) -> Match:
        name = values["name"]
        namesakes = [*self.known.named(name, award.kind), *self.newcomers[name]]
        if award.kind == Kind.STUDIO:
            return self._match_studio(name, namesakes)
        fitting = [each for each in namesakes if each.kind == award.kind]
        if not fitting:  # perhaps one of another kind: then the kind rule is broken
            return Match(None, [], [kind_refusal(award.name, award.kind, name, each.kind) for each in namesakes])
        if award.kind not in {Kind.PERSON, Kind.TEAM}:
            return Match(fitting[0], fitting)  # units, stations and projects: one name is one of them
        return match(Facts(name, values.get("unit", ""), made.town, values.get("trade", "")), fitting)

    def _match_studio(self, name: str, namesakes: list[Recipient]) -> Match:
        if namesakes:
            return Match(namesakes[0], namesakes)
        near = self.known.studios_like(name)
        return Match(None, near, [_("没有登记过“%s”。请选已有的工作室，或先在“创新工作室”里登记。") % name])

    def _choices(self, found: Match, award: Award) -> list[list[str]]:
        offered = [each for each in found.others if each.kind == award.kind]
        choices = [[each.key, each.label] for each in offered]
        return choices if award.kind == Kind.STUDIO else [*choices, [NEW, ""]]

    def _twice_doubt(self, award: Award, name: str, number: int) -> list[str]:
        rows = self.twice.get((award.pk, name), [])
        if number not in rows:
            return []
        others = _("、").join(str(row) for row in rows if row != number)
        return [_("同一个称号里“%(name)s”出现了不止一次，另见第%(rows)s行。") % {"name": name, "rows": others}]

    def _moved_doubt(self, award: Award, found: Match) -> list[str]:
        """A namesake has this award already, with a unit that no row of the file says: perhaps the unit was mended."""
        if found.found is not None:
            return []
        given = [(each, grant) for each in found.others for grant in self.known.grants_of(award.pk, each.key)]
        words = _("“%s”已经在这个称号的名单里，单位不同，看不出是不是同一位。")
        return [words % each.label for each, grant in given if (grant.name, grant.texts["unit"]) not in self.prints]

    def _chosen(self, line: Line, made: Outcome, found: Match) -> tuple[str, bool]:
        """Whom the row means, and whether the editor said so; a settlement that is on offer no more counts for none."""
        offered = {key for key, _words in made.choices}
        if line.settlement in offered:
            return line.settlement, True
        if line.settlement == SKIP:
            return "", False
        by_rule = found.found.key if found.found else (NEW if NEW in offered else "")
        return by_rule, line.settlement in {KEEP, CORRECT}

    # What will happen -------------------------------------------------------------------------------------------------

    def _carry_out(self, line: Line, award: Award, made: Outcome, doubts: list[str]) -> None:
        made.label = self._label_of(made.match, line.entry.values["name"], award.kind)
        number = line.entry.number
        if made.match != NEW:
            other = self.claimed.setdefault((award.pk, made.match), number)
            if other != number:
                made.verdict = Verdict.DOUBT
                made.reasons.append(_("与第%d行是同一个授予对象，同一称号不能授予两次，请跳过其中一行。") % other)
                return
        grants = self.known.grants_of(award.pk, made.match)
        if grants:
            self._settle_on_grant(line, made, grants[0], doubts)
            return
        made.verdict = Verdict.NEW if made.match == NEW or made.match.startswith("row:") else Verdict.KNOWN
        if made.match == NEW:
            self._remember(line, award, made)

    def _label_of(self, key: str, name: str, kind: str) -> str:
        if key == NEW:
            return ""
        fitting = [each for each in (*self.known.named(name, kind), *self.newcomers[name]) if each.key == key]
        return fitting[0].label if fitting else self.known.label(key)

    def _remember(self, line: Line, award: Award, made: Outcome) -> None:
        """Rows below may mean the person that this row makes."""
        values = line.entry.values
        label = _("第%(number)d行的%(name)s") % {"number": line.entry.number, "name": values["name"]}
        unit = values.get("unit", "")
        newcomer = Recipient(
            f"row:{line.entry.number}",
            values["name"],
            f"{label}（{unit}）" if unit else label,
            frozenset(filter(None, [unit])),
            made.town,
            values.get("trade", ""),
            award.kind,
        )
        self.newcomers[values["name"]].append(newcomer)
        self.claimed[award.pk, newcomer.key] = line.entry.number

    def _settle_on_grant(self, line: Line, made: Outcome, grant: Printed, doubts: list[str]) -> None:
        """The recipient has this award already: nothing to do, or a correction."""
        self.taken.add(grant.pk)
        self.claimed.setdefault((grant.award, grant.recipient), line.entry.number)
        made.grant, made.match = grant.pk, grant.recipient
        made.label = made.label or self.known.label(grant.recipient) or grant.name
        made.changes = grant.changes(line.entry.values)
        if grant.status in {GrantStatus.NOT_GRANTED, GrantStatus.REVOKED}:
            word = GrantStatus(grant.status).label
            self._ask(line, made, _("这条授予已登记为“%s”，名单不能恢复它。") % word, [])
        elif not made.changes:
            made.verdict, made.reasons = Verdict.PRESENT, []
        elif self.target.state == CommendationState.COLLECTING:
            made.verdict = Verdict.CORRECTION
            made.choices = [*made.choices, [KEEP, ""]]
            self._keep_if_asked(line, made)
        else:
            self._ask_about_print(line, made)

    def _ask_about_print(self, line: Line, made: Outcome) -> None:
        """Already granted: what was printed stays; another name may be noted beside it."""
        misprint = [change for change in made.changes if change[0] == "name"]
        choices = [[CORRECT, ""]] if misprint else []
        self._ask(line, made, _("批次已经表彰，原文不能改动；印错的名字可以登记更正。"), choices)
        if line.settlement == CORRECT and misprint and line.note:
            made.verdict, made.changes = Verdict.CORRECTION, misprint

    def _ask(self, line: Line, made: Outcome, reason: str, choices: list[list[str]]) -> None:
        made.verdict = Verdict.DOUBT
        made.reasons.append(reason)
        made.choices = [*choices, [KEEP, ""]]
        self._keep_if_asked(line, made)

    def _keep_if_asked(self, line: Line, made: Outcome) -> None:
        if line.settlement == KEEP:
            made.verdict, made.changes = Verdict.PRESENT, []
