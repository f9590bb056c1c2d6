"""The parent's side of worker.py, and runs that alternate between workers so that the machine's moods hit all alike."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


class Worker:
    """A site in a process of its own."""

    def __init__(self, environment: Mapping[str, str], pages: Mapping[str, str], uncached: bool = True) -> None:
        """`pages` maps names of pages to this site's addresses."""
        self.pages = pages
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "worker.py"), *(["--uncached"] if uncached else [])],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def _read(self) -> Any:
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise RuntimeError(f"a worker ended with {self.process.wait()}")
        return json.loads(line)

    def ask(self, what: str, **arguments: Any) -> Any:
        if self.process.stdin:
            self.process.stdin.write(json.dumps({"ask": what, **arguments}) + "\n")
            self.process.stdin.flush()
        return self._read()

    def page(self, what: str, name: str, **arguments: Any) -> Any:
        return self.ask(what, path=self.pages[name], **arguments)

    def stop(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=20)

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()


@dataclass(frozen=True)
class Spread:
    """Figures of several rounds."""

    figures: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.figures)

    def __truediv__(self, other: Spread) -> Spread:
        """Round by round."""
        return Spread([mine / its for mine, its in zip(self.figures, other.figures, strict=True)])

    def __str__(self) -> str:
        return f"{self.median:.2f} ({min(self.figures):.2f}–{max(self.figures):.2f})"


def alternate(workers: Sequence[Worker], name: str, rounds: int, times: int) -> list[Spread]:
    """Milliseconds of processor time of one page on each of the workers; the first request is not counted."""
    found: list[list[float]] = [[] for _worker in workers]
    for worker in workers:
        worker.page("cpu", name, times=3)
    for turn in range(rounds):
        order = list(enumerate(workers))
        for place, worker in order if turn % 2 == 0 else reversed(order):
            found[place].append(worker.page("cpu", name, times=times))
    return [Spread(figures) for figures in found]
