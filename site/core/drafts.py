"""Drafts that name what has been deleted since. The live row protects what it points to (PROTECT), a draft cannot:
its values lie in JSON. modelcluster refuses to read such a draft at all, and its page could not be opened any more.
"""

from typing import Any

from django.db.models import PROTECT, RESTRICT, ForeignKey, Model
from modelcluster.models import get_all_child_relations

Content = dict[str, Any]


def without_missing(model: type[Model], content: Content) -> Content:
    """The draft with empty fields, and without rows, where what they pointed to is gone."""
    return _kept(model, content) or content


def _kept(model: type[Model], content: Content) -> Content | None:
    """None when the row cannot stand without what is missing. A query for each protected reference: admin only."""
    kept = dict(content)
    for field in _protected(model):
        value = kept.get(field.name)
        if value is not None and not field.related_model._default_manager.filter(pk=value).exists():
            if not field.null:
                return None
            kept[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in kept:
            rows = [_kept(relation.related_model, row) for row in kept[name]]
            kept[name] = [row for row in rows if row is not None]
    return kept


def _protected(model: type[Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete in (PROTECT, RESTRICT)
    ]
