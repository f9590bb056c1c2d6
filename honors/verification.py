"""/v/CODE/: whether an honour is valid, for whoever holds its certificate (docs/decisions/verification.md).

A code that was never given out, one of a candidate and one of a revoked grant are answered alike: the same words, the
same status and the same work, which is one query by a unique index and one template. What may differ is whether the
index leads to a row: microseconds in a page of twenty milliseconds. Codes have 100 bits, nobody finds one by trying.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.addresses import client_address
from accounts.limits import MissLimit
from core import page_cache, sitedata
from core.cards import Crumb
from core.dates import full_date
from core.templatetags.core_tags import site_path
from honors import codes
from honors.enums import Level
from honors.models import Grant

PLACE = "v/"
# Right codes never count: a hall full of people behind one address may all scan their certificates.
MISSES = MissLimit("verification", 60)


def path_of(code: str) -> str:
    """Of the verification page in Chinese: what certificates and labels bear."""
    return site_path(f"{PLACE}{code}/", settings.LANGUAGE_CODE)


def address_of(code: str) -> str:
    """The same with scheme and host, as the QR code says it."""
    return settings.SITE_URL + path_of(code)


def look_up(code: str) -> Grant | None:
    """The grant that a reader may see under that code. One query, whether there is one or not."""
    found: Grant | None = Grant.objects.public().with_awards().filter(code=code).order_by("pk").first()
    return found


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The form. A code that looks like one leads to its own address; else the form says what to look at."""
    if "code" not in request.GET:
        return page_cache.mark(_page(request, "honors/verification_form.html"))
    typed = request.GET["code"]
    code = codes.cleaned(typed)
    fault = codes.fault(code)
    if fault:
        context = {"fault": fault, "typed": typed.replace("\x00", "")[: codes.LONGEST]}
        return _unkept(_page(request, "honors/verification_form.html", context))
    return _unkept(redirect(reverse("verification", args=[code])))


@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Valid, valid with a correction, or not valid. Never kept, never in a search engine."""
    address = client_address(request)
    seconds = MISSES.wait(address)
    if seconds:
        return _too_many(request, seconds)
    code = codes.cleaned(code)
    grant = look_up(code)
    if grant is None:
        MISSES.miss(address)
    context = {
        "grant": grant,
        "facts": facts(grant) if grant else [],
        "roll_url": roll_address(grant) if grant else "",
        "shown_code": codes.grouped(code) if grant else "",
        "now": timezone.now(),
        "alternates": {language: site_path(f"{PLACE}{code}/", language) for language in sitedata.current().homes},
    }
    return _unkept(_page(request, "honors/verification.html", context))


def facts(grant: Grant) -> list[dict[str, Any]]:
    """What the certificate says, as printed, and the decision behind it; Chinese as printed is marked so."""
    edition, commendation = grant.edition, grant.edition.commendation
    rows = [
        (_("名称（原文）"), grant.name, "zh-Hans"),
        (_("更正后的名称"), grant.corrected_name, "zh-Hans"),
        (_("更正说明"), grant.correction_note, "zh-Hans"),
        (_("单位"), grant.unit, "zh-Hans"),
        (_("荣誉称号"), edition.name, ""),
        (_("级别"), Level(edition.award_type.level).label, ""),
        (_("批次"), commendation.label or commendation.year, ""),
        (_("文号"), commendation.document_no, "zh-Hans"),
        (_("表彰日期"), full_date(commendation.decision_date), ""),
        (_("表彰机关"), commendation.granting_body, "zh-Hans"),
    ]
    return [{"label": label, "value": value, "lang": lang} for label, value, lang in rows if value]


def roll_address(grant: Grant) -> str:
    return str(grant.edition.get_absolute_url() or grant.edition.commendation.get_absolute_url())


def _too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    minutes = -(-seconds // 60)
    response = _page(request, "honors/verification_busy.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return _unkept(response)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    frame = {
        "crumbs": [Crumb(_("首页"), site_path()), Crumb(_("查验荣誉"))],
        "alternates": {language: site_path(PLACE, language) for language in sitedata.current().homes},
    }
    return render(request, template, {**frame, **(context or {})}, status=status)


def _unkept(response: HttpResponse) -> HttpResponse:
    """Not by browsers, not by anybody between, not by search engines."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
