"""Sections that other apps add to a page of ours; the way from a roll to the statistics."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.sections import Section
from honors import statistics_pages

register = template.Library()


@register.simple_tag(takes_context=True)
def section_body(context: Any, section: Section) -> SafeString:
    """The section's own template with its own context over the page's."""
    return render_to_string(section.template, {**context.flatten(), **section.context})


@register.simple_tag
def statistics_address() -> str:
    """Of the statistics in the language of the page. No query."""
    return statistics_pages.address()
