"""How apps offer their objects to search without knowing it (model.md §5).

An app registers one Provider per model. Search asks `documents(obj)` for what to store and `public_queryset()` for
what a reader may see; it re-indexes `obj` when it is saved, and whatever `watches` names when something else is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q
from django.dispatch import Signal
from django.utils.translation import gettext as _

from core.cards import Card


class Attachment(NamedTuple):
    """A file that a reader may open from an object: its name there, and the text in it as far as it is known."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One object in one language, as search stores it. All texts are plain and unfolded.

    `visible_from`/`visible_until` bound when it may be found (None: no bound). `names` are words that should find the
    object exactly (people, former names, 文号). `group` is the same for the language versions of one thing (sitemap and
    hreflang pair them); left empty, one object's entries form a group. `facets` maps a facet key (type, year, level,
    town, column) to one value. `scopes` name what it can be searched in, one kind:key each (roll:12): a document may
    stand in many. `attachments` are found with it; what is found in them is shown under the file's name.
    """

    locale: str
    kind: str
    title: str
    card: Card
    names: tuple[str, ...] = ()
    body: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    date: datetime | None = None
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    group: str = ""
    scopes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


# Several saved or deleted instances of one model → keys of the objects that they change, in a query or two for all.
Watcher = Callable[[Sequence[Any]], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Provider:
    """What search needs to know of one model.

    public_queryset  objects a reader may open now or at a stated later moment, with what `documents` reads prefetched
    documents        the entries of one object: one per language in which it has an address; none when it is hidden
    watches          another model → which objects of this one its saved or deleted instances change
    """

    model: type[models.Model]
    public_queryset: Callable[[], models.QuerySet[Any]]
    documents: Callable[[Any], Iterable[SearchEntry]]
    watches: Mapping[type[models.Model], Watcher] = field(default_factory=dict)


def naming(model: type[models.Model], *paths: str) -> Watcher:
    """The objects of `model` that reach one of the instances on one of these paths of relations."""

    def watch(instances: Sequence[Any]) -> Iterable[int]:
        keys = [each.pk for each in instances]
        reached = reduce(or_, (Q(**{f"{path}__in": keys}) for path in paths))
        return model._default_manager.filter(reached).order_by().values_list("pk", flat=True).distinct()

    return watch


def sharing(model: type[models.Model], path: str, attribute: str) -> Watcher:
    """The objects of `model` that reach on `path` what the instances name in `attribute` (award_type_id)."""

    def watch(instances: Sequence[Any]) -> Iterable[int]:
        wanted = {f"{path}__in": {getattr(each, attribute) for each in instances}}
        return model._default_manager.filter(**wanted).order_by().values_list("pk", flat=True).distinct()

    return watch


def named_by(attribute: str) -> Watcher:
    """The objects whose key stands in that attribute of the instances (person_id); no query."""
    return lambda instances: {getattr(each, attribute) for each in instances} - {None}


_providers: dict[type[models.Model], Provider] = {}
_listeners: list[Callable[[Provider], None]] = []


def register(provider: Provider) -> None:
    """Called from AppConfig.ready(), once per model."""
    _providers[provider.model] = provider
    for listener in _listeners:
        listener(provider)


def listen(listener: Callable[[Provider], None]) -> None:
    """Call `listener` for every provider there is and every one that comes: apps get ready in any order."""
    _listeners.append(listener)
    for provider in tuple(_providers.values()):
        listener(provider)


def providers() -> tuple[Provider, ...]:
    return tuple(_providers.values())


def provider_for(model: type[models.Model]) -> Provider | None:
    """The provider of `model` itself; subclasses are registered on their own."""
    return _providers.get(model)


# Words for what narrows a search --------------------------------------------------------------------------------------

_labels: dict[str, Callable[[str], str]] = {}


def register_label(key: str, word: Callable[[str], str]) -> None:
    """`word(value)` is a facet's or scope's value as readers know it (town: tianheng → 田横镇), "" when unknown.

    It may be asked for every value on a page: keep what it reads with core.sitedata.remember.
    """
    _labels[key] = word


def facet_label(key: str, value: str) -> str:
    """The word for a value; the value itself when no app knows it."""
    return _word(key, value) or value


def scope_label(scope: str) -> str:
    """The word for what is searched in (roll:2024-city → its name), "" when there is no such thing or it is hidden."""
    key, _colon, value = scope.partition(":")
    return _word(key, value) if value else ""


def _word(key: str, value: str) -> str:
    word = _labels.get(key)
    return word(value) if word else ""


def year_word(year: str) -> str:
    """2024年."""
    return _("%s年") % year


# Changes that no save signal tells: bulk writes, imports --------------------------------------------------------------

Keys = dict[type[models.Model], set[int]]

# objects: saved instances of any model, which are read anew with what watches them; keys: model → objects of which the
# documents alone are read anew
changed = Signal()


@dataclass
class _Batch:
    objects: dict[tuple[type[models.Model], Any], models.Model] = field(default_factory=dict)
    keys: Keys = field(default_factory=dict)


_collecting: ContextVar[_Batch | None] = ContextVar("search_batch", default=None)


def touch(*objects: models.Model) -> None:
    """Say that these changed, after bulk_create() or update(): search reads them, and what watches them, anew."""
    held = _collecting.get()
    if held is None:
        changed.send(None, objects=list(objects), keys={})
    else:
        held.objects.update({(type(each), each.pk): each for each in objects})


def touch_keys(keys: Mapping[type[models.Model], Iterable[int]]) -> None:
    """Have the documents of these objects made anew, and of no others."""
    held = _collecting.get()
    if held is None:
        changed.send(None, objects=[], keys=keys)
        return
    for model, pks in keys.items():
        held.keys.setdefault(model, set()).update(pks)


def collecting() -> bool:
    """Whether batch() is open."""
    return _collecting.get() is not None


@contextmanager
def batch() -> Iterator[None]:
    """Around an import: what is saved inside is indexed once at the end, each object once, in few queries.

    Open it inside the transaction, so that the index is written in it too. When the block fails nothing is indexed.
    """
    if collecting():
        yield
        return
    held = _Batch()
    token = _collecting.set(held)
    try:
        yield
    finally:
        _collecting.reset(token)
    if held.objects or held.keys:
        changed.send(None, objects=list(held.objects.values()), keys=held.keys)
