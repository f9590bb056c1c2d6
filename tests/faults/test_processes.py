"""Children of `make run` that are killed come back, on PostgreSQL, and readers hardly notice."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from tests.fixtures.running_site import RunningSite

BACK = 30.0  # seconds within which a killed child must be back on a slow machine


def wait_for(question: Callable[[], bool], seconds: float = BACK) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.1)
    return False


def answers(site: RunningSite) -> bool:
    try:
        return site.get("/health/ready")[0] == 200
    except OSError:
        return False


@pytest.mark.parametrize("name", ["web", "worker", "scheduler"])
def test_a_killed_child_is_back(running_site: RunningSite, name: str) -> None:
    assert wait_for(lambda: set(running_site.children()) == {"web", "worker", "scheduler"})
    before = running_site.children()
    os.kill(before[name], signal.SIGKILL)
    assert wait_for(lambda: running_site.children().get(name, before[name]) != before[name])
    assert wait_for(lambda: answers(running_site))
    after = running_site.children()
    assert {other: pid for other, pid in after.items() if other != name} == {
        other: pid for other, pid in before.items() if other != name
    }
    assert running_site.get("/")[0] == 200
