"""Everything that points at a person, in whatever app: read from the models, so that a new one is not forgotten."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex

from honors.models import Person


def relations() -> list[Any]:
    """Every foreign key to Person, hidden ones too; a many-to-many stands here by the table between."""
    return [
        field
        for field in Person._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]


def key_of(relation: Any) -> str:
    """courses.SeriesTeacher.person: how a record of a merge names the relation."""
    return f"{relation.related_model._meta.label}.{relation.field.name}"


def rows(relation: Any, person: Person) -> Any:
    return relation.related_model._base_manager.filter(**{relation.field.name: person})


def clashes(relation: Any, kept: Person, other: Person) -> list[Any]:
    """Rows of `other` that may not stand beside one of `kept`: grants of one edition, teachers of one series."""
    sets = list(_unique_beside(relation))
    return [row for row in rows(relation, other) if any(_taken(relation, kept, row, rest) for rest in sets)]


def _taken(relation: Any, kept: Person, row: Any, rest: tuple[str, ...]) -> bool:
    same = {name: getattr(row, name) for name in rest}
    return None not in same.values() and bool(rows(relation, kept).filter(**same).exists())


def _unique_beside(relation: Any) -> Iterator[tuple[str, ...]]:
    """For each uniqueness that the foreign key is part of: the other fields."""
    meta, name = relation.related_model._meta, relation.field.name
    sets = [each.fields for each in meta.constraints if isinstance(each, models.UniqueConstraint)]
    sets += [tuple(each) for each in meta.unique_together]
    if relation.field.unique:
        yield ()
    for fields in sets:
        if name in fields:
            yield tuple(field for field in fields if field != name)


def is_between(relation: Any) -> bool:
    """The table between of a many-to-many: what both have is one row afterwards, not a contradiction."""
    return bool(relation.related_model._meta.auto_created)


def owner_of(row: Any) -> Any:
    """The page or object in whose form a row is edited; itself where it has a form of its own."""
    for field in row._meta.concrete_fields:
        if isinstance(field, ParentalKey) and getattr(row, field.attname) is not None:
            return row if field.related_model is Person else owner_of(getattr(row, field.name))
    return row


def note_usage(moved: list[Any]) -> None:
    """Wagtail's record of what uses what, which learns of saved objects only."""
    owners = {(type(owner), owner.pk): owner for owner in map(owner_of, moved)}
    for (model, _pk), owner in owners.items():
        if ReferenceIndex.model_is_indexable(model):
            owner.refresh_from_db()
            ReferenceIndex.create_or_update_for_object(owner)
