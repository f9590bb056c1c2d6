"""`make run` beyond the happy path: its one-line answers, its children, its end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import launch
import run
from tests.architecture.house import ROOT

SLEEPER = "import time; time.sleep(600)"


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def make_run(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "run", f"PYTHON={environment.pop('PYTHON', sys.executable)}"],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def words(done: subprocess.CompletedProcess[str]) -> str:
    """What it said, which must be one line (make adds its own about the exit code)."""
    lines = [line for line in done.stderr.splitlines() if line and not line.startswith("make")]
    assert done.returncode != 0
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_busy_port_says_which_and_what_to_do(listener: int) -> None:
    line = words(make_run(PORT=str(listener)))
    assert str(listener) in line
    assert "PORT=8123 make run" in line


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "八"])
def test_a_port_that_is_none_is_told_so(port: str) -> None:
    assert "端口" in words(make_run(PORT=port))


def test_no_python_at_all() -> None:
    assert "Python 3.11" in words(make_run(PYTHON="/nowhere/python3"))


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(launch.CannotStartError, match=r"3\.11.*3\.9"):
        launch.insist_on_python()


def test_an_old_python_steps_aside_for_a_newer_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text("#!/bin/sh\n")
    newer.chmod(0o755)
    called: list[str] = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "execv", lambda path, arguments: called.append(path) or sys.exit())
    with pytest.raises(SystemExit):
        launch.insist_on_python()
    assert called == [str(newer)]


def test_a_missing_venv_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(launch.CannotStartError, match="python3-venv"):
        launch.insist_on_venv_module()


def test_scripts_that_must_speak_under_an_old_python_use_no_new_syntax() -> None:
    for name in ("launch.py", "run.py", "suites.py", "lint.py", "services.py"):
        text = (ROOT / "scripts" / name).read_text()
        assert "from __future__ import annotations" in text, name
        assert "\n    match " not in text, name


def test_unchanged_pins_are_not_installed_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(launch, "VENV", tmp_path)
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    ran: list[list[str]] = []
    monkeypatch.setattr(launch, "_run_or_explain", lambda command, message: ran.append(command))
    launch.ensure_packages()
    assert ran[0][-4:-2] == ["--only-binary", ":all:"]
    launch.ensure_packages()
    assert len(ran) == 1
    (tmp_path / ".installed").write_text("older pins")
    launch.ensure_packages()
    assert len(ran) == 2


def gone(pid: int, seconds: float = 15) -> bool:
    """Whether a process ends (a zombie that nobody collected counts as ended)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_a_dead_child_is_started_again_more_and_more_slowly() -> None:
    child = run.Child("web", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))
    child.tend()
    first = child.process
    assert first is not None
    first.wait()
    child.tend()
    assert child.process is None
    assert child.pause == 1.0
    child.due = 0.0
    child.tend()
    assert child.process is not None
    assert child.process.pid != first.pid
    child.process.wait()
    child.tend()
    assert child.pause == 2.0


def test_stopping_leaves_no_grandchild(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = f"""
import subprocess, sys
grandchild = subprocess.Popen([sys.executable, "-c", {SLEEPER!r}])
open({str(note)!r}, "w").write(f"{{grandchild.pid}}\\n")
grandchild.wait()
"""
    child = run.Child("web", [sys.executable, "-c", code], dict(os.environ))
    child.start()
    while not note.exists() or "\n" not in note.read_text():
        time.sleep(0.02)
    run.Supervisor([child]).stop()
    assert gone(int(note.read_text()))


def test_a_child_leaves_when_its_supervisor_is_killed(tmp_path: Path) -> None:
    """The supervisor gets no chance to clean up: the closed pipe is all the child learns."""
    note = tmp_path / "pids"
    child = f"""
import os, subprocess, sys, threading
sys.path.insert(0, {str(ROOT / "scripts")!r})
import child
child.GRACE = 1.0
threading.Thread(target=child.leave_with_supervisor, daemon=True).start()
other = subprocess.Popen([sys.executable, "-c", {SLEEPER!r}])
open({str(note)!r}, "w").write(f"{{os.getpid()}} {{other.pid}}\\n")
{SLEEPER}
"""
    supervisor = f"""
import sys, os
sys.path.insert(0, {str(ROOT / "scripts")!r})
import run
run.Supervisor([run.Child("web", [sys.executable, "-c", {child!r}], dict(os.environ))]).run()
"""
    process = subprocess.Popen([sys.executable, "-c", supervisor])
    while not note.exists() or "\n" not in note.read_text():
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert all(gone(int(pid)) for pid in note.read_text().split())
