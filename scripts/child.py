"""One child of `make run`: `child.py web|worker|scheduler`.

Standard input is a pipe whose other end only the supervisor holds. When it closes the supervisor is gone, however it
went, and this process ends its own group: no orphan, on Linux and on macOS alike.
"""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

GRACE = 10.0  # seconds between asking and killing


def leave_with_supervisor() -> None:
    """Wait for the pipe to close, then end this process group."""
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(0, signal.SIGKILL)


def manage(*arguments: str) -> None:
    """One management command, in this process. The worker's own talk about every task is kept to LOG_LEVEL too."""
    import django
    from django.core.management import call_command

    django.setup()
    for handler in logging.getLogger().handlers:
        handler.setLevel(os.environ.get("LOG_LEVEL", "INFO"))
    call_command(*arguments)


def web() -> None:
    """gunicorn with threads: SQLite in WAL mode takes several readers and one writer at a time.

    Its limit of 4 KB for an address is lifted: a pasted paragraph of 2,000 Chinese characters is 18 KB of address.
    """
    from gunicorn.app.wsgiapp import run

    sys.argv = [
        "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{os.environ['PORT']}",
        "--worker-class", "gthread", "--workers", "1", "--threads", "8", "--timeout", "120",
        "--graceful-timeout", "5", "--log-level", "warning", "--limit-request-line", "0",
    ]  # fmt: skip
    run()


def worker() -> None:
    """The tasks worker for every queue."""
    manage("db_worker", "--queue-name", "*", "--no-reload", "--interval", "1")


def scheduler() -> None:
    """What has to happen by the clock: publishing, sweeps."""
    manage("scheduler")


PROGRAMS: dict[str, Callable[[], None]] = {"web": web, "worker": worker, "scheduler": scheduler}


if __name__ == "__main__":
    threading.Thread(target=leave_with_supervisor, daemon=True).start()
    PROGRAMS[sys.argv[1]]()
