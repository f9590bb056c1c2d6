"""`make run`: prepare the site, then web server, tasks worker and scheduler as one foreground command.

Standard library only. Ctrl-C or SIGTERM ends all three; a child that dies is started again; a killed supervisor takes
its children along, because each of them watches the pipe that this process holds (scripts/child.py).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import launch

# Child → seconds until its first start: readers first, the machine has few cores.
CHILDREN = {"web": 0.0, "worker": 3.0, "scheduler": 3.0}
GRACE = 10.0  # seconds that a child may take to finish what it does
LONGEST_PAUSE = 30.0  # seconds between two starts of a child that keeps dying
STEADY = 60.0  # seconds after which a child counts as healthy again


class Child:
    """One of the three programs, and when it may be started again."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], wait: float = 0.0) -> None:
        self.name, self.command, self.environment = name, command, environment
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.pause = 0.0
        self.due = time.monotonic() + wait

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, cwd=str(launch.ROOT), env=self.environment, stdin=subprocess.PIPE, start_new_session=True
        )

    def tend(self) -> None:
        """Start the child again if it has died, at once the first time, more and more slowly after that."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.signal(signal.SIGKILL)  # what it may have left behind in its group
        self.process = None
        self.pause = 1.0 if now - self.started > STEADY else min(LONGEST_PAUSE, max(1.0, self.pause * 2))
        self.due = now + self.pause
        print(f"[{self.name}] 意外结束（{code}），{self.pause:.0f} 秒后重新启动", flush=True)

    def signal(self, number: int) -> None:
        """Send a signal to the child's whole process group."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Keeps the three children running until it is told to stop."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.stopping = threading.Event()

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())
        try:
            while not self.stopping.is_set():
                for child in self.children:
                    child.tend()
                self.stopping.wait(0.3)
        finally:
            self.stop()

    def stop(self) -> None:
        print("\n正在停止 …", flush=True)
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while time.monotonic() < deadline and any(c.process and c.process.poll() is None for c in self.children):
            time.sleep(0.05)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()


def announce_when_ready(address: str, logins: str, stopping: threading.Event) -> None:
    """Print the addresses once the web server answers."""
    while not stopping.wait(0.1):
        try:
            with urllib.request.urlopen(address + "/health/live", timeout=5):
                break
        except (urllib.error.URLError, OSError):
            continue
    else:
        return
    lines = ["", f"网站  {address}/", f"后台  {address}/admin/"]
    lines += [f"      {line}" for line in logins.splitlines()]
    print("\n".join([*lines, "按 Ctrl-C 停止", ""]), flush=True)


def prepare(python: str, environment: dict[str, str]) -> str:
    """Database, pages, roles and demo edition; quick when nothing changed. Returns the demo logins."""
    script = str(launch.ROOT / "scripts" / "prepare.py")
    done = subprocess.run([python, script], env=environment, cwd=str(launch.ROOT), stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise launch.CannotStartError("准备数据库时出错：请看上面的提示；删除 var/ 可以从头开始（会丢失数据）")
    return done.stdout.decode().strip()


def main() -> int:
    try:
        launch.insist_on_python()
        port = launch.check_port(os.environ.get("PORT", "8000").strip() or "8000")
        python = str(launch.ensure_packages())
        environment = launch.site_environment(PORT=str(port))
        environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
        environment.setdefault("LOG_LEVEL", "WARNING")  # the addresses must not scroll away
        logins = prepare(python, environment)
    except launch.CannotStartError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    child = str(launch.ROOT / "scripts" / "child.py")
    supervisor = Supervisor([Child(name, [python, child, name], environment, wait) for name, wait in CHILDREN.items()])
    address = f"http://127.0.0.1:{port}"
    threading.Thread(target=announce_when_ready, args=(address, logins, supervisor.stopping), daemon=True).start()
    supervisor.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
