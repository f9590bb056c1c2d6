"""报告 → 搜索情况: what readers search for, and what to do about it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from honors.roll_files import attachment
from search import report_files, reports
from search.models import HiddenQuery, PromotedAnswer, SearchSynonym
from search.reports import Period, QueryRow

PERMISSION = "search.report_searchlog"


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def show(request: HttpRequest) -> HttpResponse:
    """`days` is one of PERIODS, `language` a language; anything else is as if it were not said."""
    period = _period(request)
    found = reports.report(period)
    context = {
        "page_title": _("搜索情况"),
        "report": found,
        "periods": [_option(period, days=days) for days in reports.PERIODS],
        "languages": [_option(period, locale=code) for code in ("", *_languages())],
        "top": [_with_actions(row, request.user) for row in found.top],
        "unanswered": [_with_actions(row, request.user) for row in found.unanswered],
        "files": {kind: reverse("search_report_file", args=[kind]) + _query(period) for kind in report_files.FILES},
    }
    return TemplateResponse(request, "search/admin/report.html", context)


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """All queries of the period; `kind` is xlsx, anything else is CSV."""
    known = kind if kind in report_files.FILES else "csv"
    name = f"{_('搜索情况')} {timezone.localdate().isoformat()}.{known}"
    return attachment(report_files.content(_period(request), known), report_files.FILES[known], name)


# The period ---------------------------------------------------------------------------------------------------------


def _languages() -> dict[str, str]:
    return {code: str(name) for code, name in settings.LANGUAGES}


def _period(request: HttpRequest) -> Period:
    days, locale = request.GET.get("days", ""), request.GET.get("language", "")
    known = [each for each in reports.PERIODS if str(each) == days]
    return Period(known[0] if known else reports.DEFAULT, locale if locale in _languages() else "")


def _query(period: Period) -> str:
    return "?" + urlencode({"days": period.days, "language": period.locale})


def _option(period: Period, days: int = 0, locale: str | None = None) -> dict[str, Any]:
    """A link to the same report with another period or language."""
    other = Period(days or period.days, period.locale if locale is None else locale)
    label = _("最近%d天") % days if days else _languages().get(other.locale, _("全部语言"))
    return {"label": label, "url": _query(other), "current": other == period}


# What can be done about a query -------------------------------------------------------------------------------------


def _with_actions(row: QueryRow, user: Any) -> dict[str, Any]:
    offered = (
        (PromotedAnswer, "queries", _("做成推荐")),
        (SearchSynonym, "words", _("做成同义词")),
        (HiddenQuery, "text", _("不再显示")),
    )
    actions = [
        {"label": label, "url": f"{_add_url(model)}?{urlencode({field: row.query})}"}
        for model, field, label in offered
        if user.has_perm(f"search.add_{model._meta.model_name}") and (model is not HiddenQuery or row.hits)
    ]
    with override(row.locale):
        found = f"{reverse('search')}?{urlencode({'q': row.query})}"
    return {"row": row, "url": found, "language": _languages().get(row.locale, row.locale), "actions": actions}


def _add_url(model: Any) -> str:
    return reverse(f"wagtailsnippets_search_{model._meta.model_name}:add")
