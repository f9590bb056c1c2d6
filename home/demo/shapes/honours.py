"""People, awards and studios of the demo edition."""

from __future__ import annotations

from dataclasses import dataclass

from home.demo.shapes.moments import Ago


@dataclass(frozen=True)
class Person:
    """A fictional honouree as of today."""

    slug: str
    name: str
    latin: str
    unit: str
    post: str
    town: str
    industry: str
    trade: str
    skill_grade: str = ""
    sex: str = ""
    ethnic_group: str = ""
    birth_year: int | None = None
    citation: str = ""


@dataclass(frozen=True)
class Collective:
    """A fictional unit or team."""

    slug: str
    name: str
    name_en: str
    kind: str  # unit / team
    unit: str
    town: str
    industry: str
    summary: str


@dataclass(frozen=True)
class AwardType:
    """A row of the editable table of awards."""

    code: str
    name_zh: str
    name_en: str
    short: str
    level: str
    kind: str
    series: str
    granting_body: str
    weight: int
    former_names: tuple[tuple[str, int], ...] = ()  # (name, last year it was used)
    is_official: bool = True


@dataclass(frozen=True)
class Edition:
    """One award in one commendation with its recipients' slugs, in the order of the document."""

    code: str
    award: str
    recipients: tuple[str, ...]
    by_strokes: bool = False


@dataclass(frozen=True)
class Notice:
    """A public notice: between which moments, and how to object."""

    starts: Ago
    ends: Ago
    telephone: str
    intro: str
    how_to_object: str


@dataclass(frozen=True)
class Commendation:
    """One decision and the awards it gives. {year} in its texts is filled from the decision's date."""

    slug: str
    name_zh: str
    name_en: str
    label: str
    document_number: str
    title: str
    granting_body: str
    decided: Ago
    editions: tuple[Edition, ...]
    notice: Notice | None = None  # still in public notice; else granted


@dataclass(frozen=True)
class RevokedGrant:
    """One grant that was taken back, and the paper that says so."""

    edition: str
    recipient: str
    document_number: str
    reason: str
    decided: Ago


@dataclass(frozen=True)
class Result:
    """What a studio did in one year, ``years_ago`` before the seed's year."""

    years_ago: int
    projects: int
    patents: int
    trainees: int
    savings_yuan: int
    summary: str


@dataclass(frozen=True)
class Review:
    """The outcome of a studio's review."""

    years_ago: int
    result: str  # passed / to_mend
    note: str = ""


@dataclass(frozen=True)
class Studio:
    """An innovation studio."""

    slug: str
    name: str
    name_en: str
    leader: str
    unit: str
    level: str
    field: str
    industry: str
    chain: str
    town: str
    address: str
    telephone: str
    open_days: str
    summary: str
    summary_en: str
    members: tuple[tuple[str, str], ...]  # (name, role)
    results: tuple[Result, ...]
    reviews: tuple[Review, ...]
    founded_years_ago: int = 4
    picture: str = ""
