"""/qr/?path=/news/…: the QR code of an address of this site, for another device and for paper."""

import io
import math
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
DOTS = 300  # an inch, at least, of a picture for print
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
        code = _code(address)
    except segno.DataOverflowError as error:
        raise Http404(_("没有这个地址的二维码。")) from error
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET, dark="#000", light="#fff", **PLAIN)
    return out.getvalue()


def svg_for_print(address: str, millimetres: float) -> bytes:
    """A drawing of that width, the white around included."""
    code = _code(address)
    scale = millimetres / code.symbol_size(border=QUIET)[0]
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET, scale=scale, unit="mm", dark="#000", light="#fff", svgclass=None)
    return out.getvalue()


def png_for_print(address: str, millimetres: float) -> bytes:
    """A picture that says it is that wide, with 300 dots an inch or more and a whole number of them to a module."""
    code = _code(address)
    width = code.symbol_size(border=QUIET)[0]
    scale = math.ceil(millimetres / 25.4 * DOTS / width)
    out = io.BytesIO()
    code.save(out, kind="png", border=QUIET, scale=scale, dpi=round(scale * width / millimetres * 25.4))
    return out.getvalue()


def modules(address: str) -> list[list[bool]]:
    """The same code for who draws it himself, on paper: rows of modules, True is dark; without the white around it."""
    return [[bool(module) for module in row] for row in _code(address).matrix]


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", boost_error=False, mask=MASK)
