"""Sections that other apps add to a page of ours."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.sections import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def section_body(context: Any, section: Section) -> SafeString:
    """The section's own template with its own context over the page's."""
    return render_to_string(section.template, {**context.flatten(), **section.context})
