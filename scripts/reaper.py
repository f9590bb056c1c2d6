"""Cleans up after a command, however that command ends.

Another process: it reads orders from standard input, one JSON list a line, and carries them out when the input closes.
That happens at the end of the command, on Ctrl-C, and also when the command is killed and could not do it itself.

    ["group", 123]            end the process group 123
    ["forget", 123]           that group has ended by itself
    ["run", "es.sh", "stop"]  run a command
    ["folder", "/tmp/x"]      delete a folder
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import Any

GRACE = 8.0  # seconds between asking and killing


def alive(group: int) -> bool:
    """Whether the process group still has a member."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end_groups(groups: list[int]) -> None:
    """Ask all groups to end, then kill what is left."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for group in groups:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, number)
        deadline = time.monotonic() + GRACE
        while any(map(alive, groups)) and time.monotonic() < deadline:
            time.sleep(0.05)


def carry_out(orders: list[list[Any]]) -> None:
    """Groups first, then commands in reverse order, then folders: nothing writes to a folder that is being deleted."""
    forgotten = {order[1] for order in orders if order[0] == "forget"}
    end_groups([order[1] for order in orders if order[0] == "group" and order[1] not in forgotten])
    for order in reversed(orders):
        if order[0] == "run":
            subprocess.run(order[1:], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for order in orders:
        if order[0] == "folder":
            shutil.rmtree(order[1], ignore_errors=True)


def main() -> None:
    """Collect orders until the input closes. Signals meant for the command do not disturb."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    carry_out([json.loads(line) for line in sys.stdin if line.endswith("\n")])


if __name__ == "__main__":
    main()
