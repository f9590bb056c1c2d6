"""What the database knows that bears on a roster, read at once: the number of queries does not grow with the rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.db.models import F, QuerySet

from core.models import Industry, Town
from honors.enums import CommendationState, Kind
from honors.importing.matching import Recipient
from honors.models import AwardEdition, AwardType, Collective, Grant, Person, RosterImport, Studio
from honors.names import clean_name

# Column of a roster → field of a grant that holds it as printed.
PRINTED = {
    "name": "name", "unit": "unit", "post": "post", "trade": "trade", "town": "town_printed",
    "industry": "industry_printed", "category": "category", "citation": "citation",
    "certificate_no": "certificate_no",
}  # fmt: skip
TOWN_ENDINGS = ("街道办事处", "街道", "镇政府", "镇", "乡", "功能区", "办事处")
HONOURS_SHOWN = 2
INDIVIDUAL = {Kind.PERSON, Kind.STUDIO}


@dataclass(frozen=True, slots=True)
class Target:
    """The commendation that the names go into; `pk` is None while it is to be made."""

    pk: int | None
    year: int
    document_no: str
    state: str
    award: int | None  # for rows that name none

    @classmethod
    def of(cls, roster: RosterImport) -> "Target":
        there, new = roster.commendation, roster.new_commendation
        if there is not None:
            return cls(there.pk, there.year, there.document_no, there.state, roster.award_type_id)
        number = str(new.get("document_no", ""))
        return cls(None, int(new.get("year", 0)), number, CommendationState.COLLECTING, roster.award_type_id)


@dataclass(frozen=True, slots=True)
class Award:
    pk: int
    name: str
    kind: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A grant of the commendation, as printed."""

    pk: int
    award: int
    recipient: str
    name: str
    status: str
    texts: Mapping[str, str]  # column → text

    def changes(self, values: Mapping[str, str]) -> list[list[str]]:
        """Column, before, after; an empty cell takes nothing away."""
        pairs = [[column, text, values.get(column, "")] for column, text in self.texts.items()]
        return [pair for pair in pairs if pair[2] and pair[1] != pair[2]]


@dataclass(slots=True)
class Known:
    """Answers to what the rules ask. Empty, it knows nobody."""

    awards: dict[str, Award] = field(default_factory=dict)  # every name and former name → award
    by_award: dict[int, Award] = field(default_factory=dict)
    towns: dict[str, int] = field(default_factory=dict)
    industries: dict[str, int] = field(default_factory=dict)
    recipients: dict[str, list[Recipient]] = field(default_factory=lambda: defaultdict(list))  # by name
    studios: list[Recipient] = field(default_factory=list)
    grants_by_recipient: dict[tuple[int, str], list[Printed]] = field(default_factory=lambda: defaultdict(list))
    grants_by_print: dict[tuple[int, str, str], list[Printed]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, str] = field(default_factory=dict)

    def award(self, text: str, target: Target) -> Award | None:
        """The award of that name; without a text the one chosen for the whole file."""
        return self.awards.get(clean_name(text)) if text else self.by_award.get(target.award or 0)

    def award_names(self) -> list[str]:
        return list(self.awards)

    def town(self, text: str) -> int | None:
        """By its name, with or without 街道 and the like."""
        return self.towns.get(text) or self.towns.get(_short(text))

    def industry(self, text: str) -> int | None:
        return self.industries.get(text)

    def named(self, name: str, kind: str) -> list[Recipient]:
        """Persons of that name now or formerly; studios; for all other kinds every collective, whatever its own."""
        found = self.recipients.get(name, [])
        if kind in INDIVIDUAL:
            return [each for each in found if each.kind == kind]
        return [each for each in found if each.kind not in INDIVIDUAL]

    def studios_like(self, name: str) -> list[Recipient]:
        """Studios whose name holds some of the text, the most similar first."""
        scored = [(SequenceMatcher(None, name, each.name).ratio(), each) for each in self.studios]
        return [each for score, each in sorted(scored, key=lambda pair: -pair[0])[:5] if score >= 0.5]

    def grants_of(self, award: int, recipient: str) -> list[Printed]:
        return self.grants_by_recipient.get((award, recipient), [])

    def label(self, key: str) -> str:
        return self.labels.get(key, "")


def load(names: Iterable[str], target: Target) -> Known:
    """Everything that bears on rows of these names."""
    known, wanted = Known(), sorted(set(filter(None, names)))
    _load_lists(known, target)
    _load_persons(known, wanted)
    _load_collectives(known, wanted)
    _load_studios(known)
    if target.pk is not None:
        _load_grants(known, target.pk)
    known.labels = {each.key: each.label for group in known.recipients.values() for each in group}
    return known


