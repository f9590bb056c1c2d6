"""`make test`: bring up the servers, run the five suites, print their times, clean up. Two suites run side by side, the
longest first, each in databases of its own: a run of pytest keeps one core busy.

    sqlite      models, views, services, search, guards and scripts, on SQLite
    postgresql  models, views, services, search, on PostgreSQL with Redis
    browser     browser, accessibility and width tests, on PostgreSQL with Redis and Chromium
    faults      kills, floods and servers that fail, on PostgreSQL with Redis
    smoke       one path through the site in Chromium, on SQLite, as `make run` serves it

Arguments go to pytest; paths choose the suites they belong to (`make test ARGS="tests/honors -x"`). `--full` adds the
long forms of the sampled tests. Standard library only: it has to start before anything is installed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import launch
import services

BROWSER_FOLDERS = ["tests/browser", "tests/accessibility"]
FAULT_FOLDERS = ["tests/faults"]
SMOKE_FOLDERS = ["tests/smoke"]
ONCE = [  # a database makes no difference to these; every address of the admin is opened on both elsewhere
    "tests/architecture",
    "tests/operations",
    "tests/admin/test_desk.py",
    "tests/home/test_head.py",
    "tests/honors/importing/test_hostile.py",
    "tests/search/test_everything_is_found.py",
]
PROGRAMS = ["chromium", "npm", "nginx", "java", "xgettext"]
LANES = 2
NO_TESTS = 5  # pytest's exit code when nothing matched


@dataclass
class Suite:
    """One run of pytest, and what became of it."""

    name: str
    database: str
    only: list[str] = field(default_factory=list)  # folders; empty: all but `without`
    without: list[str] = field(default_factory=list)
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    failed: bool = False

    def owns(self, path: str) -> bool:
        """Whether a path given on the command line belongs to this suite."""
        here = [folder for folder in self.only or self.without if Path(path).is_relative_to(folder)]
        return bool(here) if self.only else not here

    def choose(self, arguments: list[str]) -> list[str] | None:
        """What to give pytest; None when the paths asked for lie in other suites."""
        paths = [word for word in arguments if not word.startswith("-") and Path(word.split("::")[0]).exists()]
        options = [word for word in arguments if word not in paths]
        mine = [path for path in paths if self.owns(path.split("::")[0])]
        if paths and not mine:
            return None
        folders = mine or [folder for folder in self.only if Path(folder).is_dir()] or ["tests"]
        ignored = [] if self.only else [f"--ignore={folder}" for folder in self.without]
        return [*folders, *ignored, *options]


SUITES = [  # the longest first: a lane that is through takes the next
    Suite("postgresql", "postgres", without=[*BROWSER_FOLDERS, *FAULT_FOLDERS, *SMOKE_FOLDERS, *ONCE]),
    Suite("sqlite", "sqlite", without=[*BROWSER_FOLDERS, *FAULT_FOLDERS, *SMOKE_FOLDERS]),
    Suite("browser", "postgres", only=BROWSER_FOLDERS),
    Suite("faults", "postgres", only=FAULT_FOLDERS),
    Suite("smoke", "sqlite", only=SMOKE_FOLDERS),
]


def ensure_judges() -> None:
    """axe-core and the Nu checker for the browser tests, by the lock file; nothing to do when they are there."""
    wanted = hashlib.sha256((launch.ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = launch.ROOT / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    done = subprocess.run(["npm", "ci", "--silent"], cwd=launch.ROOT, check=False)
    if done.returncode != 0:
        raise launch.CannotStartError("axe-core 和 vnu-jar 没有装好：请看上面 npm 的提示，然后重试")
    stamp.write_text(wanted)


class Runner:
    """Runs the suites against the same servers."""

    def __init__(self, python: str, addresses: dict[str, str], folder: Path, full: bool) -> None:
        self.python, self.addresses, self.folder, self.full = python, addresses, folder, full
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}  # by suite
        self.interrupted = False

    def run_all(self, chosen: list[tuple[Suite, list[str]]], reaper: services.Reaper) -> None:
        """Two lanes. Words of two suites at once are kept apart: a suite's come when it ends."""
        waiting = deque(chosen)
        aside = len(chosen) > 1
        lanes = [threading.Thread(target=self._lane, args=(waiting, reaper, aside), daemon=True) for _ in range(LANES)]
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()

    def _lane(self, waiting: deque[tuple[Suite, list[str]]], reaper: services.Reaper, aside: bool) -> None:
        """The next suite, as long as there is one."""
        with contextlib.suppress(IndexError):
            while True:
                suite, words = waiting.popleft()
                suite.failed = True  # until it has said otherwise
                if not self.interrupted:
                    self.run(suite, words, reaper, aside)

    def environment(self, suite: Suite) -> dict[str, str]:
        """Addresses for the settings (DATABASE_URL, REDIS_URL) and, under TEST_ names, for tests of the servers."""
        extra = {services.ADDRESSES[name]: address for name, address in self.addresses.items()}
        extra["TEST_CHROMIUM"] = services.find_browser() or ""
        extra["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        extra["TMPDIR"] = str(self.temporary)  # what tests leave behind goes with the rest
        extra["TEST_FULL"] = "1" if self.full else ""
        if suite.database == "postgres":
            extra.update(DATABASE_URL=own(self.addresses["postgres"], suite.name))
            extra.update(REDIS_URL=own(self.addresses["redis"], str(SUITES.index(suite))))
        clean = launch.site_environment(**extra)
        for name in ("DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL", "VAR_DIR", "PORT"):
            if name not in extra:
                clean.pop(name, None)  # what the shell happens to say must not lead tests to real data
        return clean

    def run(self, suite: Suite, arguments: list[str], reaper: services.Reaper, aside: bool) -> None:
        """One suite; its words go to the screen, at once or (`aside`) at its end, its counts into the suite."""
        report, words = self.folder / f"{suite.name}.xml", self.folder / f"{suite.name}.txt"
        title = f"=== {suite.name}: pytest {' '.join(arguments)}"
        print(f"\n{title}{' …' if aside else ''}", flush=True)
        command = [self.python, "-m", "pytest", "-q", "--durations=5", f"--junitxml={report}", *arguments]
        begun = time.monotonic()
        with words.open("wb") as kept:
            process = self.processes[suite.name] = subprocess.Popen(
                command,
                cwd=launch.ROOT,
                env=self.environment(suite),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=kept if aside else None,
                stderr=subprocess.STDOUT if aside else None,
            )
            reaper.order("group", process.pid)
            code = process.wait()
            reaper.order("forget", process.pid)
        suite.seconds = time.monotonic() - begun
        suite.failed = code not in (0, NO_TESTS)
        suite.counts = read_counts(report)
        if aside:
            print(f"\n{title}\n{words.read_text(errors='replace')}", flush=True)

    def interrupt(self) -> None:
        """Let pytest tear down what its tests have started; the reaper ends what does not listen."""
        self.interrupted = True
        running = [process for process in self.processes.values() if process.poll() is None]
        for process in running:
            os.killpg(process.pid, signal.SIGINT)
        for process in running:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def own(address: str, name: str) -> str:
    """The server's database of that name: of suites side by side none sees another's rows or keys."""
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def read_counts(report: Path) -> dict[str, int]:
    """passed, failed and skipped from a JUnit report; nothing when pytest did not get that far."""
    if not report.exists():
        return {}
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for key in totals:
            totals[key] += int(suite.get(key, "0"))
    failed = totals["failures"] + totals["errors"]
    return {"passed": totals["tests"] - failed - totals["skipped"], "failed": failed, "skipped": totals["skipped"]}


def summary(suites: list[Suite], seconds: float) -> str:
    """A line for each suite, then one for all, in pytest's words, with the time from beginning to end."""
    lines = ["", f"{'suite':<12}{'time':>9}{'passed':>9}{'failed':>9}{'skipped':>9}"]
    for suite in suites:
        counts = [suite.counts.get(key, 0) for key in ("passed", "failed", "skipped")]
        row = "".join(f"{count:>9}" for count in counts)
        lines.append(f"{suite.name:<12}{suite.seconds:>8.1f}s{row}{'   FAILED' if suite.failed else ''}")
    total = {key: sum(suite.counts.get(key, 0) for suite in suites) for key in ("failed", "passed", "skipped")}
    words = ", ".join(f"{count} {key}" for key, count in total.items() if count or key == "passed")
    lines.append(f"=== {words} in {seconds:.1f}s ===")
    return "\n".join(lines)


def main() -> int:
    arguments = sys.argv[1:]
    full = "--full" in arguments
    arguments = [word for word in arguments if word != "--full"]
    os.chdir(launch.ROOT)
    chosen: list[tuple[Suite, list[str]]] = [
        (suite, words) for suite in SUITES if (words := suite.choose(arguments)) is not None
    ]
    runner: Runner | None = None
    servers: services.Services | None = None
    try:
        launch.insist_on_python()
        services.raise_on_signals()
        python = str(launch.ensure_packages(dev=True))
        servers = services.Services()
        begun = time.monotonic()
        addresses = servers.start(PROGRAMS)
        ensure_judges()
        print(f"servers up in {time.monotonic() - begun:.1f}s: {', '.join(addresses)}", flush=True)
        runner = Runner(python, addresses, servers.folder, full)
        runner.run_all(chosen, servers.reaper)
        print(summary([suite for suite, _ in chosen], time.monotonic() - begun), flush=True)
        return 1 if any(suite.failed for suite, _ in chosen) else 0
    except launch.CannotStartError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n中断：正在清理 …", file=sys.stderr, flush=True)
        if runner is not None:
            runner.interrupt()
        return 130
    finally:
        if servers is not None:
            servers.stop()


if __name__ == "__main__":
    sys.exit(main())
