"""Is this picture or document publicly used? Pages answer through Wagtail's index of references, plain models through
what their app registers here: which of its rows a reader may see.

    publicity.register(Commendation, lambda rows: rows.filter(state__in=PUBLIC_STATES))
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from media import renditions
from media.models import SiteDocument, SiteImage, SiteRendition

Public = Callable[[Any], QuerySet[Any]]
_registered: dict[type[Model], Public] = {}


def register(model: type[Model], public: Public) -> None:
    """`public` narrows rows of `model` to those a reader may see. Called from AppConfig.ready()."""
    _registered[model] = public


def registered() -> tuple[type[Model], ...]:
    return tuple(_registered)


def is_public(thing: SiteImage | SiteDocument) -> bool:
    """A live, unrestricted page or a public row uses it. A few queries: not for every picture of a page."""
    return _used_by_page(thing) or any(_used_by_row(thing, model, public) for model, public in _registered.items())


def _used_by_page(thing: Model) -> bool:
    """The index may be a moment behind, so each page found is read again as readers see it."""
    pages = Page.objects.live().public().filter(pk__in=_referring_pks(thing, Page)).specific()
    return any(str(thing.pk) in _linked_pks(page, type(thing)) for page in pages.iterator())


def _used_by_row(thing: Model, model: type[Model], public: Public) -> bool:
    return public(_rows_using(thing, model)).exists()


def _rows_using(thing: Model, model: type[Model]) -> QuerySet[Any]:
    """By a field of their own, or inside a text as the index knows."""
    direct = [
        Q(**{field.name: thing.pk})
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is type(thing)
    ]
    found = Q(pk__in=_referring_pks(thing, model))
    for condition in direct:
        found |= condition
    return model._default_manager.filter(found)


def _referring_pks(thing: Model, model: type[Model]) -> list[str]:
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model, for_concrete_model=False),
        to_content_type=ContentType.objects.get_for_model(thing),
        to_object_id=str(thing.pk),
    )
    return list(references.values_list("object_id", flat=True))


def linked(instance: Model, model: type[Model]) -> list[Any]:
    """Objects of `model` that `instance` names in a field, a block, its rich text or an inline child, as it is now."""
    return list(model._default_manager.filter(pk__in=set(_linked_pks(instance, model))))


def _linked_pks(instance: Model, model: type[Model]) -> Iterator[str]:
    wanted = ContentType.objects.get_for_model(model).pk
    for type_pk, object_pk, _model_path, _content_path in ReferenceIndex._extract_references_from_object(instance):
        if type_pk == wanted and str(object_pk).isdigit():
            yield object_pk


def pictures_of(instances: Iterable[Model]) -> list[SiteImage]:
    """Every picture that the instances use."""
    found = {image.pk: image for instance in instances for image in linked(instance, SiteImage)}
    return list(found.values())


def shown_by(image_pks: Iterable[int]) -> list[Model]:
    """Every page and registered row that uses one of the pictures, public now or not. For rare events."""
    found: dict[tuple[type[Model], Any], Model] = {}
    for image in SiteImage.objects.filter(pk__in=list(image_pks)):
        pages = Page.objects.filter(pk__in=_referring_pks(image, Page)).specific()
        for user in (*pages, *(row for model in _registered for row in _rows_using(image, model))):
            found[type(user), user.pk] = user
    return list(found.values())


def refresh(image_pks: Iterable[int]) -> None:
    """Public sizes for those that something public uses, none for the others."""
    public: dict[bool, list[SiteImage]] = {True: [], False: []}
    for image in SiteImage.objects.filter(pk__in=list(image_pks)):
        public[is_public(image)].append(image)
    renditions.take_away([image.pk for image in public[False]])
    renditions.enqueue(public[True])


def refresh_below(page_pk: int) -> None:
    """The same for all pictures of a page and the pages under it."""
    page = Page.objects.filter(pk=page_pk).first()
    if page is not None:
        below = page.get_descendants(inclusive=True).live().specific()
        refresh({image.pk for live in below.iterator() for image in linked(live, SiteImage)})


def unused() -> list[int]:
    """Pictures with public sizes that nothing names any more: taken out of a page that stayed live, say."""
    target = ContentType.objects.get_for_model(SiteImage)
    named = set(ReferenceIndex.objects.filter(to_content_type=target).values_list("to_object_id", flat=True))
    images = SiteImage.objects.filter(renditions__in=SiteRendition.objects.public()).distinct()
    return [image.pk for image in images if str(image.pk) not in named and not is_public(image)]
