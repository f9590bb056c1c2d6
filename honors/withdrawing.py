"""Taking from public view, in one transaction: addresses that vanish answer 410, everybody who keeps a copy is told."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import get_script_prefix

from core import caching, sitedata
from core.cards import Subject
from core.models import GoneAddress
from core.signals import withdrawn


@contextmanager
def withdrawal(objects: Iterable[Any], reason: str, document_no: str = "") -> Iterator[None]:
    """Around the change: what of `objects` a reader could open before and cannot after answers 410."""
    concerned = list(objects)
    with transaction.atomic():
        before = _public_addresses(concerned)
        yield
        caching.bump()
        mark_gone(before - _public_addresses(concerned), reason=document_no or reason)
        subjects = tuple(_subjects(concerned))
        withdrawn.send(sender=None, subjects=subjects, reason=reason, document_no=document_no)


def _subjects(objects: list[Any]) -> Iterator[Subject]:
    """Each, and for a person also the numbers of those merged into it: copies made before name those."""
    from honors.models import Person, PersonMerge

    yield from map(Subject.of, objects)
    persons = [each for each in objects if isinstance(each, Person)]
    for number in PersonMerge.objects.in_force().filter(kept__in=persons).values_list("other_id", flat=True):
        yield Subject(Person._meta.label_lower, number)


def mark_gone(paths: Iterable[str], reason: str) -> None:
    rows = [GoneAddress(path=path[:500], reason=reason[:200]) for path in sorted(paths)]
    GoneAddress.objects.bulk_create(rows, ignore_conflicts=True)


def _public_addresses(objects: list[Any]) -> set[str]:
    """Addresses in every language of those a reader may open now. One query a model."""
    by_model: dict[Any, list[Any]] = {}
    for each in objects:
        by_model.setdefault(type(each), []).append(each)
    found: set[str] = set()
    for model, some in by_model.items():
        if not hasattr(model, "get_absolute_url"):
            continue
        public = set(
            model._default_manager.filter(pk__in=[each.pk for each in some]).public().values_list("pk", flat=True)
        )
        found |= {path for each in some if each.pk in public for path in addresses(each)}
    return found


def addresses(thing: Any) -> set[str]:
    """Paths without script prefix, in each language in which it has an address; a roll's notice leads to it."""
    codes = list(sitedata.current().homes)
    urls = [thing.get_absolute_url(code) for code in codes]
    urls += [thing.notice_url(code) for code in codes if hasattr(thing, "notice_url")]
    return {path_info(url) for url in urls if url}


def path_info(url: str) -> str:
    """What the request will call its path: the middleware compares without the prefix the site is mounted under."""
    return "/" + urlsplit(url).path.removeprefix(get_script_prefix())
