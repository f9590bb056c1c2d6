"""sitemap.xml from the search table: what may be found here may be found by others, in each language it has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import page_cache, sitedata
from core.templatetags.core_tags import language_tag, site_path
from honors import people_pages, statistics_pages
from search.models import SearchDocument

PER_FILE = 20_000  # documents; the protocol allows 50,000 addresses and 50 MB
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"

Row = tuple[str, str, str, datetime]  # group, locale, url, changed_at


@dataclass(frozen=True, slots=True)
class Address:
    """One address; `versions` maps language codes to the addresses of the same thing, its own included."""

    url: str
    changed: datetime | None = None
    versions: dict[str, str] = field(default_factory=dict)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    prefix = get_script_prefix()
    searches = (site_path("search/", code) for code, _name in settings.LANGUAGES)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in (f"{prefix}admin/", f"{prefix}documents/", *searches))]
    lines += ["", f"Sitemap: {_absolute(reverse('sitemap'))}"]
    return page_cache.mark(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or, where one file does not hold them, the list of the files."""
    files = _files()
    if files.num_pages == 1:
        return _xml(_urlset([*index_addresses(), *_addresses(files, 1)]))
    return _xml(_index(reverse("sitemap_part", args=[number]) for number in range(1, files.num_pages + 1)))


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    files = _files()
    try:
        found = _addresses(files, number)
    except EmptyPage as error:
        raise Http404(_("没有这一页。")) from error
    return _xml(_urlset([*(index_addresses() if number == 1 else ()), *found]))


# What stands in it ---------------------------------------------------------------------------------------------------


def index_addresses() -> Iterator[Address]:
    """Front pages and index pages: they are lists and no search documents."""
    data = sitedata.current()
    tables: dict[str, dict[str, str]] = {"": {code: home.get_url() or "" for code, home in data.homes.items()}}
    for (label, code), (_pk, url) in sorted(data.indexes.items()):
        tables.setdefault(label, {})[code] = url
    tables["statistics"] = statistics_pages.addresses()
    people = tables.get("honors.peopleindexpage", {})
    for word in people_pages.LISTS:
        tables[word] = {code: f"{url}{word}/" for code, url in people.items() if url}
    for versions in tables.values():
        yield from (Address(url, None, versions) for url in versions.values() if url)


def _files() -> Paginator:
    """Sorted by group, so that the language versions of one thing stand together. Notices ask not to be kept."""
    rows = SearchDocument.objects.visible().exclude(kind="notice").order_by("group", "locale", "pk")
    return Paginator(rows.values_list("group", "locale", "url", "changed_at"), PER_FILE)


def _addresses(files: Paginator, number: int) -> Iterator[Address]:
    rows = list(files.page(number).object_list)
    split = {rows[0][0], rows[-1][0]} if files.num_pages > 1 and rows else set()
    around = _versions(SearchDocument.objects.visible().filter(group__in=split).values_list("group", "locale", "url"))
    return _without_repeats(rows, _versions(row[:3] for row in rows) | around)


def _versions(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """Group → language → address."""
    versions: dict[str, dict[str, str]] = {}
    for group, locale, url in rows:
        versions.setdefault(group, {}).setdefault(locale, url)
    return versions


def _without_repeats(rows: Iterable[Row], versions: dict[str, dict[str, str]]) -> Iterator[Address]:
    """Several documents may lead to one address, or to a place inside one: it is listed once."""
    seen = {address.url for address in index_addresses()}
    for group, _locale, url, changed in rows:
        if url and "#" not in url and url not in seen:
            seen.add(url)
            yield Address(url, changed, versions[group])


# How it is written ---------------------------------------------------------------------------------------------------


def _urlset(addresses: Iterable[Address]) -> str:
    names = f'xmlns="{PROTOCOL}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"<urlset {names}>\n{chr(10).join(map(_url, addresses))}\n</urlset>\n"


def _url(address: Address) -> str:
    changed = f"<lastmod>{address.changed.isoformat(timespec='seconds')}</lastmod>" if address.changed else ""
    versions = address.versions.items() if len(address.versions) > 1 else ()
    links = [
        f'<xhtml:link rel="alternate" hreflang="{language_tag(code)}" href="{escape(_absolute(url))}"/>'
        for code, url in versions
    ]
    return f"<url><loc>{escape(_absolute(address.url))}</loc>{changed}{''.join(links)}</url>"


def _index(paths: Iterable[str]) -> str:
    files = "\n".join(f"<sitemap><loc>{escape(_absolute(path))}</loc></sitemap>" for path in paths)
    return f'<sitemapindex xmlns="{PROTOCOL}">\n{files}\n</sitemapindex>\n'


def _absolute(url: str) -> str:
    return settings.SITE_URL + url if url.startswith("/") else url


def _xml(content: str) -> HttpResponse:
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return page_cache.mark(HttpResponse(declaration + content, content_type="application/xml; charset=utf-8"))
