"""Pages are made and published as an editor would: a revision, then its publication, dated in the past."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.models import Page

from home.seeding.edition import Edition


def publish(edition: Edition, page: Any, parent: Page, moment: datetime) -> Any:
    """Add `page` below `parent` and publish it as first published at `moment`."""
    page.locale = edition.chinese
    page.owner = edition.editor
    page.live = False
    page.first_published_at = moment
    parent.add_child(instance=page)
    return go_live(edition, page, moment)


def go_live(edition: Edition, page: Any, moment: datetime) -> Any:
    """Publish the page as it is now. Raises ValidationError for what the editor's form would refuse."""
    page.first_published_at = moment
    page.full_clean()
    page.save_revision(user=edition.editor).publish(user=edition.editor, skip_permission_checks=True)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )
    return type(page).objects.get(pk=page.pk)


def publish_snippet(edition: Edition, row: Any) -> Any:
    """Save and publish a draftable plain model with a revision."""
    row.live = False
    row.full_clean()
    row.save()
    row.save_revision(user=edition.editor).publish(user=edition.editor, skip_permission_checks=True)
    row.refresh_from_db()
    return row
