"""One paginator for every index page: a page number that is not a page is a 404, never an error. Cards of a list."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from core.cards import Card, HasCard
from media import renditions

PAGE_PARAMETER = "page"
PER_PAGE = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)


def page_number(query: QueryDict) -> int:
    """The number asked for: 1 when none is given, Http404 for anything that is not a number from 1 up."""
    raw = query.get(PAGE_PARAMETER, "")
    if not raw:
        return 1
    if not _NUMBER.fullmatch(raw):
        raise Http404(_("没有这一页。"))
    return int(raw)


def paginate(request: HttpRequest, items: QuerySet[Any] | Sequence[Any], per_page: int = PER_PAGE) -> Page:
    """The page of `items` that the request asks for. Two queries for a queryset; a page beyond the last is a 404.

    Page 1 of an empty list exists and is empty. `items` must be ordered. Give it to the template as `page_obj`.
    """
    number = page_number(request.GET)
    paginator = Paginator(items, per_page)
    if number > paginator.num_pages:
        raise Http404(_("没有这一页。"))
    return paginator.page(number)


def paginate_counted(request: HttpRequest, items: QuerySet[Any], per_page: int, count: int) -> Page:
    """The same where the number of all items is known already: one query."""
    paginator = Paginator(items, per_page)
    paginator.count = count
    number = page_number(request.GET)
    if number > paginator.num_pages:
        raise Http404(_("没有这一页。"))
    return paginator.page(number)


def querystring(request: HttpRequest, **changes: Any) -> str:
    """The query of the request with some parameters changed, back on page 1; None or "" removes one. "?a=b" or "?"."""
    query = request.GET.copy()
    for name, value in {PAGE_PARAMETER: None, **changes}.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + query.urlencode()


def cards(items: Iterable[HasCard]) -> list[Card]:
    """The cards of a list, the renditions of all their pictures read in one query."""
    made = [item.card() for item in items]
    renditions.existing(card.image for card in made)
    return made
