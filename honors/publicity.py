"""Which of our rows readers see: their pictures and documents are public with them."""

from django.db.models import Q

from honors.models import Commendation, CommendationAttachment, Person, Studio
from media import publicity


def register() -> None:
    publicity.register(Person, lambda rows: rows.public())
    publicity.register(Studio, lambda rows: rows.public())
    publicity.register(CommendationAttachment, lambda rows: rows.filter(_attachment_shown()))


def _attachment_shown() -> Q:
    """With the roll, or only while the notice is in force."""
    return Q(in_notice=False, commendation__in=Commendation.objects.public()) | Q(
        in_notice=True, commendation__in=Commendation.objects.in_notice()
    )
