"""Keeping documents in step with objects: one object on save, all of them in a rebuild."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import F

from core import sitedata
from core.searchable import Provider, SearchEntry, provider_for, providers
from search import documents
from search.backends import local
from search.documents import Written
from search.models import SearchDocument

logger = logging.getLogger(__name__)

CHUNK = 500  # objects read and written at a time
Item = TypeVar("Item")


def source_type(provider: Provider) -> str:
    return str(provider.model._meta.label_lower)


# A few objects -----------------------------------------------------------------------------------------------------


def reindex(provider: Provider, pks: Iterable[int]) -> Written:
    """Make the documents of these objects right, as the database has them now. Objects not public lose theirs."""
    result = Written()
    for some in chunks(sorted({int(pk) for pk in pks})):
        with transaction.atomic(), sitedata.held_when_asked():
            found = provider.public_queryset().filter(pk__in=some)
            entries: dict[int, Sequence[SearchEntry]] = dict.fromkeys(some, ())
            entries |= {obj.pk: tuple(provider.documents(obj)) for obj in found}
            result += documents.write(source_type(provider), entries)
    return result


def reindex_readable(provider: Provider, pks: Iterable[int]) -> Written:
    """The same; what a provider cannot read is left out with a trace in the log, and the others are indexed.

    It must not keep an editor from saving, nor a rebuild from going on; unfound is safer than out of date.
    """
    result = Written()
    for some in chunks(sorted(set(pks))):
        try:
            with transaction.atomic():
                result += reindex(provider, some)
        except Exception:
            if len(some) == 1:
                logger.exception("search: %s %s could not be indexed and is left out", source_type(provider), some[0])
                result += remove(provider.model, *some)
            else:
                for pk in some:
                    result += reindex_readable(provider, [pk])
    return result


def reindex_objects(objects: Iterable[models.Model]) -> Written:
    """The same for objects of any model that has a provider; others are passed over."""
    by_model: dict[type[models.Model], set[int]] = {}
    for obj in objects:
        by_model.setdefault(type(obj), set()).add(obj.pk)
    result = Written()
    for model, pks in by_model.items():
        provider = provider_for(model)
        if provider is not None:
            result += reindex(provider, pks)
    return result


def remove(model: type[models.Model], *pks: int) -> Written:
    """Take objects out of search, whatever their provider says."""
    return documents.write(model._meta.label_lower, dict.fromkeys(pks, ()))


# All of them -------------------------------------------------------------------------------------------------------


def rebuild(models_: Iterable[type[models.Model]] | None = None) -> dict[str, Written]:
    """Make every document right: source type → what was written and removed. Run it after bulk writes.

    Only differences are written, so it serves as the daily reconciliation too and may be stopped and run again. What
    differs is read a second time inside the transaction that writes it: an edit made meanwhile is not undone.
    """
    wanted = set(models_) if models_ is not None else None
    chosen = [each for each in providers() if wanted is None or each.model in wanted]
    with sitedata.held(), local().bulk():
        results = {source_type(provider): _rebuild_one(provider) for provider in chosen}
        if wanted is None:
            results |= _remove_orphans({source_type(provider) for provider in chosen})
    return results


def reconcile() -> dict[str, Written]:
    """What the daily job does."""
    return rebuild()


def _rebuild_one(provider: Provider) -> Written:
    result, last = Written(), 0
    for some in _in_chunks(provider.public_queryset()):
        differing = _differing(provider, some, last)
        last = some[-1].pk
        if differing:
            result += reindex_readable(provider, differing)
    beyond = SearchDocument.objects.filter(source_type=source_type(provider), source_pk__gt=last)
    stale = list(beyond.values_list("source_pk", flat=True).distinct())
    return result + reindex(provider, stale)


def _in_chunks(queryset: models.QuerySet[Any]) -> Iterator[list[Any]]:
    """The objects by primary key; each chunk is a query of its own, so that prefetches work and nothing is held."""
    last: int | None = None
    while True:
        rest = queryset if last is None else queryset.filter(pk__gt=last)
        some = list(rest.order_by("pk")[:CHUNK])
        if not some:
            return
        yield some
        last = some[-1].pk


def _differing(provider: Provider, objects: Sequence[Any], after: int) -> set[int]:
    """Keys of the objects from `after` to the last of these whose documents are missing, out of date or too many."""
    name = source_type(provider)
    wanted = {key: print_ for obj in objects for key, print_ in _fingerprints(provider, obj)}
    rows = SearchDocument.objects.filter(source_type=name, source_pk__gt=after, source_pk__lte=objects[-1].pk)
    stored = {(pk, locale): print_ for pk, locale, print_ in rows.values_list("source_pk", "locale", "fingerprint")}
    return {key[0] for key in wanted.keys() | stored.keys() if wanted.get(key) != stored.get(key)}


def _fingerprints(provider: Provider, obj: Any) -> list[tuple[tuple[int, str], str]]:
    """What its documents should be; for one that cannot be read something that no document is."""
    try:
        entries = tuple(provider.documents(obj))
    except Exception:
        logger.exception("search: %s %s cannot be read", source_type(provider), obj.pk)
        return [((obj.pk, ""), "")]
    name = source_type(provider)
    return [((obj.pk, entry.locale), documents.build(name, obj.pk, entry).fingerprint) for entry in entries]


def _remove_orphans(known: set[str]) -> dict[str, Written]:
    """Documents of models that nobody registers any more."""
    orphans = SearchDocument.objects.exclude(source_type__in=known).order_by(F("source_type"))
    names = list(orphans.values_list("source_type", flat=True).distinct())
    return {name: Written(removed=_remove_all(name)) for name in names}


def _remove_all(name: str) -> int:
    pks = set(SearchDocument.objects.filter(source_type=name).values_list("source_pk", flat=True))
    return sum(documents.write(name, dict.fromkeys(some, ())).removed for some in chunks(sorted(pks)))


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """As many at a time as are read and written together."""
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
