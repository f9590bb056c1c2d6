"""What readers searched for in a period, from the log: totals, a chart, the queries asked most and those unanswered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from honors.charts import Chart, Series, column_chart
from search.models import SearchLog

PERIODS = (7, 30, 90, 365)  # days
DEFAULT = 30
SHOWN = 30  # queries in each list
BY_MONTH = 90  # days; above, a column is a month


@dataclass(frozen=True, slots=True)
class Period:
    """The days up to today, and one language or all."""

    days: int = DEFAULT
    locale: str = ""

    def rows(self) -> QuerySet[SearchLog]:
        rows = SearchLog.objects.since(self.days)
        return rows.filter(locale=self.locale) if self.locale else rows


@dataclass(frozen=True, slots=True)
class QueryRow:
    """One query of the period. `misses` counts searches on days on which it found nothing; `hits` is the last count."""

    query: str
    locale: str
    searches: int
    misses: int
    clicks: int
    positions: int
    hits: int = 0

    @property
    def position(self) -> str:
        """On average the how-manieth hit was opened: 1.5; "" when none was."""
        return f"{self.positions / self.clicks:.1f}" if self.clicks else ""


@dataclass(frozen=True, slots=True)
class Report:
    """`missed` is the share of searches without hits in percent, `position` as in QueryRow."""

    period: Period
    searches: int = 0
    queries: int = 0
    clicks: int = 0
    missed: str = "0"
    position: str = ""
    chart: Chart | None = None
    days: tuple[tuple[str, int, int], ...] = field(default=())
    top: tuple[QueryRow, ...] = ()
    unanswered: tuple[QueryRow, ...] = ()


def report(period: Period) -> Report:
    """Six queries."""
    sums = period.rows().aggregate(
        times=Sum("searches", default=0),
        misses=Sum("searches", filter=Q(hits=0), default=0),
        opened=Sum("clicks", default=0),
        places=Sum("positions", default=0),
        words=Count("query", distinct=True),
    )
    if not sums["times"] and not sums["opened"]:
        return Report(period)
    counted = _by_day(period)
    return Report(
        period=period,
        searches=sums["times"],
        queries=sums["words"],
        clicks=sums["opened"],
        missed=f"{100 * sums['misses'] / max(sums['times'], 1):.0f}",
        position=f"{sums['places'] / sums['opened']:.1f}" if sums["opened"] else "",
        chart=_chart(counted, period),
        days=counted,
        top=_with_hits(top(period)[:SHOWN]),
        unanswered=_with_hits(top(period).filter(misses__gt=0).order_by("-misses", "query")[:SHOWN]),
    )


def top(period: Period) -> Any:
    """Each query of the period with its sums, most asked first."""
    grouped = period.rows().values("query", "locale")
    summed = grouped.annotate(
        times=Sum("searches"),
        misses=Sum("searches", filter=Q(hits=0), default=0),
        opened=Sum("clicks"),
        places=Sum("positions"),
    )
    return summed.order_by("-times", "query")


def _with_hits(rows: Iterable[Any]) -> tuple[QueryRow, ...]:
    """The rows as values, with the hits of the last day on which each was asked."""
    listed = list(rows)
    last = last_hits({row["query"] for row in listed})
    return tuple(query_row(row, last) for row in listed)


def query_row(row: Any, last: dict[tuple[str, str], int]) -> QueryRow:
    return QueryRow(
        query=row["query"],
        locale=row["locale"],
        searches=row["times"],
        misses=row["misses"],
        clicks=row["opened"],
        positions=row["places"],
        hits=last.get((row["query"], row["locale"]), 0),
    )


def last_hits(queries: Iterable[str] | None = None) -> dict[tuple[str, str], int]:
    """(query, language) → hits when it was last asked; of all queries when none are named."""
    rows = SearchLog.objects.filter(searches__gt=0).order_by("day")
    if queries is not None:
        rows = rows.filter(query__in=list(queries))
    return {(query, locale): hits for query, locale, hits in rows.values_list("query", "locale", "hits")}


# By day or month ------------------------------------------------------------------------------------------------------


def _by_day(period: Period) -> tuple[tuple[str, int, int], ...]:
    """(label, searches with hits, without) for every day or month of the period, oldest first, idle ones too."""
    sums: dict[str, list[int]] = {_label(day, period): [0, 0] for day in _days(period)}
    rows = period.rows().values_list("day").annotate(all=Sum("searches"), none=Sum("searches", filter=Q(hits=0)))
    for day, searches, misses in rows.order_by("day"):
        each = sums.setdefault(_label(day, period), [0, 0])
        each[0] += searches - (misses or 0)
        each[1] += misses or 0
    return tuple((label, found, missed) for label, (found, missed) in sums.items())


def _days(period: Period) -> Iterable[date]:
    today = timezone.localdate()
    return (today - timedelta(days=back) for back in range(period.days - 1, -1, -1))


def _label(day: date, period: Period) -> str:
    return f"{day:%Y-%m}" if period.days > BY_MONTH else f"{day:%m-%d}"


def _chart(counted: tuple[tuple[str, int, int], ...], period: Period) -> Chart:
    labels, found, missed = zip(*counted, strict=True)
    title = _("每月搜索多少次") if period.days > BY_MONTH else _("每天搜索多少次")
    return column_chart("searches", title, labels, [Series(_("找到了"), found), Series(_("没有结果"), missed)])
