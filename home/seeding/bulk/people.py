"""Persons, collectives, commendations of ten years and their grants, in bulk."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from core import pinyin
from core.models import Industry, Town
from core.slugs import slug_for
from home.seeding.bulk.sizes import Size
from home.seeding.bulk.words import TRADES, Words
from honors.enums import COLLECTIVE_KINDS, CollectiveKind, CommendationState, Kind
from honors.granting import NewGrant, build_grant
from honors.models import AwardEdition, AwardType, Collective, Commendation, Grant, Person

BATCH = 1_000
COLLECTIVE_SHARE = 10  # one collective to ten persons, one grant in ten goes to one


def make(size: Size, words: Words, today: date) -> None:
    towns, industries = list(Town.objects.all()), list(Industry.objects.all())
    persons = _save(Person, (_person(number, words, towns, industries) for number in range(size.persons)))
    count = max(2, size.persons // COLLECTIVE_SHARE)
    collectives = _save(Collective, (_collective(number, words, towns) for number in range(count)))
    editions = _editions(size, today)
    grants = _grants(size, words, editions, persons, collectives)
    Grant.objects.bulk_create(grants, batch_size=BATCH)


def _save(model: Any, rows: Iterable[Any]) -> list[Any]:
    return list(model.objects.bulk_create(list(rows), batch_size=BATCH))


def _person(number: int, words: Words, towns: list[Town], industries: list[Industry]) -> Person:
    name = words.name()
    person = Person(
        name=name,
        slug=f"{slug_for(pinyin.latin_name(name), 'p')}-x{number}",
        unit=words.unit(),
        post="职工",
        trade=words.random.choice(TRADES),
        town=words.random.choice(towns),
        industry=words.random.choice(industries),
        birth_year=words.random.randrange(1955, 2000),
        is_example=True,
    )
    person.fill_derived()
    return person


def _collective(number: int, words: Words, towns: list[Town]) -> Collective:
    kind = CollectiveKind.TEAM if number % 2 else CollectiveKind.UNIT
    name = f"{words.unit()}{'一班' if kind == CollectiveKind.TEAM else ''}"
    row = Collective(name=name, slug=f"c-x{number}", kind=kind, town=words.random.choice(towns), is_example=True)
    row.fill_derived()
    return row


def _editions(size: Size, today: date) -> list[AwardEdition]:
    """Every award for persons, units and teams, one commendation an award series and year."""
    kinds = (Kind.PERSON, Kind.UNIT, Kind.TEAM)
    awards = list(AwardType.objects.filter(kind__in=kinds).order_by("pk"))
    found: list[AwardEdition] = []
    for year in range(today.year - size.years, today.year):
        for level in sorted({award.level for award in awards}):
            commendation = _commendation(size, year, level)
            mine = [award for award in awards if award.level == level]
            found += [_edition(commendation, award, place) for place, award in enumerate(mine)]
    return found


def _commendation(size: Size, year: int, level: int) -> Commendation:
    row: Commendation = Commendation.objects.create(
        name_zh=f"{year}年第{level}级表彰（示例）",
        slug=f"bench-{size.name.lower()}-{year}-{level}",
        label=f"{year}年度",
        year=year,
        document_no=f"压测发〔{year}〕{level}号（示例）",
        decision_title=f"关于{year}年表彰的决定（示例）",
        decision_date=date(year, 4, 20 + level),
        granting_body="总工会（示例）",
        state=CommendationState.GRANTED,
        is_example=True,
    )
    return row


def _edition(commendation: Commendation, award: AwardType, place: int) -> AwardEdition:
    slug = f"{award.code}-{commendation.slug}"[:90]
    row: AwardEdition = AwardEdition.objects.create(
        commendation=commendation, award_type=award, slug=slug, sort_order=place
    )
    return row


def _grants(
    size: Size, words: Words, editions: list[AwardEdition], persons: list[Person], collectives: list[Collective]
) -> Iterator[Grant]:
    """An equal share of all grants to every edition of its kind; everybody has at least one, nobody twice in one."""
    for kinds, recipients, wanted in (
        ((Kind.PERSON,), persons, size.grants - size.grants // COLLECTIVE_SHARE),
        (COLLECTIVE_KINDS, collectives, size.grants // COLLECTIVE_SHARE),
    ):
        mine = [edition for edition in editions if edition.award_type.kind in kinds]
        decks = _decks(words, recipients)
        for edition, count in zip(mine, _shares(wanted, len(mine)), strict=True):
            deck = decks[edition.award_type.kind]
            chosen = list(islice(deck, count))
            deck.rotate(-len(chosen))
            yield from (_grant(edition, row, place) for place, row in enumerate(chosen, start=1))


def _decks(words: Words, recipients: list[Any]) -> dict[str, deque[Any]]:
    """The recipients of each kind in a random order, dealt out round after round."""
    decks: dict[str, deque[Any]] = defaultdict(deque)
    for recipient in words.random.sample(recipients, len(recipients)):
        decks[getattr(recipient, "kind", Kind.PERSON)].append(recipient)
    return decks


def _shares(total: int, parts: int) -> list[int]:
    """`total` in `parts` near-equal whole numbers."""
    return [total // parts + (1 if part < total % parts else 0) for part in range(parts)]


def _grant(edition: AwardEdition, recipient: Any, place: int) -> Grant:
    """By the rules of the service that forms and import use."""
    printed = {name: getattr(recipient, name, "") for name in ("unit", "post", "trade")}
    return build_grant(
        edition,
        NewGrant(
            recipient=recipient,
            document_order=place,
            town=recipient.town,
            industry=recipient.industry,
            **printed,
        ),
    )
