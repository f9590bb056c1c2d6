"""A translation follows its source: it goes live only when it is whole, and goes when the source goes."""

from typing import Any

from django.conf import settings
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import page_unpublished


def missing_segments(page: Any) -> int:
    """How many pieces of text of this page still wait for their translation; 0 for a page that is no translation."""
    from wagtail_localize.models import Translation

    if not page.pk:
        return 0
    translation = Translation.objects.filter(
        enabled=True, target_locale_id=page.locale_id, source__object_id=page.translation_key
    ).first()
    if translation is None:
        return 0
    total, done = translation.get_progress()
    return int(total - done)


def message(missing: int) -> str:
    return _("还有%(count)d处没有译文，译完才能发布。已译的内容都保留着。") % {"count": missing}


def connect() -> None:
    page_unpublished.connect(_follow, dispatch_uid="translations-follow-unpublished")
    pre_delete.connect(_follow_deleted, dispatch_uid="translations-follow-deleted")


def withdraw(source: Page) -> None:
    """Take down the live versions in other languages of a page in the main language."""
    for version in source.get_translations().live().specific():
        version.unpublish()


def _is_source(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def _follow(instance: Page, **_signal: Any) -> None:
    if _is_source(instance):
        withdraw(instance)


def _follow_deleted(sender: type, instance: Any, **_signal: Any) -> None:
    if sender is Page and _is_source(instance):
        withdraw(instance)
