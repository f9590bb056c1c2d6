"""/honors/statistics/: how many honours, as charts and tables; below it the list that proves each figure."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core import sitedata
from core.listings import paginate
from honors import charts, generated, statistics
from honors.conditions import COLLECTIVE, Condition
from honors.enums import Kind
from honors.filters import FilterForm
from honors.grant_lists import GrantList
from honors.statistics import Row, Tallies

if TYPE_CHECKING:
    from honors.models import HonorsIndexPage

PLACE, LIST = "statistics", "grants"
PER_PAGE = 50
OPEN_YEARS = 12  # a longer table of years is folded away


def address(language: str | None = None, below: str = "") -> str:
    """Of the statistics in that language, "" without an honours index."""
    index = sitedata.current().index_url("honors.HonorsIndexPage", language)
    return f"{index}{PLACE}/{below}" if index else ""


def list_address(condition: Condition, language: str | None = None) -> str:
    """Where as many grants are listed as the figure of that condition says."""
    path = address(language, f"{LIST}/")
    return path + condition.query() if path else ""


def addresses(below: str = "") -> dict[str, str]:
    """Language → address, for the language switch and the sitemap."""
    found = {code: address(code, below) for code in sitedata.current().homes}
    return {code: url for code, url in found.items() if url}


def serve(page: "HonorsIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    if rest == (PLACE,):
        return serve_figures(page, request)
    if rest == (PLACE, LIST):
        return serve_list(page, request)
    raise Http404


# The figures ----------------------------------------------------------------------------------------------------------


def serve_figures(page: "HonorsIndexPage", request: HttpRequest) -> HttpResponse:
    counted = statistics.tallies()
    asked = request.GET.get("kind", "")
    condition = Condition(kind=asked if asked in (Kind.PERSON, COLLECTIVE) else "")
    title = _("荣誉统计")
    context = {
        "figures": top_figures(counted),
        "choices": kind_choices(condition),
        "filtered": bool(condition.kind),
        "chart": year_chart(counted, condition),
        "years": year_rows(counted, condition),
        "series": [label for label, _kind in shown_series(condition)],
        "years_open": len(statistics.by_year(counted, condition)) <= OPEN_YEARS,
        "parts": parts(counted, condition),
        "list_url": list_address(condition),
        "alternates": addresses(),
    }
    description = _("按年度、级别、荣誉称号、镇街和行业统计职工获得的荣誉，每个数字都能点开名单核对。")
    return generated.respond(request, page, "honors/statistics.html", title, description, context)


def top_figures(counted: Tallies) -> list[dict[str, Any]]:
    """For figures.html: all, to persons, to collectives. A person with two honours counts twice."""
    wanted = [
        (_("全部荣誉"), _("项"), Condition()),
        (_("授予个人"), _("项"), Condition(kind=Kind.PERSON)),
        (_("授予集体"), _("项"), Condition(kind=COLLECTIVE)),
    ]
    found = [(label, unit, counted.total(condition), condition) for label, unit, condition in wanted]
    return [
        {"label": label, "unit": unit, "value": number, "url": list_address(condition)}
        for label, unit, number, condition in found
        if number
    ]


def kind_choices(condition: Condition) -> list[dict[str, Any]]:
    """Links to 全部, 个人, 集体."""
    return [
        {"label": label, "url": address() + Condition(kind=kind).query(), "current": condition.kind == kind}
        for label, kind in [(_("全部"), ""), *_both()]
    ]


def _both() -> list[tuple[str, str]]:
    return [(_("个人"), str(Kind.PERSON)), (_("集体"), COLLECTIVE)]


def shown_series(condition: Condition) -> list[tuple[str, str]]:
    """Words and kind of each series of the years: both, or the one that was asked for."""
    return [(label, kind) for label, kind in _both() if condition.kind in ("", kind)]


def year_chart(counted: Tallies, condition: Condition) -> charts.Chart:
    """Every year from the first to the last, also those without an honour."""
    years = {each.year for each in counted.fitting(condition)}
    span = range(min(years), max(years) + 1) if years else range(0)
    series = [
        charts.Series(label, [counted.total(Condition(year=str(year), kind=kind)) for year in span])
        for label, kind in shown_series(condition)
    ]
    return charts.column_chart("years", _("历年荣誉数"), [str(year) for year in span], series)


def year_rows(counted: Tallies, condition: Condition) -> list[dict[str, Any]]:
    """For the table of years: a cell for each series, and their sum where there are two."""
    kinds = [kind for _label, kind in shown_series(condition)]
    wanted = [*kinds, ""] if len(kinds) > 1 else kinds
    return [
        {"label": row.label, "cells": [_cell(counted, row.condition.and_also(kind=kind)) for kind in wanted]}
        for row in statistics.by_year(counted, condition)
    ]


def _cell(counted: Tallies, condition: Condition) -> dict[str, Any]:
    return {"number": counted.total(condition), "url": list_address(condition)}


def parts(counted: Tallies, condition: Condition) -> list[dict[str, Any]]:
    """The sections with bars, each with its key, title and head; those without a number are left out."""
    sections: Sequence[tuple[str, str, str, Callable[[Tallies, Condition], list[Row]]]] = [
        ("level", _("按级别"), _("级别"), statistics.by_level),
        ("kind", _("按授予对象"), _("授予对象"), statistics.by_kind),
        ("award", _("按荣誉称号"), _("荣誉称号"), statistics.by_award),
        ("town", _("按镇街"), _("镇街"), statistics.by_town),
        ("industry", _("按行业"), _("行业"), statistics.by_industry),
    ]
    made = [(key, title, head, _bars(count(counted, condition))) for key, title, head, count in sections]
    return [{"key": key, "title": title, "head": head, "rows": rows} for key, title, head, rows in made if rows]


def _bars(rows: list[Row]) -> list[dict[str, Any]]:
    return charts.bars([(row.label, row.number, list_address(row.condition)) for row in rows])


# The list that proves -------------------------------------------------------------------------------------------------


class ProofFilter(FilterForm):
    """Year, level, award, kind, town and industry, with only what is counted. No query beyond the tallies."""

    def __init__(self, query: Any, counted: Tallies) -> None:
        super().__init__(query)
        self._offer("year", _("年度"), _("全部年度"), statistics.by_year(counted, Condition()))
        self._offer("level", _("级别"), _("全部级别"), statistics.by_level(counted, Condition()))
        self._offer("award", _("荣誉称号"), _("全部称号"), statistics.by_award(counted, Condition()))
        kinds = [(row.condition.kind, row.label) for row in statistics.by_kind(counted, Condition())]
        self.add_choice("kind", _("授予对象"), _("全部对象"), [*kinds, (COLLECTIVE, _("集体（个人以外）"))])
        self._offer("town", _("镇街"), _("全部镇街"), statistics.by_town(counted, Condition()))
        self._offer("industry", _("行业"), _("全部行业"), statistics.by_industry(counted, Condition()))

    def _offer(self, name: str, label: str, every: str, rows: list[Row]) -> None:
        self.add_choice(name, label, every, [(getattr(row.condition, name), row.label) for row in rows])

    def condition(self) -> Condition:
        return Condition(**self.wanted())

    def words(self) -> list[str]:
        """What was chosen, as the choices say it: 2024年, 市级."""
        fields: Any = self.fields
        return [str(dict(fields[name].choices)[value]) for name, value in self.condition()]


def serve_list(page: "HonorsIndexPage", request: HttpRequest) -> HttpResponse:
    form = ProofFilter(request.GET, statistics.tallies())
    condition, words = form.condition(), form.words()
    found = paginate(request, GrantList(condition), PER_PAGE)
    title = _("授予名单")
    context = {
        "title": title,
        "form": form,
        "page_obj": found,
        "grants": list(found),
        "total": found.paginator.count,
        "words": words,
        "statistics_url": address(),
        "noindex": bool(words),
        "alternates": addresses(f"{LIST}/{condition.query()}"),
    }
    shown = " · ".join([title, *words])
    return generated.respond(request, page, "honors/grant_list.html", shown, shown, context)
