"""Public renditions follow what is published: made when something goes live, gone when it may no longer be shown.

The words of documents follow their files.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from media import portraits, publicity, renditions, tasks, texts
from media.models import PortraitConsent, SiteDocument, SiteImage, SiteRendition
from media.signals import pictures_changed, texts_changed


def connect() -> None:
    page_published.connect(_page_went_live, dispatch_uid="media-page-published")
    page_unpublished.connect(_page_went_down, dispatch_uid="media-page-unpublished")
    post_save.connect(_row_saved, dispatch_uid="media-row-saved")
    post_save.connect(_image_saved, sender=SiteImage, dispatch_uid="media-image-saved")
    post_save.connect(_consent_saved, sender=PortraitConsent, dispatch_uid="media-consent-saved")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=f"media-restriction-{id(signal)}")
    for signal in (post_save, post_delete):
        signal.connect(_collection_locked, sender=CollectionViewRestriction, dispatch_uid=f"media-locked-{id(signal)}")
    post_save.connect(_document_saved, sender=SiteDocument, dispatch_uid="media-document-saved")
    post_delete.connect(_rendition_deleted, sender=SiteRendition, dispatch_uid="media-rendition-deleted")


def _page_went_live(instance: Page, **_signal: Any) -> None:
    """Index the references at once: the attachments of a page are public from the moment it is."""
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)
    renditions.enqueue(publicity.pictures_of([instance]))


def _page_went_down(instance: Page, **_signal: Any) -> None:
    transaction.on_commit(partial(publicity.refresh, [image.pk for image in publicity.pictures_of([instance])]))


def _row_saved(sender: type[Model], instance: Model, raw: bool = False, **_signal: Any) -> None:
    """Rows of the plain models that apps registered. After the commit: rows that belong to it may be saved later."""
    if not raw and sender in publicity.registered():
        pks = [image.pk for image in publicity.pictures_of([instance])]
        if pks:
            transaction.on_commit(partial(publicity.refresh, pks))


def _restriction_changed(instance: PageViewRestriction, **_signal: Any) -> None:
    """A part of the tree was locked or opened."""
    transaction.on_commit(partial(tasks.refresh_pictures_below.enqueue, instance.page_id))


def _image_saved(instance: SiteImage, created: bool, raw: bool = False, **_signal: Any) -> None:
    """A portrait that lost its consent goes at once; one that got it comes back where it is in use."""
    if raw or created or not (instance.portrait or instance.consent_id):
        return
    if not instance.is_publicly_shown:
        portraits.stop_showing_hidden(instance.consent)
    elif publicity.is_public(instance):
        renditions.enqueue([instance])


def _consent_saved(instance: PortraitConsent, created: bool, raw: bool = False, **_signal: Any) -> None:
    if not raw and not created and not instance.in_force:
        portraits.stop_showing_hidden(instance)


def _rendition_deleted(instance: SiteRendition, **_signal: Any) -> None:
    """Wagtail's own clean-up goes through the task queue; a public file must not wait there."""
    if instance.is_public:
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
        pictures_changed.send(sender=SiteRendition, image_pks=[instance.image_id])


def _document_saved(instance: SiteDocument, created: bool, raw: bool = False, **_signal: Any) -> None:
    """The old file's words are gone with this transaction; the new one's come when a task has read them."""
    if raw:
        return
    if texts.follow_file(instance):
        transaction.on_commit(partial(tasks.read_document.enqueue, instance.pk))
    if not created:
        texts_changed.send(SiteDocument, documents=[instance])


def _collection_locked(instance: CollectionViewRestriction, **_signal: Any) -> None:
    texts_changed.send(CollectionViewRestriction, documents=texts.in_collection(instance.collection))
