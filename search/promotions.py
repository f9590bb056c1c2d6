"""Answers that editors have chosen for a query. Kept under the token; only what is live and public at the moment."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from core import sitedata
from core.bilingual import in_language
from core.cards import Card
from search.models import PromotedAnswer
from search.models_words import lines
from search.query import ParsedQuery
from search.terms import key_of

KIND = "promoted"  # of a card that leads to an address


@dataclass(frozen=True, slots=True)
class _Kept:
    """One answer in one language."""

    queries: tuple[str, ...]
    card: dict[str, Any]
    starts_at: datetime | None
    ends_at: datetime | None

    def shown_at(self, moment: datetime) -> bool:
        begun = self.starts_at is None or self.starts_at <= moment
        return begun and (self.ends_at is None or moment < self.ends_at)


def answers(parsed: ParsedQuery, locale: str) -> tuple[Card, ...]:
    """What editors have set for exactly this query. No query of its own when kept, five when not."""
    asked, moment = key_of(parsed.shown), timezone.now()
    if not asked:
        return ()
    found = (each for each in _kept(locale) if each.shown_at(moment))
    return tuple(Card.restored(each.card) for each in found if asked in map(key_of, each.queries))


def queries(locale: str) -> tuple[str, ...]:
    """The queries that have an answer now, each in its first form; for suggestions."""
    moment = timezone.now()
    return tuple(dict.fromkeys(each.queries[0] for each in _kept(locale) if each.shown_at(moment)))


def _kept(locale: str) -> tuple[_Kept, ...]:
    return sitedata.remember(f"search-promoted-{locale}", lambda: _collected(locale))


def _collected(locale: str) -> tuple[_Kept, ...]:
    with override(locale):
        rows = list(PromotedAnswer.objects.select_related("page"))
        pages = _pages({row.page.translation_key for row in rows if row.page}, locale)
        found = (_of(row, pages, locale) for row in rows)
        return tuple(each for each in found if each is not None)


def _pages(keys: set[Any], locale: str) -> dict[Any, Any]:
    """The public versions in that language, by translation key."""
    if not keys:
        return {}
    live = Page.objects.live().public().filter(translation_key__in=keys, locale__language_code=locale)
    return {page.translation_key: page for page in live.specific()}


def _of(row: PromotedAnswer, pages: dict[Any, Any], locale: str) -> _Kept | None:
    asked = tuple(lines(row.queries))
    if row.page is None:
        title = row.title_en if locale != settings.LANGUAGE_CODE else row.title_zh
        card = Card(title=title, url=row.url, kind=KIND, summary=in_language(row, "summary", locale))
        return _Kept(asked, card.stored(), row.starts_at, row.ends_at) if title else None
    page = pages.get(row.page.translation_key)
    if page is None or not page.get_url():
        return None
    ends = min((each for each in (row.ends_at, page.expire_at) if each), default=None)
    return _Kept(asked, _card(page, row, locale).stored(), row.starts_at, ends)


def _card(page: Any, row: PromotedAnswer, locale: str) -> Card:
    """The page's own card, with the editors' words where they wrote some in this language."""
    card: Card = page.card() if hasattr(page, "card") else Card(title=page.title, url=page.get_url() or "", kind=KIND)
    english = locale != settings.LANGUAGE_CODE
    title = row.title_en if english else row.title_zh
    summary = row.summary_en if english else row.summary_zh
    return replace(card, title=title or card.title, summary=summary or card.summary)
