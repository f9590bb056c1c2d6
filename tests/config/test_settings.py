"""Production refuses to start without what it needs, and says which variable is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "".join(map(chr, range(48, 110))),
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_a_missing_variable_is_named(missing: str) -> None:
    done = manage("check", **{name: value for name, value in COMPLETE.items() if name != missing})
    assert done.returncode != 0
    assert f"Set the environment variable {missing}" in done.stderr


def test_a_malformed_variable_is_named() -> None:
    done = manage("check", **COMPLETE, DATABASE_TIMEOUT="soon")
    assert done.returncode != 0
    assert "DATABASE_TIMEOUT must be a number" in done.stderr


def test_the_deployment_check_has_nothing_to_say() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_the_environment_table_in_the_docs_is_current() -> None:
    printed = manage("environment", **COMPLETE).stdout.strip()
    assert printed in (ROOT / "docs" / "operations" / "environment.md").read_text("utf-8")
