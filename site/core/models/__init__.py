"""Models that every app stands on."""

from core.models.addresses import CacheVersion, GoneAddress
from core.models.base_page import BasePage
from core.models.organisation import MourningPeriod, OrganisationSettings, SiteNotice
from core.models.related import RelatedPage
from core.models.statistics import Statistic
from core.models.taxonomy import Industry, Taxonomy, Town

__all__ = [
    "BasePage",
    "CacheVersion",
    "GoneAddress",
    "Industry",
    "MourningPeriod",
    "OrganisationSettings",
    "RelatedPage",
    "SiteNotice",
    "Statistic",
    "Taxonomy",
    "Town",
]
