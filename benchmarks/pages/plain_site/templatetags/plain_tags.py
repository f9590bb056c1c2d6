"""Menu, breadcrumbs and footer, as the tutorial and the bakery demo write them."""

from typing import Any

from django import template
from wagtail.models import Page, Site

from plain_site.models import StandardPage

register = template.Library()


@register.simple_tag(takes_context=True)
def get_site_root(context: Any) -> Any:
    return Site.find_for_request(context["request"]).root_page


@register.inclusion_tag("tags/top_menu.html", takes_context=True)
def top_menu(context: Any, root: Any) -> dict[str, Any]:
    return {
        "items": root.get_children().live().in_menu(),
        "page": context.get("page"),
        "request": context["request"],
    }


@register.inclusion_tag("tags/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: Any) -> dict[str, Any]:
    page = context.get("page")
    if page is None or page.depth <= 2:
        return {"ancestors": [], "request": context["request"]}
    ancestors = Page.objects.ancestor_of(page, inclusive=True).filter(depth__gt=1)
    return {"ancestors": ancestors, "request": context["request"]}


@register.inclusion_tag("tags/footer_links.html", takes_context=True)
def footer_links(context: Any) -> dict[str, Any]:
    return {"pages": StandardPage.objects.live(), "request": context["request"]}
