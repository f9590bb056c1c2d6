"""What search stores of honours: persons with their story, collectives, studios, granted commendations, pages."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import override

from core import caching, searchable
from core.blocks.story import plain_text
from core.models import BasePage
from core.searchable import Provider, SearchEntry
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

LOCALES = ("zh-hans", "en")


def objects_changed(objects: Iterable[Any]) -> None:
    """After bulk writes, which send no signal: cached pages are stale and search reads these anew."""
    caching.bump()
    searchable.touch(*objects)


def each_language(thing: Any) -> Iterator[str]:
    """Languages in which it has an address; each is the active one while its turn lasts."""
    for code in LOCALES:
        with override(code):
            if thing.get_absolute_url(code):
                yield code


def _public_grants() -> Prefetch:
    return Prefetch("grants", Grant.objects.public().with_awards().by_rank(), to_attr="public_grants")


def public_grants_of(recipient: Any) -> list[Grant]:
    """Prefetched, or one query (with its editions)."""
    if not hasattr(recipient, "public_grants"):
        recipient.public_grants = list(recipient.grants.public().with_awards().by_rank())
    return list(recipient.public_grants)


# Persons ----------------------------------------------------------------------------------------------------------


def public_persons() -> models.QuerySet:
    profiles = Prefetch(
        "profiles", ProfilePage.objects.live().public().select_related("locale"), to_attr="live_profiles"
    )
    return (
        Person.objects.public()
        .select_related("town", "industry")
        .prefetch_related(_public_grants(), profiles, "former_names")
    )


def person_documents(person: Person) -> Iterator[SearchEntry]:
    grants = public_grants_of(person)
    profiles = {page.language: page for page in person.live_profiles}
    for code in each_language(person):
        yield SearchEntry(
            locale=code,
            kind="person",
            title=person.display_name,
            card=person.card(code),
            names=_names(person, grants),
            body=_person_text(person, grants, profiles.get(code)),
            facets=_recipient_facets(person, grants),
            date=latest(grants),
        )


def _names(recipient: Any, grants: list[Grant]) -> tuple[str, ...]:
    former = [former.name for former in recipient.former_names.all()]
    printed = [name for grant in grants for name in (grant.name, grant.corrected_name)]
    return tuple(dict.fromkeys(filter(None, [recipient.name, *former, *printed])))


def _person_text(person: Person, grants: list[Grant], profile: ProfilePage | None) -> str:
    parts = [
        person.unit,
        person.post,
        person.trade,
        person.town and person.town.name,
        person.industry and person.industry.name,
    ]
    parts += [_grant_text(grant) for grant in grants]
    if profile is not None:
        parts += [profile.standfirst, plain_text(profile.body)]
    return " ".join(part for part in parts if part)


def _grant_text(grant: Grant) -> str:
    edition = grant.edition
    names = dict.fromkeys([edition.award_type.name_zh, edition.name])
    return " ".join(
        [*names, edition.commendation.document_no, grant.unit, grant.post, grant.citation, grant.correction_text]
    )


def _recipient_facets(recipient: Any, grants: list[Grant]) -> dict[str, str]:
    facets = {"town": recipient.town.slug if recipient.town else ""}
    if grants:
        facets |= {"level": Level(grants[0].edition.award_type.level).key}
    return {key: value for key, value in facets.items() if value}


def latest(grants: list[Grant]) -> Any:
    """Start of the day of the newest decision, aware."""
    days = [grant.edition.commendation.decision_date for grant in grants if grant.edition.commendation.decision_date]
    return start_of(max(days)) if days else None


def start_of(day: Any) -> Any:
    from datetime import datetime, time

    return timezone.make_aware(datetime.combine(day, time.min))


# Collectives, studios, commendations ---------------------------------------------------------------------------------


def public_collectives() -> models.QuerySet:
    return (
        Collective.objects.public()
        .select_related("town", "industry")
        .prefetch_related(_public_grants(), "former_names")
    )


def collective_documents(collective: Collective) -> Iterator[SearchEntry]:
    grants = public_grants_of(collective)
    for code in each_language(collective):
        yield SearchEntry(
            locale=code,
            kind="collective",
            title=collective.display_name,
            card=collective.card(code),
            names=_names(collective, grants),
            body=" ".join([collective.summary, *map(_grant_text, grants)]),
            facets=_recipient_facets(collective, grants),
            date=latest(grants),
        )


def public_studios() -> models.QuerySet:
    return Studio.objects.public().with_places().prefetch_related("members__person")


def studio_documents(studio: Studio) -> Iterator[SearchEntry]:
    members = [member.shown_name for member in studio.members.all()]
    level = {"level": Level(studio.level).key} if studio.level else {}
    for code in each_language(studio):
        yield SearchEntry(
            locale=code,
            kind="studio",
            title=studio.name,
            card=studio.card(code),
            names=tuple(filter(None, [studio.name_zh, studio.leader_shown])),
            body=" ".join(
                [studio.field, studio.summary, studio.industry_chain, studio.host_shown, *members]
                + ([plain_text(studio.body)] if code != "en" else [])
            ),
            facets=level | ({"town": studio.town.slug} if studio.town else {}),
            date=studio.first_published_at,
        )


def public_commendations() -> models.QuerySet:
    return Commendation.objects.public().prefetch_related("editions__award_type")


def commendation_documents(commendation: Commendation) -> Iterator[SearchEntry]:
    """The roll; the names on it are found as persons."""
    awards = [edition.name for edition in commendation.editions.all()]
    for code in each_language(commendation):
        yield SearchEntry(
            locale=code,
            kind="roll",
            title=commendation.name,
            card=commendation.card(code),
            names=tuple(filter(None, [commendation.document_no])),
            body=" ".join([commendation.decision_title, commendation.granting_body, commendation.intro, *awards]),
            facets={"year": str(commendation.year)},
            date=start_of(commendation.decision_date) if commendation.decision_date else None,
        )


# Pages ------------------------------------------------------------------------------------------------------------


def live_pages(model: type[BasePage]) -> models.QuerySet:
    return model.objects.live().public().select_related("locale")


def page_documents(page: Any) -> Iterator[SearchEntry]:
    body = plain_text(page.body) if hasattr(page, "body") else ""
    yield SearchEntry(
        locale=page.language_code,
        kind=page.kind,
        title=page.title,
        card=page.card(),
        body=" ".join(filter(None, [page.summary_text(), page.intro, body])),
        date=page.first_published_at,
        group=f"page:{page.translation_key}",
    )


# Registration -----------------------------------------------------------------------------------------------------


def persons_of_grant(grant: Grant) -> list[Any]:
    return [grant.person] if grant.person else []


def persons_of_commendation(commendation: Commendation) -> Any:
    return Person.objects.filter(grants__edition__commendation=commendation).distinct()


def persons_of_studio(studio: Studio) -> Any:
    return Person.objects.filter(Q(led_studios=studio) | Q(studio_memberships__studio=studio)).distinct()


def register() -> None:
    """Called from AppConfig.ready()."""
    searchable.register(
        Provider(
            Person,
            public_persons,
            person_documents,
            {
                Grant: persons_of_grant,
                ProfilePage: lambda page: [page.person] if page.person else [],
                Commendation: persons_of_commendation,
                AwardType: lambda award: Person.objects.filter(grants__edition__award_type=award).distinct(),
                Studio: persons_of_studio,
                StudioMember: lambda member: [member.person] if member.person else [],
            },
        )
    )
    searchable.register(
        Provider(
            Collective,
            public_collectives,
            collective_documents,
            {
                Grant: lambda grant: [grant.collective] if grant.collective else [],
                Commendation: lambda row: Collective.objects.filter(grants__edition__commendation=row).distinct(),
            },
        )
    )
    searchable.register(
        Provider(
            Studio,
            public_studios,
            studio_documents,
            {
                Grant: lambda grant: [grant.studio] if grant.studio else [],
                Commendation: lambda row: Studio.objects.filter(grants__edition__commendation=row).distinct(),
                Person: lambda person: Studio.objects.filter(Q(leader=person) | Q(members__person=person)).distinct(),
            },
        )
    )
    searchable.register(
        Provider(
            Commendation,
            public_commendations,
            commendation_documents,
            {
                Grant: lambda grant: [grant.edition.commendation],
                AwardEdition: lambda edition: [edition.commendation],
            },
        )
    )
    for model in (HonorsIndexPage, PeopleIndexPage, RollIndexPage, StudioIndexPage, HonorRollPage):
        searchable.register(Provider(model, partial(live_pages, model), page_documents))
