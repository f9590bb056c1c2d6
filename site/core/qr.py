"""/qr/?path=/news/…: the QR code of an address of this site, for another device and for paper."""

import io
import unicodedata

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

LONGEST = 500  # characters of a path; a code of more is too fine for a telephone
QUIET = 4  # modules of white around the code, as the standard wants
MASK = 0  # any of the eight is valid; trying them all costs eight times the work
PLAIN = {"svgclass": None, "lineclass": None, "xmldecl": False, "omitsize": True}


@require_safe
@cache_control(public=True, max_age=86400)
def draw(request: HttpRequest) -> HttpResponse:
    """Answers from the address alone: no session, no query, no language."""
    path = request.GET.get("path", "")
    if not is_ours(path):
        raise Http404(_("没有这个地址的二维码。"))
    return HttpResponse(svg(settings.SITE_URL + str(iri_to_uri(path))), content_type="image/svg+xml")


def is_ours(path: str) -> bool:
    """An absolute path of this installation without host, blanks or control characters."""
    odd = any(unicodedata.category(sign)[0] in "CZ" or sign == "\\" for sign in path)
    return path.startswith(get_script_prefix()) and not path.startswith("//") and len(path) <= LONGEST and not odd


def svg(address: str) -> bytes:
    """Dark on white whatever the colours of the page; error correction M."""
    try:
        code = segno.make_qr(address, error="m", boost_error=False, mask=MASK)
    except segno.DataOverflowError as error:
        raise Http404(_("没有这个地址的二维码。")) from error
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET, dark="#000", light="#fff", **PLAIN)
    return out.getvalue()


def modules(address: str) -> list[list[bool]]:
    """The same code for who draws it himself, on paper: rows of modules, True is dark; without the white around it."""
    code = segno.make_qr(address, error="m", boost_error=False, mask=MASK)
    return [[bool(module) for module in row] for row in code.matrix]
