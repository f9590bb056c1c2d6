"""The language of queries: quotation marks, minus, years, numbers of documents. Anything may be typed."""

import random
import time

import pytest

from search.query import MAX_CHARACTERS, MAX_RUNS, parse


def needles(query: str) -> list[str]:
    """What the terms say, other wordings behind a bar; a mark before exact ones."""
    terms = parse(query).terms
    return [("=" if term.exact else "") + "|".join(run.needle.strip() for run in term.wordings) for term in terms]


def excluded(query: str) -> list[str]:
    return [run.needle.strip() for run in parse(query).excluded]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("“创新工作室”", ["=创新工作室"]),
        ('"创新 工作室" 王伟', ["=创新 工作室", "王伟"]),
        ("「勞模」『工匠』《工会法》", ["=劳模", "=工匠", "=工会法"]),
        ("＂工会＂", ["=工会"]),
        ("“创新工作室", ["创新工作室"]),
        ("《工会法", ["工会法"]),
        ("“” 《》 王伟", ["王伟"]),
        ("“王伟", ["王伟"]),
        ("“，。”", []),
    ],
)
def test_quotation_marks_make_a_term_exact(query: str, terms: list[str]) -> None:
    assert needles(query) == terms


@pytest.mark.parametrize(
    ("query", "terms", "without"),
    [
        ("劳模 -王伟", ["劳模"], ["王伟"]),
        ("劳模 －王伟", ["劳模"], ["王伟"]),
        ("-王伟 劳模", ["劳模"], ["王伟"]),
        ("劳模 -“区 总工会”", ["劳模"], ["区 总工会"]),
        ("劳模 -2024年", ["劳模"], ["2024 年", "2024", "二〇二四", "二零二四"]),
        ("e-mail K-歌", ["e", "mail", "k", "歌"], []),
        ("劳模 - 王伟", ["劳模", "王伟"], []),
        ("劳模--王伟", ["劳模", "王伟"], []),
        ("-王伟", [], ["王伟"]),
        ("- -- -", [], []),
    ],
)
def test_a_minus_before_a_term_excludes_it(query: str, terms: list[str], without: list[str]) -> None:
    assert (needles(query), excluded(query)) == (terms, without)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("2024", ["2024|二〇二四|二零二四"]),
        ("２０２４年度", ["2024 年度|2024|二〇二四|二零二四"]),
        ("二〇二四年", ["二〇二四年|2024|二〇二四|二零二四"]),
        ("二○二四年", ["二〇二四年|2024|二〇二四|二零二四"]),
        ("二零二四", ["二零二四|2024|二〇二四"]),
        ("一九八七年", ["一九八七年|1987|一九八七"]),
        ("五一劳动奖章2024", ["五一劳动奖章", "2024|二〇二四|二零二四"]),
        ("2024年度劳动模范", ["2024 年度|2024|二〇二四|二零二四", "劳动模范"]),
        ("2024年5月", ["2024 年 5 月"]),
        ("2024年三月", ["2024 年三月"]),
        ("2024年会", ["2024 年会"]),
        ("12024", ["12024"]),
        ("3024年", ["3024 年"]),
        ("“2024年”", ["=2024 年"]),
    ],
)
def test_years_in_digits_and_in_characters(query: str, terms: list[str]) -> None:
    assert needles(query) == terms


@pytest.mark.parametrize(
    "query",
    [
        "即工发〔2024〕12号",
        "即工发[2024]12号",
        "即工发（２０２４）12号",
        "即工发【2024】第12号",
        "即工发 〔 2024 〕 12 号",
        "即工发2024 12号",
        "即工发2024年第12号",
    ],
)
def test_the_number_of_a_document_is_one_term(query: str) -> None:
    assert needles(query) == ["=即工发 2024 12 号|即工发 2024 第 12 号"]


def test_what_only_excludes_is_no_query() -> None:
    assert not parse("-王伟 -李四").stands_in(" 张三 ")


def test_exclusions_are_kept_out_of_the_title_itself() -> None:
    assert parse("劳模 -王伟 工匠").written == " 劳模 工匠 "


def test_a_hit_holds_every_term_in_one_of_its_wordings_and_nothing_excluded() -> None:
    parsed = parse("劳模 2024年 -王伟")
    assert parsed.stands_in(" 劳模 ", " 二〇二四年 ")
    assert not parsed.stands_in(" 劳模 ", " 2025 ")
    assert not parsed.stands_in(" 劳模 2024 ", " 王伟明 ")


def test_nothing_that_is_typed_raises_or_takes_long() -> None:
    source = random.Random(5)
    alphabet = '“”"「」《》『』-－−〔〕[]（）2024年度发号第二〇零王伟ab \x00\ud800🙂*:'
    for _ in range(3000):
        parsed = parse("".join(source.choices(alphabet, k=source.randint(0, 300))))
        assert len(parsed.terms) <= MAX_RUNS
        assert len(parsed.excluded) <= MAX_RUNS
        assert len(parsed.shown) <= MAX_CHARACTERS


@pytest.mark.parametrize(
    "piece", ["「", "《", '"a', "工会发", "发 2024 ", "二〇", "-", '"-"', "〔2024", "工" * 199 + "2024年"]
)
def test_hostile_queries_are_read_at_once(piece: str) -> None:
    begun = time.perf_counter()
    parse(piece * 10_000)
    assert time.perf_counter() - begun < 0.1
