"""What stands around a page for other machines: metas, structured data, the QR code of its address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import pictures, structured
from core.templatetags.core_tags import canonical, language_tag
from core.texts import one_line

register = template.Library()
register.simple_tag(pictures.share_drawing)
register.simple_tag(pictures.alternative)

DESCRIPTION_LENGTH = 160  # search engines cut there
OPEN_GRAPH_LOCALES = {"zh-hans": "zh_CN", "en": "en_GB"}


@register.filter
def described(text: Any) -> str:
    """For metas: one line, at most 160 characters."""
    return one_line(str(text or ""), DESCRIPTION_LENGTH)


@register.simple_tag
def open_graph_locale(code: str = "") -> str:
    """zh_CN or en_GB."""
    code = (code or get_language() or settings.LANGUAGE_CODE).lower()
    return OPEN_GRAPH_LOCALES.get(code, code)


@register.filter
def pub_date(value: Any) -> str:
    """2026-11-21 09:30 for the meta PubDate, in local time; a bare day stays a day."""
    return structured.moment(value)[:16].replace("T", " ")


@register.simple_tag(takes_context=True)
def column_name(context: Mapping[str, Any], given: str = "") -> str:
    """The column that a page belongs to, for the metas of government sites: the step above it, or itself."""
    if given:
        return given
    titles = [crumb.title for crumb in context.get("crumbs") or []][1:]
    return titles[-2] if len(titles) > 1 else titles[0] if titles else ""


@register.simple_tag(takes_context=True)
def hreflang(context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Language tag and address of every version, this one included, and x-default for readers of other languages.

    Empty for a page in one language, and beyond page 1: page 2 of one list is not the translation of page 2 of another.
    """
    versions = {code: url for code, url in (context.get("alternates") or {}).items() if url}
    if len(versions) < 2 or getattr(context.get("page_obj"), "number", 1) > 1:
        return []
    found = [(language_tag(code), structured.absolute(url)) for code, url in versions.items()]
    default = versions.get(settings.LANGUAGE_CODE)
    return [*found, ("x-default", structured.absolute(default))] if default else found


@register.simple_tag(takes_context=True)
def structured_data(context: Mapping[str, Any]) -> SafeString:
    """The data block: what the view put under `structured`, else its list of `cards`, and the breadcrumbs."""
    nodes = list(context["structured"] if "structured" in context else structured.item_list(context.get("cards") or []))
    crumbs = context.get("crumbs") or []
    if len(crumbs) > 1:
        nodes.append(structured.breadcrumbs(crumbs, canonical(context)))
    return structured.block(nodes)


@register.simple_tag(takes_context=True)
def qr_address(context: Mapping[str, Any]) -> str:
    """Where the QR code of this page is drawn; "" for a page without an address of its own."""
    path = canonical(context).removeprefix(settings.SITE_URL)
    return f"{reverse('qr')}?{urlencode({'path': path})}" if path.startswith("/") else ""
