"""Honours: taxonomy, people, commendations with their grants, revocations, studios, pages."""

from honors.models.commendations import AwardEdition, Commendation, CommendationAttachment
from honors.models.grants import Grant
from honors.models.imports import ColumnMapping, RosterImport, RosterPhoto, RosterRow
from honors.models.indexes import HonorsIndexPage, PeopleIndexPage, RollIndexPage, StudioIndexPage
from honors.models.merges import PersonMerge
from honors.models.people import Collective, CollectiveFormerName, Person, PersonFormerName
from honors.models.profiles import ProfileMilestone, ProfilePage
from honors.models.revocations import Objection, Revocation
from honors.models.rolls import HonorRollPage, RollSource
from honors.models.studios import Studio, StudioMember, StudioOpenDay, StudioReview, StudioYear
from honors.models.taxonomy import AwardType, AwardTypeFormerName

__all__ = [
    "AwardEdition",
    "AwardType",
    "AwardTypeFormerName",
    "Collective",
    "CollectiveFormerName",
    "ColumnMapping",
    "Commendation",
    "CommendationAttachment",
    "Grant",
    "HonorRollPage",
    "HonorsIndexPage",
    "Objection",
    "PeopleIndexPage",
    "Person",
    "PersonFormerName",
    "PersonMerge",
    "ProfileMilestone",
    "ProfilePage",
    "Revocation",
    "RollIndexPage",
    "RollSource",
    "RosterImport",
    "RosterPhoto",
    "RosterRow",
    "Studio",
    "StudioIndexPage",
    "StudioMember",
    "StudioOpenDay",
    "StudioReview",
    "StudioYear",
]
