"""The demo data by itself: complete, consistent, invented, and free of anything that must never be stored."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from home import demo
from home.demo import people
from home.demo.articles import ARTICLES, COLUMNS
from home.demo.figures import STATISTICS
from home.demo.honours import COMMENDATIONS
from home.demo.pictures import PICTURES
from home.demo.shapes import Article, Figures, Picture, sentences

FILES = sorted(Path(demo.__file__).parent.rglob("*.py"))
TRANSLATED = [article for article in ARTICLES if article.is_translated]
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_mobile_and_no_identity_number_anywhere(file: Path) -> None:
    text = file.read_text()
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)
    assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", text)


def test_telephone_numbers_are_invented_or_public_hotlines() -> None:
    found = {number for file in FILES for number in re.findall(r"0\d{2,3}-\d{7,8}", file.read_text())}
    assert found
    assert all(number.startswith("0532-000000") for number in found)


def test_every_person_has_a_unit_marked_as_invented() -> None:
    assert all("（示例）" in person.unit for person in people.PEOPLE)


def test_names_of_every_kind_that_breaks_things() -> None:
    names = {person.name for person in people.PEOPLE}
    assert {len(name) for name in names} >= {2, 3, 4}
    assert any("·" in name and len(name) >= 8 for name in names)
    assert any("䶮" in name for name in names)
    assert any("𠮷" in name for name in names)
    assert len(names) < len(people.PEOPLE), "two people of one name"


def test_no_award_count_is_typed() -> None:
    """They are computed from the grants (model.md §5)."""
    assert not [row.label_zh for row in STATISTICS if re.search("奖|先锋号|劳模|劳动模范|工匠", row.label_zh)]
    printed = re.compile(r"(表彰|授予|命名|获得|评选|选出)[^。，]{0,16}\d+\s*(人|名|个|项)")
    for article in ARTICLES:
        assert not [zh for zh, _en in sentences(article.body) if printed.search(zh)]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_a_story_refers_to_what_there_is(article: Article) -> None:
    figures, columns = {row.code for row in STATISTICS}, {column.code for column in COLUMNS}
    assert article.column in columns
    assert not article.picture or article.picture in PICTURES
    for block in article.body:
        if isinstance(block, Figures):
            assert set(block.codes) <= figures
        if isinstance(block, Picture):
            assert block.key in PICTURES
    assert 4 <= len(article.body) <= 14


@pytest.mark.parametrize("article", TRANSLATED, ids=lambda article: article.slug)
def test_a_translated_story_is_translated_whole_and_without_chinese(article: Article) -> None:
    pairs = [(zh, en) for zh, en in sentences(article.body) if HAN.search(zh)]
    assert not [zh for zh, en in pairs if not en]
    assert not [en for _zh, en in pairs if HAN.search(en)]


def test_stories_are_published_on_working_days_in_working_hours() -> None:
    """Whatever day the seed runs; what is new today or yesterday may fall on a weekend."""
    zone = ZoneInfo("Asia/Shanghai")
    for start in range(7):
        today = date(2026, 11, 16) + timedelta(days=start)
        for article in ARTICLES:
            moment = article.published.moment(today, zone)
            assert 8 <= moment.hour < 17
            assert moment.weekday() < 5 or article.published.days <= 1


def test_recipients_of_an_edition_are_named_once() -> None:
    for commendation in COMMENDATIONS:
        for edition in commendation.editions:
            assert len(set(edition.recipients)) == len(edition.recipients)


def test_pictures_are_all_different_and_the_same_every_time() -> None:
    prints = {key: hashlib.sha256(picture.png()).hexdigest() for key, picture in PICTURES.items()}
    assert len(set(prints.values())) == len(PICTURES) >= 12
    assert prints["lace"] == hashlib.sha256(PICTURES["lace"].png()).hexdigest()
