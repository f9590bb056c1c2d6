"""What our pages cost, beside a plain Wagtail site with the same content and beside ourselves with more of it.

    python benchmarks/pages            # some ten minutes on two cores
    python benchmarks/pages --quick    # small sizes and few rounds, to see that it runs
    python benchmarks/pages --keep /var/tmp/bench    # keep the databases there, and take them when they are there

Needs no server: SQLite files in a temporary folder. Figures are processor time; each comparison is of runs that
alternate within this command, as the median (smallest–largest) of the rounds. Exits with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import memory
import sameness
from driver import Spread, Worker, alternate

import prepare

GROWTH, HIT_MS, HIT_QUERIES, MEMORY_MB = 1.15, 0.3, 1, 150
COMMON = "search, common word"  # its hits grow with the site; shown, not judged
NEVER_KEPT = {"search"}  # by the full-page cache
VISITS = 500


@dataclass
class Bench:
    """One run; `missed` are the bars that were not met."""

    ready: prepare.Prepared
    rounds: int
    times: int

    def __post_init__(self) -> None:
        self.missed: list[str] = []
        self.ours = self.ready.values["pages"]

    def judge(self, good: bool, label: str) -> str:
        if not good:
            self.missed.append(label)
        return "PASS" if good else "FAIL"

    # Beside the plain site ----------------------------------------------------------------------------------------

    def beside_plain(self, ours: Worker, plain: Worker) -> None:
        print(f"\nOur page against the same page of the plain site, {self.ready.small} articles, no page cached")
        print(f"{'page':16}{'ours ms':>9}{'plain ms':>10}  {'ratio':<20}{'queries':>10}{'KB':>10}")
        for name in self.ours:
            mine, its = alternate([ours, plain], name, self.rounds, self.times)
            queries = [len(worker.page("queries", name)) for worker in (ours, plain)]
            sizes = [len(worker.page("text", name)[1].encode()) // 1024 for worker in (ours, plain)]
            print(
                f"{name:16}{mine.median:9.2f}{its.median:10.2f}  {mine / its!s:<20}"
                f"{queries[0]:>6} /{queries[1]:>3}{sizes[0]:>6} /{sizes[1]:>3}",
                flush=True,
            )

    def check_sameness(self, ours: Worker, plain: Worker) -> None:
        for name, texts in sameness.wanted(self.ready.values).items():
            for site, worker in (("ours", ours), ("plain", plain)):
                status, text = worker.page("text", name)
                lost = sameness.missing(text, texts)
                if status != 200 or lost:
                    raise SystemExit(f"{name} of {site}: {status}, lacks {lost[:5]}")

    # Growth -------------------------------------------------------------------------------------------------------

    def growth(self, small: Worker, large: Worker) -> None:
        print(f"\nOur page with {self.ready.large} articles against {self.ready.small}, no page cached")
        print(f"{'page':20}{'ms':>8}{'ms':>8}  {'ratio':<20}{'queries':>9}")
        for name in small.pages:
            before, after = alternate([small, large], name, self.rounds, self.times)
            queries = [len(worker.page("queries", name)) for worker in (small, large)]
            print(f"{name:20}{self._grown(name, before, after, queries)}", flush=True)

    def _grown(self, name: str, before: Spread, after: Spread, queries: list[int]) -> str:
        ratio = after / before
        good = ratio.median <= GROWTH and queries[0] == queries[1]
        word = "" if name == COMMON else self.judge(good, f"growth of {name}")
        return f"{before.median:8.2f}{after.median:8.2f}  {ratio!s:<20}{queries[0]:>4} →{queries[1]:>3}  {word}"

    # The full-page cache ------------------------------------------------------------------------------------------

    def page_cache(self) -> None:
        print("\nFull-page cache: the first request for an address against the following ones")
        addresses = self.ours | {f"article {turn}": path for turn, path in enumerate(self._articles())}
        with Worker(self.ready.ours(self.ready.small), addresses, uncached=False) as site:
            misses, hits, worst = self._visits(site)
            print(f"  miss {misses} ms   hit {hits} ms   hit/miss {hits.median / misses.median:.2f}")
            good = self.judge(hits.median <= HIT_MS, "CPU of a hit")
            print(f"  {good}  CPU of a hit ≤ {HIT_MS} ms: {hits.median:.2f}")
            good = self.judge(worst <= HIT_QUERIES, "queries of a hit")
            print(f"  {good}  queries of a hit ≤ {HIT_QUERIES}: {worst}")

    def _articles(self) -> list[str]:
        column = self.ours["column"]
        slug = column.rstrip("/").rpartition("/")[2]
        return [f"{column}{row['slug']}/" for row in self.ready.values["articles"] if row["column"] == slug][-20:]

    def _visits(self, site: Worker) -> tuple[Spread, Spread, int]:
        """Each round makes everything stale and reads the site data again before it counts."""
        misses, hits, worst = [], [], 0
        articles = [name for name in site.pages if name.startswith("article ")]
        for _turn in range(self.rounds):
            site.ask("bump")
            site.page("cpu", "roll of 230", times=2)
            misses.append(sum(site.page("cpu", name) for name in articles) / len(articles))
            hits.append(sum(site.page("cpu", name, times=5) for name in articles) / len(articles))
        for name in self.ours.keys() - NEVER_KEPT:
            site.page("cpu", name)
            worst = max(worst, len(site.page("queries", name)))
        return Spread(misses), Spread(hits), worst

    # Memory -------------------------------------------------------------------------------------------------------

    def memory(self) -> None:
        environment = self.ready.ours(self.ready.large)
        process = prepare.start(["build.py", "varied", str(VISITS)], environment)
        said, _nothing = process.communicate()
        prepare.check(process, said)
        addresses = json.loads(said)
        before, after, statuses = memory.after(addresses, environment, prepare.ROOT)
        good = self.judge(after <= MEMORY_MB and set(statuses) == {200}, "memory of a worker")
        print(f"\nA gunicorn worker (gthread, 8 threads), {self.ready.large} articles, cache in the process")
        print(f"  {good}  resident after {len(addresses)} addresses ≤ {MEMORY_MB} MB: {after} MB ({before} MB before)")
        print(f"  answers by status: {statuses}")

    def run(self) -> int:
        common = {COMMON: "/search/?q=%E5%B7%A5%E4%BC%9A"}
        with (
            Worker(self.ready.ours(self.ready.small), self.ours | common) as small,
            Worker(self.ready.ours(self.ready.large), self.ours | common) as large,
            Worker(self.ready.plain(), self.ready.plain_pages) as plain,
        ):
            self.check_sameness(small, plain)
            self.beside_plain(small, plain)
            self.growth(small, large)
        self.page_cache()
        self.memory()
        print("\n" + (f"missed: {', '.join(self.missed)}" if self.missed else "every bar met"))
        return 1 if self.missed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small sizes and few rounds")
    parser.add_argument("--keep", type=Path, help="folder for the databases, used again when they are there")
    parser.add_argument("--rounds", type=int, help="rounds of each comparison")
    arguments = parser.parse_args()
    small, large = (50, 500) if arguments.quick else (100, 10_000)
    rounds, times = (3, 2) if arguments.quick else (21, 5)
    with tempfile.TemporaryDirectory(prefix="site-bench-") as temporary:
        ready = prepare.Prepared(arguments.keep or Path(temporary), small, large)
        print("Preparing", flush=True)
        ready.ensure()
        return Bench(ready, arguments.rounds or rounds, times).run()


if __name__ == "__main__":
    sys.exit(main())
