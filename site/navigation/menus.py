"""The channel row as plain values, built once per cache token."""

from dataclasses import dataclass

from wagtail.models import Locale, Page

from core.models import OrganisationSettings
from core.sitedata import SiteData
from navigation.models import Channel

FOOTER_PAGES = ("about_page", "report_page", "privacy_page", "accessibility_page")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One channel in one language."""

    title: str
    url: str


def channels_by_language(data: SiteData) -> dict[str, list[MenuEntry]]:
    """Language code → entries in the editors' order; a page that is not live in a language is left out there."""
    channels = list(Channel.objects.select_related("page").order_by("sort_order"))
    versions = _live_versions({channel.page.translation_key for channel in channels})
    menus: dict[str, list[MenuEntry]] = {}
    for code in data.homes:
        rows = [(channel, versions.get((channel.page.translation_key, code))) for channel in channels]
        menus[code] = [MenuEntry(_label(channel, code), url) for channel, url in rows if url]
    return menus


def footer_by_language(data: SiteData) -> dict[str, list[MenuEntry]]:
    """Language code → the pages that the organisation settings name for the footer, where they are live."""
    organisation = OrganisationSettings.objects.select_related(*FOOTER_PAGES).first()
    named = [page for field in FOOTER_PAGES if (page := getattr(organisation, field, None))]
    live = Page.objects.live().filter(translation_key__in=[page.translation_key for page in named])
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    versions = {(page.translation_key, codes[page.locale_id]): page for page in live}
    found = {code: [versions.get((page.translation_key, code)) for page in named] for code in data.homes}
    return {
        code: [MenuEntry(page.title, page.get_url() or "") for page in pages if page] for code, pages in found.items()
    }


def _label(channel: Channel, code: str) -> str:
    return channel.label_en if code == "en" and channel.label_en else channel.label_zh


def _live_versions(keys: set[object]) -> dict[tuple[object, str], str]:
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    pages = Page.objects.live().filter(translation_key__in=keys)
    return {(page.translation_key, codes[page.locale_id]): page.get_url() or "" for page in pages}
