"""Which public grants a figure counts and a list shows: the same few conditions, as they stand in addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Q

from honors.enums import Kind, Level

COLLECTIVE = "collective"  # every kind but persons
UNKNOWN = "none"  # of a town or an industry that nobody has filled in


@dataclass(frozen=True, slots=True)
class Condition:
    """Empty fields do not narrow. `level` is a key such as municipal, `kind` a kind or `collective`, the rest slugs."""

    year: str = ""
    level: str = ""
    award: str = ""
    town: str = ""
    industry: str = ""
    kind: str = ""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Name and value of the conditions that are set."""
        return ((each.name, value) for each in fields(self) if (value := getattr(self, each.name)))

    def and_also(self, **more: Any) -> Self:
        return replace(self, **{name: str(value) for name, value in more.items()})

    def query(self) -> str:
        """?year=2024&level=municipal, or "" when nothing is set."""
        pairs = list(self)
        return f"?{urlencode(pairs)}" if pairs else ""

    def fits(self, year: int, level: int, award: str, kind: str) -> bool:
        """Whether the grants of an edition can meet it: these four are the same for all of them."""
        return (
            self.year in ("", str(year))
            and self.level in ("", Level(level).key)
            and self.award in ("", award)
            and of_kind(kind, self.kind)
        )

    def of_recipient(self) -> Q:
        """What differs between grants of one edition."""
        condition = Q()
        for name in ("town", "industry"):
            value = getattr(self, name)
            if value:
                condition &= Q(**{f"{name}__isnull": True} if value == UNKNOWN else {f"{name}__slug": value})
        return condition


def of_kind(kind: str, wanted: str) -> bool:
    """Whether a kind is the wanted one; nothing wanted fits all, 集体 everything but persons."""
    return wanted in ("", kind) or (wanted == COLLECTIVE and kind != Kind.PERSON)
