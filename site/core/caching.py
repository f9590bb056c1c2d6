"""One random token names the present state of everything public; whatever is cached is cached under it (model.md §6).

The token changes in the transaction that changes content, so a rollback takes it back too. It is random, not a counter:
after a rollback a counter would come round to the number under which pages of the aborted transaction were kept.
"""

import secrets
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from core import sitedata
from core.models import CacheVersion


def bump(**_signal: Any) -> None:
    """Make every cached page and all cached site data stale from the commit of the present transaction on."""
    CacheVersion.objects.update_or_create(pk=CacheVersion.ONLY, defaults={"token": secrets.token_urlsafe(12)})
    sitedata.forget()


def watch(*models: type[Model]) -> None:
    """Bump on each saved or deleted instance of `models`. Bulk writes send no signal: call bump() beside them."""
    for model in models:
        post_save.connect(_bump_after_save, sender=model, dispatch_uid=f"bump-save-{model._meta.label}")
        post_delete.connect(bump, sender=model, dispatch_uid=f"bump-delete-{model._meta.label}")


def _bump_after_save(raw: bool = False, **_signal: Any) -> None:
    if not raw:  # fixtures are loaded before the table of tokens may exist
        bump()
