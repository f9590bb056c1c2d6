"""What search is told of honours: the providers, what else makes their documents stale, and the words of facets."""

from collections.abc import Iterable
from typing import Any

from core import caching, searchable, sitedata
from core.bilingual import Names
from core.models import Industry, Town
from core.searchable import Provider, named_by, naming, sharing
from core.searchable_pages import dated, provider
from honors import search_documents as documents
from honors.enums import Level
from honors.models import (
    AwardEdition,
    AwardType,
    Collective,
    Commendation,
    Grant,
    HonorRollPage,
    HonorsIndexPage,
    PeopleIndexPage,
    Person,
    ProfilePage,
    RollIndexPage,
    Studio,
    StudioIndexPage,
    StudioMember,
)
from honors.models.commendations import CommendationAttachment
from honors.models.people import CollectiveFormerName, PersonFormerName
from honors.models.studios import StudioReview
from honors.models.taxonomy import AwardTypeFormerName


def objects_changed(objects: Iterable[Any]) -> None:
    """After bulk writes, which send no signal: cached pages are stale and search reads these anew."""
    caching.bump()
    searchable.touch(*objects)


def grants_changed(grants: Iterable[Grant]) -> None:
    """The same after grants were written in bulk: their recipients and rolls, but not all the others on these."""
    rows = list(grants)
    objects_changed({(type(row.recipient), row.recipient.pk): row.recipient for row in rows}.values())
    searchable.touch_keys(
        {Commendation: {row.edition.commendation_id for row in rows}, AwardEdition: {row.edition_id for row in rows}}
    )


def register() -> None:
    """Called from AppConfig.ready()."""
    for each in (PERSONS, COLLECTIVES, STUDIOS, COMMENDATIONS, EDITIONS):
        searchable.register(each)
    for model in (HonorsIndexPage, PeopleIndexPage, RollIndexPage, StudioIndexPage, HonorRollPage):
        searchable.register(provider(model, texts=["intro"], more=dated))
    searchable.register_label("level", level_word)
    searchable.register_label("roll", roll_word)


def _recipients(model: Any) -> dict[Any, searchable.Watcher]:
    """What every recipient's document repeats."""
    return {
        Commendation: naming(model, "grants__edition__commendation"),
        AwardType: naming(model, "grants__edition__award_type"),
        AwardTypeFormerName: sharing(model, "grants__edition__award_type", "award_type_id"),
        Town: naming(model, "town"),
        Industry: naming(model, "industry"),
    }


PERSONS = Provider(
    Person,
    documents.public_persons,
    documents.person_documents,
    {
        **_recipients(Person),
        Grant: named_by("person_id"),
        ProfilePage: named_by("person_id"),
        Studio: naming(Person, "led_studios", "studio_memberships__studio"),
        StudioMember: named_by("person_id"),
        PersonFormerName: named_by("person_id"),
    },
)
COLLECTIVES = Provider(
    Collective,
    documents.public_collectives,
    documents.collective_documents,
    {
        **_recipients(Collective),
        Grant: named_by("collective_id"),
        CollectiveFormerName: named_by("collective_id"),
        Collective: naming(Collective, "parent"),
        Person: naming(Collective, "leader"),
    },
)
STUDIOS = Provider(
    Studio,
    documents.public_studios,
    documents.studio_documents,
    {
        **_recipients(Studio),
        Grant: named_by("studio_id"),
        Person: naming(Studio, "leader", "members__person"),
        Collective: naming(Studio, "host"),
        StudioReview: named_by("studio_id"),
    },
)


COMMENDATIONS = Provider(
    Commendation,
    documents.shown_commendations,
    documents.commendation_documents,
    {
        Grant: sharing(Commendation, "editions", "edition_id"),
        AwardEdition: named_by("commendation_id"),
        CommendationAttachment: named_by("commendation_id"),
        AwardType: naming(Commendation, "editions__award_type"),
        AwardTypeFormerName: sharing(Commendation, "editions__award_type", "award_type_id"),
    },
)
EDITIONS = Provider(
    AwardEdition,
    documents.public_editions,
    documents.edition_documents,
    {
        Grant: named_by("edition_id"),
        Commendation: naming(AwardEdition, "commendation"),
        AwardType: naming(AwardEdition, "award_type"),
        # Whether a decision gave one award or several.
        AwardEdition: sharing(AwardEdition, "commendation", "commendation_id"),
    },
)


# Words of facets and scopes -----------------------------------------------------------------------------------------


def level_word(key: str) -> str:
    """市级 for municipal."""
    return str(Level[key.upper()].label) if key.upper() in Level.__members__ else ""


def roll_word(slug: str) -> str:
    """The name of a public roll, "" for any other."""
    return str(sitedata.remember("search_rolls", _public_rolls).get(slug, ""))


def _public_rolls() -> dict[str, Names]:
    rolls = {row.slug: Names(row.name_zh, row.name_en) for row in Commendation.objects.public()}
    for edition in AwardEdition.objects.public().select_related("commendation", "award_type"):
        year, award = edition.commendation.label or edition.commendation.year, edition.award_type
        rolls[edition.slug] = Names(f"{year} {award.name_in(edition.commendation.year)}")
    return rolls
