"""Parameters read and checked: what is wrong is said with its name, never guessed and never an error page."""

import re
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from core.structured import absolute
from honors.api.answers import RefusedError, given
from honors.conditions import COLLECTIVE, Condition
from honors.enums import Kind, Level

PER_PAGE = 100
CONDITIONS = ("year", "level", "award", "town", "industry", "kind")
YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)
NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
SLUG = re.compile(r"[-a-z0-9_]{1,90}", re.ASCII | re.IGNORECASE)
NO_YEAR = gettext_noop("参数“%(name)s”要写四位数的年份，例如2024。")
NO_CHOICE = gettext_noop("参数“%(name)s”只能是：%(known)s。")
NO_SLUG = gettext_noop("参数“%(name)s”要写统计接口里给出的代码，由字母、数字和横线组成。")
NO_NUMBER = gettext_noop("参数“%(name)s”要写页码，从1开始的整数。")
NO_PAGE = gettext_noop("没有第%(number)d页，一共%(pages)d页。")
CHOICES = {
    "level": tuple(level.key for level in Level),
    "kind": (*Kind.values, COLLECTIVE),
}


def condition(request: HttpRequest, names: Sequence[str] = CONDITIONS) -> Condition:
    """The conditions that the address names; RefusedError for a value that can be none."""
    found = {name: given(request.GET, name) for name in names}
    for name, value in found.items():
        if value:
            _check(name, value)
    return Condition(**found)


def _check(name: str, value: str) -> None:
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise RefusedError(NO_CHOICE, parameter=name, name=name, known=", ".join(CHOICES[name]))
    elif name == "year":
        if not YEAR.fullmatch(value):
            raise RefusedError(NO_YEAR, parameter=name, name=name)
    elif not SLUG.fullmatch(value):
        raise RefusedError(NO_SLUG, parameter=name, name=name)


def paged(request: HttpRequest, items: Any, shape: Any) -> dict[str, Any]:
    """One page of ordered `items`: how many there are in all, where the next page is, and each as `shape` makes it."""
    raw = given(request.GET, "page") or "1"
    if not NUMBER.fullmatch(raw):
        raise RefusedError(NO_NUMBER, parameter="page", name="page")
    number, paginator = int(raw), Paginator(items, PER_PAGE)
    if number > paginator.num_pages:
        raise RefusedError(NO_PAGE, 404, parameter="page", number=number, pages=paginator.num_pages)
    page = paginator.page(number)
    return {
        "total": paginator.count,
        "page": number,
        "pages": paginator.num_pages,
        "previous": _other(request, number - 1) if page.has_previous() else None,
        "next": _other(request, number + 1) if page.has_next() else None,
        "items": [shape(item) for item in page],
    }


def _other(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return absolute(f"{request.path}?{query.urlencode()}")
