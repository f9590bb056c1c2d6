"""When an object changes its documents follow, in the same transaction.

Editors' drafts do not count: an autosave writes only the columns in BOOKKEEPING, and pages and draftable snippets are
read anew when they are published or withdrawn.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from wagtail.models import DraftStateMixin, Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, published, unpublished

from core import schedule, searchable
from core.cards import Subject
from core.searchable import Provider, provider_for, providers
from core.signals import withdrawn
from search import backends, indexing
from search.server import upkeep
from search.server.client import ServerError

logger = logging.getLogger(__name__)

# What drafts, locks and the page tree's own counting write.
BOOKKEEPING = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "wagtail_admin_comments",
        "draft_title",
        "has_unpublished_changes",
        "numchild",
        "alias_of_id",
        "locked",
        "locked_at",
        "locked_by",
        "approved_go_live_at",
        "sort_order",
    }
)
DAY = 24 * 60 * 60


def connect(app: Any) -> None:
    """Called once, from the app's ready()."""
    searchable.listen(connect_provider)
    page_slug_changed.connect(_on_page_moved, dispatch_uid="search-slug")
    post_page_move.connect(_on_page_moved, dispatch_uid="search-move")
    post_save.connect(_on_restriction, sender=PageViewRestriction, dispatch_uid="search-restriction")
    post_delete.connect(_on_restriction, sender=PageViewRestriction, dispatch_uid="search-restriction-lifted")
    withdrawn.connect(_on_withdrawn, dispatch_uid="search-withdrawn")
    searchable.changed.connect(_on_changed, dispatch_uid="search-changed")
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="search-after-migrate")
    schedule.register(schedule.Job("search_reconcile", DAY, _reconcile))
    schedule.register(schedule.Job("search_server", upkeep.EVERY, upkeep.tend))


def connect_provider(provider: Provider) -> None:
    for model in (provider.model, *provider.watches):
        _connect_model(model)
    for field in provider.model._meta.many_to_many:
        m2m_changed.connect(_on_many_to_many, sender=field.remote_field.through, dispatch_uid=f"search-m2m-{field}")


def _connect_model(model: type[models.Model]) -> None:
    name = model._meta.label
    post_save.connect(_on_save, sender=model, dispatch_uid=f"search-save-{name}")
    post_delete.connect(_on_delete, sender=model, dispatch_uid=f"search-delete-{name}")
    states = (page_published, page_unpublished) if issubclass(model, Page) else (published, unpublished)
    if issubclass(model, DraftStateMixin):
        for signal in states:
            signal.connect(_on_state, sender=model, dispatch_uid=f"search-state-{name}-{id(signal)}")


# What each signal means ----------------------------------------------------------------------------------------------


def _on_save(instance: models.Model, raw: bool = False, update_fields: Any = None, **_signal: Any) -> None:
    if raw or (update_fields is not None and set(update_fields) <= BOOKKEEPING):
        return
    follow([instance])


def _on_state(instance: models.Model, **_signal: Any) -> None:
    follow([instance])


def _on_delete(instance: models.Model, **_signal: Any) -> None:
    """The object is gone whatever else happens; those that watch it are read anew."""
    if provider_for(type(instance)) is not None:
        indexing.remove(type(instance), instance.pk)
    _index(watchers_of(instance))


def _on_many_to_many(instance: models.Model, action: str, model: type[models.Model], pk_set: Any, **_: Any) -> None:
    if not action.startswith("post_"):
        return
    others = model._default_manager.filter(pk__in=pk_set or ()) if provider_for(model) else ()
    follow([instance, *others])


def _on_page_moved(instance: Page, **_signal: Any) -> None:
    """Its address and those below have changed."""
    _index(instance.get_descendants(inclusive=True).specific())


def _on_restriction(instance: PageViewRestriction, **_signal: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _index(page.get_descendants(inclusive=True).specific())


def _on_changed(objects: Iterable[models.Model], **_signal: Any) -> None:
    follow(objects)


def _on_withdrawn(subjects: Iterable[Subject], **_signal: Any) -> None:
    for subject in subjects:
        model = apps.get_model(subject.model)
        instance = model._default_manager.filter(pk=subject.pk).first()
        if instance is not None:
            follow([instance])
        elif provider_for(model) is not None:
            indexing.remove(model, subject.pk)


# Following -----------------------------------------------------------------------------------------------------------


def follow(objects: Iterable[models.Model]) -> None:
    """Index these objects and whatever watches them, now or when the open batch closes."""
    affected: dict[tuple[type[models.Model], Any], models.Model] = {}
    for instance in objects:
        for each in (instance, *watchers_of(instance)):
            affected[type(each), each.pk] = each
    _index(affected.values())


def watchers_of(instance: models.Model) -> list[models.Model]:
    found: list[models.Model] = []
    for provider in providers():
        watch = provider.watches.get(type(instance))
        if watch is not None:
            found += list(watch(instance))
    return found


def _index(objects: Iterable[models.Model]) -> None:
    ours = [each for each in objects if provider_for(type(each)) is not None and each.pk is not None]
    if not ours:
        return
    if searchable.collecting():
        searchable.touch(*ours)
        return
    try:
        with transaction.atomic():
            indexing.reindex_objects(ours)
    except Exception:
        # A text that a provider cannot read must not keep an editor from saving; unfound is safer than out of date.
        logger.exception("search: %s could not be indexed and are left out until the next reconciliation", ours)
        for each in ours:
            indexing.remove(type(each), each.pk)


def _reconcile() -> None:
    for name, written in indexing.reconcile().items():
        if written.changed or written.removed:
            logger.warning("search: %s: %d documents mended, %d removed", name, written.changed, written.removed)
    try:
        found = upkeep.reconcile()
    except ServerError as failure:
        logger.error("search server: not reconciled today: %s", failure)
        return
    if found:
        logger.warning("search server: %d documents mended, %d removed", len(found.wrong), len(found.stray))


def _after_migrate(**_signal: Any) -> None:
    backends.after_migrate()
