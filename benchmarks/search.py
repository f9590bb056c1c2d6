"""How long search takes on this machine. Run it on an empty database of its own; it fills it.

    DATABASE_URL=sqlite:////tmp/search-bench.sqlite3 python manage.py migrate
    DATABASE_URL=sqlite:////tmp/search-bench.sqlite3 python benchmarks/search.py 10000 100000

Documents are 1,500 characters drawn from 4,000 characters with Zipf weights in words of two to four, so common and rare
pairs are as unequal as in real text. Asked are 520 queries of mixed kind; strict is the engine's own time for a page of
twenty with its count, related that for the second tier, asked of the queries that have few strict hits. Printed:
milliseconds (median and 95th percentile) of both and by kind, of the whole service, of one write; size of the database,
time of filling it, and how each median grows from the smallest to the largest size.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

LENGTH = 1500
VOCABULARY = 20_000
CHUNK = 500
# Kind → how many of the queries: a few very common words, mostly names, terms and pieces of texts.
MIX = {
    "very common word": 20,
    "common word": 60,
    "rare word": 120,
    "fragment of 6": 100,
    "two words": 60,
    "question": 80,
    "sentence of 40": 40,
    "one character": 10,
    "nothing found": 20,
    "10,000 characters": 10,
}
Figures = dict[str, list[float]]


def main() -> None:
    import django

    django.setup()
    sizes = [int(each) for each in sys.argv[1:]] or [2_000, 20_000]
    words = _words(random.Random(1))
    medians: dict[str, list[float]] = {}
    for size in sizes:
        print(f"\n{size} documents: filled in {_fill(size, words):.1f} s, {_megabytes():.0f} MB")
        for name, figures in _measure(words).items():
            if figures:
                medians.setdefault(name, []).append(statistics.median(figures))
                print(f"  {name:28} p50 {statistics.median(figures):8.2f} ms   p95 {_p95(figures):8.2f} ms", flush=True)
    print("\ngrowth of the medians:")
    for name, row in medians.items():
        print(f"  {name:28} x {row[-1] / row[0]:.2f}")


def _megabytes() -> float:
    from django.db import connection

    sizes = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        "postgresql": "SELECT pg_total_relation_size('search_searchdocument')"
        " + pg_total_relation_size('search_searchgrams')",
    }
    with connection.cursor() as cursor:
        cursor.execute(sizes[connection.vendor])
        return float(cursor.fetchone()[0]) / 1e6


def _words(source: random.Random) -> list[str]:
    characters = [chr(0x4E00 + number) for number in range(4000)]
    source.shuffle(characters)
    weights = [1 / (rank + 3) for rank in range(len(characters))]
    return ["".join(source.choices(characters, weights, k=source.choice([2, 2, 3, 4]))) for _ in range(VOCABULARY)]


def _text(source: random.Random, words: list[str]) -> str:
    weights = [1 / (rank + 10) for rank in range(len(words))]
    return "".join(
        word + ("，" if number % 7 == 6 else "")
        for number, word in enumerate(source.choices(words, weights, k=LENGTH // 3))
    )


def _fill(size: int, words: list[str]) -> float:
    from search import documents
    from search.backends import local
    from search.models import SearchDocument

    begun, spent = SearchDocument.objects.count(), 0.0
    with local().bulk():
        for start in range(begun, size, CHUNK):
            entries = dict(_entries(range(start, min(start + CHUNK, size)), words))
            clock = time.perf_counter()
            documents.write("benchmark.text", entries)
            spent += time.perf_counter() - clock
    return spent


def _entries(numbers: range, words: list[str]) -> Iterator[tuple[int, tuple[object]]]:
    from core.cards import Card
    from core.searchable import SearchEntry

    for number in numbers:
        source = random.Random(number)
        body = _text(source, words)
        card = Card(title=body[:14], url=f"/b/{number}/", kind="article", kind_label="新闻")
        yield number + 1, (SearchEntry(locale="zh-hans", kind="article", title=body[:14], card=card, body=body),)


def _measure(words: list[str]) -> Figures:
    from django.utils import timezone

    from search.backends import local
    from search.backends.base import Question
    from search.query import parse
    from search.service import FEW, SiteSearch

    engine, moment = local(), timezone.now()
    figures: Figures = {"strict": [], "related": [], "service": []}
    queries = _queries(words)
    SiteSearch().search(words[0], locale="zh-hans")
    for kind, query in queries:
        question = Question(parse(query), "zh-hans", moment)
        took, answer = _timed(lambda question=question: engine.strict(question))
        figures["strict"].append(took)
        figures.setdefault(f"strict, {kind}", []).append(took)
        if sum(answer.tally.values()) < FEW:
            took, _found = _timed(lambda question=question: engine.related(question))
            figures["related"].append(took)
            figures.setdefault(f"related, {kind}", []).append(took)
        figures["service"].append(SiteSearch().search(query, locale="zh-hans").took_ms)
    figures["one document written"] = [_written(number, words) for number in range(20)]
    return figures


def _timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = ask()
    return (time.perf_counter() - begun) * 1000, found


def _queries(words: list[str]) -> list[tuple[str, str]]:
    """Kind and query, shuffled; the same for every engine at one size."""
    source = random.Random(7)
    bodies = _bodies(source)
    make: dict[str, Callable[[int], str]] = {
        "very common word": lambda number: words[number],
        "common word": lambda number: words[100 + number * 5],
        "rare word": lambda number: words[-number - 1],
        "fragment of 6": lambda number: bodies[number][200:206],
        "two words": lambda number: f"{words[20 + number]} {words[60 + number * 3]}",
        "question": lambda number: f"{bodies[number][100:108]}是由哪两个{bodies[number][300:308]}？",
        "sentence of 40": lambda number: bodies[number][300:340],
        "one character": lambda number: words[number * 7][0],
        "nothing found": lambda number: f"不存在的话{number}",
        "10,000 characters": lambda _number: "".join(source.choices(words, k=3500)),
    }
    queries = [(kind, make[kind](number)) for kind, size in MIX.items() for number in range(size)]
    source.shuffle(queries)
    return queries


def _bodies(source: random.Random) -> list[str]:
    from search.models import SearchDocument

    pks = list(SearchDocument.objects.values_list("pk", flat=True))
    chosen = SearchDocument.objects.filter(pk__in=source.sample(pks, 100)).order_by("pk")
    return list(chosen.values_list("body", flat=True))


def _written(number: int, words: list[str]) -> float:
    from search import documents

    entries = dict(_entries(range(10_000_000 + number, 10_000_001 + number), words))
    took, _found = _timed(lambda: documents.write("benchmark.single", entries))
    documents.write("benchmark.single", dict.fromkeys(entries, ()))
    return took


def _p95(figures: list[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.95)]


if __name__ == "__main__":
    main()
