"""Copies of rows inside drafts and translations: JSON, which no key follows when a person is merged or split."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from modelcluster.fields import ParentalKey
from wagtail.models import Revision, RevisionMixin
from wagtail_localize.models import TranslationSource

from honors import followers

Rows = dict[str, list[Any]]  # key of a relation → pks


@dataclass(frozen=True, slots=True)
class Place:
    """Where copies of `model` name a person: `field`, in the rows of `child` unless that is empty."""

    key: str
    model: type[models.Model]
    field: str
    child: str = ""


def places() -> Iterator[Place]:
    for relation in followers.relations():
        model, field, key = relation.related_model, relation.field.name, followers.key_of(relation)
        if issubclass(model, RevisionMixin):
            yield Place(key, model, field)
        for parental in (each for each in model._meta.concrete_fields if isinstance(each, ParentalKey)):
            if issubclass(parental.related_model, RevisionMixin):
                child = parental.remote_field.get_accessor_name()
                yield Place(key, parental.related_model, field, child)


def repoint(before: int, after: int, only: Rows | None = None) -> None:
    """In every copy, the person `before` becomes `after`; with `only`, in copies of those rows alone."""
    for place in places():
        among = None if only is None else {str(pk) for pk in only.get(place.key, [])}
        for revision in _naming(_revisions(place), "content", before):
            if _change(revision.content, place, before, after, among):
                Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        for source in _naming(_sources(place), "content_json", before):
            content = json.loads(source.content_json)
            if _change(content, place, before, after, among):
                TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _revisions(place: Place) -> Any:
    return Revision.objects.filter(content_type=ContentType.objects.get_for_model(place.model))


def _sources(place: Place) -> Any:
    return TranslationSource.objects.filter(specific_content_type=ContentType.objects.get_for_model(place.model))


def _naming(copies: Any, field: str, person: int) -> Any:
    """A first sieve in the database: those whose text has the number where a reference stands."""
    text = Cast(field, models.TextField())
    return copies.annotate(written=text).filter(written__contains=f": {person}")


def _change(content: dict[str, Any], place: Place, before: int, after: int, among: set[str] | None) -> bool:
    changed = False
    for item in content.get(place.child, []) if place.child else [content]:
        if item.get(place.field) == before and (among is None or str(item.get("pk")) in among):
            item[place.field], changed = after, True
    return changed
