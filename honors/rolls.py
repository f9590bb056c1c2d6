"""A roll as values: which grants, in which order, in which groups. One query, whatever the number of names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from honors.enums import Kind, Level, RollGrouping, RollOrder
from honors.models import Grant, HonorRollPage


@dataclass(frozen=True, slots=True)
class NameItem:
    """One cell of the grid of names; `latin` is the name as English pages write it."""

    name: str
    url: str
    note: str = ""
    latin: str = ""


@dataclass(slots=True)
class RollGroup:
    """Names under one heading; `key` is its anchor."""

    key: str
    title: str
    grants: list[Grant] = field(default_factory=list)

    @property
    def items(self) -> list[NameItem]:
        return [NameItem(grant.shown_name, grant.recipient_url(), correction(grant)) for grant in self.grants]

    @property
    def count(self) -> str:
        return count_by_kind(self.grants)


def correction(grant: Grant) -> str:
    """更正：文件误作“王玮” beside a corrected name."""
    return _("更正：%s") % grant.correction_text if grant.correction_text else ""


# Which grants -----------------------------------------------------------------------------------------------------


def selected_grants(page: HonorRollPage) -> list[Grant]:
    """Public grants of the page's sources and rule, in its order. Two queries."""
    return list(ordered_grants(page).with_recipients().with_awards())


def ordered_grants(page: HonorRollPage) -> Any:
    """The same as a question. Sources that are chosen and not saved yet (preview) count too. One query."""
    sources = list(page.sources.all())
    return in_order(_chosen(page, sources), page.order, bool(sources))


def _chosen(page: HonorRollPage, sources: list[Any]) -> Any:
    """Neither source nor rule: none."""
    rule = rule_of(page)
    if not sources and not rule:
        return Grant.objects.none()
    chosen = Grant.objects.public().filter(rule)
    if not sources:
        return chosen
    editions = [source.edition_id for source in sources if source.edition_id]
    commendations = [source.commendation_id for source in sources if source.commendation_id]
    return chosen.filter(Q(edition__in=editions) | Q(edition__commendation__in=commendations))


def rule_of(page: HonorRollPage) -> Q:
    """The page's conditions; an empty Q when none is set."""
    wanted = {
        "edition__commendation__year__gte": page.rule_year_from,
        "edition__commendation__year__lte": page.rule_year_until,
        "edition__award_type__level": page.rule_level,
        "kind": page.rule_kind,
        "edition__award_type": page.rule_award_type_id,
        "town": page.rule_town_id,
        "industry": page.rule_industry_id,
    }
    return Q(**{name: value for name, value in wanted.items() if value})


def in_order(grants: Any, order: str, of_sources: bool = True) -> Any:
    """Document order within chosen commendations; over many of them by rank first."""
    if order == RollOrder.STROKES:
        return grants.in_stroke_order()
    if order == RollOrder.PINYIN:
        return grants.in_pinyin_order()
    if order == RollOrder.UNIT:
        return grants.in_unit_order()
    return grants.in_document_order() if of_sources else grants.by_rank()


def order_note(grants: Iterable[Grant], order: str = RollOrder.DOCUMENT) -> str:
    """The sentence that names the order used."""
    if order != RollOrder.DOCUMENT:
        return {
            RollOrder.STROKES: _("按姓氏笔画为序"),
            RollOrder.PINYIN: _("按姓名拼音为序"),
            RollOrder.UNIT: _("按单位为序，单位内按姓氏笔画"),
        }[RollOrder(order)]
    places = [grant.document_order is not None for grant in grants]
    if all(places):
        return _("按表彰文件所列顺序")
    return _("按文件所列顺序，文件未列顺序的按姓氏笔画") if any(places) else _("按姓氏笔画为序")


# The seal ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seal:
    """One to four characters, and what they stand for."""

    text: str = ""
    label: str = ""


def seal_of(grants: Iterable[Grant]) -> Seal:
    """The short name of the award that all have in common, else the highest level among them."""
    editions = {grant.edition.award_type_id: grant.edition for grant in grants}
    if not editions:
        return Seal()
    if len(editions) == 1:
        [only] = editions.values()
        return Seal(only.award_type.short_name, only.name)
    highest = Level(min(edition.award_type.level for edition in editions.values()))
    return Seal(highest.seal, str(highest.label))


