"""How long the search server takes on this machine. Run it on an empty database of its own; it fills it.

    export DATABASE_URL=sqlite:////tmp/server-bench.sqlite3 ELASTICSEARCH_URL=http://127.0.0.1:9200
    python manage.py migrate
    python benchmarks/search_server.py 10000 100000

Documents are 1,500 characters drawn from 4,000 characters with Zipf weights in words of two to four, so common and rare
pairs are as unequal as in real text. Up to 100,000 of them the search table is filled (without the local index, which
benchmarks/search.py is about) and `search_rebuild`'s own code fills the server; beyond that, documents go to the server
as they are made, so that a million needs no table of 10 GB. Printed: the time of filling, the size on disk, and
milliseconds of the engine (median and 95th percentile; one page of 20 with all counts) over queries of each kind.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
os.environ.setdefault("ELASTICSEARCH_PREFIX", "benchmark")
os.environ.setdefault("SEARCH_TIMEOUT", "30")

LENGTH = 1500
VOCABULARY = 20_000
ROUNDS = 60  # queries of each kind: 660 in all
CHUNK = 500
IN_TABLE = 100_000  # documents; more are not put into the table
TARGETS = {10_000: (15, 30), 100_000: (20, 60), 1_000_000: (50, 500)}  # p50, p95 in ms


@dataclass(frozen=True)
class Filled:
    """An index with the documents of one size, and what it took."""

    index: str
    seconds: float
    megabytes: float


def main() -> None:
    import django

    django.setup()
    words = _words(random.Random(1))
    medians: dict[str, list[float]] = {}
    for size in [int(each) for each in sys.argv[1:]] or [10_000, 100_000]:
        filled = _fill_by_table(size, words) if size <= IN_TABLE else _fill_directly(size, words)
        print(f"\n{size} documents: filled in {filled.seconds:.0f} s, {filled.megabytes:.0f} MB on disk")
        figures = _measure(filled.index, size, words)
        for name, row in figures.items():
            medians.setdefault(name, []).append(statistics.median(row))
            _print(name, row)
        everything = [each for row in figures.values() for each in row]
        _print(f"all {len(everything)}", everything)
        if size in TARGETS:
            print(f"  {'target':24} p50 {TARGETS[size][0]:8} ms   p95 {TARGETS[size][1]:8} ms")
    print("\ngrowth of the medians:")
    for name, row in medians.items():
        print(f"  {name:24} x {row[-1] / row[0]:.2f}")


def _print(name: str, row: list[float]) -> None:
    print(f"  {name:24} p50 {statistics.median(row):8.2f} ms   p95 {sorted(row)[int(len(row) * 0.95)]:8.2f} ms")


# Documents --------------------------------------------------------------------------------------------------------


def _words(source: random.Random) -> list[str]:
    characters = [chr(0x4E00 + number) for number in range(4000)]
    source.shuffle(characters)
    weights = [1 / (rank + 3) for rank in range(len(characters))]
    return ["".join(source.choices(characters, weights, k=source.choice([2, 2, 3, 4]))) for _ in range(VOCABULARY)]


CUMULATED = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))


def _body(number: int, words: list[str]) -> str:
    source = random.Random(number)
    chosen = source.choices(words, cum_weights=CUMULATED, k=LENGTH // 3)
    return "".join(word + ("，" if place % 7 == 6 else "") for place, word in enumerate(chosen))


def _documents(numbers: range, words: list[str]) -> Iterator[Any]:
    """Unsaved rows of the search table."""
    from django.utils import timezone

    from core.cards import Card
    from core.searchable import SearchEntry
    from search import documents

    now = timezone.now()
    for number in numbers:
        body = _body(number, words)
        kind, facets = _facets(number)
        card = Card(title=body[:14], url=f"/b/{number}/", kind=kind, kind_label=kind)
        entry = SearchEntry(
            locale="zh-hans" if number % 10 else "en",
            kind=kind,
            title=body[:14],
            card=card,
            names=(body[20:23],),
            body=body,
            facets=facets,
            date=now - timedelta(hours=number % 90_000),
        )
        yield documents.build("benchmark.text", number + 1, entry)


def _facets(number: int) -> tuple[str, dict[str, str]]:
    """Kind and facets; some 2,500 combinations in all, as a district may have."""
    year, level, town = str(2000 + number % 26), str(number % 5), f"town{number % 17}"
    if number % 5 < 3:
        return "article", {"year": year, "column": f"column{number % 8}"}
    return ("person", {"year": year, "level": level, "town": town}) if number % 5 == 3 else ("studio", {"town": town})


def _fill_by_table(size: int, words: list[str]) -> Filled:
    from search.models import SearchDocument, SearchServer
    from search.server import rebuild

    for start in range(SearchDocument.objects.count(), size, CHUNK):
        SearchDocument.objects.bulk_create(_documents(range(start, min(start + CHUNK, size)), words))
    SearchServer.change(building_index="")
    begun = time.perf_counter()
    index = rebuild.run().index
    return _settled(index, time.perf_counter() - begun)


def _fill_directly(size: int, words: list[str]) -> Filled:
    from search.server import delivery, indices, mapping

    index, spent = indices.create(), 0.0
    for start in range(0, size, CHUNK):
        rows = list(_documents(range(start, min(start + CHUNK, size)), words))
        for number, row in enumerate(rows):
            row.pk = start + number + 1
        clock = time.perf_counter()
        delivery.send((mapping.put(row, index) for row in rows), searchable=False)
        spent += time.perf_counter() - clock
    indices.ready(index)
    return _settled(index, spent)


def _settled(index: str, seconds: float) -> Filled:
    from search.server import indices

    return Filled(index, seconds, indices.sizes()[index][1] / 2**20)


# Queries ----------------------------------------------------------------------------------------------------------


def _measure(index: str, size: int, words: list[str]) -> dict[str, list[float]]:
    from search.backends.base import NEWEST, Filters
    from search.backends.elasticsearch import ElasticsearchEngine

    engine, source = ElasticsearchEngine(index), random.Random(7)
    bodies = [_body(source.randrange(size), words) for _round in range(ROUNDS)]
    kinds: dict[str, Callable[[int], str]] = {
        "very common word": lambda number: words[number % 5],
        "common word": lambda number: words[100 + number],
        "rare word": lambda number: words[-number - 1],
        "name of 3": lambda number: bodies[number][20:23],
        "fragment of 6": lambda number: bodies[number][200:206],
        "two words": lambda number: f"{words[20 + number]} {words[60 + number]}",
        "sentence of 40": lambda number: bodies[number][300:340],
        "one character": lambda _number: source.choice(words)[0],
    }

    def strict(query: str, **changes: Any) -> float:
        question = _question(query, **changes)
        return _time(lambda: engine.strict(question))

    def related(query: str) -> float:
        question = _question(query)
        return _time(lambda: engine.related(question))

    strict(words[0])
    narrow = Filters(kind="article", facets={"year": "2024"})
    rounds = range(ROUNDS)
    found = {name: [strict(make(number)) for number in rounds] for name, make in kinds.items()}
    found["common word, by date"] = [strict(words[100 + number], order=NEWEST) for number in rounds]
    found["common word, narrowed"] = [strict(words[100 + number], filters=narrow) for number in rounds]
    found["related"] = [related(f"{bodies[number][300:320]}{words[number]}") for number in rounds]
    return found


def _question(query: str, **changes: Any) -> Any:
    from django.utils import timezone

    from search.backends.base import Question
    from search.query import parse

    return Question(parse(query), "zh-hans", timezone.now(), **changes)


def _time(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
