"""What the results page shows of a SearchPage: hits, what narrows it and the links that take that away again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import coming
from core.cards import Card, Crumb
from core.dates import full_date
from core.listings import querystring
from core.templatetags.core_tags import site_path
from search import highlight, kinds, promotions
from search.asking import KIND, NARROWING, ORDER, QUERY, SCOPE, SINCE, UNTIL, Asked
from search.backends.base import FACETS, NEWEST, RELEVANCE
from search.service import CORRECTED, PER_PAGE, FacetValue, Hit, SearchPage
from search.text import fold

SHOWN_VALUES = 8  # of a facet; the others are one tap away
NO_WORD = ("-", "−")  # before a word that must not stand in a hit
QUOTES = '"“”「」『』《》'
EVERYTHING: dict[str, None] = dict.fromkeys(NARROWING)

Shown = dict[str, Any]


def context_of(request: HttpRequest, asked: Asked, found: SearchPage, promoted: tuple[Card, ...]) -> Shown:
    starts = coming.next_dates([*promoted, *(hit.card for hit in (*found.hits, *found.related))])
    return {
        "query": found.query.shown,
        "asked": asked,
        "found": found,
        "promoted": [_promoted(card, starts) for card in promoted],
        "hits": [shown_hit(hit, starts) for hit in found.hits],
        "related": [shown_hit(hit, starts) for hit in found.related],
        "corrected": found.tier == CORRECTED,
        "insist_url": querystring(request, q=quoted(found.query.shown)),
        "meant_url": querystring(request, q=found.did_you_mean),
        "problems": [_(problem.text) % problem.values for problem in asked.problems],
        "chosen": _chosen(request, asked),
        "within": _within(asked),
        "everything_url": querystring(request, **EVERYTHING),
        "types": _facets(request, asked, found, (KIND,)),
        "facets": _facets(request, asked, found, FACETS),
        "has_dates": found.total or asked.since or asked.until,
        "orders": _orders(request, asked) if found.total > 1 else [],
        "kept": [(name, value) for name, value in request.GET.items() if name in (QUERY, KIND, *FACETS, SCOPE, ORDER)],
        "elsewhere": _elsewhere(request, found),
        "page_obj": Paginator(range(found.total), PER_PAGE).page(found.page),
        "crumbs": [Crumb(_("首页"), site_path()), Crumb(_("搜索"))],
    }


def promoted_answers(asked: Asked, found: SearchPage) -> tuple[Card, ...]:
    """What editors have set for the query, on the first page of a search of the whole site."""
    answered = found.query.terms and found.page == 1 and not asked.filters.scope
    return promotions.answers(found.query, get_language() or "") if answered else ()


def quoted(query: str) -> str:
    """The query as it must stand: every word that is neither quoted nor unwanted in quotation marks."""
    words = query.split()
    if any(mark in query for mark in QUOTES):
        return query
    return " ".join(word if fold(word).startswith(NO_WORD) else f"“{word}”" for word in words)


# Hits -------------------------------------------------------------------------------------------------------------


def shown_hit(hit: Hit, starts: Mapping[str, datetime]) -> Shown:
    """What components/hit_list.html reads."""
    card = hit.card
    facts = [kinds.label(hit.kind, card.kind_label), card.eyebrow, *card.meta]
    if hit.kind == "person" and card.summary and card.summary not in highlight.unmarked(hit.sentence):
        facts.insert(1, card.summary)
    return {
        "title": hit.title,
        "url": card.url,
        "snippet": hit.sentence,
        "facts": list(filter(None, dict.fromkeys(facts))),
        "date": card.date,
        "next": starts.get(card.url),
        "seal": card.seal,
        "lang": card.lang,
    }


def _promoted(card: Card, starts: Mapping[str, datetime]) -> Shown:
    return {"card": card, "next": starts.get(card.url)}


# What narrows -----------------------------------------------------------------------------------------------------


def _facets(request: HttpRequest, asked: Asked, found: SearchPage, keys: Iterable[str]) -> list[Shown]:
    """Groups of components/facets.html, without those that leave nothing to choose."""
    return [group for group in (_facet(request, asked, found, key) for key in keys) if group]


def _facet(request: HttpRequest, asked: Asked, found: SearchPage, key: str) -> Shown | None:
    chosen = _value_of(asked, key)
    values = list(found.facets.get(key, ()))
    if not chosen and len(values) < (1 if key == KIND else 2):
        return None
    if chosen and chosen not in {value.value for value in values}:
        values.insert(0, FacetValue(chosen, kinds.value_label(key, chosen), 0))
    values.sort(key=lambda value: value.value != chosen)  # what is chosen is always in sight
    options = [_option(request, key, value, chosen) for value in values]
    everything = {
        "label": _("全部"),
        "url": querystring(request, **{key: None}),
        "count": sum(value.count for value in values) if key == KIND else None,
        "current": not chosen,
    }
    return {"label": _facet_word(key), "options": [everything, *options[:SHOWN_VALUES]], "more": options[SHOWN_VALUES:]}


def _option(request: HttpRequest, key: str, value: FacetValue, chosen: str) -> Shown:
    return {
        "label": value.label,
        "url": querystring(request, **{key: value.value}),
        "count": value.count,
        "current": value.value == chosen,
    }


def _facet_word(key: str) -> str:
    words = {KIND: _("类型"), "year": _("年份"), "level": _("级别"), "town": _("镇街"), "column": _("栏目")}
    return words[key]


def _value_of(asked: Asked, key: str) -> str:
    return asked.filters.kind if key == KIND else asked.filters.chosen.get(key, "")


def _chosen(request: HttpRequest, asked: Asked) -> list[Shown]:
    """Everything that narrows the search, each with the address without it."""
    words = [(key, kinds.value_label(key, _value_of(asked, key))) for key in (KIND, *FACETS) if _value_of(asked, key)]
    if asked.scope_label:
        words.insert(0, (SCOPE, _within(asked)))
    if asked.since:
        words.append((SINCE, _("%s以来") % full_date(asked.since)))
    if asked.until:
        words.append((UNTIL, _("到%s为止") % full_date(asked.until)))
    return [{"label": word, "url": querystring(request, **{key: None})} for key, word in words]


def _within(asked: Asked) -> str:
    return _("在《%s》中查找") % asked.scope_label if asked.scope_label else ""


def _orders(request: HttpRequest, asked: Asked) -> list[Shown]:
    choices: Iterable[tuple[str, str, str | None]] = (
        (RELEVANCE, _("最相关"), None),
        (NEWEST, _("最新"), NEWEST),
    )
    return [
        {"label": label, "url": querystring(request, **{ORDER: value}), "current": asked.order == order}
        for order, label, value in choices
    ]


# Elsewhere --------------------------------------------------------------------------------------------------------


def _elsewhere(request: HttpRequest, found: SearchPage) -> list[Shown]:
    """Links to the same query in languages that have hits, for a page that has none."""
    if found.total:
        return []
    query = querystring(request, **EVERYTHING)
    return [
        {"language": language, "url": site_path("search/", language) + query, "count": count}
        for language, count in found.elsewhere.items()
    ]


def other_languages(request: HttpRequest, languages: Iterable[str]) -> dict[str, str]:
    """The same query in each language, for the switch in the header."""
    query = querystring(request, **EVERYTHING) if request.GET.get(QUERY) else ""
    return {language: site_path("search/", language) + query for language in languages}
