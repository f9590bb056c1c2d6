"""Structured data (schema.org) as plain dicts, and the block that carries them. Apps build theirs in `structured.py`.

Nothing here asks the database: a node says again what the page has read and shows.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core import sitedata
from core.bilingual import in_language
from core.cards import Card, Crumb
from core.pictures import picture_url
from core.texts import one_line

Node = dict[str, Any]

LOGO = "img/icon.svg"
# What could end the block or the string: written as escapes, JSON stays the same.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def node(kind: str, **properties: Any) -> Node:
    """A node of that type with those of its properties that say something; False and 0 do."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [])}}


def block(nodes: Iterable[Node]) -> SafeString:
    """The data block of a page; "" without nodes. No text in it can end the block early."""
    found = list(nodes)
    if not found:
        return mark_safe("")
    text = json.dumps({"@context": "https://schema.org", "@graph": found}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPED)}</script>')


# Values -----------------------------------------------------------------------------------------------------------


def absolute(url: str | None) -> str:
    """With scheme and host; "" for nothing."""
    return f"{settings.SITE_URL}{url}" if url and url.startswith("/") else url or ""


def moment(value: datetime | date | None) -> str:
    """ISO 8601, local time with its offset; a bare day stays a day."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if value else ""


def text(value: Any) -> str:
    """Plain text on one line."""
    return one_line(str(value or ""))


def picture(image: Any) -> str:
    """Absolute address of the public picture that shares show; "" while there is none."""
    return absolute(picture_url(image))


def language() -> str:
    """BCP 47 tag of the page being written."""
    code = get_language() or settings.LANGUAGE_CODE
    return {"zh-hans": "zh-Hans"}.get(code, code)


# The organisation -------------------------------------------------------------------------------------------------


def publisher() -> Node:
    """The organisation behind the site, in short."""
    details = _details()
    return node("Organization", name=details.name, url=_front_page(), logo=absolute(static(LOGO)))


def organisation() -> Node:
    """The same with everything that the footer says."""
    details = _details()
    other = in_language(details, "name", "en" if get_language() != "en" else settings.LANGUAGE_CODE)
    return {
        **publisher(),
        **node(
            "Organization",
            alternateName=other if other != details.name else "",
            address=address(details.address, postcode=details.postcode),
            telephone=details.phone,
            contactPoint=node("ContactPoint", telephone=details.hotline, contactType="hotline")
            if details.hotline
            else None,
        ),
    }


def address(street: str, locality: str = "", postcode: str = "") -> Node | None:
    """A postal address in China; None without a street."""
    if not street:
        return None
    return node(
        "PostalAddress",
        streetAddress=text(street),
        addressLocality=locality,
        postalCode=postcode,
        addressCountry="CN",
    )


def _details() -> Any:
    from core.models import OrganisationSettings

    return sitedata.current().offered.get("organisation") or OrganisationSettings()


def _front_page() -> str:
    home = sitedata.current().home()
    return absolute((home.get_url() if home else "") or "/")


# Lists ------------------------------------------------------------------------------------------------------------


def breadcrumbs(crumbs: Iterable[Crumb], here: str) -> Node:
    """当前位置; `here` is the address of the last step."""
    steps = [
        node("ListItem", position=number, name=text(crumb.title), item=absolute(crumb.url) or here)
        for number, crumb in enumerate(crumbs, 1)
    ]
    return node("BreadcrumbList", itemListElement=steps)


def item_list(cards: Iterable[Card]) -> list[Node]:
    """The rows of a list that lead somewhere, as one node; none for an empty list."""
    rows = [card for card in cards if card.url]
    steps = [
        node("ListItem", position=number, name=text(card.title), url=absolute(card.url))
        for number, card in enumerate(rows, 1)
    ]
    return [node("ItemList", numberOfItems=len(steps), itemListElement=steps)] if steps else []
