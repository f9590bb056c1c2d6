"""What staff must do: one list on the admin's first page, to which apps add items (model.md §5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing to do. `urgent` items stand first; `due` is the moment it becomes late."""

    title: str
    url: str
    detail: str = ""
    due: datetime | None = None
    urgent: bool = False


Source = Callable[[Any], Iterable[TodoItem]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(user)` yields what this user can and should do."""
    _sources.append(source)


def items_for(user: Any) -> list[TodoItem]:
    found = [item for source in _sources for item in source(user)]
    return sorted(found, key=lambda item: (not item.urgent, item.due is None, item.due and item.due.timestamp()))
