"""What the front page shows, section by section: each in a fixed number of queries, or kept under the cache token.

Kept is what changes only by editing (services, studios, the latest roll, most figures). What the clock changes
(notices, classes, news with a last day) is read on every request, so that nothing past is called upcoming.
"""

from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from core import sitedata
from core.cards import Card
from core.dates import month_day
from core.models import Statistic
from courses import queries
from honors import index_pages, roll_pages
from honors.models import Studio
from media import renditions
from news import listings
from news.enums import ColumnCode
from news.models import ArticlePage

INDEXES = {
    "rolls": "honors.rollindexpage",
    "courses": "courses.coursesindexpage",
    "services": "home.serviceindexpage",
    "studios": "honors.studioindexpage",
    "news": "news.newsindexpage",
}
NOTICES, PER_COLUMN, STUDIOS, SERVICES, ROWS = 6, 3, 6, 8, 6


def context(page: Any) -> dict[str, Any]:
    """Everything the template asks for, in the language of the page."""
    language = page.language_code
    lead = headline(page)
    return {
        "lead": lead_card(lead) if lead else None,
        "notices": notices(language),
        "columns": news_by_column(language, without=lead),
        **classes(language),
        "figures": figures(),
        **sitedata.remember(f"front-page:{language}", lambda: _kept(language)),
        "links": {name: sitedata.current().index_url(label, language) for name, label in INDEXES.items()},
        "notices_url": getattr(listings.column_coded(ColumnCode.NOTICES, language), "url", ""),
    }


# News -------------------------------------------------------------------------------------------------------------


def headline(page: Any) -> ArticlePage | None:
    """The article the editor chose, in this language; else the newest of 要闻, else the newest of all."""
    articles = ArticlePage.objects.readable().filter(locale_id=page.locale_id).select_related("column", "listing_image")
    if page.headline_id:
        same = ArticlePage.objects.filter(pk=page.headline_id).values("translation_key")
        chosen: ArticlePage | None = articles.filter(translation_key__in=same).first()
        if chosen is not None:
            return chosen
    column = listings.column_coded(ColumnCode.HEADLINES, page.language_code)
    newest: ArticlePage | None = articles.in_column(column.pk).newest_first().first() if column else None
    return newest or articles.in_force().newest_first().first()


def lead_card(article: ArticlePage) -> Card:
    image = article.lead_image()
    renditions.existing([image])
    return replace(article.card(), image=image, image_alt=image.default_alt_text if image else "")


def news_by_column(language: str, without: ArticlePage | None) -> list[dict[str, Any]]:
    """Each column of the front page that has news, with its newest three. One query."""
    links = [link for link in listings.columns(language) if link.on_front_page]
    articles = ArticlePage.objects.readable().exclude(pk=without.pk if without else None)
    found: dict[int, list[Card]] = {link.pk: [] for link in links}
    for article in articles.newest_of_each(found, PER_COLUMN).with_cards():
        found[article.column_id].append(article.card())
    return [{"title": link.title, "url": link.url, "cards": found[link.pk]} for link in links if found[link.pk]]


def notices(language: str) -> list[dict[str, Any]]:
    """Public notices of honours in force, then the newest notices whose last day has not passed. Two queries."""
    column = listings.column_coded(ColumnCode.NOTICES, language)
    rows: list[dict[str, Any]] = []
    if column is not None:
        published = ArticlePage.objects.readable().in_column(column.pk).in_force().newest_first()
        rows = [_notice(article) for article in published.defer("body")[:NOTICES]]
    return [*roll_pages.notices_in_force(language), *rows][:NOTICES]


def _notice(article: ArticlePage) -> dict[str, Any]:
    until = _("%(day)s截止") % {"day": month_day(article.archive_on)} if article.archive_on else ""
    return {
        "kind_label": _("通知"),
        "title": article.title,
        "url": article.get_url() or "",
        "note": until,
        "date": article.published_at,
    }


# Classes ----------------------------------------------------------------------------------------------------------


def classes(language: str) -> dict[str, Any]:
    """Seven days as tabs, and the rows of the first of them on which something is on. Three queries at most."""
    days = queries.week_ahead(language)
    shown = next((day for day in days if day.rows), None)
    if shown is None:
        return {"days": [], "day": None, "sessions": []}
    shown.current = True
    return {"days": days, "day": shown, "sessions": shown.rows[:ROWS]}


# Kept under the cache token ---------------------------------------------------------------------------------------


def _kept(language: str) -> dict[str, Any]:
    with translation.override(language):
        return {
            "honour": latest_roll(language),
            "services": services(language),
            "studios": studios(language),
        }


def latest_roll(language: str) -> dict[str, Any] | None:
    """For components/honour.html."""
    found = index_pages.latest_edition(language)
    if found is None:
        return None
    card = found["card"]
    return {
        "seal": found["seal"],
        "title": card.title,
        "url": card.url,
        "count": found["total"],
        "counts": found["counts"],
        "order_label": found["order_label"],
        "names": found["items"],
    }


def figures() -> list[dict[str, Any]]:
    """The statistics that editors put on the front page; no query but for figures that the clock changes."""
    shown = [row for row in Statistic.known().values() if row.on_front_page]
    return [
        {
            "label": row.label,
            "value": row.number,
            "unit": row.unit,
            "qualifier": row.qualifier,
            "period": row.period,
            "source": row.source,
        }
        for row in shown
        if row.number is not None
    ]


def services(language: str) -> list[dict[str, str]]:
    from home.models import ServicePage

    pages = ServicePage.objects.readable().filter(on_front_page=True).in_language(language)
    return [page.entry() for page in pages.in_order()[:SERVICES]]


def studios(language: str) -> list[Card]:
    """Studios with an address in this language, highest level first; without pictures."""
    rows = Studio.objects.public().with_places().order_by("level", "stroke_key", "pk")
    if language == "en":
        rows = rows.exclude(name_en="")
    return [replace(studio.card(language), image=None) for studio in rows[:STUDIOS]]
