"""What search stores of persons with their story, collectives, studios, rolls and notices."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import override

from core.blocks.words import attachments, picture_words, words_of
from core.searchable import SearchEntry
from honors import cards
from honors.enums import CommendationState, Level
from honors.models import (
    AwardEdition,
    Collective,
    Commendation,
    CommendationAttachment,
    Grant,
    Person,
    ProfilePage,
    Studio,
)
from honors.people_pages import facts as facts_of_person
from honors.studio_pages import present_review

LOCALES = ("zh-hans", "en")


def each_language(thing: Any) -> Iterator[str]:
    """Languages in which it has an address; each is the active one while its turn lasts."""
    for code in LOCALES:
        with override(code):
            if thing.get_absolute_url(code):
                yield code


def said(*parts: Any) -> str:
    """What is filled of these, one line each, without repeats."""
    return "\n".join(dict.fromkeys(filter(None, map(_text, parts))))


def _text(part: Any) -> str:
    return str(part) if part else ""


def _public_grants() -> Prefetch:
    return Prefetch("grants", Grant.objects.public().with_awards().by_rank(), to_attr="public_grants")


def public_grants_of(recipient: Any) -> list[Grant]:
    """Prefetched, or one query (with its editions)."""
    if not hasattr(recipient, "public_grants"):
        recipient.public_grants = list(recipient.grants.public().with_awards().by_rank())
    return list(recipient.public_grants)


# What recipients have in common -------------------------------------------------------------------------------------


def _names(recipient: Any, grants: list[Grant]) -> tuple[str, ...]:
    former = [former.name for former in recipient.former_names.all()]
    printed = [name for grant in grants for name in (grant.name, grant.corrected_name)]
    return tuple(dict.fromkeys(filter(None, [recipient.name, *former, *printed])))


def _honour(grant: Grant) -> str:
    """As the decision called and printed it, and as the award is called today."""
    edition, commendation = grant.edition, grant.edition.commendation
    printed = (grant.unit, grant.post, grant.trade, grant.town_printed, grant.citation, grant.correction_text)
    award = (*_award(edition), f"{commendation.year}年{edition.name}")
    return "，".join(dict.fromkeys(filter(None, (*award, commendation.name_zh, commendation.document_no, *printed))))


def _award(edition: AwardEdition) -> tuple[str, ...]:
    """As it was called that year, as it is called today, and as its seal has it."""
    return edition.name, edition.award_type.name_zh, edition.award_type.short_name


def _facets(town: Any, level: int | None, year: int | None) -> dict[str, str]:
    facets = {
        "town": town.slug if town else "",
        "level": Level(level).key if level in Level.values else "",
        "year": str(year or ""),
    }
    return {key: value for key, value in facets.items() if value}


def _recipient_facets(recipient: Any, grants: list[Grant]) -> dict[str, str]:
    """The highest level, and the year of the newest honour: one value each."""
    years = [grant.edition.commendation.year for grant in grants]
    return _facets(recipient.town, grants[0].edition.award_type.level if grants else None, max(years, default=None))


def _scopes(grants: Iterable[Grant], town: Any = None) -> tuple[str, ...]:
    """The rolls on which its names stand, and its town."""
    rolls = [f"roll:{slug}" for grant in grants for slug in (grant.edition.commendation.slug, grant.edition.slug)]
    return tuple(dict.fromkeys([*rolls, *([f"town:{town.slug}"] if town else [])]))


def latest(grants: list[Grant]) -> datetime | None:
    """Start of the day of the newest decision, aware."""
    days = [grant.edition.commendation.decision_date for grant in grants if grant.edition.commendation.decision_date]
    return start_of(max(days, default=None))


def start_of(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


# Persons ------------------------------------------------------------------------------------------------------------


def public_persons() -> models.QuerySet:
    profiles = ProfilePage.objects.live().public().select_related("locale").prefetch_related("milestones")
    return (
        Person.objects.public()
        .select_related("town", "industry")
        .prefetch_related(_public_grants(), Prefetch("profiles", profiles, to_attr="live_profiles"), "former_names")
    )


def person_documents(person: Person) -> Iterator[SearchEntry]:
    grants = public_grants_of(person)
    profiles = {page.language: page for page in person.live_profiles}
    for code in each_language(person):
        story = profiles.get(code)
        told = words_of(story.body) if story else words_of()
        facts = [fact["value"] for fact in facts_of_person(person)]
        yield SearchEntry(
            locale=code,
            kind="person",
            title=person.display_name,
            card=person.card(code),
            names=_names(person, grants),
            body=said(person.unit, person.post, *facts, *map(_honour, grants), *_story(story), told),
            facets=_recipient_facets(person, grants),
            date=latest(grants),
            scopes=_scopes(grants, person.town),
            attachments=attachments(told.documents),
        )


def _story(profile: ProfilePage | None) -> Iterator[str]:
    if profile is not None:
        yield from (profile.standfirst, profile.listing_summary, profile.keywords)
        for milestone in profile.milestones.all():
            yield f"{milestone.when} {milestone.text}"


# Collectives, studios -----------------------------------------------------------------------------------------------


def public_collectives() -> models.QuerySet:
    return (
        Collective.objects.public()
        .select_related("town", "industry", "parent", "leader")
        .prefetch_related(_public_grants(), "former_names")
    )


def collective_documents(collective: Collective) -> Iterator[SearchEntry]:
    grants = public_grants_of(collective)
    for code in each_language(collective):
        whose = [each.display_name for each in (collective.parent, collective.leader) if each]
        terms = [each.name for each in (collective.town, collective.industry) if each]
        kind = collective.get_kind_display()
        yield SearchEntry(
            locale=code,
            kind="collective",
            title=collective.display_name,
            card=collective.card(code),
            names=_names(collective, grants),
            body=said(collective.summary, kind, *whose, *terms, collective.address, *map(_honour, grants)),
            facets=_recipient_facets(collective, grants),
            date=latest(grants),
            scopes=_scopes(grants, collective.town),
        )


def public_studios() -> models.QuerySet:
    found = Studio.objects.public().with_places().with_latest_review()
    return found.prefetch_related(_public_grants(), "members__person", "years", "open_days")


def studio_documents(studio: Studio) -> Iterator[SearchEntry]:
    """Days on which it was open are kept until it is read anew: they say nothing that is not public."""
    grants = public_grants_of(studio)
    for code in each_language(studio):
        told = words_of(studio.body)
        yield SearchEntry(
            locale=code,
            kind="studio",
            title=studio.name,
            card=studio.card(code),
            names=tuple(filter(None, [studio.name_zh, studio.leader_shown])),
            body=said(*_studio_words(studio), told, *map(_honour, grants)),
            facets=_facets(studio.town, studio.level, studio.named_year),
            date=studio.first_published_at,
            scopes=_scopes(grants, studio.town),
            attachments=attachments(told.documents),
        )


def _studio_words(studio: Studio) -> Iterator[Any]:
    yield from (studio.field, studio.summary, studio.industry_chain, studio.host_shown)
    yield from (studio.get_level_display(), studio.town, present_review(studio))
    yield from (studio.address, studio.directions, studio.phone, studio.open_rule)
    for member in studio.members.all():
        yield f"{member.shown_name} {member.role}"
    for year in studio.years.all():
        yield f"{year.year} {year.note} {year.source}".strip()
    yield from (day.place for day in studio.open_days.all())
    yield from picture_words(studio.image)


# Rolls and notices --------------------------------------------------------------------------------------------------


def shown_commendations() -> models.QuerySet:
    """Granted ones; and those whose notice is in force or to come, which their moments show and hide."""
    granted = Commendation.objects.public()
    coming = Q(state=CommendationState.NOTICE, notice_ends_at__gt=timezone.now())
    files = CommendationAttachment.objects.select_related("document")
    return Commendation.objects.filter(Q(pk__in=granted.values("pk")) | coming).prefetch_related(
        "editions__award_type", Prefetch("attachments", files)
    )


def commendation_documents(commendation: Commendation) -> Iterator[SearchEntry]:
    """The roll, or the notice while it runs. The names on them are found as persons, candidates not at all: a notice
    is not to be found by somebody's name afterwards, wherever a copy of the index lies."""
    granted = commendation.state == CommendationState.GRANTED
    for code in each_language(commendation):
        yield _roll(commendation, code) if granted else _notice(commendation, code)


