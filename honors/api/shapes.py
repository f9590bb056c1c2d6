"""What the API says of each thing: what its page shows, both languages side by side, no portraits, no codes."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from core.structured import absolute
from honors.conditions import Condition
from honors.enums import Level
from honors.models import AwardEdition, Commendation, Grant, Person
from honors.statistics import Row

Shape = dict[str, Any]
CHINESE, ENGLISH = "zh-hans", "en"


def link(path: str) -> str | None:
    """With scheme and host; null for what has no address."""
    return absolute(path) if path else None


def term(row: Any) -> Shape | None:
    """A town or an industry."""
    return {"slug": row.slug, "name_zh": row.name_zh, "name_en": row.name_en} if row else None


def award(edition: AwardEdition) -> Shape:
    """The Chinese name is the one it bore in that year."""
    kind_of_award = edition.award_type
    return {
        "code": kind_of_award.code,
        "name_zh": kind_of_award.name_in(edition.commendation.year),
        "name_en": kind_of_award.name_en,
        "level": Level(kind_of_award.level).key,
        "kind": kind_of_award.kind,
        "official": kind_of_award.is_official,
    }


def roll(commendation: Commendation) -> Shape:
    day = commendation.decision_date
    return {
        "slug": commendation.slug,
        "name_zh": commendation.name_zh,
        "name_en": commendation.name_en,
        "label": commendation.label,
        "year": commendation.year,
        "document_no": commendation.document_no,
        "decision_title": commendation.decision_title,
        "decision_date": day.isoformat() if day else None,
        "granting_body": commendation.granting_body,
        "url": link(commendation.get_absolute_url(CHINESE)),
        "url_en": link(commendation.get_absolute_url(ENGLISH)),
        "names": link(reverse("api_roll", args=[commendation.slug])),
    }


def grant(row: Grant) -> Shape:
    """As printed; a correction stands beside the print. The recipient is linked where a reader may open the page."""
    commendation = row.edition.commendation
    return {
        "name": row.name,
        "corrected_name": row.corrected_name,
        "correction_note": row.correction_note,
        "kind": row.kind,
        "unit": row.unit,
        "post": row.post,
        "trade": row.trade,
        "category": row.category,
        "citation": row.citation,
        "town": term(row.town),
        "industry": term(row.industry),
        "award": award(row.edition),
        "year": commendation.year,
        "document_no": commendation.document_no,
        "roll": commendation.slug,
        "url": link(row.recipient_url(CHINESE)),
        "url_en": link(row.recipient_url(ENGLISH)),
    }


def person(row: Person) -> Shape:
    """Who it is today, as the page of the person says."""
    return {
        "slug": row.slug,
        "name": row.name,
        "name_latin": row.name_latin,
        "unit": row.unit,
        "post": row.post,
        "trade": row.trade,
        "town": term(row.town),
        "industry": term(row.industry),
        "url": link(row.get_absolute_url(CHINESE)),
        "url_en": link(row.get_absolute_url(ENGLISH)),
    }


def figures(count: Callable[[], list[Row]]) -> list[Shape]:
    """Numbers with the value of the parameter behind each, its words in both languages and the list that proves it."""
    with override(ENGLISH):
        words = [str(row.label) for row in count()]
    with override(CHINESE):
        return [_figure(row, in_english) for row, in_english in zip(count(), words, strict=True)]


def _figure(row: Row, in_english: str) -> Shape:
    return {
        "value": value_of(row.condition),
        "label_zh": str(row.label),
        "label_en": in_english,
        "number": row.number,
        "grants": grants_link(row.condition),
    }


def value_of(condition: Condition) -> str:
    return dict(condition).popitem()[1]


def grants_link(condition: Condition) -> str | None:
    return link(reverse("api_grants") + condition.query())
