"""What stands beside a list of articles: the columns and the years, as links."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import sitedata
from core.listings import querystring

YEARS_SHOWN = 12
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class ColumnLink:
    """A column as the site data keeps it."""

    pk: int
    code: str
    title: str
    url: str
    on_front_page: bool = True


def year_asked_for(query: QueryDict) -> int | None:
    """?year=2024; Http404 for anything that is no year."""
    raw = query.get("year", "")
    if raw and not _YEAR.fullmatch(raw):
        raise Http404(_("没有这一年。"))
    return int(raw) if raw else None


def columns_by_language(data: sitedata.SiteData) -> dict[str, list[ColumnLink]]:
    """Language code → live columns in the tree's order; built once per cache token."""
    from news.models import ColumnPage

    links: dict[str, list[ColumnLink]] = {code: [] for code in data.homes}
    for column in ColumnPage.objects.live().select_related("locale").order_by("path"):
        link = ColumnLink(column.pk, column.code, column.title, column.get_url() or "", column.on_front_page)
        links.setdefault(column.locale.language_code, []).append(link)
    return links


def columns(language: str | None = None) -> list[ColumnLink]:
    """The live columns of a language, the active one unless told; no query."""
    offered = sitedata.current().offered.get("news_columns", {})
    found: list[ColumnLink] = offered.get(language or get_language(), [])
    return found


def column_coded(code: str, language: str | None = None) -> ColumnLink | None:
    """The live column with that code; no query."""
    return next((link for link in columns(language) if link.code == code), None)


def facets(request: HttpRequest, page: Any, articles: Any, year: int | None) -> list[dict[str, Any]]:
    """Columns and years for components/facets.html."""
    here = [{"label": link.title, "url": link.url, "current": link.pk == page.pk} for link in columns()]
    groups = [{"label": _("栏目"), "options": here}] if here else []
    years = _years(articles)
    if len(years) > 1 or year:
        groups.append({"label": _("年份"), "options": _year_options(request, years, year)})
    return groups


def _year_options(request: HttpRequest, years: list[int], chosen: int | None) -> list[dict[str, Any]]:
    every = {"label": _("全部"), "url": querystring(request, year=None), "current": chosen is None}
    return [every] + [
        {"label": str(year), "url": querystring(request, year=year), "current": year == chosen} for year in years
    ]


def _years(articles: Any) -> list[int]:
    """From this year back to the oldest article's, one query along the index."""
    oldest = articles.order_by("published_at", "pk").values_list("published_at", flat=True).first()
    if oldest is None:
        return []
    now = timezone.localdate().year
    return list(range(now, max(timezone.localtime(oldest).year, now - YEARS_SHOWN + 1) - 1, -1))