# Groups -----------------------------------------------------------------------------------------------------------


def _by_award(grant: Grant) -> tuple[str, Any]:
    return f"e{grant.edition_id}", grant.edition.name


def _by_level(grant: Grant) -> tuple[str, Any]:
    level = Level(grant.edition.award_type.level)
    return level.key, level.label


def _by_year(grant: Grant) -> tuple[str, Any]:
    year = grant.edition.commendation.year
    return f"y{year}", _("%d年") % year


def _by_town(grant: Grant) -> tuple[str, Any]:
    return (grant.town.slug, grant.town.name) if grant.town else ("other", grant.town_printed or _("其他"))


def _by_industry(grant: Grant) -> tuple[str, Any]:
    return (
        (grant.industry.slug, grant.industry.name) if grant.industry else ("other", grant.industry_printed or _("其他"))
    )


def _by_kind(grant: Grant) -> tuple[str, Any]:
    return grant.kind, grant.category or Kind(grant.kind).label


_KEYS: dict[str, Callable[[Grant], tuple[str, "str | Promise"]]] = {
    RollGrouping.AWARD: _by_award,
    RollGrouping.LEVEL: _by_level,
    RollGrouping.YEAR: _by_year,
    RollGrouping.TOWN: _by_town,
    RollGrouping.INDUSTRY: _by_industry,
    RollGrouping.KIND: _by_kind,
}


def build_groups(grants: Iterable[Grant], grouping: str) -> list[RollGroup]:
    """Groups in the order of the taxonomy (towns, industries, levels) or of their first name; names keep theirs."""
    key_of = _KEYS.get(grouping)
    groups: dict[str, RollGroup] = {}
    ranks: dict[str, tuple] = {}
    for grant in grants:
        key, title = key_of(grant) if key_of else ("all", "")
        mark = f"{key}-{title}"
        if mark not in groups:
            groups[mark] = RollGroup(f"g-{key}-{len(groups) + 1}", str(title))
            ranks[mark] = (*_rank(grant, grouping), len(ranks))
        groups[mark].grants.append(grant)
    return [groups[mark] for mark in sorted(groups, key=ranks.__getitem__)]


def _rank(grant: Grant, grouping: str) -> tuple:
    """Where a group stands by its taxonomy; the place of its first name decides otherwise."""
    if grouping == RollGrouping.TOWN:
        return (grant.town is None, grant.town.sort_order if grant.town else 0)
    if grouping == RollGrouping.INDUSTRY:
        return (grant.industry is None, grant.industry.sort_order if grant.industry else 0)
    if grouping == RollGrouping.LEVEL:
        return (grant.edition.award_type.level,)
    if grouping == RollGrouping.YEAR:
        return (-grant.edition.commendation.year,)
    return ()


def award_groups(grants: Iterable[Grant]) -> list[RollGroup]:
    return build_groups(grants, RollGrouping.AWARD)


def count_by_kind(grants: Iterable[Grant]) -> str:
    """12人、2个单位、1个班组."""
    numbers: dict[str, int] = {}
    for grant in grants:
        numbers[grant.kind] = numbers.get(grant.kind, 0) + 1
    return _("、").join(_counted(kind, numbers[kind]) for kind in Kind.values if kind in numbers)


def _counted(kind: str, number: int) -> str:
    """Each kind has a text of its own, since English counts units and teams in the plural."""
    texts = {
        Kind.PERSON: ngettext("%(number)d人", "%(number)d人", number),
        Kind.UNIT: ngettext("%(number)d个单位", "%(number)d个单位", number),
        Kind.TEAM: ngettext("%(number)d个班组", "%(number)d个班组", number),
        Kind.STUDIO: ngettext("%(number)d个创新工作室", "%(number)d个创新工作室", number),
        Kind.STATION: ngettext("%(number)d个工会驿站", "%(number)d个工会驿站", number),
        Kind.PROJECT: ngettext("%(number)d个项目（案例）", "%(number)d个项目（案例）", number),
    }
    return texts[Kind(kind)] % {"number": number}
