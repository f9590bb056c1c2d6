"""Resident memory of a serving worker: gunicorn as deploy/entry.sh starts it, after many different addresses."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

READERS = 4
START_SECONDS = 60


def after(addresses: list[str], environment: dict[str, str], root: Path) -> tuple[int, int, dict[int, int]]:
    """MB of the worker before the first page and after the last, and how often each status was answered."""
    port = _free_port()
    command = ["-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    flags = ["--workers", "1", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--limit-request-line", "0"]
    with subprocess.Popen(
        [sys.executable, *command, *flags, "--log-level", "error"], env=environment, cwd=root
    ) as server:
        try:
            _wait(port)
            begun = _resident(server.pid)
            with ThreadPoolExecutor(READERS) as readers:
                statuses = list(readers.map(lambda path: _get(port, path), addresses))
            return begun, _resident(server.pid), _counted(statuses)
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            if _get(port, "/health/live") == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("gunicorn did not come up")


def _get(port: int, path: str) -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", path, headers={"Host": "127.0.0.1", "Accept-Encoding": "gzip"})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


def _resident(master: int) -> int:
    """MB of the one worker below gunicorn's arbiter."""
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    status = Path(f"/proc/{workers[0]}/status").read_text()
    return round(int(status.split("VmRSS:")[1].split()[0]) / 1024)


def _counted(statuses: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for status in statuses:
        counts[status] = counts.get(status, 0) + 1
    return counts
