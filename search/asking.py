"""What the address of a results page asks for. Whatever cannot be used is named, left out, and never an error."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_noop

from core import elder, searchable
from search.backends.base import FACETS, NEWEST, RELEVANCE, Filters
from search.documents import VALUE_LIMIT
from search.text import fold, storable

QUERY, KIND, SCOPE, ORDER, SINCE, UNTIL, PAGE = "q", "type", "in", "order", "since", "until", "page"
NARROWING = (KIND, *FACETS, SCOPE, SINCE, UNTIL)
PARAMETERS = (QUERY, *NARROWING, ORDER, PAGE)
LONGEST = {KIND: 40, SCOPE: 120}  # characters; what is longer is no value that search could have written
YEARS = range(1900, 2200)  # of dates that somebody can mean and every database can compare
BAD_DATE = gettext_noop("“%(value)s”不是日期，请写成2024-05-01这样。")
BAD_RANGE = gettext_noop("开始日期比结束日期晚，请换一下。")
BAD_SCOPE = gettext_noop("要查找的范围不存在，或者不再公开，所以在全站查找。")
BAD_ORDER = gettext_noop("没有这种排序，所以按最相关的排。")
_DATE = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*", re.ASCII)
_SCOPE = re.compile(r"[a-z]+:[^\s:]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter that was left out, and why: `text` is a msgid for `values`."""

    parameter: str
    text: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """The query and what narrows it. `since` and `until` are the days as given, the last one included."""

    query: str
    filters: Filters
    order: str = RELEVANCE
    scope_label: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the query decides what is found."""
        wanted = self.filters
        return bool(wanted.kind or wanted.chosen or wanted.scope or wanted.since or wanted.until)


def read(query: QueryDict) -> Asked:
    """The request as search understands it; a page number is the caller's to read."""
    problems: list[Problem] = []

    def complain(parameter: str, text: str, **values: str) -> None:
        problems.append(Problem(parameter, text, values))

    given = {name: _given(query, name) for name in (*NARROWING, ORDER)}
    since, until = _days(given, complain)
    scope, label = _scope(given[SCOPE], complain)
    filters = Filters(
        kind=given[KIND],
        facets={key: given[key] for key in FACETS if given[key]},
        scope=scope,
        since=_midnight(since),
        until=_midnight(until and until + datetime.timedelta(days=1)),
    )
    if given[ORDER] not in ("", RELEVANCE, NEWEST):
        complain(ORDER, BAD_ORDER)
    order = NEWEST if given[ORDER] == NEWEST else RELEVANCE
    return Asked(query.get(QUERY, ""), filters, order, label, since, until, tuple(problems))


def understood(query: QueryDict, asked: Asked, shown: str) -> Any:
    """What was understood of the parameters, in the place of request.GET: the links of the page are made of it, and a
    query of 10,000 characters would stand in each of them."""
    unusable = {problem.parameter for problem in asked.problems}
    values = {QUERY: shown, **{name: _given(query, name) for name in (*NARROWING, ORDER, elder.PARAMETER)}}
    usable = {name: value for name, value in values.items() if value and name not in unusable}
    return QueryDict(urlencode(usable), mutable=False)


def _given(query: QueryDict, name: str) -> str:
    return storable(query.get(name, "")).strip()[: LONGEST.get(name, VALUE_LIMIT)]


def _scope(raw: str, complain: Callable[..., None]) -> tuple[str, str]:
    """The scope and its word; both empty when there is no such thing, so that everything is searched."""
    label = searchable.scope_label(raw) if _SCOPE.fullmatch(raw) else ""
    if raw and not label:
        complain(SCOPE, BAD_SCOPE)
    return (raw, label) if label else ("", "")


def _days(given: dict[str, str], complain: Callable[..., None]) -> tuple[Any, Any]:
    since, until = (_day(name, given[name], complain) for name in (SINCE, UNTIL))
    if since and until and since > until:
        complain(SINCE, BAD_RANGE)
        return None, None
    return since, until


def _day(name: str, raw: str, complain: Callable[..., None]) -> datetime.date | None:
    """2024-05-01, and what people type where the browser has no calendar: 2024/5/1, 2024年5月1日."""
    if not raw:
        return None
    found = _DATE.fullmatch(fold(raw))
    try:
        day = datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        complain(name, BAD_DATE, value=raw[:20])
        return None
    return day


def _midnight(day: datetime.date | None) -> datetime.datetime | None:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)) if day else None
