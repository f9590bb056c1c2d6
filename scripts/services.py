"""PostgreSQL, Redis, Elasticsearch and Chromium for the tests: taken, or started for as long as they are needed.

For each server, in this order: an address given by environment variable (TEST_POSTGRES_URL, TEST_REDIS_URL,
TEST_ELASTICSEARCH_URL; TEST_CHROMIUM for the browser's path); a running Docker engine with compose.yaml; the programs
of this machine, on Debian 12 installed when they are missing. Otherwise one line says what is needed.

`services.py` alone starts them, prints their addresses and waits for Ctrl-C. Standard library only.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import launch

ADDRESSES = {
    "postgres": "TEST_POSTGRES_URL",
    "redis": "TEST_REDIS_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
}
BROWSERS = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]  # fmt: skip
# Program → the Debian 12 package that brings it.
PACKAGES = {
    "postgres": "postgresql",
    "redis-server": "redis-server",
    "java": "openjdk-17-jre-headless",
    "javac": "openjdk-17-jdk-headless",
    "mvn": "maven",
    "unzip": "unzip",
    "curl": "curl",
    "chromium": "chromium",
    "npm": "npm",
    "nginx": "nginx-light",
    "xgettext": "gettext",
}
FONTS = "fonts-noto-cjk"  # without it the browser measures empty boxes instead of Chinese
STANDING = {"postgresql": "postgresql", "redis-server": "redis-server", "nginx-light": "nginx"}
START_TIMEOUT = 60.0  # seconds for PostgreSQL and Redis; Elasticsearch has its own two minutes


class Reaper:
    """The process that cleans up when this one ends, in whatever way (scripts/reaper.py)."""

    def __init__(self) -> None:
        script = str(launch.ROOT / "scripts" / "reaper.py")
        reading, writing = os.pipe()
        self._orders = os.fdopen(writing, "wb")
        self.process = subprocess.Popen([sys.executable, script], stdin=reading, start_new_session=True)
        os.close(reading)

    def order(self, *words: Any) -> None:
        """Register something to be done at the end."""
        with contextlib.suppress(BrokenPipeError):  # somebody killed it: finish() sees that and does what it can
            self._orders.write((json.dumps(words) + "\n").encode())
            self._orders.flush()

    def finish(self, started: list[subprocess.Popen[bytes]]) -> None:
        """Clean up now and wait for it; `started` are collected here as they end."""
        with contextlib.suppress(BrokenPipeError):
            self._orders.close()
        if self.process.poll() is not None:
            for process in started:
                process.terminate()
            return
        while self.process.poll() is None:
            for process in started:
                process.poll()
            time.sleep(0.05)


def free_port() -> int:
    """A TCP port that nobody uses at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_postgres() -> Path | None:
    """The folder with initdb and postgres, newest version first. Debian keeps it off the path."""
    on_path = shutil.which("postgres")
    folders = sorted(
        [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin")],
        key=lambda folder: [int(number) for number in re.findall(r"\d+", str(folder))],
        reverse=True,
    )
    candidates = ([Path(on_path).parent] if on_path else []) + folders
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


def find_browser() -> str | None:
    """The path of a Chromium, TEST_CHROMIUM first."""
    wanted = os.environ.get("TEST_CHROMIUM")
    return next(filter(None, map(shutil.which, [wanted] if wanted else BROWSERS)), None)


def find(program: str) -> bool:
    """Whether this machine has the program."""
    if program == "postgres":
        return find_postgres() is not None
    if program == "chromium":
        return find_browser() is not None
    return shutil.which(program) is not None or Path("/usr/sbin", program).exists()


def is_debian_12() -> bool:
    """Whether missing programs can be installed by name."""
    with contextlib.suppress(OSError):
        text = Path("/etc/os-release").read_text()
        return "\nID=debian" in "\n" + text and 'VERSION_ID="12"' in text
    return False


def install_missing(programs: list[str]) -> None:
    """Install what is missing on Debian 12; elsewhere say in one line what is needed."""
    missing = [program for program in programs if not find(program)]
    if not missing:
        return
    packages = [PACKAGES[program] for program in missing]
    if "chromium" in missing:
        packages.append(FONTS)
    if not is_debian_12():
        raise launch.CannotStartError(
            f"测试还需要这些程序：{'、'.join(missing)}。请安装它们或启动 Docker；已有的服务器可用 "
            f"{'、'.join(ADDRESSES.values())} 指定 (missing programs: {', '.join(missing)})"
        )
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    print("正在安装：" + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        done = subprocess.run([*prefix, "apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise launch.CannotStartError(
                f"apt-get {arguments[0]} 没有成功：请用 root 安装 {' '.join(packages)} 后重试"
            )
    for package in STANDING.keys() & set(packages):  # the tests start servers of their own on free ports
        subprocess.run([*prefix, "service", STANDING[package], "stop"], capture_output=True, check=False)


def docker_answers() -> bool:
    """Whether a Docker engine runs and its compose plugin is there."""
    if shutil.which("docker") is None:
        return False
    tries = (["docker", "info"], ["docker", "compose", "version"])
    return all(subprocess.run(words, capture_output=True, check=False).returncode == 0 for words in tries)


class Services:
    """Addresses of the servers; `start()` fills them, `stop()` ends what was started here."""

    def __init__(self) -> None:
        self.reaper = Reaper()
        self.addresses: dict[str, str] = {}
        self.started: list[subprocess.Popen[bytes]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="site-services-"))
        self.reaper.order("folder", str(self.folder))

    def start(self, programs: list[str]) -> dict[str, str]:
        """Bring up every server that no environment variable names. `programs`: what else the tests run."""
        self.addresses = {name: os.environ[key] for name, key in ADDRESSES.items() if os.environ.get(key)}
        wanted = [name for name in ADDRESSES if name not in self.addresses]
        docker = bool(wanted) and docker_answers()
        install_missing(programs + ([] if docker else self._programs(wanted)))
        if docker:
            self._start_docker(wanted)
        else:
            for name in wanted:
                self.addresses[name] = getattr(self, "_start_" + name)()
        return self.addresses

    def stop(self) -> None:
        """End and delete everything that start() made."""
        self.reaper.finish(self.started)
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _programs(wanted: list[str]) -> list[str]:
        needs = {
            "postgres": ["postgres"],
            "redis": ["redis-server"],
            "elasticsearch": ["javac", "mvn", "unzip", "curl"],
        }
        return [program for name in wanted for program in needs[name]]

    def launch(self, command: list[str], log: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a server in a process group of its own and have it ended with this command."""
        with (self.folder / log).open("wb") as output:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, **options
            )
        self.reaper.order("group", process.pid)
        self.started.append(process)
        return process

    def _wait(self, process: subprocess.Popen[bytes], port: int, name: str, log: str) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline and process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            time.sleep(0.1)
        lines = (self.folder / log).read_text(errors="replace").splitlines()
        raise launch.CannotStartError(f"{name} 没有启动：{lines[-1] if lines else '没有输出'}")

    def _start_postgres(self) -> str:
        """A throw-away cluster that does not wait for the disk. PostgreSQL refuses to run as root."""
        binaries = find_postgres() or Path()
        data, port, password = self.folder / "postgres", free_port(), secrets.token_hex(16)
        data.mkdir(mode=0o700)
        (self.folder / "password").write_text(password)
        as_whom: list[str] = []
        if os.geteuid() == 0:
            as_whom = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            self.folder.chmod(0o755)
            shutil.chown(data, "postgres", "postgres")
        made = subprocess.run(
            [
                *as_whom, str(binaries / "initdb"), "--pgdata", str(data), "--username=tests", "--no-sync",
                "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}", "--encoding=UTF8", "--locale=C",
            ],
            capture_output=True, check=False,
        )  # fmt: skip
        if made.returncode != 0:
            raise launch.CannotStartError(f"initdb: {made.stderr.decode(errors='replace').strip()}")
        settings = {
            "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": data, "fsync": "off",
            "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB", "max_connections": "60",
        }  # fmt: skip
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        process = self.launch([*as_whom, str(binaries / "postgres"), "-D", str(data), *options], "postgres.log")
        self._wait(process, port, "PostgreSQL", "postgres.log")
        return f"postgres://tests:{password}@127.0.0.1:{port}/postgres"

    def _start_redis(self) -> str:
        port = free_port()
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._wait(self.launch(command, "redis.log", cwd=self.folder), port, "Redis", "redis.log")
        return f"redis://127.0.0.1:{port}/0"

    def _start_elasticsearch(self) -> str:
        script = str(launch.ROOT / "scripts" / "elasticsearch" / "es.sh")
        environment = {**os.environ, "ES_PORT": str(free_port())}
        self.reaper.order("run", "env", f"ES_PORT={environment['ES_PORT']}", script, "stop")
        with (self.folder / "elasticsearch.log").open("wb") as log:
            done = subprocess.run([script, "start"], env=environment, stdout=subprocess.PIPE, stderr=log, check=False)
        if done.returncode != 0:
            print((self.folder / "elasticsearch.log").read_text(errors="replace")[-3000:], file=sys.stderr)
            raise launch.CannotStartError("Elasticsearch 没有启动：请看上面的提示（首次需要从 Maven Central 下载）")
        return done.stdout.decode().strip().splitlines()[-1]

    def _start_docker(self, wanted: list[str]) -> None:
        """The servers of compose.yaml under a project of their own, on free local ports, data in memory."""
        password = secrets.token_hex(16)
        values = dict.fromkeys(["SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "ELASTIC_PASSWORD"], password)
        values.update({"ALLOWED_HOSTS": "localhost", "SITE_URL": "http://localhost", "POSTGRES_USER": "tests"})
        environment = {**os.environ, **values}
        compose = ["docker", "compose", "--project-name", f"site-tests-{os.getpid()}"]
        for file in ("compose.yaml", "deploy/compose.test.yaml"):
            compose += ["--file", str(launch.ROOT / file)]
        settings = [f"{key}={value}" for key, value in values.items()]
        self.reaper.order("run", "env", *settings, *compose, "down", "--volumes", "--timeout", "5")
        done = subprocess.run([*compose, "up", "--detach", "--wait", *wanted], env=environment, check=False)
        if done.returncode != 0:
            raise launch.CannotStartError("docker compose 没有启动测试用的服务器：请看上面的提示")
        ports = {"postgres": "5432", "redis": "6379", "elasticsearch": "9200"}
        shapes = {
            "postgres": f"postgres://tests:{password}@{{}}/postgres",
            "redis": "redis://{}/0",
            "elasticsearch": "http://{}",
        }
        for name in wanted:
            words = [*compose, "port", name, ports[name]]
            answer = subprocess.run(words, env=environment, capture_output=True, check=True)
            self.addresses[name] = shapes[name].format(answer.stdout.decode().strip())


def raise_on_signals() -> None:
    """Make SIGTERM and SIGHUP end a command the way Ctrl-C does, so that it cleans up."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


def main() -> int:
    launch.insist_on_python()
    raise_on_signals()
    services = Services()
    try:
        for name, address in services.start([]).items():
            print(f"export {ADDRESSES[name]}={address}", flush=True)
        print("按 Ctrl-C 停止", file=sys.stderr, flush=True)
        signal.pause()
    except launch.CannotStartError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        services.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
