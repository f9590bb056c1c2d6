"""What uses a document, a picture or a figure of the library, as Wagtail's index of references knows."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import ReferenceIndex


def users_of(things: Sequence[Model]) -> list[Model]:
    """Pages and rows that name one of these (all of one model), public or not: one query, and one for each model."""
    if not things:
        return []
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(things[0]),
        to_object_id__in=[str(each.pk) for each in things],
    )
    by_type: dict[int, set[str]] = {}
    for content_type, key in rows.values_list("content_type_id", "object_id"):
        by_type.setdefault(content_type, set()).add(key)
    found: list[Model] = []
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            found += model._base_manager.filter(pk__in=keys)
    return found
