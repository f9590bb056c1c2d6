"""A process that confirms a roster is killed at random moments: everything is there, or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.fixtures.running_site import fresh_database


def kill(rounds: int, database: str, tmp_path: Path, request: pytest.FixtureRequest) -> list[str]:
    address = f"sqlite:///{tmp_path / 'kills.sqlite3'}"
    if database == "postgresql":
        address = fresh_database(request.getfixturevalue("postgres_url"), "roster_kills")
    program = [sys.executable, str(ROOT / "tests" / "faults" / "roster_kills.py"), str(rounds)]
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [line for line in done.stdout.splitlines() if line.split(" ")[0] in {"nothing", "everything", "half"}]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_half_import(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    left = kill(5, database, tmp_path, request)
    assert len(left) == 5
    assert set(left) <= {"nothing", "everything"}


@pytest.mark.bulk
@pytest.mark.timeout(900)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_half_import_in_fifty(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    left = kill(50, database, tmp_path, request)
    assert len(left) == 50
    assert set(left) <= {"nothing", "everything"}
    assert "nothing" in left
