"""The databases of a run: ours at two sizes, the plain site with the content of the smaller one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INHERITED = ("PATH", "HOME", "TMPDIR", "LANG", "VIRTUAL_ENV")


@dataclass
class Prepared:
    """A folder with everything; `values` is what the smaller of our sites shows (export.py)."""

    folder: Path
    small: int
    large: int
    values: dict[str, Any] = field(default_factory=dict)
    plain_pages: dict[str, str] = field(default_factory=dict)

    def ours(self, number: int) -> dict[str, str]:
        """Environment of our site at that size, with the settings of production."""
        return {
            **_inherited(),
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "site", ROOT / "scripts", HERE))),
            "SECRET_KEY": "only-for-the-benchmark-" + "0" * 40,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": "http://127.0.0.1",
            "SECURE_COOKIES": "0",
            "DEMO_LOGINS": "1",
            "LOG_LEVEL": "ERROR",
            "DATABASE_URL": f"sqlite:///{self.database(number)}",
            "VAR_DIR": str(self.folder / "var"),
        }

    def plain(self) -> dict[str, str]:
        return {**plain_environment(self.folder / "plain"), "PYTHONPATH": str(HERE)}

    def database(self, number: int) -> Path:
        return self.folder / f"ours-{number}.sqlite3"

    def ensure(self) -> None:
        """Build, unless a run before has left it in this folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        done = self.folder / f"ready-{self.small}-{self.large}.json"
        if not done.exists():
            self.build()
            done.write_text(json.dumps([self.values, self.plain_pages], ensure_ascii=False))
        self.values, self.plain_pages = json.loads(done.read_text())

    def build(self) -> None:
        """Everything, with the seconds it took. The larger size is filled beside the plain site."""
        base = self.database(0)
        run("our site, migrated, with the demo edition", ["build.py", "base"], self.ours(0))
        for number in (self.small, self.large):
            shutil.copy(base, self.database(number))
        large = start(["build.py", "fill", str(self.large)], self.ours(self.large))
        run(f"our site with {self.small} articles", ["build.py", "fill", str(self.small)], self.ours(self.small))
        exported = self.folder / "values.json"
        run("its content written out", ["build.py", "export", str(exported)], self.ours(self.small))
        self.values = json.loads(exported.read_text())
        self.plain_pages = build_plain(exported, self.plain())
        begun = time.monotonic()
        said, _nothing = large.communicate()
        check(large, said)
        print(f"  our site with {self.large} articles: {time.monotonic() - begun:.0f} s more", flush=True)
        run("static files", [str(ROOT / "manage.py"), "collectstatic", "--no-input", "-v0"], self.ours(self.large))


def plain_environment(folder: Path) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    return {
        **_inherited(),
        "DJANGO_SETTINGS_MODULE": "plain_site.settings",
        "PLAIN_SITE_DATA": str(folder),
        "PYTHONPATH": str(HERE),
    }


def build_plain(exported: Path, environment: dict[str, str]) -> dict[str, str]:
    """The plain site with that content; name of a page → address."""
    said = run("the plain site with the same content", ["build.py", "plain", str(exported)], environment)
    pages: dict[str, str] = json.loads(said)
    return pages


def _inherited() -> dict[str, str]:
    """What a database or cache of the shell might say must not lead a benchmark to real data."""
    return {name: os.environ[name] for name in INHERITED if name in os.environ}


def start(words: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / words[0]), *words[1:]]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def run(label: str, words: list[str], environment: dict[str, str]) -> str:
    begun = time.monotonic()
    process = start(words, environment)
    said, _nothing = process.communicate()
    check(process, said)
    print(f"  {label}: {time.monotonic() - begun:.0f} s", flush=True)
    return said


def check(process: subprocess.Popen[str], said: str) -> None:
    if process.returncode:
        raise SystemExit(f"{process.args} ended with {process.returncode}\n{said}")
