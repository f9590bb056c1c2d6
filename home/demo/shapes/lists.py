"""Site-wide lists of the demo edition: towns, industries, figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """A town, a sub-district or a functional zone of the district."""

    code: str
    name_zh: str
    short_zh: str
    name_en: str
    kind: str  # subdistrict / town / zone


@dataclass(frozen=True)
class Industry:
    """A trade group people and units belong to."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Statistic:
    """A typed figure with its source; or, with ``computed``, the name of a figure the site counts itself."""

    code: str
    label_zh: str
    label_en: str
    value: str
    unit_zh: str
    unit_en: str
    period_kind: str  # year / cumulative / as_at
    period: str
    qualifier: str = ""
    group: str = ""
    on_home: bool = False
