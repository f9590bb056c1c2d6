"""合并: two rows that are one person become one; what points at the second follows, whatever app it is in.

`honors.splitting` undoes it from the PersonMerge that is written here.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from honors import followers, written_copies
from honors.models import Person, PersonFormerName, PersonMerge, ProfilePage, Revocation
from honors.searching import objects_changed
from honors.withdrawing import addresses


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A sentence that says what is to be done first, and the row to do it on (None: neither needs one)."""

    text: str
    row: Any = None


# What stands in the way -------------------------------------------------------------------------------------------


def obstacles(kept: Person, other: Person) -> list[Obstacle]:
    if kept.pk == other.pk:
        return [Obstacle(_("请选两个不同的人物。"))]
    found = [Obstacle(_said_of(row), row) for row in _all_clashes(kept, other)]
    for revocation in Revocation.objects.open().filter(person__in=[kept, other]):
        text = _("“%s”还有一条待确认的撤销，请先确认或驳回。合并以后它会撤销两边的荣誉。") % revocation.person
        found.append(Obstacle(text, revocation))
    if other.profile_hidden and not kept.profile_hidden:
        text = _("“%s”应本人要求不公开个人页，请保留这一条，把另一条并进来。") % other
        found.append(Obstacle(text, other))
    return found


def _all_clashes(kept: Person, other: Person) -> list[Any]:
    return [
        row
        for relation in followers.relations()
        if not followers.is_between(relation)
        for row in followers.clashes(relation, kept, other)
    ]


def _said_of(row: Any) -> str:
    owner = followers.owner_of(row)
    named = row if owner is row else owner
    return _("两个人物在“%(kind)s”里有重复的记录：%(row)s。请先处理重复的一条再合并。") % {
        "kind": row._meta.verbose_name,
        "row": named,
    }


def following(other: Person) -> list[tuple[str, int]]:
    """What would move: name of the records and their number."""
    numbers: dict[str, int] = {}
    for relation in followers.relations():
        name = str(relation.related_model._meta.verbose_name)
        numbers[name] = numbers.get(name, 0) + followers.rows(relation, other).count()
    return [(name, number) for name, number in numbers.items() if number]


# The merge --------------------------------------------------------------------------------------------------------


@transaction.atomic
def merge(kept: Person, other: Person, by: Any = None) -> PersonMerge:
    """`other` goes into `kept`, whose own facts stay as they are. Raises ValidationError with every obstacle."""
    kept, other = _held(kept, other)
    found = obstacles(kept, other)
    if found:
        raise ValidationError([each.text for each in found])
    record = PersonMerge(kept=kept, other_id=other.pk, other_name=other.name, other_slug=other.slug, merged_by=by)
    record.snapshot = snapshot_of(other)
    moved = [row for relation in followers.relations() for row in _move(relation, kept, other, record)]
    written_copies.repoint(other.pk, kept.pk)
    _remember_name(kept, other, record)
    record.redirects = _redirect(addresses(other), kept)
    other.delete()
    record.save()
    follow_address(ProfilePage.objects.filter(person=kept).exclude(slug=kept.slug))
    followers.note_usage(moved)
    objects_changed([kept, *moved])
    return record


def snapshot_of(person: Person) -> dict[str, str | None]:
    """Every field as text, exact to the microsecond."""
    return {
        field.name: None if getattr(person, field.attname) is None else field.value_to_string(person)
        for field in person._meta.concrete_fields
    }


def _held(*persons: Person) -> list[Person]:
    """Both rows as they are now, held until the transaction ends, in the order given."""
    found = Person.objects.select_for_update().order_by("pk").in_bulk([each.pk for each in persons])
    if any(each.pk not in found for each in persons):
        raise ValidationError(_("其中一个人物刚才已经被合并或删除，请重新选择。"))
    return [found[each.pk] for each in persons]


def _move(relation: Any, kept: Person, other: Person, record: PersonMerge) -> list[Any]:
    """Point one relation's rows at `kept` and write down which. Returns them as they are now."""
    key, theirs = followers.key_of(relation), followers.rows(relation, other)
    if followers.is_between(relation):
        twice = followers.clashes(relation, kept, other)
        record.dropped |= {key: [_partners(row, relation) for row in twice]} if twice else {}
        relation.related_model._base_manager.filter(pk__in=[row.pk for row in twice]).delete()
    pks = list(theirs.values_list("pk", flat=True))
    if pks:
        record.moved[key] = pks
        theirs.update(**{relation.field.name: kept})
    return list(relation.related_model._base_manager.filter(pk__in=pks))


def _partners(row: Any, relation: Any) -> dict[str, Any]:
    """The other columns of a row of the table between."""
    columns = (field.attname for field in row._meta.concrete_fields if not field.primary_key)
    return {name: getattr(row, name) for name in columns if name != relation.field.attname}


def _remember_name(kept: Person, other: Person, record: PersonMerge) -> None:
    """The name under which the second was registered still finds the person."""
    if other.name != kept.name and not kept.former_names.filter(name=other.name).exists():
        made = PersonFormerName.objects.create(person=kept, name=other.name, note=_("合并前的登记"))
        record.made = {made._meta.label: [made.pk]}


def follow_address(pages: Any) -> None:
    """Profiles take the address and the title of their person."""
    for page in list(pages):
        page.save()


def _redirect(paths: set[str], kept: Person) -> list[str]:
    """Old links lead to the page of the person who stays, in the same language. Returns what leads there."""
    targets = {_language_of(path): path for path in addresses(kept)}
    led = {Redirect.normalise_path(path): targets.get(_language_of(path), "") for path in paths}
    for old, link in led.items():
        Redirect.objects.update_or_create(old_path=old, site=None, defaults={"redirect_link": link})
    return sorted(led)


def _language_of(path: str) -> str:
    """What stands before the honours section: both persons have the same addresses there."""
    return path.partition("/honors/")[0]
