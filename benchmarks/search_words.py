"""How long suggestions and corrections take on this machine. Run it on an empty, migrated database; it fills it.

    DATABASE_URL=sqlite:////tmp/words-bench.sqlite3 python manage.py migrate
    DATABASE_URL=sqlite:////tmp/words-bench.sqlite3 python benchmarks/search_words.py 10000 100000

Seven of ten documents are people, with surnames as common as they are in China and one to fifteen namesakes; the rest
are titles of rolls, classes and news. Printed: milliseconds (median, 95th percentile, longest) over prefixes of one to
six letters or characters as they are typed, and over words with one wrong character.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

ROUNDS = 500
CHUNK = 1000
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海春梅龙辉鹏斌宇浩凯健俊帆雪"
    "晶欣楠宁林雷光波成东辰子涵梓轩一诺嘉怡思远佳琪雨桐"
)
TITLES = (
    "{year}年度即墨区{word}名单",
    "{word}进{place}",
    "{place}职工夜校：{word}",
    "{word}培训班",
    "{place}举办{word}活动",
)
WORDS = ("劳动模范", "先进工作者", "书法", "手机摄影", "技能竞赛", "法律援助", "医疗互助", "创新工作室", "焊接", "剪纸")
PLACES = (
    "田横镇",
    "移风店镇",
    "金口镇",
    "蓝村街道",
    "灵山街道",
    "龙山街道",
    "通济街道",
    "环秀街道",
    "北安街道",
    "潮海街道",
)


def main() -> None:
    import django

    django.setup()
    from core import caching, query_plans

    for size in [int(each) for each in sys.argv[1:]] or [10_000]:
        print(f"\n{size} documents: filled in {_fill(size):.1f} s")
        query_plans.refresh()
        _analyse()
        caching.bump()
        for name, figures in _measured().items():
            figures.sort()
            p95 = figures[int(len(figures) * 0.95)]
            print(f"  {name:24} p50 {statistics.median(figures):7.2f}   p95 {p95:7.2f}   most {figures[-1]:7.2f} ms")


def _fill(size: int) -> float:
    from search import documents
    from search.backends import local
    from search.models import SearchDocument

    begun, clock = SearchDocument.objects.count(), time.perf_counter()
    with local().bulk():
        for start in range(begun, size, CHUNK):
            numbers = range(start, min(start + CHUNK, size))
            documents.write("benchmark.words", {number + 1: (_entry(number),) for number in numbers})
    return time.perf_counter() - clock


def _analyse() -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchterm, search_searchdocument")


def _name(source: random.Random) -> str:
    weights = [1 / (place + 3) for place in range(len(SURNAMES))]
    return source.choices(SURNAMES, weights)[0] + "".join(source.choices(GIVEN, k=source.choice([1, 2, 2])))


def _entry(number: int) -> object:
    from core.cards import Card
    from core.searchable import SearchEntry

    source = random.Random(number)
    kind = source.choices(["person", "article", "roll", "course"], [70, 20, 2, 8])[0]
    parts = {"year": source.randint(2000, 2026), "word": source.choice(WORDS), "place": source.choice(PLACES)}
    title = _name(source) if kind == "person" else source.choice(TITLES).format(**parts) + str(number)
    card = Card(title=title, url=f"/b/{number}/", kind=kind)
    names = (title,) if kind == "person" else ()
    return SearchEntry(locale="zh-hans", kind=kind, title=title, card=card, names=names, body=parts["place"])


def _typed(source: random.Random) -> Iterator[str]:
    from core.pinyin import initials, syllables

    while True:
        name = source.choice([_name(source), source.choice(WORDS), source.choice(PLACES)])
        ways = [name, "".join(syllables(name)), initials(name)]
        yield source.choice(ways)[: source.randint(1, 6)]


def _wrong(source: random.Random) -> Iterator[str]:
    while True:
        word = source.choice([_name(source), source.choice(WORDS), source.choice(PLACES)])
        yield word[:-1] + source.choice("啊摩试饭炸祥峰鹤")


def _measured() -> dict[str, list[float]]:
    from django.utils import timezone

    from search import corrections
    from search.query import parse
    from search.suggestions import suggest

    def correct(query: str) -> object:
        return corrections.of(parse(query), "zh-hans", timezone.now())

    def propose(typed: str) -> object:
        return suggest(typed, "zh-hans")

    return {
        "suggestions": _times(propose, _typed(random.Random(1))),
        "one letter": _times(propose, (letter for _ in range(40) for letter in "abcdefghjklmnpqrstwxyz")),
        "corrections": _times(correct, _wrong(random.Random(2))),
        "corrected letters": _times(correct, (each + "x" for each in _typed(random.Random(3)) if each.isascii())),
    }


def _times(ask: Callable[[str], object], asked: Iterator[str]) -> list[float]:
    ask(next(asked))  # the tables are read once
    figures = []
    for _ in range(ROUNDS):
        query, clock = next(asked), time.perf_counter()
        ask(query)
        figures.append((time.perf_counter() - clock) * 1000)
    return figures


if __name__ == "__main__":
    main()
