"""Portraits that lost their consent: withdrawn by the person, changed in a form, run out by the calendar.

Pages ask at every reading whether a consent is in force, so that they are right at once. Here goes what was made for
them, and the layers above are told, once for each portrait that was public.
"""

from collections.abc import Iterable

from django.db import transaction

from media import renditions
from media.models import PortraitConsent, SiteImage, SiteRendition
from media.signals import consent_withdrawn


def stop_showing(image_pks: Iterable[int], consent: PortraitConsent | None) -> None:
    """Public sizes go with the present transaction; those who keep a copy are told inside it."""
    pks = list(image_pks)
    with transaction.atomic():
        renditions.take_away(pks)
        consent_withdrawn.send(sender=PortraitConsent, consent=consent, image_pks=pks)


def stop_showing_hidden(consent: PortraitConsent | None = None) -> int:
    """Portraits that still have public sizes without a consent in force, of one consent or all; how many there were.

    A second call finds none of them again, so nobody is told twice.
    """
    public = SiteRendition.objects.public().values("image_id")
    images = SiteImage.objects.hidden().filter(pk__in=public).select_related("consent")
    by_consent: dict[PortraitConsent | None, list[int]] = {}
    for image in images.filter(consent=consent) if consent else images:
        by_consent.setdefault(image.consent, []).append(image.pk)
    for ended, pks in by_consent.items():
        stop_showing(pks, ended)
    return sum(map(len, by_consent.values()))
