"""Sections that another app adds to a page below it: a person's classes on the profile (model.md §5)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Section:
    """A template and its context; `title` becomes the heading."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


Builder = Callable[[Any, str], Section | None]
_builders: dict[str, list[Builder]] = {}


def register(model_label: str, builder: Builder) -> None:
    """`builder(obj, locale)` makes one section with at most one query, or None when there is nothing to show."""
    _builders.setdefault(model_label.lower(), []).append(builder)


def sections_for(obj: models.Model, locale: str) -> list[Section]:
    built = (build(obj, locale) for build in _builders.get(obj._meta.label_lower, []))
    return [section for section in built if section is not None]
