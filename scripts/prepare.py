"""Bring database, pages, roles and demo edition up to date before `make run` serves them; prints the demo logins.

Runs in the virtual environment. Progress goes to standard error. When neither the code nor the database file changed
since the last time there is nothing to do, and Django is not even loaded.
"""

import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import messages

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ["site", "home", "news", "courses", "search", "honors", "locale"]


def code_state() -> str:
    """A fingerprint of every file that could change the database: name, size and time of change."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        found = path.stat()
        digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    digest.update(os.environ.get("DATABASE_URL", "").encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for name in WATCHED:
        for pattern in ("*.py", "*.po"):
            yield from (ROOT / name).rglob(pattern)


def database_state(database: Path | None) -> str:
    """Which database file this is: another file under the same name is prepared anew. Empty: cannot tell."""
    if database is None or not database.exists() or database.stat().st_size == 0:
        return ""
    found = database.stat()
    return f"{database}:{found.st_ino}"


def say(text: str) -> None:
    """Progress, apart from what this script answers."""
    print(text, file=sys.stderr, flush=True)


def remember(stamp: Path, state: dict[str, Any]) -> None:
    """Write the stamp whole or not at all."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    fresh = stamp.with_suffix(".new")
    fresh.write_text(json.dumps(state, ensure_ascii=False, indent=1))
    fresh.replace(stamp)


def recall(stamp: Path) -> dict[str, Any]:
    """The stamp of the last time, or nothing."""
    try:
        return dict(json.loads(stamp.read_text()))
    except (OSError, ValueError):
        return {}


def seed() -> str:
    """The demo edition; what it prints are the logins. A site with content of its own refuses it: that is passed on."""
    from django.core.management import CommandError, call_command

    out = io.StringIO()
    try:
        call_command("seed", stdout=out)
    except CommandError as refusal:
        say(str(refusal))
        return ""
    return out.getvalue().strip()


def prepare(known: dict[str, Any], database: Path | None) -> dict[str, Any]:
    """Migrate, bootstrap, and seed a database that has not been seeded yet."""
    from django.core.management import call_command

    say("正在更新数据库 …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("bootstrap", verbosity=0, stdout=io.StringIO())
    same = database is not None and known.get("database") == database_state(database)
    if same and "logins" in known:
        return known
    say("正在写入演示内容（首次约半分钟）…")
    return {"logins": seed()}


def main() -> None:
    messages.compile_catalogues()
    variable = Path(os.environ.get("VAR_DIR", "var"))
    stamp = (ROOT / variable) / "prepared.json"
    known = recall(stamp)
    code = code_state()
    file = known.get("file")
    if file and known.get("code") == code and known.get("database") == database_state(Path(file)):
        print(known.get("logins", ""))
        return
    import django
    from django.conf import settings

    django.setup()
    default = settings.DATABASES["default"]
    database = Path(default["NAME"]) if default["ENGINE"].endswith("sqlite3") else None
    state = prepare(known, database)
    remember(
        stamp,
        {
            "code": code,
            "database": database_state(database),
            "file": str(database or ""),
            "logins": state.get("logins", ""),
        },
    )
    print(state.get("logins", ""))


if __name__ == "__main__":
    main()
