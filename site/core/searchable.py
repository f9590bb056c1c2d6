"""How apps offer their objects to search without knowing it (model.md §5).

An app registers one Provider per model. Search asks `documents(obj)` for what to store and `public_queryset()` for
what a reader may see; it re-indexes `obj` when it is saved, and whatever `watches` names when something else is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.dispatch import Signal

from core.cards import Card


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One object in one language, as search stores it. All texts are plain and unfolded.

    `visible_from`/`visible_until` bound when it may be found (None: no bound). `names` are words that should find the
    object exactly (people, former names, 文号). `group` is the same for the language versions of one thing (sitemap and
    hreflang pair them); left empty, one object's entries form a group. `facets` maps a facet key (type, year, level,
    town, column) to one value. `scopes` name what it can be searched in, one kind:key each (roll:12): a document may
    stand in many.
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


Watcher = Callable[[Any], Iterable[models.Model]]


@dataclass(frozen=True, slots=True)
class Provider:
    """What search needs to know of one model.

    public_queryset  objects a reader may open now or at a stated later moment, with what `documents` reads prefetched
    documents        the entries of one object: one per language in which it has an address; none when it is hidden
    watches          another model → the objects of this one that its saved or deleted instance changes
    """

    model: type[models.Model]
    public_queryset: Callable[[], models.QuerySet[Any]]
    documents: Callable[[Any], Iterable[SearchEntry]]
    watches: Mapping[type[models.Model], Watcher] = field(default_factory=dict)


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


# Changes that no save signal tells: bulk writes, imports --------------------------------------------------------------

changed = Signal()  # objects: list of saved instances of any model
_collecting: ContextVar[dict[tuple[type[models.Model], Any], models.Model] | None] = ContextVar(
    "search_batch", default=None
)


def touch(*objects: models.Model) -> None:
    """Say that these changed, after bulk_create() or update(): search reads them, and what watches them, anew."""
    held = _collecting.get()
    if held is None:
        changed.send(None, objects=list(objects))
    else:
        held.update({(type(each), each.pk): each for each in objects})


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
    held: dict[tuple[type[models.Model], Any], models.Model] = {}
    token = _collecting.set(held)
    try:
        yield
    finally:
        _collecting.reset(token)
    if held:
        touch(*held.values())
