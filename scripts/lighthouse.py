"""`make lighthouse`: Lighthouse on four pages as a phone gets them in production; 1 when a score is below its bar.

    make lighthouse                                       front page, article, roll, classes; the median of three runs
    make lighthouse ARGS="--runs 1 --only classes"
    make lighthouse ARGS="--url https://union.example.org"    a site that runs elsewhere

Lighthouse comes from benchmarks/lighthouse by its lock file; reports stay in var/lighthouse/.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import demo_site
import launch
import production_site
import services
import walk

PACKAGE = launch.ROOT / "benchmarks" / "lighthouse"
PROGRAM = PACKAGE / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORTS = launch.ROOT / "var" / "lighthouse"
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FIGURES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-byte-weight": "bytes"}
TRIES = 3  # a busy machine sometimes loses the beginning of a trace
KINDS = ["front page", "article", "roll", "classes"]


def ensure_lighthouse() -> None:
    """By the lock file; nothing to do when it is already there."""
    wanted = hashlib.sha256((PACKAGE / "package-lock.json").read_bytes()).hexdigest()
    stamp = PACKAGE / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if subprocess.run(["npm", "ci", "--silent"], cwd=PACKAGE, check=False).returncode != 0:
        raise launch.CannotStartError("Lighthouse 没有装好：请看上面 npm 的提示，然后重试")
    stamp.write_text(wanted)


def report(address: str, path: Path) -> dict[str, Any]:
    """One run on a simulated phone."""
    command = [
        "node", str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={path}",
        f"--only-categories={','.join(BARS)}", "--no-enable-error-reporting",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": services.find_browser() or ""}
    for _ in range(TRIES):
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode == 0:
            found: dict[str, Any] = json.loads(path.read_text())
            return found
    raise launch.CannotStartError(f"{address}：{done.stderr.strip()}")


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """The median of each category, out of 100."""
    return {
        name: round(100 * statistics.median(each["categories"][name]["score"] for each in reports)) for name in BARS
    }


def figures(reports: list[dict[str, Any]]) -> str:
    """Medians of what a reader notices."""
    medians = {
        label: statistics.median(each["audits"][audit]["numericValue"] for each in reports)
        for audit, label in FIGURES.items()
    }
    return "  ".join(f"{label} {value:,.0f}" for label, value in medians.items())


def faults(found: dict[str, Any]) -> list[str]:
    """Titles of the audits that cost points."""
    weighty = {ref["id"] for category in found["categories"].values() for ref in category["auditRefs"] if ref["weight"]}
    return [
        f"{name}: {audit['title']}"
        for name, audit in found["audits"].items()
        if name in weighty and audit["score"] is not None and audit["score"] < 0.9
    ]


def pages(site: str) -> dict[str, str]:
    """Kind of page → the address that has most on it."""
    found = walk.walk(site, partial(walk.fetch, site))
    return {kind: max(paths, key=lambda path: len(found[path][1])) for kind, paths in walk.by_kind(found).items()}


def judge(site: str, kind: str, path: str, runs: int) -> bool:
    """Print what Lighthouse says about a page; whether that is good enough."""
    name = kind.replace(" ", "-")
    reports = [report(site + path, REPORTS / f"{name}-{number}.json") for number in range(1, runs + 1)]
    points = scores(reports)
    good = all(points[category] >= bar for category, bar in BARS.items())
    print(f"{kind:<12}{''.join(f'{value:>16}' for value in points.values())}   {figures(reports)}", flush=True)
    for fault in [] if good else dict.fromkeys(fault for each in reports for fault in faults(each)):
        print(f"            {fault}")
    return good


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make lighthouse")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=KINDS, choices=KINDS, metavar="KIND")
    parser.add_argument("--url", default="", help="a site that runs already")
    return parser.parse_args(arguments)


@contextlib.contextmanager
def site(address: str) -> Iterator[str]:
    """The one that was named, else one of our own."""
    if address:
        yield address.rstrip("/")
        return
    with production_site.production_site(demo_site.todays(launch.ROOT / "var" / "demo-site")) as here:
        yield here


def main() -> int:
    options = parse(sys.argv[1:])
    launch.insist_on_python()
    services.raise_on_signals()
    launch.ensure_packages()
    services.install_missing(["chromium", "npm", "nginx"])
    ensure_lighthouse()
    REPORTS.mkdir(parents=True, exist_ok=True)
    with site(options.url) as here:
        addresses = pages(here)
        print(f"{'':<12}{''.join(f'{name:>16}' for name in BARS)}", flush=True)
        good = [judge(here, kind, addresses[kind], options.runs) for kind in options.only]
    return 0 if all(good) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except launch.CannotStartError as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
