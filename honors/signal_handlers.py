"""What makes cached pages stale."""

from core import caching
from honors import models


def connect() -> None:
    caching.watch(models.AwardType, models.AwardTypeFormerName, models.Person, models.Collective)
    caching.watch(models.Commendation, models.CommendationAttachment, models.AwardEdition, models.Grant)
    caching.watch(models.Revocation, models.Studio, models.StudioReview)
