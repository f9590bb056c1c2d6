"""How many honours, by year, level, award, kind, town and industry: counted from public grants alone, never typed.

Counting reads every public grant, so it is done once for each state of the site and kept under the cache token.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core import sitedata
from core.bilingual import in_language
from core.models import Industry, Town
from honors.conditions import UNKNOWN, Condition, of_kind
from honors.enums import Kind, Level
from honors.querysets import public_grants


@dataclass(frozen=True, slots=True)
class EditionCount:
    """One edition with its number of public grants."""

    pk: int
    year: int
    level: int
    award: str
    name_zh: str
    name_en: str
    weight: int
    kind: str
    number: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """As `GrantQuerySet.by_rank` has them: level, weight, newest first."""
        return (self.level, -self.weight, -self.year, self.pk)


@dataclass(frozen=True, slots=True)
class TermCount:
    """Public grants of one kind in one town or one industry; `slug` is UNKNOWN where none is filled in."""

    slug: str
    name_zh: str
    name_en: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Tallies:
    """Everything that is counted: editions by rank, towns and industries in their own order."""

    editions: tuple[EditionCount, ...]
    towns: tuple[TermCount, ...]
    industries: tuple[TermCount, ...]

    def total(self, condition: Condition) -> int:
        """Of a condition on editions."""
        return sum(each.number for each in self.fitting(condition))

    def knows(self, condition: Condition) -> bool:
        """Whether any grant is of that town and any of that industry."""
        return all(
            not wanted or any(each.slug == wanted for each in terms)
            for wanted, terms in ((condition.town, self.towns), (condition.industry, self.industries))
        )

    def fitting(self, condition: Condition) -> list[EditionCount]:
        return [each for each in self.editions if condition.fits(each.year, each.level, each.award, each.kind)]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: its words, its number, and the condition under which a list shows as many grants."""

    label: "str | Promise"
    number: int
    condition: Condition


# Counting -------------------------------------------------------------------------------------------------------------


def tallies() -> Tallies:
    """Of the present state; five queries, or none when they are kept."""
    return sitedata.remember("honors-tallies", count_all)


def count_all() -> Tallies:
    rows = public_grants().order_by().values_list("town", "industry", "kind").annotate(number=Count("pk"))
    counted = list(rows)
    towns = _summed(((town, kind), number) for town, _industry, kind, number in counted)
    industries = _summed(((industry, kind), number) for _town, industry, kind, number in counted)
    return Tallies(_count_editions(), _terms(towns, Town), _terms(industries, Industry))


def _count_editions() -> tuple[EditionCount, ...]:
    from honors.models import AwardEdition

    numbers = dict(public_grants().order_by().values_list("edition").annotate(number=Count("pk")))
    editions = AwardEdition.objects.filter(pk__in=numbers).select_related("award_type", "commendation")
    counted = (_edition_count(edition, numbers[edition.pk]) for edition in editions)
    return tuple(sorted(counted, key=lambda each: each.rank))


def _edition_count(edition: Any, number: int) -> EditionCount:
    award = edition.award_type
    return EditionCount(
        pk=edition.pk,
        year=edition.commendation.year,
        level=award.level,
        award=award.code,
        name_zh=award.name_zh,
        name_en=award.name_en,
        weight=award.weight,
        kind=award.kind,
        number=number,
    )


def _terms(numbers: dict[tuple[int | None, str], int], model: Any) -> tuple[TermCount, ...]:
    """`numbers` by key of the term and kind, in the editors' order of terms; last those without one."""
    known = [(term.pk, term.slug, term.name_zh, term.name_en) for term in model.objects.all()]
    return tuple(
        TermCount(slug, name_zh, name_en, kind, numbers[pk, kind])
        for pk, slug, name_zh, name_en in [*known, (None, UNKNOWN, "", "")]
        for kind in Kind.values
        if (pk, kind) in numbers
    )


# Reading the counts ---------------------------------------------------------------------------------------------------


def by_year(counted: Tallies, condition: Condition) -> list[Row]:
    """Newest first."""
    numbers = _summed((each.year, each.number) for each in counted.fitting(condition))
    return [
        Row(_("%d年") % year, number, condition.and_also(year=year)) for year, number in sorted(numbers.items())[::-1]
    ]


def by_level(counted: Tallies, condition: Condition) -> list[Row]:
    numbers = _summed((each.level, each.number) for each in counted.fitting(condition))
    return [
        Row(level.label, numbers[level], condition.and_also(level=level.key)) for level in Level if level in numbers
    ]


def by_kind(counted: Tallies, condition: Condition) -> list[Row]:
    numbers = _summed((each.kind, each.number) for each in counted.fitting(condition))
    return [Row(kind.label, numbers[kind], condition.and_also(kind=kind)) for kind in Kind if kind in numbers]


def by_award(counted: Tallies, condition: Condition) -> list[Row]:
    """By rank of the award: level, then weight."""
    fitting = counted.fitting(condition)
    numbers = _summed((each.award, each.number) for each in fitting)
    awards = {each.award: each for each in fitting}
    return [
        Row(in_language(awards[code], "name"), number, condition.and_also(award=code))
        for code, number in numbers.items()
    ]


def by_town(counted: Tallies, condition: Condition) -> list[Row]:
    return _by_term(counted.towns, condition, "town")


def by_industry(counted: Tallies, condition: Condition) -> list[Row]:
    return _by_term(counted.industries, condition, "industry")


def _by_term(terms: Iterable[TermCount], condition: Condition, field: str) -> list[Row]:
    """In the editors' order; at the end those of which nothing is filled in."""
    found = [each for each in terms if of_kind(each.kind, condition.kind)]
    numbers = _summed((each.slug, each.number) for each in found)
    known = {each.slug: each for each in found}
    return [
        Row(in_language(known[slug], "name") or _("未登记"), number, condition.and_also(**{field: slug}))
        for slug, number in numbers.items()
    ]


def _summed(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Numbers added up by key, keys in the order of their first appearance."""
    sums: dict[Any, int] = {}
    for key, number in pairs:
        sums[key] = sums.get(key, 0) + number
    return sums
