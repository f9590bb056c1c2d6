"""Site-wide lists: towns, industries, statistics. What bootstrap or an editor has made under the same name stays."""

from __future__ import annotations

from decimal import Decimal

from core.models import Industry, Statistic, Town
from home.demo import figures
from home.demo import towns as places
from home.demo.shapes import Statistic as DemoStatistic
from home.seeding.edition import Edition

_PERIODS = {
    "year": ("{0}年全年", "{0}"),
    "cumulative": ("累计至{0}年底", "Cumulative to the end of {0}"),
    "as_at": ("截至{0}年底", "At the end of {0}"),
}


def make(edition: Edition) -> None:
    """Everything that other rows point to."""
    for order, town in enumerate(places.TOWNS):
        place = {"name_en": town.name_en, "kind": town.kind, "sort_order": order * 10}
        edition.keep("town", town.code, Town.objects.get_or_create(name_zh=town.name_zh, defaults=place)[0])
    for order, industry in enumerate(places.INDUSTRIES):
        trade = {"name_en": industry.name_en, "sort_order": order * 10}
        edition.keep(
            "industry", industry.code, Industry.objects.get_or_create(name_zh=industry.name_zh, defaults=trade)[0]
        )
    for order, figure in enumerate(figures.STATISTICS):
        edition.keep("figure", figure.code, _statistic(figure, order * 10))


def _statistic(figure: DemoStatistic, order: int) -> Statistic:
    period_zh, period_en = _PERIODS[figure.period_kind]
    row: Statistic = Statistic.objects.create(
        label_zh=figure.label_zh,
        label_en=figure.label_en,
        value=Decimal(figure.value),
        unit_zh=figure.unit_zh,
        unit_en=figure.unit_en,
        qualifier=figure.qualifier,
        period_zh=period_zh.format(figure.period),
        period_en=period_en.format(figure.period),
        source_zh=figures.SOURCE_ZH,
        source_en=figures.SOURCE_EN,
        on_front_page=figure.on_home,
        sort_order=order,
    )
    return row
