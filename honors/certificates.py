"""What goes onto certificates, for staff: the code of one grant with its QR code, label sheets for a commendation."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from core import qr
from honors import codes, verification
from honors.models import AwardEdition, Commendation, Grant
from honors.views import list_url

MILLIMETRES = 30.0  # of the QR code for certificates, the white around included
PICTURES: dict[str, tuple[Callable[[str, float], bytes], str]] = {
    "svg": (qr.svg_for_print, "image/svg+xml"),
    "png": (qr.png_for_print, "image/png"),
}
may_look = permission_required("honors.view_grant", raise_exception=True)


@may_look
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """查验码: code, QR code and downloads; of a grant that is not valid (any more) it says why there is none."""
    grant = get_object_or_404(Grant.objects.with_awards(), pk=pk)
    context = {
        "page_title": _("查验码"),
        "grant": grant,
        "is_valid": _valid(pk),
        "shown_code": codes.grouped(grant.code),
        "address": verification.address_of(grant.code),
        "path": verification.path_of(grant.code),
        "back": list_url(Grant),
    }
    return TemplateResponse(request, "honors/admin/code.html", context)


@may_look
def code_picture(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """SVG or PNG, 30 mm wide, to be placed on a certificate."""
    if kind not in PICTURES or not _valid(pk):
        raise Http404(_("只有有效的授予才有二维码。"))
    grant = get_object_or_404(Grant, pk=pk)
    draw, content_type = PICTURES[kind]
    content = draw(verification.address_of(grant.code), MILLIMETRES)
    return _download(content, content_type, _("查验码-%(name)s.%(kind)s") % {"name": grant.shown_name, "kind": kind})


def _valid(pk: int) -> bool:
    return bool(Grant.objects.public().filter(pk=pk).exists())


@may_look
def label_choice(request: HttpRequest, pk: int) -> HttpResponse:
    """二维码标签: all names of a commendation, or those of one edition."""
    commendation = get_object_or_404(Commendation, pk=pk)
    editions = [
        {"edition": edition, "count": _labelled(edition=edition).count()}
        for edition in commendation.editions.select_related("award_type", "commendation")
    ]
    context = {
        "page_title": _("二维码标签"),
        "commendation": commendation,
        "editions": [each for each in editions if each["count"]],
        "count": sum(each["count"] for each in editions),
        "back": list_url(Commendation),
    }
    return TemplateResponse(request, "honors/admin/labels.html", context)


@may_look
def commendation_labels(request: HttpRequest, pk: int) -> HttpResponse:
    commendation = get_object_or_404(Commendation, pk=pk)
    return _sheet(commendation.name_zh, edition__commendation=commendation)


@may_look
def edition_labels(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(AwardEdition.objects.select_related("award_type", "commendation"), pk=pk)
    return _sheet(str(edition), edition=edition)


def _labelled(**where: Any) -> Any:
    return Grant.objects.public().filter(**where)


def _sheet(name: str, **where: Any) -> HttpResponse:
    grants = list(_labelled(**where).with_shared_awards().in_document_order())
    if not grants:
        raise Http404(_("没有有效的授予，没有标签可打印。"))
    from honors import labels  # with the libraries of PDF and fonts, which no reader's request needs

    return _download(labels.sheet(grants, name), "application/pdf", _("标签-%s.pdf") % name)


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type=content_type, headers=headers)
