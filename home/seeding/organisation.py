"""What stands on every page: the organisation's lines, the demo notice, the channels, the headline."""

from __future__ import annotations

from core.models import OrganisationSettings
from home.demo.articles import ARTICLES
from home.demo.pages import ORGANISATION
from home.models import HomePage
from home.seeding.edition import Edition


def make(edition: Edition) -> None:
    """Footer lines: the empty ones only, an editor's stand."""
    settings = OrganisationSettings.load()
    for name, value in _lines().items():
        if not getattr(settings, name):
            setattr(settings, name, value)
    settings.is_example = True
    settings.save()


def choose_headline(edition: Edition) -> None:
    """The story that opens the front page."""
    home = HomePage.objects.get(locale=edition.chinese)
    if home.headline_id is None:
        home.headline = edition.get("article", next(article.slug for article in ARTICLES if article.headline))
        home.save_revision(user=edition.editor).publish(user=edition.editor, skip_permission_checks=True)


def _lines() -> dict[str, str]:
    return {
        "host_zh": ORGANISATION["sponsor_zh"],
        "host_en": "Jimo District Federation of Trade Unions (demonstration site)",
        "operator_zh": ORGANISATION["operator_zh"],
        "operator_en": "District Workers' Service Centre (demo)",
        "address_zh": ORGANISATION["address_zh"],
        "address_en": "1 Demo Road, Jimo",
        "postcode": ORGANISATION["postcode"],
        "site_domain": "example.org",
        "site_id_code": ORGANISATION["site_code"],
        "icp_number": ORGANISATION["icp"],
        "police_number": ORGANISATION["police"],
        "report_phone": "0532-00000015",
    }
