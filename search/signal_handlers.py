"""When an object changes its documents follow, in the same transaction.

Editors' drafts do not count: an autosave writes only the columns in BOOKKEEPING, and pages and draftable snippets are
read anew when they are published or withdrawn.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_delete
from wagtail.models import DraftStateMixin, Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, published, unpublished

from core import schedule, searchable
from core.cards import Subject
from core.models import Statistic
from core.searchable import Keys, Provider, provider_for, providers
from core.signals import withdrawn
from media.models import SiteDocument, SiteImage
from media.signals import texts_changed
from search import backends, indexing, references
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
    for library in (SiteImage, SiteDocument, Statistic):
        name = library._meta.label
        pre_delete.connect(_before_library_delete, sender=library, dispatch_uid=f"search-library-leaving-{name}")
        post_delete.connect(_on_library_deleted, sender=library, dispatch_uid=f"search-library-deleted-{name}")
    for library in (SiteImage, Statistic):
        post_save.connect(_on_library_saved, sender=library, dispatch_uid=f"search-library-{library._meta.label}")
    texts_changed.connect(_on_texts_changed, dispatch_uid="search-texts")
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
    """The object is gone whatever else happens; those that watch it are read anew. Asked now: it has its key still."""
    if provider_for(type(instance)) is not None:
        indexing.remove(type(instance), instance.pk)
    _index(watching({type(instance): [instance]}))


def _on_many_to_many(instance: models.Model, action: str, model: type[models.Model], pk_set: Any, **_: Any) -> None:
    if not action.startswith("post_"):
        return
    others = model._default_manager.filter(pk__in=pk_set or ()) if provider_for(model) else ()
    follow([instance, *others])


def _on_page_moved(instance: Page, **_signal: Any) -> None:
    """Its address and those below have changed."""
    _index(_pages_below(instance))


def _on_restriction(instance: PageViewRestriction, **_signal: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _index(_pages_below(page))


def _pages_below(page: Page) -> Keys:
    """The page and all under it, by their types; a profile is part of its person's document."""
    found: Keys = {}
    others: list[Page] = []
    for each in page.get_descendants(inclusive=True).select_related("content_type"):
        model = each.specific_class
        if model is not None and provider_for(model) is not None:
            found.setdefault(model, set()).add(each.pk)
        elif model is not None:
            others.append(each)
    return _joined(found, watching(_by_model(each.specific for each in others)))


def _on_library_saved(instance: models.Model, created: bool, raw: bool = False, **_signal: Any) -> None:
    """A picture's words or a figure changed: what shows it is read anew."""
    if not raw and not created:
        follow(references.users_of([instance]))


def _before_library_delete(instance: Any, **_signal: Any) -> None:
    """Who uses it is known until it is gone."""
    instance.users_to_follow = references.users_of([instance])


def _on_library_deleted(instance: Any, **_signal: Any) -> None:
    follow(instance.users_to_follow)


def _on_texts_changed(documents: Sequence[models.Model], **_signal: Any) -> None:
    follow(references.users_of(documents))


def _on_changed(objects: Iterable[models.Model], keys: Mapping[type[models.Model], Iterable[int]], **_: Any) -> None:
    follow(objects, keys)


def _on_withdrawn(subjects: Iterable[Subject], **_signal: Any) -> None:
    """Each is read anew or, where it has no document of its own, what watches it. A roll that lost one name leaves the
    others on it alone: whoever sends this says what else has changed."""
    wanted: dict[type[models.Model], set[int]] = {}
    for subject in subjects:
        wanted.setdefault(apps.get_model(subject.model), set()).add(subject.pk)
    others = {model: pks for model, pks in wanted.items() if provider_for(model) is None}
    rows = {model: list(model._default_manager.filter(pk__in=pks)) for model, pks in others.items()}
    _index(_joined(wanted, watching(rows)))


# Following -----------------------------------------------------------------------------------------------------------


def follow(objects: Iterable[models.Model], keys: Mapping[type[models.Model], Iterable[int]] | None = None) -> None:
    """Index these objects and whatever watches them, now or when the open batch closes.

    The queries that find watchers do not grow with the number of objects. `keys` are indexed besides.
    """
    found = list(objects)
    if searchable.collecting():
        searchable.touch(*found)
        searchable.touch_keys(keys or {})
        return
    by_model = _by_model(found)
    themselves = {model: {each.pk for each in some} for model, some in by_model.items()}
    _index(_joined(themselves, watching(by_model), keys or {}))


def watching(by_model: Mapping[type[models.Model], Sequence[models.Model]]) -> Keys:
    """What watches these objects: one question a provider and model for each few hundred of them."""
    found: Keys = {}
    for model, some in by_model.items():
        for provider in providers():
            watch = provider.watches.get(model)
            if watch is not None:
                keys = found.setdefault(provider.model, set())
                for part in indexing.chunks(some):
                    keys.update(watch(part))
    return found


def _by_model(objects: Iterable[models.Model]) -> dict[type[models.Model], list[models.Model]]:
    found: dict[type[models.Model], list[models.Model]] = {}
    for each in objects:
        found.setdefault(type(each), []).append(each)
    return found


def _joined(*several: Mapping[type[models.Model], Iterable[Any]]) -> Keys:
    found: Keys = {}
    for keys in several:
        for model, pks in keys.items():
            found.setdefault(model, set()).update(pk for pk in pks if pk is not None)
    return found


def _index(keys: Keys) -> None:
    if searchable.collecting():
        searchable.touch_keys(keys)
        return
    for model, pks in keys.items():
        provider = provider_for(model)
        if provider is not None:
            indexing.reindex_readable(provider, pks)


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
