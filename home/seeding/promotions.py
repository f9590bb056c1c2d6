"""The demo edition's promoted answers."""

from __future__ import annotations

from home.demo.promotions import PROMOTIONS
from home.seeding.edition import Edition
from search.models import PromotedAnswer


def make(edition: Edition) -> None:
    """After the service guides they lead to."""
    for place, promotion in enumerate(PROMOTIONS):
        PromotedAnswer.objects.create(
            queries="\n".join(promotion.queries),
            page=edition.get("service", promotion.service).page_ptr,
            title_zh=promotion.title,
            sort_order=place * 10,
        )
