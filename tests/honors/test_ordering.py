"""姓氏笔画: counts from Unicode, then the order of the strokes, then the next character; alike on every database."""

import random

import pytest

from honors.models import Person
from honors.names import clean_name
from honors.ordering import BLOCK, KEY_LENGTH, stroke_count, stroke_key


def by_strokes(*names: str) -> list[str]:
    return sorted(names, key=stroke_key)


def test_surnames_stand_as_official_lists_have_them() -> None:
    assert by_strokes("卫", "万", "于") == ["于", "万", "卫"]
    expected = ["李", "杨", "吴", "宋", "张", "陈", "邵"]
    assert by_strokes(*reversed(expected)) == expected
    assert by_strokes("张", "丁", "王", "刘", "欧阳", "曾", "于") == ["丁", "于", "王", "刘", "张", "欧阳", "曾"]


def test_the_next_character_decides_between_one_surname() -> None:
    assert by_strokes("王伟", "王一", "王", "王建国", "王丽") == ["王", "王一", "王伟", "王丽", "王建国"]


def test_counts_are_unicodes() -> None:
    counts = {"一": 1, "于": 3, "王": 4, "李": 7, "曾": 12, "䶮": 9, "𠮷": 6, "龘": 48}
    assert {char: stroke_count(char) for char in counts} == counts
    assert stroke_count("A") is None


@pytest.mark.parametrize("name", ["䶮", "𠮷", "王𠮷", "阿卜杜拉·买买提", "", "·", "A\x00b😀", "\ud800", "龘" * 200])
def test_any_text_has_a_key_of_whole_blocks(name: str) -> None:
    key = stroke_key(name)
    assert len(key) <= KEY_LENGTH
    assert len(key) % BLOCK == 0
    assert set(key) <= set("0123456789abcdef")


def test_middle_dots_and_blanks_do_not_count() -> None:
    assert stroke_key("阿卜杜拉·买买提") == stroke_key("阿卜杜拉买买提") == stroke_key("阿卜杜拉 买买提")


@pytest.mark.django_db
def test_the_database_sorts_as_python_does() -> None:
    """The same assertion runs on SQLite and on PostgreSQL: both then agree with each other."""
    chars = "一丁于万卫王刘李杨吴宋张陈邵欧阳曾䶮𠮷赵钱孙周郑冯褚蒋沈韩朱秦尤许何吕施孔曹严华金魏陶姜Ab"
    picker = random.Random(7)
    names = {"".join(picker.choices(chars, k=picker.randint(1, 4))) for _each in range(300)}
    people = [Person(name=name, slug=f"p{number}") for number, name in enumerate(sorted(names))]
    for person in people:
        person.fill_derived()
    Person.objects.bulk_create(people)
    stored = list(Person.objects.in_stroke_order().values_list("stroke_key", flat=True))
    assert stored == sorted(stroke_key(person.name) for person in people)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("王　伟", "王伟"),
        (" 王 伟 ", "王伟"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("王\u200b伟", "王伟"),
        ("John  Smith", "John Smith"),
        ("𠮷䶮", "𠮷䶮"),
    ],
)
def test_names_are_stored_without_blanks(given: str, stored: str) -> None:
    assert clean_name(given) == stored
