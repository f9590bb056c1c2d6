"""The sizes of domain.md: how much a district and a city publish."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Size:
    """How many rows of each kind."""

    name: str
    persons: int
    grants: int
    venues: int
    sessions: int
    articles: int
    years: int = 10

    def scaled(self, share: float) -> Size:
        """The same proportions, smaller: for tests."""
        names = ("persons", "grants", "venues", "sessions", "articles")
        return replace(self, **{name: max(2, round(getattr(self, name) * share)) for name in names})


SIZES: dict[str, Size] = {
    "S": Size("S", 1_500, 4_000, 115, 6_000, 5_000),
    "L": Size("L", 30_000, 80_000, 600, 30_000, 50_000),
}
