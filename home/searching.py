"""What search stores of plain pages and services."""

from core import searchable
from core.searchable_pages import provider
from home.models import ServiceIndexPage, ServicePage, StandardPage

SERVICE = (
    "introduction",
    "who",
    "what",
    "how_much",
    "when",
    "contact_name",
    "phone",
    "address",
    "hours",
    "verified_by",
)


def register() -> None:
    """Called from AppConfig.ready()."""
    searchable.register(provider(StandardPage, texts=["introduction"]))
    searchable.register(provider(ServiceIndexPage, texts=["introduction"]))
    searchable.register(provider(ServicePage, texts=SERVICE))
