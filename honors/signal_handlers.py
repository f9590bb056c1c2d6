"""What makes cached pages stale."""

from core import caching, sitedata
from honors import models
from honors.models.taxonomy import FORMER_NAMES, former_names


def connect() -> None:
    caching.watch(models.AwardType, models.AwardTypeFormerName, models.Person, models.Collective)
    caching.watch(models.Commendation, models.CommendationAttachment, models.AwardEdition, models.Grant)
    caching.watch(models.PersonFormerName, models.CollectiveFormerName)
    caching.watch(models.Revocation, models.Studio, models.StudioReview)
    caching.watch(models.StudioMember, models.StudioYear, models.StudioOpenDay)
    sitedata.offer(FORMER_NAMES, former_names)
