"""Pages of the front door: the front page, plain pages, service guides."""

from home.models.front import HomePage
from home.models.services import ServiceIndexPage, ServicePage
from home.models.standard import StandardPage

__all__ = ["HomePage", "ServiceIndexPage", "ServicePage", "StandardPage"]
