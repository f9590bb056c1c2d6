"""Rolls on paper and as tables, for staff: a page that says what to expect, the PDF, the workbook."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from honors import exporting, printed_rolls, rolls
from honors.enums import CommendationState
from honors.models import AwardEdition, Commendation, Grant, HonorRollPage
from honors.printed_rolls import SOURCES, PrintedRoll
from honors.roll_checks import glyph_warning, page_warnings

PDF_TYPE = "application/pdf"


@require_safe
@permission_required("honors.view_grant", raise_exception=True)
def show(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """What can be printed and exported of a commendation and its editions, of one edition, of a composed roll."""
    thing = _find(request, source, pk)
    roll = printed_rolls.of(thing)
    editions = _editions(thing) if source == "commendation" else []
    context = {
        "page_title": _("打印、导出"),
        "roll": roll,
        "files": [_files(source, thing, roll.title), *(_files("edition", each, each.name) for each in editions)],
        "warnings": _warnings(thing, roll),
        "back": _back(thing),
    }
    return TemplateResponse(request, "honors/admin/roll_files.html", context)


@require_safe
@permission_required("honors.view_grant", raise_exception=True)
def pdf(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """Public names only, as printed."""
    from honors import printing  # with the libraries of PDF and fonts, which no reader's request needs

    roll = printed_rolls.of(_find(request, source, pk))
    if not roll.grants:
        raise Http404(_("名单里还没有公开的名字。"))
    return attachment(printing.pdf(roll), PDF_TYPE, f"{roll.title}.pdf")


@require_safe
@permission_required("honors.view_grant", raise_exception=True)
def xlsx(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """The same names as a workbook that the import reads again."""
    thing = _find(request, source, pk)
    return workbook(_grants_of(thing), str(thing))


def workbook(grants: Any, title: str) -> HttpResponse:
    """An answer that is saved under the title and the day."""
    day = timezone.localdate().isoformat()
    return attachment(exporting.workbook(grants), exporting.CONTENT_TYPE, f"{title} {day}.xlsx")


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name.replace("/", " "))
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition or ""})


def offered(commendation: Commendation, user: Any) -> bool:
    """Whether a commendation has names to print, for who may see them."""
    return commendation.state == CommendationState.GRANTED and bool(user.has_perm("honors.view_grant"))


def url(thing: Any) -> str:
    """Of the page that offers the files."""
    source = next(word for word, model in SOURCES.items() if isinstance(thing, model))
    return reverse("honors_roll_files", args=[source, thing.pk])


def _find(request: HttpRequest, source: str, pk: int) -> Any:
    """The commendation, edition or page; of a page that is not published its latest draft, for who may edit it."""
    if source not in SOURCES:
        raise Http404
    thing: Any = get_object_or_404(SOURCES[source], pk=pk)
    if not isinstance(thing, HonorRollPage) or thing.live:
        return thing
    if not thing.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return thing.get_latest_revision_as_object()


def _grants_of(thing: Any) -> Any:
    """Public grants in the order of the roll."""
    if isinstance(thing, HonorRollPage):
        return rolls.ordered_grants(thing)
    where = "edition" if isinstance(thing, AwardEdition) else "edition__commendation"
    return Grant.objects.public().filter(**{where: thing}).in_document_order()


def _editions(commendation: Commendation) -> list[AwardEdition]:
    """Those with public names, where there are several."""
    found = list(
        AwardEdition.objects.public()
        .filter(commendation=commendation)
        .select_related("award_type", "commendation")
        .order_by("sort_order", "pk")
    )
    return found if len(found) > 1 else []


def _files(source: str, thing: Any, title: str) -> dict[str, str]:
    parameters = [source, thing.pk]
    return {
        "title": title,
        "pdf": reverse("honors_roll_pdf", args=parameters),
        "xlsx": reverse("honors_roll_xlsx", args=parameters),
    }


def _warnings(thing: Any, roll: PrintedRoll) -> list[str]:
    found = page_warnings(thing) if isinstance(thing, HonorRollPage) else []
    return [warning for warning in [*found, glyph_warning(roll.missing_characters())] if warning]


def _back(thing: Any) -> str:
    if isinstance(thing, HonorRollPage):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse(Commendation.snippet_viewset.get_url_name("list"))
