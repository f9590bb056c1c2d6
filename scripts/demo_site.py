"""The demo edition, served for as long as a command looks at it: `make run` on a free port with a folder of its own.

The folder is kept for the day, so that a second look starts in seconds: the dates of the edition hang on that day.
Standard library only.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import launch
import services

START_TIMEOUT = 480.0  # seconds for migrations and the demo edition on a slow machine
# What the shell happens to say must not lead a look at the demo edition to real data.
UNWANTED = ["DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL", "SITE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "URL_PREFIX"]


def environment(var: Path, **extra: str) -> dict[str, str]:
    """What programs of this demo site need to know."""
    clean = launch.site_environment(VAR_DIR=str(var), DJANGO_SETTINGS_MODULE="config.settings.dev", **extra)
    return {name: value for name, value in clean.items() if name not in UNWANTED}


def todays(folder: Path) -> Path:
    """A folder for an edition of today; those of other days are deleted."""
    today = folder / datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    for other in folder.glob("*"):
        if other != today:
            shutil.rmtree(other)
    today.mkdir(parents=True, exist_ok=True)
    return today


def wait_for(process: subprocess.Popen[bytes], log: Path, words: str) -> None:
    """Until the command has printed these words."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        if words in log.read_text(errors="replace"):
            return
        time.sleep(0.2)
    raise launch.CannotStartError(f"网站没有启动：\n{log.read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def demo_site(var: Path) -> Iterator[str]:
    """Serve it; gives the address, ends the site afterwards."""
    port = services.free_port()
    address = f"http://127.0.0.1:{port}"
    log = var / "run.log"
    print("正在启动演示网站 …", flush=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, str(launch.ROOT / "scripts" / "run.py")],
            env=environment(var, PORT=str(port), VENV_DIR=os.fspath(launch.VENV)),
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        wait_for(process, log, address + "/\n")
        yield address
    finally:
        process.terminate()
        process.wait()
