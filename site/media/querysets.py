"""Questions that the site asks of pictures, renditions and consents."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.images.models import ImageQuerySet

from media import specs


def shown(prefix: str = "") -> Q:
    """Pictures that may be public: nobody's portrait, or a portrait whose consent is in force today."""
    today = timezone.localdate()
    consent = f"{prefix}consent__"
    in_force = Q(
        **{f"{prefix}consent__isnull": False, f"{consent}withdrawn_at__isnull": True, f"{consent}given_on__lte": today}
    ) & (Q(**{f"{consent}valid_until__isnull": True}) | Q(**{f"{consent}valid_until__gte": today}))
    return Q(**{f"{prefix}consent__isnull": True, f"{prefix}portrait": False}) | in_force


class PortraitConsentQuerySet(models.QuerySet):
    """Consents."""

    def in_force(self) -> Self:
        today = timezone.localdate()
        return self.filter(withdrawn_at__isnull=True, given_on__lte=today).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=today)
        )


class SiteImageQuerySet(ImageQuerySet):
    """Pictures."""

    def shown(self) -> Self:
        """Those that pages may show."""
        return self.filter(shown())

    def hidden(self) -> Self:
        """Those that no page may show: a portrait without a consent in force."""
        return self.exclude(shown())

    def without_credit(self) -> Self:
        return self.filter(credit="")


class SiteRenditionQuerySet(models.QuerySet):
    """Renditions."""

    def public(self) -> Self:
        """Those that lie in the public store."""
        return self.filter(filter_spec__in=specs.PUBLIC_SPECS)

    def shown(self) -> Self:
        """Public ones of pictures that pages may show today."""
        return self.public().filter(shown("image__"))
