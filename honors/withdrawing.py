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
        subjects = tuple(Subject.of(each) for each in concerned)
        withdrawn.send(sender=None, subjects=subjects, reason=reason, document_no=document_no)


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
    """Paths without script prefix, one for each language in which it has an address."""
    urls = (thing.get_absolute_url(code) for code in sitedata.current().homes)
    return {path_info(url) for url in urls if url}


def path_info(url: str) -> str:
    """What the request will call its path: the middleware compares without the prefix the site is mounted under."""
    return "/" + urlsplit(url).path.removeprefix(get_script_prefix())
