"""Drafts that name what has been deleted since. The live row protects what it points to (PROTECT), a draft cannot:
its values lie in JSON. modelcluster refuses to read such a draft at all, and its page could not be opened any more.
"""

from typing import Any

from django.db.models import PROTECT, RESTRICT, ForeignKey, Model
from modelcluster.models import ClusterableModel, get_all_child_relations

Content = dict[str, Any]


class DraftsOpen(ClusterableModel):
    """In place of ClusterableModel in a model with drafts: they open although what they named has been deleted."""

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: Content, check_fks: bool = True, strict_fks: bool = False) -> Any:
        return super().from_serializable_data(without_missing(cls, data), check_fks=check_fks, strict_fks=strict_fks)


def without_missing(model: Any, content: Content) -> Content:
    """The draft with empty fields, and without rows, where what they pointed to is gone.

    A query for each protected reference: the admin alone reads drafts.
    """
    kept = dict(content)
    for field in _missing(model, content):
        kept[field.name] = None
    for relation in get_all_child_relations(model):
        name, rows_model = relation.get_accessor_name(), relation.related_model
        if name in kept:
            kept[name] = [without_missing(rows_model, row) for row in kept[name] if _can_stand(rows_model, row)]
    return kept


def _can_stand(model: type[Model], row: Content) -> bool:
    return all(field.null for field in _missing(model, row))


def _missing(model: type[Model], content: Content) -> list[Any]:
    """The protected references of a row that lead nowhere."""
    named = [(field, content.get(field.name)) for field in _protected(model)]
    return [
        field
        for field, value in named
        if value is not None and not field.related_model._default_manager.filter(pk=value).exists()
    ]


def _protected(model: type[Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete in (PROTECT, RESTRICT)
    ]
