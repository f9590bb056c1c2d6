"""Pinyin and slugs."""

import pytest

from core.pinyin import initials, latin_name, split_surname
from core.slugs import MAX_LENGTH, RESERVED, slug_for, unique_slug


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("王伟", "Wang Wei"),
        ("欧阳建国", "Ouyang Jianguo"),
        ("曾国藩", "Zeng Guofan"),
        ("仇英", "Qiu Ying"),
        ("单田芳", "Shan Tianfang"),
        ("解珍", "Xie Zhen"),
        ("查良镛", "Zha Liangyong"),
        ("区桃", "Ou Tao"),
        ("阿卜杜拉·买买提", "Abudula Maimaiti"),
        ("刘䶮", "Liu Yan"),
        ("𠮷", "Ji"),
        ("", ""),
    ],
)
def test_latin_name(name: str, latin: str) -> None:
    assert latin_name(name) == latin


def test_initials_read_the_surname_as_a_surname() -> None:
    assert initials("曾伟") == "zw"
    assert initials("单于红") == "cyh"


def test_a_compound_surname_needs_a_given_name() -> None:
    assert split_surname("东方") == ("东", "方")
    assert split_surname("东方红") == ("东方", "红")


def test_slug_is_ascii_pinyin_cut_between_syllables() -> None:
    assert slug_for("把课堂搬到家门口") == "ba-ke-tang-ban-dao-jia-men-kou"
    assert slug_for("2024年度") == "2024-nian-du"
    long = slug_for("职工" * 60)
    assert len(long) <= MAX_LENGTH
    assert not long.endswith("-")


@pytest.mark.parametrize("text", ["", "！？", "😀", "\x00"])
def test_slug_of_nothing_readable_is_the_fallback(text: str) -> None:
    assert slug_for(text, "article") == "article"


def test_unique_slug_steps_over_taken_and_reserved_words() -> None:
    assert unique_slug("王伟", {"wang-wei", "wang-wei-2"}.__contains__) == "wang-wei-3"
    assert "venues" in RESERVED
    assert unique_slug("venues", lambda slug: False) == "venues-2"
