"""Award types, persons, collectives, studios, and the stories of some persons."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from home.demo.collectives import COLLECTIVES
from home.demo.honours import AWARD_TYPES
from home.demo.people import PEOPLE
from home.demo.profiles import PROFILES, Profile
from home.demo.shapes import AwardType as DemoAwardType
from home.demo.shapes import Collective as DemoCollective
from home.demo.shapes import Person as DemoPerson
from home.demo.shapes import Result, Review, sentences
from home.demo.shapes import Studio as DemoStudio
from home.demo.studios import STUDIOS
from home.seeding import story
from home.seeding.edition import Edition
from home.seeding.publishing import publish, publish_snippet
from home.seeding.translating import translate
from honors.enums import Level, ReviewResult, Sex, SkillGrade
from honors.models import (
    AwardType,
    AwardTypeFormerName,
    Collective,
    PeopleIndexPage,
    Person,
    ProfilePage,
    Studio,
    StudioMember,
    StudioReview,
    StudioYear,
)

_SKILL_GRADES = {str(label): value for value, label in SkillGrade.choices}
_SEXES = {"女": Sex.FEMALE, "男": Sex.MALE, "": ""}


def make_award_types(edition: Edition) -> None:
    """The table of awards; one that bootstrap or an editor has under the same code stays as it is."""
    for award in AWARD_TYPES:
        row = (
            AwardType.objects.filter(code=award.code).first() or AwardType.objects.filter(name_zh=award.name_zh).first()
        )
        edition.keep("award", award.code, row or _award_type(award))


def _award_type(award: DemoAwardType) -> AwardType:
    row = AwardType(
        code=award.code,
        name_zh=award.name_zh,
        name_en=award.name_en,
        short_name=award.short,
        level=Level[award.level.upper()],
        kind=award.kind,
        series=award.series,
        granting_body=award.granting_body,
        weight=award.weight,
        is_official=award.is_official,
    )
    row.former_names = [AwardTypeFormerName(name_zh=name, until_year=until) for name, until in award.former_names]
    row.full_clean()
    row.save()
    return row


def make_recipients(edition: Edition) -> None:
    """Persons, units before their teams, and studios."""
    for person in PEOPLE:
        edition.keep("person", person.slug, _person(edition, person))
    for collective in sorted(COLLECTIVES, key=lambda collective: collective.kind, reverse=True):
        edition.keep("collective", collective.slug, _collective(edition, collective))
    for studio in STUDIOS:
        edition.keep("studio", studio.slug, _studio(edition, studio))


def _person(edition: Edition, person: DemoPerson) -> Person:
    row = Person(
        slug=person.slug,
        name=person.name,
        name_latin=person.latin,
        unit=person.unit,
        post=person.post,
        town=edition.get("town", person.town),
        industry=edition.get("industry", person.industry),
        trade=person.trade,
        skill_grade=_SKILL_GRADES[person.skill_grade] if person.skill_grade else "",
        facts_as_of=edition.today - timedelta(days=30),
        sex=_SEXES[person.sex],
        ethnic_group=person.ethnic_group,
        birth_year=person.birth_year,
        is_example=True,
    )
    row.full_clean()
    row.save()
    return row


def _collective(edition: Edition, collective: DemoCollective) -> Collective:
    row = Collective(
        slug=collective.slug,
        name=collective.name,
        name_en=collective.name_en,
        kind=collective.kind,
        parent=Collective.objects.filter(name=collective.unit).first() if collective.unit else None,
        town=edition.get("town", collective.town),
        industry=edition.get("industry", collective.industry),
        summary_zh=collective.summary,
        is_example=True,
    )
    row.full_clean()
    row.save()
    return row


def _studio(edition: Edition, studio: DemoStudio) -> Studio:
    row = Studio(
        slug=studio.slug,
        name_zh=studio.name,
        name_en=studio.name_en,
        leader=edition.get("person", studio.leader),
        host=Collective.objects.filter(name=studio.unit).first(),
        host_name=studio.unit,
        level=Level[studio.level.upper()],
        named_year=edition.today.year - studio.founded_years_ago,
        field_zh=studio.field,
        industry=edition.get("industry", studio.industry),
        industry_chain=studio.chain,
        town=edition.get("town", studio.town),
        summary_zh=studio.summary,
        summary_en=studio.summary_en,
        image=edition.get("picture", studio.picture),
        address=studio.address,
        phone=studio.telephone,
        open_rule=studio.open_days,
        is_example=True,
    )
    row.members = [_member(edition, name, role, place) for place, (name, role) in enumerate(studio.members)]
    row.years = [_year(edition, result) for result in studio.results]
    publish_snippet(edition, row)
    for review in studio.reviews:
        _review(edition, row, review)
    return row


def _member(edition: Edition, name: str, role: str, place: int) -> StudioMember:
    """A person of ours where the name is theirs alone, else the name."""
    slugs = [person.slug for person in PEOPLE if person.name == name]
    person: Any = edition.get("person", slugs[0]) if len(slugs) == 1 else None
    return StudioMember(person=person, name="" if person else name, role=role, sort_order=place)


def _year(edition: Edition, result: Result) -> StudioYear:
    year = edition.today.year - result.years_ago
    return StudioYear(
        year=year,
        projects=result.projects,
        patents=result.patents,
        trained=result.trainees,
        saved=Decimal(result.savings_yuan) / 10_000,
        note=result.summary,
        source=f"工作室{year}年度报告（示例）",
    )


def _review(edition: Edition, studio: Studio, review: Review) -> None:
    day = date(edition.today.year - review.years_ago, 11, 15)
    mend = review.result == ReviewResult.TO_MEND
    row = StudioReview(
        studio=studio,
        reviewed_on=day,
        result=review.result,
        deadline=day + timedelta(days=90) if mend else None,
        note=review.note,
        recorded_by=edition.editor,
    )
    row.full_clean()
    row.save()


def make_profiles(edition: Edition) -> None:
    """After the grants: a profile is shown only of a person with a public honour."""
    index = PeopleIndexPage.objects.get(locale=edition.chinese)
    for profile in PROFILES:
        edition.keep("profile", profile.person, publish(edition, _profile(edition, profile), index, edition.opened))


def translate_profiles(edition: Edition) -> None:
    for profile in PROFILES:
        if profile.summary_en:
            english = {profile.summary: profile.summary_en, **dict(sentences(profile.body))}
            translate(edition, edition.get("profile", profile.person), english, edition.opened)


def _profile(edition: Edition, profile: Profile) -> ProfilePage:
    person = edition.get("person", profile.person)
    return ProfilePage(
        title=person.name,
        person=person,
        standfirst=profile.summary,
        listing_summary=profile.summary,
        listing_image=edition.get("picture", profile.picture),
        body=story.body(edition, profile.person, profile.body),
    )
