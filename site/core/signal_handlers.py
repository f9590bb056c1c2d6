"""Content changes that make cached pages stale, and the site data that core itself offers."""

from typing import Any

from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import boundaries, caching, going_live, query_plans, schedule, sitedata, translations
from core.cards import Subject
from core.models import GoneAddress, Industry, MourningPeriod, OrganisationSettings, SiteNotice, Statistic, Town
from core.signals import withdrawn
from media import portraits, publicity, sweeping
from media.models import PortraitConsent, SiteDocument, SiteImage
from media.signals import consent_withdrawn, pictures_changed

MOMENTS = ("starts_at", "ends_at")


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(caching.bump, dispatch_uid=f"bump-{id(signal)}")
    caching.watch(Locale, Site, PageViewRestriction, GoneAddress)
    caching.watch(OrganisationSettings, SiteNotice, MourningPeriod, Statistic, Town, Industry)
    post_delete.connect(_bump_after_page, dispatch_uid="bump-delete-page")
    translations.connect()
    sitedata.offer("restricted_paths", _restricted_paths)
    caching.watch(SiteImage, PortraitConsent, SiteDocument)
    pictures_changed.connect(caching.bump, dispatch_uid="bump-pictures")
    consent_withdrawn.connect(_portraits_withdrawn, dispatch_uid="withdraw-portraits")
    sitedata.offer("organisation", lambda data: OrganisationSettings.objects.first() or OrganisationSettings())
    sitedata.offer("notices", lambda data: list(SiteNotice.objects.filter(ends_at__gt=timezone.now())))
    sitedata.offer("mourning", lambda data: list(MourningPeriod.objects.filter(ends_at__gt=timezone.now())))

    boundaries.register("day", boundaries.midnight_after)
    boundaries.register("notices", lambda moment: boundaries.first_of(SiteNotice.objects.all(), moment, *MOMENTS))
    boundaries.register("mourning", lambda moment: boundaries.first_of(MourningPeriod.objects.all(), moment, *MOMENTS))
    boundaries.register("pages", lambda moment: boundaries.first_of(Page.objects.live(), moment, "expire_at"))

    schedule.register(schedule.Job("publish_scheduled", 5, going_live.run))
    schedule.register(schedule.Job("end_consents", 60, _end_consents))
    schedule.register(schedule.Job("sweep_files", 3600, _sweep_files))
    schedule.register(schedule.Job("query_plans", 86400, query_plans.refresh))


def _restricted_paths(data: sitedata.SiteData) -> list[str]:
    """Where the tree is not for everybody: lists and searches leave these pages out."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def _portraits_withdrawn(image_pks: list[int], **_signal: Any) -> None:
    """In the transaction that ends the consent: whoever keeps a copy of what showed the portrait hears of it."""
    caching.bump()
    subjects = tuple(Subject.of(each) for each in publicity.shown_by(image_pks))
    if subjects:
        withdrawn.send(sender=PortraitConsent, subjects=subjects, reason=gettext("肖像同意已结束"), document_no="")


def _end_consents() -> None:
    """A consent that ran out: pages leave the portrait out by the date, its public files follow here."""
    portraits.stop_showing_hidden()


def _sweep_files() -> None:
    sweeping.sweep()


def _bump_after_page(sender: type, **_signal: object) -> None:
    if sender is Page:  # multi-table inheritance: the row of wagtailcore goes with every page
        caching.bump()
