"""Folding keeps lengths; grams and needles agree with each other."""

import random

import pytest

from search import text
from search.query import MAX_CHARACTERS, MAX_RUNS, parse


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("勞動模範", "劳动模范"),
        ("ＡＢＣ１２３　（）", "abc123 ()"),
        ("K歌 Émile ÀÉ", "k歌 émile àé"),
        ("䶮𠮷葉", "䶮𠮷叶"),
        ("著名乾隆", "著名干隆"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert text.fold(written) == folded


def test_fold_never_changes_the_length() -> None:
    every = "".join(chr(code) for code in range(0x20, 0x32400) if not 0xD800 <= code < 0xE000)
    assert len(text.fold(every)) == len(every)


def test_folding_twice_changes_nothing() -> None:
    once = text.fold("".join(chr(code) for code in range(0x20, 0x32400) if not 0xD800 <= code < 0xE000))
    assert text.fold(once) == once


def test_normal_form_and_grams() -> None:
    assert text.normal(text.fold("于２０２６年，獲獎")) == " 于 2026 年 获奖 "
    assert text.grams_of_normal(" 于 2026 年获奖 ") == ["于", "2026", "年获", "获奖", "奖"]
    assert text.normal("，。！") == ""


def test_supplementary_characters_count_as_one() -> None:
    assert text.grams_of_normal(text.normal("𠮷䶮王")) == ["𠮷䶮", "䶮王", "王"]


def test_a_long_word_is_cut_in_text_and_query_alike() -> None:
    word = "a" * 100
    assert parse(word).stands_in(text.normal(word))


@pytest.mark.parametrize(
    ("query", "text_", "found"),
    [
        ("2026年", "于2026年获奖", True),
        ("2026年", "于 2026 年获奖", True),
        ("026年", "于2026年获奖", False),
        ("总工会", "即墨区总工会主席", True),
        ("工会主", "总工会，主席", False),
        ("age", "page", False),
        ("K歌", "一起k歌吧", True),
        ("度2026", "年度2026", True),
        ("年度2026年", "年度2026年底", True),
        ("年2026年", "年度2026年底", False),
        ("工", "总工会", True),
        ("即工发〔2024〕12号", "即工发[2024]12号文件", True),
        ("創新 工作室", "工作室里搞创新", True),
    ],
)
def test_what_a_strict_hit_is(query: str, text_: str, found: bool) -> None:
    assert parse(query).stands_in(text.normal(text.fold(text_))) is found


@pytest.mark.parametrize("query", ["", " ", '"', "\x00", "*:*", "(", "\ud800", "。，！", "🙂", "___", "\u202e"])
def test_what_holds_no_word_is_no_query(query: str) -> None:
    assert parse(query).runs == ()


def test_long_queries_are_cut_between_words() -> None:
    assert len(parse("工会" * 5000).shown) == MAX_CHARACTERS
    assert len(parse("会 " * 5000).runs) == 1
    assert len(parse(" ".join(map(str, range(1000)))).runs) == MAX_RUNS
    parsed = parse("x" * (MAX_CHARACTERS - 3) + " abcdef")
    assert [run.needle for run in parsed.runs] == [f" {'x' * text.WORD_LIMIT} "]


def test_patterns_find_what_needles_find() -> None:
    """The mark on the page stands where the index found the run; only the part of a text that ends it may differ."""
    source = random.Random(3)
    alphabet = "工会年度2026ab ，。-"
    for _ in range(3000):
        written = "".join(source.choices(alphabet, k=20))
        parsed = parse("".join(source.choices("工会年度2a", k=source.randint(1, 4))))
        run = parsed.runs[0]
        assert bool(run.pattern.search(written)) == (run.needle in text.normal(written)), (written, run)
