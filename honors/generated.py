"""Pages that are no Wagtail pages: what their templates need beside their own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from core import sitedata
from core.cards import Crumb, ShareCard
from core.models import BasePage


def alternates(thing: Any) -> dict[str, str]:
    """Language code → address, for the languages in which it has one. No query."""
    urls = {code: thing.get_absolute_url(code) for code in sitedata.current().homes}
    return {code: url for code, url in urls.items() if url}


def alternates_below(index: BasePage, *words: str) -> dict[str, str]:
    """The same for a list whose fixed address lies below an index page. No query."""
    site = sitedata.current()
    urls = {code: site.index_url(index._meta.label, code) for code in site.homes}
    return {code: below(url, *words) for code, url in urls.items() if url}


def below(url: str, *words: str) -> str:
    """/honors/people/ and a-z, w → /honors/people/a-z/w/."""
    return url + "".join(f"{word}/" for word in words)


def trail(index: BasePage, *steps: Crumb) -> list[Crumb]:
    """Ancestors of the index page, the index itself, then `steps`. One query."""
    above = index.breadcrumbs()[:-1]
    return [*above, Crumb(index.title, index.get_url() or ""), *steps]


def respond(
    request: HttpRequest, index: BasePage, template: str, title: str, description: str, context: dict[str, Any]
) -> HttpResponse:
    """Render below `index`, with head, crumbs and share card."""
    frame = {
        "page": None,
        "index": index,
        "head_title": title,
        "head_description": description,
        "share": ShareCard(title=title, description=description, url=settings.SITE_URL + request.path),
        "crumbs": trail(index, Crumb(title)),
    }
    return TemplateResponse(request, template, {**frame, **context})
