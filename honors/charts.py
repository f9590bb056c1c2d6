"""Charts as values: pure functions from numbers to what components/chart.html and components/bars.html draw.

Places are percentages of the plot, so that a chart is as wide as its screen and its letters keep their size. Each chart
stands beside a table with the same numbers, which is the form that everybody can read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

Number = int | Decimal
# Labels under the columns, and columns that can each bear their number (of more only the highest does): what fits
# 288 CSS pixels in large letters, and half of that.
LABELS, VALUES = 5, 6
SMALL_LABELS, SMALL_VALUES = 3, 4
FILLED, WIDEST = 0.72, 14.0  # share of its place that a column takes, and percent of the plot where columns are few


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each column; the first series stands at the bottom."""

    name: str
    numbers: Sequence[Number]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column: `style` 1 is filled, 2 outlined, so that they differ on paper too."""

    style: int
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """`label` and `value` are empty where there is no room for them."""

    x: str
    width: str
    middle: str
    top: str
    label: str
    value: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` and `description` are what it says to those who do not see it."""

    key: str
    title: str
    description: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]


def percent(number: float) -> str:
    """12.5%, as SVG wants it in every language."""
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def written(number: Number) -> str:
    """Without idle zeros: 12.50 is 12.5."""
    return f"{Decimal(number).normalize():f}"


def column_chart(
    key: str, title: str, labels: Sequence[str], series: Sequence[Series], *, small: bool = False
) -> Chart:
    """Columns in the order of `labels`, the series stacked. Without any number above 0 it has no columns.

    `small`: two of them stand side by side on a phone.
    """
    totals = [sum(each.numbers[place] for each in series) for place in range(len(labels))]
    most = max(totals, default=0)
    columns = tuple(_columns(labels, series, totals, small)) if most else ()
    return Chart(key, title, described(labels, totals), columns, tuple(each.name for each in series))


def _columns(labels: Sequence[str], series: Sequence[Series], totals: Sequence[Number], small: bool) -> list[Column]:
    most, room = float(max(totals)), 100 / len(labels)
    width = min(room * FILLED, WIDEST)
    shown = labelled(len(labels), SMALL_LABELS if small else LABELS)
    valued = _valued(totals, SMALL_VALUES if small else VALUES)
    return [
        Column(
            x=percent(room * (place + 0.5) - width / 2),
            width=percent(width),
            middle=percent(room * (place + 0.5)),
            top=percent(100 - 100 * float(totals[place]) / most),
            label=label if place in shown else "",
            value=written(totals[place]) if place in valued else "",
            parts=tuple(_stacked([float(each.numbers[place]) / most * 100 for each in series])),
        )
        for place, label in enumerate(labels)
    ]


def _stacked(heights: Sequence[float]) -> list[Part]:
    parts, reached = [], 0.0
    for style, height in enumerate(heights, start=1):
        reached += height
        if height:
            parts.append(Part(style, percent(100 - reached), percent(height)))
    return parts


def labelled(number: int, most: int = LABELS) -> set[int]:
    """Places of the columns that bear a label: the last one, and back from it at equal steps."""
    step = max(1, -(-(number - 1) // (most - 1)))
    return set(range(number - 1, -1, -step))


def _valued(totals: Sequence[Number], most: int) -> set[int]:
    if len(totals) <= most:
        return {place for place, total in enumerate(totals) if total}
    return {totals.index(max(totals))}


def described(labels: Sequence[str], totals: Sequence[Number]) -> str:
    """从2015到2024，最多的是2024：96。"""
    if not labels:
        return ""
    most = max(totals)
    return _("从%(first)s到%(last)s，最多的是%(top)s：%(number)s。") % {
        "first": labels[0],
        "last": labels[-1],
        "top": labels[totals.index(most)],
        "number": written(most),
    }


def bars(rows: Sequence[tuple[Any, int, str]]) -> list[dict[str, Any]]:
    """Rows of (words, number, address), each with the length of its bar: the largest takes the whole width."""
    most = max((number for _label, number, _url in rows), default=0)
    return [
        {"label": label, "number": number, "url": url, "width": percent(100 * number / most)}
        for label, number, url in rows
        if number
    ]
