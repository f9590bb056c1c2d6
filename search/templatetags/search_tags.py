"""Tags for pages that offer to search in what they show."""

from django import template

from core import searchable

register = template.Library()


@register.simple_tag
def scope(key: str, value: object) -> str:
    """`column:headlines`, what a search can be kept to (?in=); "" for what search does not know or readers may not."""
    named = f"{key}:{value or ''}"
    return named if searchable.scope_label(named) else ""


@register.filter
def scope_label(named: str) -> str:
    """The word for a scope: 镇街动态."""
    return searchable.scope_label(named)
