"""拆分: a merge undone from its record. The other person comes back as it was, with its number, address and rows."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from honors import followers, written_copies
from honors.merging import follow_address
from honors.models import Person, PersonMerge, ProfilePage
from honors.searching import objects_changed


def returning(merge: PersonMerge) -> list[tuple[str, list[Any]]]:
    """Key of each relation and its rows that would go back: those still there and still with the person kept."""
    found = []
    for key, pks in merge.moved.items():
        model, field = _relation(key)
        rows = model._base_manager.filter(**{field: merge.kept_id, "pk__in": pks}) if model else ()
        found.append((key, list(rows)))
    return found


def lost(merge: PersonMerge) -> int:
    """How many rows that moved then cannot go back: deleted since, or with somebody else."""
    return sum(len(pks) for pks in merge.moved.values()) - sum(len(rows) for _key, rows in returning(merge))


@transaction.atomic
def split(merge: PersonMerge, by: Any = None) -> Person:
    """What came to the person kept after the merge stays there. Raises ValidationError when it was split already."""
    current = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    if current.split_at is not None:
        raise ValidationError(_("这次合并已经拆分过了。"))
    kept = Person.objects.select_for_update().get(pk=current.kept_id)
    current.split_by, current.split_at = by, timezone.now()
    current.save()
    other = _restored(current)
    moved = [row for key, rows in returning(current) for row in _give_back(key, rows, other)]
    _undo_rest(current, other)
    written_copies.repoint(kept.pk, other.pk, current.moved)
    Redirect.objects.filter(old_path__in=current.redirects, site=None).delete()
    follow_address(ProfilePage.objects.filter(person=other).exclude(slug=other.slug))
    followers.note_usage(moved)
    objects_changed([kept, other, *moved])
    return other


def _restored(merge: PersonMerge) -> Person:
    """The row as it was. What it pointed to and is gone since (a portrait) stays empty."""
    values = dict(_values(merge.snapshot))
    other = Person(pk=merge.other_id, **values)
    other.save(force_insert=True)
    Person.objects.filter(pk=other.pk).update(**values)  # the moments too, which a new row would set anew
    other.refresh_from_db()
    return other


def _values(snapshot: dict[str, Any]) -> Any:
    """Column and value of every field that the snapshot and today's model both know."""
    for field in Person._meta.concrete_fields:
        if field.name not in snapshot or field.primary_key:
            continue
        value = field.to_python(snapshot[field.name])
        if isinstance(field, models.ForeignKey) and value is not None:
            value = value if field.related_model._base_manager.filter(pk=value).exists() else None
        yield field.attname, value


def _give_back(key: str, rows: list[Any], other: Person) -> list[Any]:
    """The rows as they are then."""
    if not rows:
        return []
    model, field = _relation(key)
    again = model._base_manager.filter(pk__in=[row.pk for row in rows])
    again.update(**{field: other.pk})
    return list(again)


def _undo_rest(merge: PersonMerge, other: Person) -> None:
    """Rows that the merge made go, partners that it dropped as double come back."""
    for label, pks in merge.made.items():
        apps.get_model(label)._base_manager.filter(pk__in=pks).delete()
    for key, partners in merge.dropped.items():
        model, field = _relation(key)
        if model is not None:
            model._base_manager.bulk_create(
                [model(**{**columns, f"{field}_id": other.pk}) for columns in partners], ignore_conflicts=True
            )


def _relation(key: str) -> tuple[Any, str]:
    """Model and field of honors.Grant.person; (None, field) when the app is not installed any more."""
    label, _dot, field = key.rpartition(".")
    try:
        return apps.get_model(label), field
    except LookupError:
        return None, field
