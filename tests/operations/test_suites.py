"""Which tests run where, what the summary says, and that addresses given by hand win."""

from pathlib import Path

import pytest

import launch
import services
import suites


def chosen(*arguments: str) -> dict[str, list[str] | None]:
    return {suite.name: suite.choose(list(arguments)) for suite in suites.SUITES}


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(launch.ROOT)


def test_every_test_folder_belongs_to_some_suite() -> None:
    for folder in Path("tests").glob("*/"):
        assert any(suite.owns(str(folder)) for suite in suites.SUITES), folder


def test_without_paths_every_suite_runs() -> None:
    plan = chosen("-x")
    assert all(words and words[-1] == "-x" for words in plan.values())
    assert "--ignore=tests/browser" in (plan["sqlite"] or [])
    assert "--ignore=tests/operations" in (plan["postgresql"] or [])
    assert "tests" not in (plan["browser"] or [])


def test_paths_choose_their_suites() -> None:
    assert {name for name, words in chosen("tests/core").items() if words} == {"sqlite", "postgresql"}
    assert {name for name, words in chosen("tests/architecture").items() if words} == {"sqlite"}
    assert {name for name, words in chosen("tests/browser", "-k", "x").items() if words} == {"browser"}
    assert {name for name, words in chosen("tests/smoke").items() if words} == {"smoke"}


def test_the_summary_adds_up_and_tells_failures() -> None:
    good = suites.Suite("sqlite", "sqlite", seconds=2.0, counts={"passed": 3, "failed": 0, "skipped": 0})
    bad = suites.Suite("smoke", "sqlite", seconds=1.0, counts={"passed": 1, "failed": 2, "skipped": 0}, failed=True)
    text = suites.summary([good, bad], 2.5)
    assert text.endswith("=== 2 failed, 4 passed in 2.5s ===")
    assert "FAILED" in text
    assert suites.summary([good], 2.0).endswith("=== 3 passed in 2.0s ===")


def test_counts_come_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "r.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>')
    assert suites.read_counts(report) == {"passed": 5, "failed": 2, "skipped": 2}
    assert suites.read_counts(tmp_path / "none.xml") == {}


def test_the_shells_own_addresses_never_reach_the_tests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://real/data")
    monkeypatch.setenv("REDIS_URL", "redis://real")
    addresses = {"postgres": "postgres://throwaway/x", "redis": "redis://throwaway"}
    runner = suites.Runner("python", addresses, tmp_path, full=False)
    postgresql, sqlite, browser = suites.SUITES[:3]
    assert "DATABASE_URL" not in runner.environment(sqlite)
    assert runner.environment(postgresql)["DATABASE_URL"] == "postgres://throwaway/postgresql"
    assert runner.environment(postgresql)["REDIS_URL"] == "redis://throwaway/0"
    assert runner.environment(browser)["DATABASE_URL"] == "postgres://throwaway/browser"
    assert runner.environment(browser)["REDIS_URL"] == "redis://throwaway/2"


def test_an_address_given_by_hand_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, variable in services.ADDRESSES.items():
        monkeypatch.setenv(variable, f"there://{name}")
    monkeypatch.setattr(services, "docker_answers", lambda: pytest.fail("nobody asked for Docker"))
    servers = services.Services()
    try:
        assert servers.start([]) == {name: f"there://{name}" for name in services.ADDRESSES}
    finally:
        servers.stop()
    assert not servers.folder.exists()


def test_elsewhere_one_line_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "find", lambda program: program != "mvn")
    monkeypatch.setattr(services, "is_debian_12", lambda: False)
    with pytest.raises(launch.CannotStartError) as told:
        services.install_missing(["mvn", "unzip"])
    assert "mvn" in str(told.value)
    assert "unzip" not in str(told.value)
    assert "\n" not in str(told.value)


def test_docker_is_started_from_the_compose_file_and_taken_down_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stand-in for the docker program that writes down what it is asked."""
    calls = tmp_path / "calls"
    docker = tmp_path / "docker"
    docker.write_text(f'#!/bin/sh\necho "$POSTGRES_PASSWORD|$REDIS_PASSWORD|$*" >> {calls}\necho 127.0.0.1:4711\n')
    docker.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for variable in services.ADDRESSES.values():
        monkeypatch.delenv(variable, raising=False)
    servers = services.Services()
    try:
        found = servers.start([])
    finally:
        servers.stop()
    assert found["redis"] == "redis://127.0.0.1:4711/0"
    assert found["elasticsearch"] == "http://127.0.0.1:4711"
    lines = calls.read_text().splitlines()
    up = next(line for line in lines if " up " in line)
    assert up.endswith("up --detach --wait postgres redis elasticsearch")
    assert "compose.yaml --file" in up
    assert not up.startswith("|")
    assert "down --volumes" in lines[-1]
