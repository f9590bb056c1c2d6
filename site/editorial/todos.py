"""What staff must do about pages: those that were not ready when their hour came."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry, PageLogEntry

from core import going_live, todo
from core.todo import TodoItem

REMEMBERED = timedelta(days=30)


def register() -> None:
    todo.register(held_back)


def held_back(user: Any) -> Iterator[TodoItem]:
    """Things that stayed drafts at their hour, until they are published, scheduled anew or forgotten."""
    finder, seen = AdminURLFinder(user), set()
    for entry in chain(_entries(PageLogEntry.objects.select_related("page")), _entries(ModelLogEntry.objects.all())):
        thing = _thing(entry)
        if thing is None or thing in seen or _is_settled(thing, entry):
            continue
        seen.add(thing)
        url = finder.get_edit_url(thing)
        if url:
            yield TodoItem(_("到点没有发布：《%s》") % entry.label, url, detail=entry.data["reason"], urgent=True)


def _entries(entries: Any) -> Iterable[Any]:
    return entries.filter(action=going_live.HELD, timestamp__gte=timezone.now() - REMEMBERED).order_by("-timestamp")


def _thing(entry: Any) -> Any:
    """What was held; None when it has been deleted since."""
    if isinstance(entry, PageLogEntry):
        return entry.page
    return entry.content_type.model_class()._default_manager.filter(pk=entry.object_id).first()


def _is_settled(thing: Any, entry: Any) -> bool:
    published = thing.last_published_at is not None and thing.last_published_at > entry.timestamp
    return published or thing.scheduled_revision is not None
