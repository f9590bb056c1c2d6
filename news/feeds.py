"""RSS and Atom of a list of articles."""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.http import http_date

from core import sitedata
from core.models import CacheVersion

ITEMS = 30
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Dated:
    """The moment of the last change is told, so that an empty feed does not claim to be new every second."""

    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        moment: datetime = self.feed["changed_at"]
        return moment


class RssFeed(_Dated, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"


class AtomFeed(_Dated, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"


KINDS: dict[str, type[RssFeed] | type[AtomFeed]] = {"rss": RssFeed, "atom": AtomFeed}


def respond(page: Any, kind: str) -> HttpResponse:
    """The newest articles of `page` as a feed. Last-Modified is the site's last change: a withdrawal counts.

    Whoever has it gets 304 from the page cache, as for every public page.
    """
    version = CacheVersion.objects.filter(pk=CacheVersion.ONLY).first()
    changed_at = version.changed_at if version else page.last_published_at or page.latest_revision_created_at
    items = [_item(article) for article in page.articles().with_cards()[:ITEMS]]
    response = HttpResponse(_written(kind, page, items, changed_at), content_type=KINDS[kind].content_type)
    response.headers["Last-Modified"] = http_date(int(changed_at.timestamp()))
    return response


def _item(article: Any) -> dict[str, Any]:
    address = settings.SITE_URL + (article.get_url() or "")
    return {
        "title": _clean(article.title),
        "link": address,
        "unique_id": address,
        "description": _clean(article.summary_text()),
        "pubdate": article.published_at,
        "updateddate": article.last_published_at or article.published_at,
        "author_name": _clean(article.author) or None,
        "categories": [article.column.title] if article.column else [],
    }


def _written(kind: str, page: Any, items: list[dict[str, Any]], changed_at: datetime) -> str:
    organisation = sitedata.current().offered.get("organisation")
    name = organisation.name if organisation else ""
    address = page.get_url() or "/"
    feed = KINDS[kind](
        title=_clean(f"{page.title} · {name}"),
        link=settings.SITE_URL + address,
        description=_clean(page.summary_text() or page.title),
        language=page.language_tag,
        feed_url=f"{settings.SITE_URL}{address}{kind}/",
        author_name=_clean(name),
        changed_at=changed_at,
    )
    for item in items:
        feed.add_item(**item)
    return str(feed.writeString("utf-8"))


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text or "")
