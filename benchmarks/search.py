"""How long search takes on this machine. Run it on an empty database of its own; it fills it.

    DATABASE_URL=sqlite:////tmp/search-bench.sqlite3 python manage.py migrate
    DATABASE_URL=sqlite:////tmp/search-bench.sqlite3 python benchmarks/search.py 2000 20000

Documents are 1,500 characters drawn from 4,000 characters with Zipf weights in words of two to four, so common and rare
pairs are as unequal as in real text. Printed: milliseconds (median and 95th percentile) over queries of each kind, the
time of one write, and how each median grows from the smallest to the largest size.
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

LENGTH = 1500
VOCABULARY = 20_000
ROUNDS = 60
CHUNK = 500


def main() -> None:
    import django

    django.setup()
    sizes = [int(each) for each in sys.argv[1:]] or [2_000, 20_000]
    words = _words(random.Random(1))
    medians: dict[str, list[float]] = {}
    for size in sizes:
        print(f"\n{size} documents: filled in {_fill(size, words):.1f} s")
        for name, figures in _measure(words).items():
            medians.setdefault(name, []).append(statistics.median(figures))
            print(f"  {name:24} p50 {statistics.median(figures):8.2f} ms   p95 {_p95(figures):8.2f} ms")
    print("\ngrowth of the medians:")
    for name, row in medians.items():
        print(f"  {name:24} x {row[-1] / row[0]:.2f}")


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


def _measure(words: list[str]) -> dict[str, list[float]]:
    from search import documents
    from search.models import SearchDocument
    from search.service import SiteSearch

    source = random.Random(7)
    bodies = list(SearchDocument.objects.order_by("?").values_list("body", flat=True)[:ROUNDS])
    kinds: dict[str, Callable[[int], str]] = {
        "very common word": lambda number: words[number % 5],
        "common word": lambda number: words[100 + number],
        "rare word": lambda number: words[-number - 1],
        "fragment of 6": lambda number: bodies[number][200:206],
        "two words": lambda number: f"{words[20 + number]} {words[60 + number]}",
        "sentence of 40": lambda number: bodies[number][300:340],
        "one character": lambda _number: source.choice(words)[0],
        "nothing found": lambda number: f"不存在的话{number}",
        "10,000 characters": lambda number: "".join(source.choices(words, k=3500)),
    }
    SiteSearch().search(words[0], locale="zh-hans")
    figures = {
        name: [
            SiteSearch().search(make(number), locale="zh-hans").took_ms for number in range(min(ROUNDS, len(bodies)))
        ]
        for name, make in kinds.items()
    }
    figures["one document written"] = []
    for number in range(20):
        entries = dict(_entries(range(10_000_000 + number, 10_000_001 + number), words))
        clock = time.perf_counter()
        documents.write("benchmark.single", entries)
        figures["one document written"].append((time.perf_counter() - clock) * 1000)
    documents.write("benchmark.single", {10_000_001 + number: () for number in range(20)})
    return figures


def _p95(figures: list[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.95)]


if __name__ == "__main__":
    main()
