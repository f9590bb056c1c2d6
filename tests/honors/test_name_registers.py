"""荣誉墙 and the registers of names: everybody where a reader looks for him, nobody who is not to be seen."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from core import caching
from core.slugs import RESERVED
from honors import name_registers, people_pages, wall
from honors.enums import Kind, Level
from honors.models import Grant, Person
from honors.name_registers import REGISTERS, letter_of, strokes_label, strokes_of
from honors.ordering import stroke_count, stroke_key
from tests.factories import honors as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> dict[str, Any]:
    return make.pages(with_english=True)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content: str = answer.content.decode()
    return content


def place_of(page: str, *words: str) -> list[int]:
    return [page.index(word) for word in words]


# By letter and by strokes -----------------------------------------------------------------------------------------


def test_names_stand_below_their_letters(client: Client, site: dict[str, Any]) -> None:
    make.granted([make.person(name) for name in ("王伟", "于海", "曾宪锋", "阿卜杜拉·买买提", "单丽")])
    page = text(client, "/honors/people/a-z/")
    marks = ('id="k-a"', "阿卜杜拉", 'id="k-s"', "单丽", 'id="k-w"', "王伟", 'id="k-y"', "于海", 'id="k-z"', "曾宪锋")
    assert place_of(page, *marks) == sorted(place_of(page, *marks))
    assert 'href="#k-w"' in page
    assert "共5人，按姓名拼音为序。" in page


def test_names_stand_below_their_strokes(client: Client, site: dict[str, Any]) -> None:
    make.granted([make.person(name) for name in ("卫东", "于海", "万芳", "李娜", "丁一")])
    page = text(client, "/honors/people/strokes/")
    marks = ("二画</h2>", "丁一", "三画</h2>", "于海", "万芳", "卫东", "七画</h2>", "李娜")
    assert place_of(page, *marks) == sorted(place_of(page, *marks))


@pytest.mark.parametrize("name", ["王伟", "李娜", "曾宪锋", "䶮建国", "𠮷永", "龘一"])
def test_strokes_are_those_of_the_first_character(name: str) -> None:
    assert strokes_of(stroke_key(name)[:2]) == str(stroke_count(name[0]))


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("1", "一画", "1"),
        ("10", "十画", "10"),
        ("12", "十二画", "12"),
        ("20", "二十画", "20"),
        ("23", "二十三画", "23"),
    ],
)
def test_headings_of_strokes(key: str, chinese: str, english: str) -> None:
    assert strokes_label(key) == chinese
    with override("en"):
        assert english in strokes_label(key)


@pytest.mark.parametrize("name", ["John Smith", "1号", "", "·", "ℵ"])
def test_names_in_other_scripts_have_a_place_too(client: Client, site: dict[str, Any], name: str) -> None:
    person = make.person("王伟")
    make.grant(person)
    Person.objects.filter(pk=person.pk).update(
        name=name or "?", pinyin=name.lower(), stroke_key=stroke_key(name), name_latin=name or "?"
    )
    caching.bump()
    for register in REGISTERS.values():
        for key in register.counts():
            assert list(register.people(key)) == [person]
            assert (name or "?") in text(client, f"/honors/people/{register.word}/{key}/")


def test_every_honoured_person_stands_below_one_letter_and_one_count(site: dict[str, Any]) -> None:
    make.granted([make.person() for _each in range(40)])
    for register in REGISTERS.values():
        counts = register.counts()
        found = {key: list(register.people(key)) for key in counts}
        assert {key: len(people) for key, people in found.items()} == counts
        assert sum(counts.values()) == len({person for people in found.values() for person in people}) == 40


def test_a_reading_typed_in_capitals_is_sorted_with_the_others() -> None:
    assert make.person("单丽", pinyin="ShanLi").pinyin == "shanli"
    assert letter_of("S") == "s"


def test_a_large_register_has_a_page_for_each_letter(
    client: Client, site: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_registers, "WHOLE", 3)
    monkeypatch.setattr(name_registers, "PER_PAGE", 2)
    make.granted([make.person(name) for name in ("王一", "王二", "王三", "李四", "张五")])
    page = text(client, "/honors/people/a-z/")
    assert "王一" not in page
    assert 'href="/honors/people/a-z/w/"' in page
    first, second = (text(client, f"/honors/people/a-z/w/{query}") for query in ("", "?page=2"))
    assert sum(name in first for name in ("王一", "王二", "王三")) == 2
    assert sum(name in second for name in ("王一", "王二", "王三")) == 1
    assert "李四" not in first + second


@pytest.mark.parametrize(
    "address",
    ["a-z/q/", "a-z/W/", "a-z/王/", "a-z/w/x/", "strokes/0/", "strokes/x/", "strokes/-1/", "strokes/²/",
     "wall/nothing/",
     "wall/a/b/", "a-z/w/?page=0", "a-z/w/?page=99", "a-z/?page=x"],
)  # fmt: skip
def test_what_is_no_page_is_not_found(client: Client, site: dict[str, Any], address: str) -> None:
    make.grant(make.person("王伟"))
    assert client.get(f"/honors/people/{address}").status_code == 404


def test_namesakes_say_where_they_are(client: Client, site: dict[str, Any]) -> None:
    people = [make.person("王伟", town=make.town(name)) for name in ("通济街道", "环秀街道")]
    make.granted([*people, make.person("李娜", town=make.town("蓝村街道"))])
    page = text(client, "/honors/people/a-z/")
    assert "通济街道" in page
    assert "环秀街道" in page
    assert "蓝村街道" not in page


def test_hidden_people_are_on_the_wall_as_printed_and_in_no_register(client: Client, site: dict[str, Any]) -> None:
    hidden = make.person("王隐", profile_hidden=True, hidden_request="本人申请", hidden_on="2026-03-02")
    made = make.granted([hidden, make.person("李娜")])
    for word in REGISTERS:
        page = text(client, f"/honors/people/{word}/")
        assert "王隐" not in page
        assert "共1人" in page
    for address in ("wall/", f"wall/{made.award_type.code}/"):
        page = text(client, f"/honors/people/{address}")
        assert "王隐" in page
        assert hidden.get_absolute_url() not in page


def test_nobody_without_a_public_grant_is_named(client: Client, site: dict[str, Any]) -> None:
    made = make.edition()
    make.candidates(made, [make.person("候选人")])
    make.in_notice([make.person("公示人")])
    make.person("无名氏")
    for word in people_pages.LISTS:
        page = text(client, f"/honors/people/{word}/")
        assert not [name for name in ("候选人", "公示人", "无名氏") if name in page]
    assert client.get(f"/honors/people/wall/{made.award_type.code}/").status_code == 404


def test_empty_lists_have_words(client: Client, site: dict[str, Any]) -> None:
    assert "名录是空的" in text(client, "/honors/people/a-z/")
    assert "还没有公布的个人荣誉" in text(client, "/honors/people/wall/")


# The wall ---------------------------------------------------------------------------------------------------------


def test_the_wall_goes_by_level_award_and_newest_edition(client: Client, site: dict[str, Any]) -> None:
    district, national = make.award("即墨工匠"), make.award("全国劳动模范", level=Level.NATIONAL)
    make.granted([make.person("于海")], of=district)
    make.granted([make.person("万芳")], of=national)
    make.granted([make.collective("示例公司")], of=make.award("示例奖状", kind=Kind.UNIT))
    page = text(client, "/honors/people/wall/")
    marks = ("国家级", f"/wall/{national.code}/", "万芳", "区级", f"/wall/{district.code}/", "于海")
    assert [mark for mark in marks if mark not in page] == []
    assert place_of(page, *marks) == sorted(place_of(page, *marks))
    assert "示例奖状" not in page


def test_an_award_shows_every_year_newest_first(client: Client, site: dict[str, Any]) -> None:
    award = make.award("即墨工匠")
    for year, name in ((2021, "王一"), (2024, "王二")):
        made = make.edition(make.commendation(year=year), award)
        make.candidates(made, [make.person(name)])
        make.commendations.record_past(made.commendation)
    page = text(client, f"/honors/people/wall/{award.code}/")
    marks = ("历届共2人次", "王二", "王一")
    assert place_of(page, *marks) == sorted(place_of(page, *marks))


def test_an_award_goes_over_pages_and_the_wall_shows_the_first(
    client: Client, site: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall, "PER_PAGE", 2)
    monkeypatch.setattr(wall, "FIRST", 2)
    made = make.granted([make.person(name) for name in ("王一", "王二", "王三")])
    address = f"/honors/people/wall/{made.award_type.code}/"
    assert "王三" not in text(client, address)
    assert "王三" in text(client, f"{address}?page=2")
    page = text(client, "/honors/people/wall/")
    assert "王二" in page
    assert "王三" not in page


def test_what_is_revoked_leaves_the_wall_at_once(client: Client, site: dict[str, Any]) -> None:
    grant = make.grant(make.person("王伟"))
    assert "王伟" in text(client, "/honors/people/wall/")
    Grant.objects.filter(pk=grant.pk).delete()
    caching.bump()
    for word in people_pages.LISTS:
        assert "王伟" not in text(client, f"/honors/people/{word}/")


# Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", people_pages.LISTS)
def test_no_person_takes_the_address_of_a_list(word: str) -> None:
    assert word in RESERVED
    assert make.person("某人", name_latin=word).slug not in {*people_pages.LISTS}


def test_the_lists_are_linked_in_both_languages_and_in_the_sitemap(client: Client, site: dict[str, Any]) -> None:
    make.grant(make.person("王伟"))
    listing, sitemap = text(client, "/honors/people/"), text(client, "/sitemap.xml")
    for word in people_pages.LISTS:
        assert f'href="/honors/people/{word}/"' in listing
        assert 'hreflang="en" href="http' in text(client, f"/honors/people/{word}/")
        for prefix in ("", "/en"):
            assert f"{prefix}/honors/people/{word}/</loc>" in sitemap
    english = text(client, "/en/honors/people/a-z/")
    assert "Wang Wei" in english
    assert '<span lang="zh-Hans">王伟</span>' in english


def test_an_award_without_an_english_name_has_no_english_page(client: Client, site: dict[str, Any]) -> None:
    made = make.grant(of=make.award("即墨工匠", name_en="")).edition
    assert client.get(f"/en/honors/people/wall/{made.award_type.code}/").status_code == 404
    assert "即墨工匠" not in text(client, "/en/honors/people/wall/")
