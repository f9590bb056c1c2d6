"""Honours for tests: plain functions, every argument optional."""

import datetime
from itertools import count
from typing import Any

from django.utils import timezone

from core.models import Industry, Town
from honors import commendations, granting
from honors.enums import CommendationState, Kind, Level
from honors.granting import NewGrant
from honors.models import (
    AwardEdition,
    AwardType,
    Collective,
    Commendation,
    Grant,
    HonorsIndexPage,
    PeopleIndexPage,
    Person,
    ProfilePage,
    RollIndexPage,
    Studio,
    StudioIndexPage,
)
from tests.factories.home import english, home, under

_numbers = count(1)
GIVEN = ["建国", "海涛", "春梅", "桂芳", "志远", "文博", "秀英", "立新", "永刚", "淑贞", "晓东", "佳慧"]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"


def next_name() -> str:
    number = next(_numbers)
    return f"{SURNAMES[number % len(SURNAMES)]}{GIVEN[number // len(SURNAMES) % len(GIVEN)]}"


def town(name: str = "") -> Town:
    return Town.objects.get_or_create(name_zh=name or f"示例街道{next(_numbers)}")[0]


def industry(name: str = "") -> Industry:
    return Industry.objects.get_or_create(name_zh=name or f"示例行业{next(_numbers)}")[0]


def person(name: str = "", **fields: Any) -> Person:
    return Person.objects.create(name=name or next_name(), **fields)


def collective(name: str = "", kind: str = Kind.UNIT, **fields: Any) -> Collective:
    return Collective.objects.create(name=name or f"示例公司{next(_numbers)}", kind=kind, **fields)


def studio(name: str = "", **fields: Any) -> Studio:
    return Studio.objects.create(name_zh=name or f"示例工作室{next(_numbers)}", **fields)


def award(name: str = "", kind: str = Kind.PERSON, level: int = Level.DISTRICT, **fields: Any) -> AwardType:
    fields = {"short_name": "工匠", "name_en": f"Award {next(_numbers)}", **fields}
    return AwardType.objects.create(name_zh=name or f"示例称号{next(_numbers)}", kind=kind, level=level, **fields)


def commendation(name: str = "", **fields: Any) -> Commendation:
    """征集; complete enough for every later step. Its decision lies a year back."""
    number = next(_numbers)
    day = fields.pop("decision_date", timezone.localdate() - datetime.timedelta(days=365))
    fields = {
        "name_en": f"Commendation {number}",
        "year": day.year,
        "document_no": f"即示例发〔{day.year}〕{number}号",
        "granting_body": "即墨区总工会",
        "notice_phone": "0532-0000 0009",
        **fields,
    }
    return Commendation.objects.create(name_zh=name or f"示例表彰{number}", decision_date=day, **fields)


def edition(in_: Commendation | None = None, of: AwardType | None = None) -> AwardEdition:
    return AwardEdition.objects.create(commendation=in_ or commendation(), award_type=of or award())


def candidates(edition_: AwardEdition, recipients: list[Any], **printed: Any) -> list[Grant]:
    rows = [NewGrant(each, document_order=place, **printed) for place, each in enumerate(recipients, start=1)]
    return granting.create_grants(edition_, rows)


def granted(recipients: list[Any], of: AwardType | None = None, **printed: Any) -> AwardEdition:
    """An edition in force with these recipients."""
    made = edition(of=of)
    candidates(made, recipients, **printed)
    commendations.record_past(made.commendation)
    made.commendation.refresh_from_db()
    return made


def grant(recipient: Any = None, of: AwardType | None = None, **printed: Any) -> Grant:
    """One valid grant of a person (or of `recipient`)."""
    made = granted([recipient or person()], of, **printed)
    return made.grants.get()


def in_notice(recipients: list[Any], days: int = 5, **fields: Any) -> Commendation:
    """A commendation whose notice is in force now; it began three weeks ago, so that it is long enough when it ends."""
    now = timezone.now()
    moments = {
        "notice_starts_at": now - datetime.timedelta(days=21),
        "notice_ends_at": now + datetime.timedelta(days=days),
    }
    made = edition(commendation(**{**moments, **fields})).commendation
    candidates(made.editions.get(), recipients)
    made.state = CommendationState.NOTICE
    made.save()
    return made


def notice_over(recipients: list[Any], **fields: Any) -> Commendation:
    """A commendation whose notice was long enough and ended a moment ago."""
    return in_notice(recipients, notice_ends_at=timezone.now() - datetime.timedelta(seconds=1), **fields)


# Pages ------------------------------------------------------------------------------------------------------------


def pages(with_english: bool = False) -> dict[str, Any]:
    """The honours tree, live; in English too when asked."""
    top = under(home(), HonorsIndexPage(title="荣誉", slug="honors"))
    found = {
        "honors": top,
        "people": under(top, PeopleIndexPage(title="劳模工匠", slug="people")),
        "rolls": under(top, RollIndexPage(title="光荣榜", slug="rolls")),
        "studios": under(top, StudioIndexPage(title="创新工作室", slug="studios")),
    }
    if with_english:
        for name, page in list(found.items()):
            found[f"{name}_en"] = english(page, name.capitalize())
    return found


def profile(of: Person, **fields: Any) -> ProfilePage:
    fields = {"standfirst": "四十年守着地下的管网。", **fields}
    return under(PeopleIndexPage.objects.get(locale__language_code="zh-hans"), ProfilePage(person=of, **fields))
