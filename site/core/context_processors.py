"""What base.html needs on every page. Everything is read lazily and from the cached site data."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core import sitedata


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """`organisation`, `site_url`, `canonical_url`, `today`, and whatever apps offer under `frame`."""
    return {
        "organisation": SimpleLazyObject(lambda: sitedata.current().offered.get("organisation")),
        "frame": SimpleLazyObject(lambda: sitedata.current().offered),
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
        "today": timezone.localdate(),
    }
