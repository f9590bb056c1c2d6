"""People, collectives and studios as schema.org sees them: what their pages show, and nothing that is hidden."""

from typing import TYPE_CHECKING, Any

from core import pictures
from core.structured import Node, absolute, address, node, picture, text
from honors.enums import CollectiveKind
from media import specs

if TYPE_CHECKING:
    from honors.models import Collective, Grant, Person, Studio


def person(who: "Person", honours: list[dict[str, Any]]) -> list[Node]:
    """`honours` is the timeline of the page, which knows public grants only. Of the dead no post is said to be held."""
    if not who.pk:
        return []
    names = [who.display_name, *(name for name in (who.name, who.name_latin) if name and name != who.display_name)]
    address = absolute(who.get_absolute_url())
    found = node(
        "Person",
        name=names[0],
        alternateName=names[1:],
        url=address,
        mainEntityOfPage=address,
        jobTitle="" if who.deceased else who.post,
        worksFor=node("Organization", name=who.unit) if who.unit and not who.deceased else None,
        award=[honour["title"] for honour in honours],
        image=portrait(who.shown_portrait),
    )
    return [found]


def portrait(image: Any) -> str:
    """The 3:4 crop as the page shows it, else any public picture; `image` is already the one that may be shown."""
    crops = pictures.drawings(image, specs.PORTRAIT_CROP) if image else []
    jpegs = [crop for crop in crops if crop.format == "jpeg"]
    return absolute(jpegs[-1].url) if jpegs else picture(image)


def collective(unit: "Collective", honours: list[dict[str, Any]]) -> list[Node]:
    """A project is no organisation: its page has no node."""
    if unit.kind == CollectiveKind.PROJECT:
        return []
    found = node(
        "Organization",
        name=unit.display_name,
        url=absolute(unit.get_absolute_url()),
        description=text(unit.summary),
        address=address(unit.address),
        parentOrganization=node("Organization", name=unit.parent.display_name) if unit.parent else None,
        award=[honour["title"] for honour in honours],
    )
    return [found]


def studio(shop: "Studio", grants: list["Grant"]) -> list[Node]:
    """An innovation studio belongs to the unit that hosts it."""
    if not shop.pk:
        return []
    found = node(
        "Organization",
        name=shop.name,
        url=absolute(shop.get_absolute_url()),
        description=text(shop.summary or shop.field),
        address=address(shop.address),
        telephone=shop.phone,
        parentOrganization=node("Organization", name=shop.host_shown) if shop.host_shown else None,
        award=[grant.edition.name for grant in grants],
        image=picture(shop.image),
    )
    return [found]
