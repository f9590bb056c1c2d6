"""What every page needs of the site (home pages, index addresses, organisation, channels), read once per token.

Building it costs about ten queries; afterwards a request pays one query for the token and one cache look-up.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.cache import cache
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site, get_page_models

SECONDS = 3600
Kept = TypeVar("Kept")


@dataclass
class SiteData:
    """`homes` maps a language code to its home page; `indexes` maps (model label, language code) to (pk, address)."""

    token: str
    site: Site | None = None
    homes: dict[str, Page] = field(default_factory=dict)
    indexes: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    offered: dict[str, Any] = field(default_factory=dict)

    def home(self, language: str | None = None) -> Page | None:
        return self.homes.get(language or get_language() or "")

    def index_url(self, model_label: str, language: str | None = None) -> str:
        """Address of the live page of that type ("honors.peopleindexpage") in that language; "" when there is none."""
        return self.indexes.get((model_label.lower(), language or get_language() or ""), (0, ""))[1]


Offer = Callable[[SiteData], Any]
_offers: dict[str, Offer] = {}
_last_offered: dict[str, Any] = {}
_held: ContextVar[SiteData | None] = ContextVar("site_data", default=None)
_in_request: ContextVar[bool] = ContextVar("site_data_in_request", default=False)
_known_token: ContextVar[str] = ContextVar("site_data_token", default="")


def offer(name: str, build: Offer) -> None:
    """Let an app keep something picklable with the site data: `build(data)` runs once per token."""
    _offers[name] = build


def current() -> SiteData:
    """The site data of this request, or of now when there is no request (one query and a cache look-up)."""
    return _held.get() or (hold() if _in_request.get() else load())


def hold() -> SiteData:
    """Load the site data and keep it for the rest of this request."""
    data = load()
    _held.set(data)
    return data


def last_known(name: str) -> Any:
    """What was offered when the site data was last read, or None: for error pages, which must not ask the database."""
    return _last_offered.get(name)


def forget() -> None:
    """The next current() reads afresh: content has just changed, or the request is over."""
    _held.set(None)
    _known_token.set("")


@contextmanager
def one_request(token: str = "") -> Iterator[None]:
    """From the first current() on, one state answers the whole request; forget() lets the next one read afresh.

    `token` is the one that was read for this request already, if it was.
    """
    forget()
    _known_token.set(token)
    before = _in_request.set(True)
    try:
        yield
    finally:
        _in_request.reset(before)
        forget()


@contextmanager
def held() -> Iterator[SiteData]:
    """Keep one state during a job, so that a thousand addresses cost no query each; inside another, keep that one's."""
    known = _held.get()
    if known is not None:
        yield known
        return
    try:
        yield hold()
    finally:
        forget()


@contextmanager
def held_when_asked() -> Iterator[None]:
    """The same, but nothing is read until somebody asks. In a request its state serves."""
    if _in_request.get() or _held.get() is not None:
        yield
        return
    before = _in_request.set(True)
    try:
        yield
    finally:
        _in_request.reset(before)
        forget()


def remember(key: str, build: Callable[[], Kept]) -> Kept:
    """What one page type keeps under the present token, for content that changes by editing and never by the clock."""
    token = current().token
    if not token:
        return build()
    kept: Kept | None = cache.get(f"{key}:{token}")
    if kept is None:
        kept = build()
        cache.set(f"{key}:{token}", kept, SECONDS)
    return kept


def load() -> SiteData:
    from core.models import CacheVersion

    token = _known_token.get() or CacheVersion.current()
    key = f"site-data:{token}"
    data: SiteData | None = cache.get(key) if token else None
    if data is None:
        data = _build(token)
        if token:
            cache.set(key, data, SECONDS)
    _last_offered.update(data.offered)
    return data


def _build(token: str) -> SiteData:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    data = SiteData(token=token, site=site)
    if site is not None:
        _add_pages(data, site)
    for name, build in _offers.items():
        data.offered[name] = build(data)
    return data


def _add_pages(data: SiteData, site: Site) -> None:
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    homes = Page.objects.filter(translation_key=site.root_page.translation_key, live=True).specific()
    data.homes = {codes[home.locale_id]: home for home in homes}
    for model in get_page_models():
        if not getattr(model, "is_index", False):
            continue
        for page in model.objects.live().order_by("-path"):  # the first in the tree is written last and stands
            data.indexes[model._meta.label_lower, codes[page.locale_id]] = (page.pk, page.get_url() or "")
