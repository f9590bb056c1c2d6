"""New persons and collectives of a roster, in bulk: a fixed number of queries for any number of rows."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.slugs import unique_slug
from honors.enums import Sex
from honors.importing.columns import Column
from honors.importing.rosters import LATIN
from honors.models import Collective, Person, PersonMerge, RosterRow

BATCH = 500
TODAY = ("unit", "post", "trade")  # what a roster says of a person's present work


def make_persons(rows: Iterable[RosterRow]) -> dict[int, Person]:
    """Row number → the person it makes."""
    merged = PersonMerge.objects.in_force().values_list("other_slug", flat=True)  # a split gives them back
    taken = _taken(Person, merged)
    made = {row.number: _person(row, taken) for row in rows}
    Person.objects.bulk_create(made.values(), BATCH)
    return made


def _taken(model: Any, reserved: Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a slug is in use; what is asked about and free counts as used from then on."""
    used = {*model.objects.values_list("slug", flat=True), *reserved}

    def taken(slug: str) -> bool:
        if slug in used:
            return True
        used.add(slug)
        return False

    return taken


def _person(row: RosterRow, taken: Callable[[str], bool]) -> Person:
    values = row.values
    person = Person(
        name=values[Column.NAME],
        name_latin=values.get(LATIN, ""),
        town_id=row.plan["town"],
        industry_id=row.plan["industry"],
        sex=values.get(Column.SEX, "") if values.get(Column.SEX) in Sex.values else "",
        ethnic_group=values.get(Column.ETHNIC_GROUP, "")[:20],
        birth_year=year_of(values.get(Column.BIRTH, "")),
        **{name: values.get(name, "") for name in TODAY},
    )
    if person.name_latin:
        person.pinyin = "".join(person.name_latin.split()).lower()
    person.slug = unique_slug(person.slug_source(), taken, "r")
    person.fill_derived()
    return person


def year_of(text: str) -> int | None:
    """A birth year that can be one."""
    year = int(text[:4]) if text[:4].isdecimal() else 0
    return year if 1850 <= year <= 2100 else None


def make_collectives(rows: Iterable[tuple[RosterRow, str]]) -> dict[int, Collective]:
    """Row number → the unit, team, station or project it makes. A team belongs to its row's unit, if registered."""
    chosen = list(rows)
    units = {row.values.get(Column.UNIT, "") for row, _kind in chosen}
    parents = {unit.name: unit for unit in Collective.objects.filter(name__in=units - {""}, kind="unit")}
    taken, made = _taken(Collective), {}
    for row, kind in chosen:
        name = row.values[Column.NAME]
        parent = parents.get(row.values.get(Column.UNIT, "")) if kind == "team" else None
        collective = Collective(
            name=name, kind=kind, parent=parent, town_id=row.plan["town"], industry_id=row.plan["industry"]
        )
        collective.slug = unique_slug(name, taken, "r")
        collective.fill_derived()
        made[row.number] = collective
    Collective.objects.bulk_create(made.values(), BATCH)
    return made


def profile_refusal(number: int, most: int) -> str:
    """Drafts are pages of the tree, made one by one."""
    if number <= most:
        return ""
    return _("一次最多建%(most)d个个人页草稿，这份名单有%(number)d人。请不勾这一项，以后再建。") % {
        "most": most,
        "number": number,
    }