def _load_lists(known: Known, target: Target) -> None:
    revoked = set(
        AwardEdition.objects.filter(commendation=target.pk, revoked_at__isnull=False).values_list(
            "award_type_id", flat=True
        )
    )
    for award in AwardType.objects.prefetch_related("former_names"):
        found = Award(award.pk, award.name_zh, award.kind, award.pk in revoked)
        known.by_award[award.pk] = found
        for former in award.former_names.all():
            known.awards.setdefault(clean_name(former.name_zh), found)
    known.awards |= {clean_name(award.name): award for award in known.by_award.values()}
    for pk, name in Town.objects.values_list("pk", "name_zh"):
        known.towns |= {name: pk}
        known.towns.setdefault(_short(name), pk)
    known.industries = dict(Industry.objects.values_list("name_zh", "pk"))


def _short(town: str) -> str:
    """通济街道 → 通济."""
    ending = next((word for word in TOWN_ENDINGS if town.endswith(word) and town != word), "")
    return town.removesuffix(ending)


def _load_persons(known: Known, names: list[str]) -> None:
    """Each under the names it bears and bore, with the units that were ever printed of it."""
    people = Person.objects.filter(name__in=names) | Person.objects.filter(former_names__name__in=names)
    found = list(people.distinct().select_related("town").prefetch_related("former_names"))
    printed, honours = _history(found)
    for person in found:
        units = frozenset(filter(None, [person.unit, *printed[person.pk]]))
        place = person.town.name_zh if person.town else ""
        label = _label(person.name, [person.unit, person.post, place], honours[person.pk])
        recipient = Recipient(f"person:{person.pk}", person.name, label, units, person.town_id, person.trade)
        for name in {person.name, *(former.name for former in person.former_names.all())}:
            known.recipients[name].append(recipient)


def _history(people: list[Person]) -> tuple[dict[int, set[str]], dict[int, list[str]]]:
    """Of each person: units as printed, and the newest honours by year and name."""
    units: dict[int, set[str]] = defaultdict(set)
    honours: dict[int, list[str]] = defaultdict(list)
    rows = Grant.objects.filter(person__in=people).annotate(
        award=F("edition__award_type__name_zh"), year=F("edition__commendation__year")
    )
    for person, unit, award, year in rows.order_by("-year", "pk").values_list("person_id", "unit", "award", "year"):
        units[person].add(unit)
        honours[person].append(f"{year}{award}")
    return units, honours


def _label(name: str, facts: list[str], honours: list[str]) -> str:
    """王伟（示例针织厂，挡车工，通济街道；2022即墨工匠）."""
    said = ["，".join(filter(None, facts)), "、".join(honours[:HONOURS_SHOWN])]
    inside = "；".join(filter(None, said))
    return f"{name}（{inside}）" if inside else name


def _load_collectives(known: Known, names: list[str]) -> None:
    rows = Collective.objects.filter(name__in=names) | Collective.objects.filter(former_names__name__in=names)
    for row in rows.distinct().select_related("parent", "town").prefetch_related("former_names"):
        parent = row.parent.name if row.parent else ""
        label = _label(row.name, [row.get_kind_display(), parent, row.town.name_zh if row.town else ""], [])
        units = frozenset(filter(None, [parent]))
        recipient = Recipient(f"collective:{row.pk}", row.name, label, units, row.town_id, "", row.kind)
        for name in {row.name, *(former.name for former in row.former_names.all())}:
            known.recipients[name].append(recipient)


def _load_studios(known: Known) -> None:
    for studio in Studio.objects.select_related("leader", "host"):
        label = _label(studio.name_zh, [studio.leader_shown, studio.host_shown], [])
        recipient = Recipient(f"studio:{studio.pk}", studio.name_zh, label, kind=Kind.STUDIO)
        known.studios.append(recipient)
        known.recipients[clean_name(studio.name_zh)].append(recipient)


def _load_grants(known: Known, commendation: int) -> None:
    """Those of the commendation, in document order, so that equal prints are told apart by their place."""
    rows: QuerySet[Any] = Grant.objects.filter(edition__commendation=commendation).annotate(
        award=F("edition__award_type_id")
    )
    for row in rows.order_by(F("document_order").asc(nulls_last=True), "pk"):
        key = recipient_key(row)
        texts = {column: getattr(row, name) for column, name in PRINTED.items()}
        grant = Printed(row.pk, row.award, key, row.name, row.status, texts)
        known.grants_by_recipient[row.award, key].append(grant)
        known.grants_by_print[row.award, row.name, row.unit].append(grant)


def recipient_key(grant: Grant) -> str:
    """person:12, collective:3 or studio:4."""
    if grant.person_id:
        return f"person:{grant.person_id}"
    return f"collective:{grant.collective_id}" if grant.collective_id else f"studio:{grant.studio_id}"