def _roll(commendation: Commendation, code: str) -> SearchEntry:
    editions = list(commendation.editions.all())
    awards = [name for edition in editions for name in _award(edition)]
    levels = [edition.award_type.level for edition in editions]
    return SearchEntry(
        locale=code,
        kind="roll",
        title=commendation.name,
        card=commendation.card(code),
        names=tuple(filter(None, [commendation.document_no])),
        body=said(*_decision(commendation), commendation.intro, *awards),
        facets=_facets(None, min(levels, default=None), commendation.year),
        date=start_of(commendation.decision_date),
        scopes=(f"roll:{commendation.slug}",),
        attachments=_files(commendation, in_notice=False),
    )


def _decision(commendation: Commendation) -> tuple[str, ...]:
    return commendation.decision_title, commendation.granting_body, commendation.label


def _notice(commendation: Commendation, code: str) -> SearchEntry:
    awards = [edition.name for edition in commendation.editions.all()]
    text = (commendation.notice_intro, commendation.granting_body, commendation.notice_how_to_object)
    card = cards.notice_card(commendation, code)
    return SearchEntry(
        locale=code,
        kind="notice",
        title=card.title,
        card=card,
        body=said(*text, commendation.notice_phone, *awards),
        facets=_facets(None, None, commendation.year),
        date=commendation.notice_starts_at,
        visible_from=commendation.notice_starts_at,
        visible_until=commendation.notice_ends_at,
        attachments=_files(commendation, in_notice=True),
    )


def _files(commendation: Commendation, *, in_notice: bool) -> tuple[Any, ...]:
    rows = [row for row in commendation.attachments.all() if row.in_notice == in_notice]
    return attachments({row.document_id: row.title or row.document.title for row in rows})


def public_editions() -> models.QuerySet:
    """Those with an address of their own beside the roll: one award of a decision that gave several."""
    several = Commendation.objects.annotate(awards=models.Count("editions")).filter(awards__gt=1)
    return (
        AwardEdition.objects.public()
        .filter(commendation__in=several.values("pk"))
        .select_related("commendation", "award_type")
    )


def edition_documents(edition: AwardEdition) -> Iterator[SearchEntry]:
    commendation = edition.commendation
    for code in each_language(edition):
        yield SearchEntry(
            locale=code,
            kind="roll",
            title=f"{commendation.label or commendation.year} {edition.name}",
            card=edition.card(code),
            names=tuple(filter(None, [commendation.document_no])),
            body=said(*_decision(commendation), *_award(edition), commendation.name_zh),
            facets=_facets(None, edition.award_type.level, commendation.year),
            date=start_of(commendation.decision_date),
            scopes=(f"roll:{commendation.slug}", f"roll:{edition.slug}"),
        )
