"""What makes cached pages stale, and which portraits become public with a decision."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from core import caching, sitedata
from honors import models
from honors.enums import CommendationState
from honors.models.taxonomy import FORMER_NAMES, former_names
from media import publicity


def connect() -> None:
    caching.watch(models.AwardType, models.AwardTypeFormerName, models.Person, models.Collective)
    caching.watch(models.Commendation, models.CommendationAttachment, models.AwardEdition, models.Grant)
    caching.watch(models.PersonFormerName, models.CollectiveFormerName)
    caching.watch(models.Revocation, models.Studio, models.StudioReview)
    caching.watch(models.StudioMember, models.StudioYear, models.StudioOpenDay)
    sitedata.offer(FORMER_NAMES, former_names)
    post_save.connect(_portraits_follow, sender=models.Commendation, dispatch_uid="honors-portraits-follow")


def _portraits_follow(instance: models.Commendation, raw: bool = False, **_signal: Any) -> None:
    """Candidates that came with a photograph are seen from now on: their portraits get public sizes."""
    if raw or instance.state != CommendationState.GRANTED:
        return
    persons = models.Person.objects.filter(grants__edition__commendation=instance, portrait__isnull=False)
    pks = list(persons.values_list("portrait_id", flat=True).distinct())
    if pks:
        transaction.on_commit(partial(publicity.refresh, pks))
