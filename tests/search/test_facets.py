"""Year, level, town and column of everything that has one; what one can search in; and the words for both."""

import datetime
from typing import Any

import pytest
from django.utils.translation import override

from core import searchable, towns
from honors.enums import Kind, Level
from search.backends.base import Filters
from search.models import SearchDocument
from search.service import SiteSearch
from tests.factories import courses, honors, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
WEEK = datetime.timedelta(days=7)


def stored(thing: Any) -> SearchDocument:
    return SearchDocument.objects.get(source_type=thing._meta.label_lower, source_pk=thing.pk, locale="zh-hans")


def scopes(thing: Any) -> set[str]:
    return set(stored(thing).scopes.split())


def test_a_person_has_the_highest_level_and_the_newest_year() -> None:
    person = honors.person(town=honors.town("田横镇"))
    old = honors.grant(person, honors.award(level=Level.NATIONAL)).edition.commendation
    new = honors.grant(person, honors.award(level=Level.DISTRICT)).edition.commendation
    old.year, old.decision_date = 2018, old.decision_date.replace(year=2018)
    old.save()
    town = person.town.slug
    assert stored(person).facets == {"level": "national", "town": town, "year": str(new.year)}
    rolls = {f"roll:{slug}" for made in (old, new) for slug in (made.slug, made.editions.get().slug)}
    assert scopes(person) == {f"town:{town}", *rolls}


def test_collectives_studios_and_rolls() -> None:
    team, studio = honors.collective(kind=Kind.TEAM), honors.studio(level=Level.MUNICIPAL, named_year=2021)
    grant = honors.grant(team, honors.award(kind=Kind.TEAM))
    roll = grant.edition.commendation
    assert stored(team).facets == {"level": "district", "year": str(roll.year)}
    assert stored(studio).facets == {"level": "municipal", "year": "2021"}
    assert stored(roll).facets == {"level": "district", "year": str(roll.year)}
    assert scopes(roll) == {f"roll:{roll.slug}"} <= scopes(team)


def test_a_course_belongs_to_the_town_of_its_next_class_and_is_found_in_all() -> None:
    first, second = courses.session(town=courses.town("田横镇")), courses.session(town=courses.town("金口镇"))
    second.series.course = first.series.course
    second.series.save()
    second.start, second.end = (
        second.start.replace(year=second.start.year + 1),
        second.end.replace(year=second.end.year + 1),
    )
    second.save()
    slugs = [each.room.venue.town.slug for each in (first, second)]
    assert stored(first.series.course).facets == {"town": slugs[0]}
    assert scopes(first.series.course) == {f"town:{slug}" for slug in slugs}
    assert stored(first.room.venue).facets == {"town": slugs[0]}


def test_articles_of_the_towns_say_which() -> None:
    for name in ("田横镇", "蓝村街道", "金口镇"):
        courses.town(name)
    slug = {names.name_zh: key for key, names in towns.known().items()}
    column = news.column("towns", "镇街动态")
    here = news.article("田横：渔港边开了书法班", column, body=[("text", "<p>从蓝村来。</p>")])
    first = news.article("书法班", column, body=[("text", "<p>金口镇的夜校。</p>")])
    other = news.article("田横之行")
    assert stored(here).facets["town"] == slug["田横镇"]
    assert stored(first).facets["town"] == slug["金口镇"]
    assert "town" not in stored(other).facets
    assert scopes(here) == {"column:towns", f"town:{slug['田横镇']}"}
    assert stored(other).facets["column"] == "headlines"


def test_searching_in_a_roll_finds_its_names_alone() -> None:
    one, other = honors.person("王伟"), honors.person("王伟")
    grant = honors.grant(one)
    honors.grant(other)
    within = Filters(scope=f"roll:{grant.edition.commendation.slug}")
    assert [hit.card.url for hit in SiteSearch().search("王伟", within, locale="zh-hans").hits] == [
        one.get_absolute_url("zh-hans")
    ]


def test_the_words() -> None:
    town = courses.town("田横镇", name_en="Tianheng Town")
    roll = honors.grant().edition.commendation
    topic = news.topic("夜校进村", slug="night")
    said = {
        ("year", "2024"): "2024年",
        ("level", "municipal"): "市级",
        ("town", town.slug): "田横镇",
        ("column", "headlines"): "要闻",
        ("roll", roll.slug): roll.name_zh,
        ("topic", topic.slug): "夜校进村",
        ("roll", "nowhere"): "nowhere",
        ("level", "cosmic"): "cosmic",
    }
    news.column()
    with override("zh-hans"):
        assert {key: searchable.facet_label(*key) for key in said} == said
    with override("en"):
        assert searchable.facet_label("town", town.slug) == "Tianheng Town"
        assert searchable.facet_label("roll", roll.slug) == roll.name_en


def test_a_collecting_roll_has_no_word() -> None:
    made = honors.commendation("还没有公布的批次")
    assert searchable.facet_label("roll", made.slug) == made.slug
