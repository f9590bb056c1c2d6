"""The demo edition served as in production: production settings, collected files, gunicorn, the shipped nginx in front.

For measuring what a reader gets. Without https, on free ports of this machine. Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import demo_site
import launch
import services

SHIPPED = launch.ROOT / "deploy" / "nginx" / "site.conf"
MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    types {{
        text/html html; text/css css; application/javascript js; image/svg+xml svg;
        image/jpeg jpg jpeg; image/png png; image/webp webp; image/avif avif;
    }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def manage(environment: dict[str, str], *words: str) -> None:
    """One management command of the site."""
    command = [os.fspath(launch.venv_python()), "manage.py", *words]
    subprocess.run(command, cwd=launch.ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


def prepare(var: Path, port: int) -> dict[str, str]:
    """Demo edition with every picture drawn, static files collected; the environment in which to serve them."""
    demo = demo_site.environment(var)
    script = [os.fspath(launch.venv_python()), str(launch.ROOT / "scripts" / "prepare.py")]
    subprocess.run(script, cwd=launch.ROOT, env=demo, stdout=subprocess.DEVNULL, check=True)
    manage(demo, "db_worker", "--queue-name", "*", "--batch", "--no-reload")
    environment = {
        **demo,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{var / 'site.sqlite3'}",
        "SECURE_COOKIES": "0",
        "TRUSTED_PROXIES": "1",
        "LOG_LEVEL": "WARNING",
    }
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    return environment


def configure(folder: Path, store: Path, port: int, upstream: int) -> Path:
    """The shipped file of nginx with this machine's folder and ports in place of the container's."""
    text = SHIPPED.read_text()
    places = {
        "/srv/site/": f"{store}/",
        "/var/cache/nginx/": f"{folder}/",
        "listen 8080": f"listen 127.0.0.1:{port}",
        "web:8000": f"127.0.0.1:{upstream}",
    }
    for shipped, here in places.items():
        if shipped not in text:
            raise ValueError(f"{SHIPPED.name} no longer says {shipped!r}")
        text = text.replace(shipped, here)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user))
    return folder / "nginx.conf"


def wait_for(process: subprocess.Popen[bytes], port: int, seconds: float = 30.0) -> None:
    """Until somebody listens."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise launch.CannotStartError(f"端口 {port} 上没有程序应答")


@contextlib.contextmanager
def running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """A server for as long as it is needed."""
    process = subprocess.Popen(command, cwd=launch.ROOT, env=environment, start_new_session=True)
    try:
        wait_for(process, port)
        yield
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def production_site(var: Path) -> Iterator[str]:
    """Serve it; gives the address, ends everything afterwards."""
    port, upstream = services.free_port(), services.free_port()
    environment = prepare(var, port)
    gunicorn = [
        os.fspath(launch.venv_python()), "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{upstream}",
        "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--log-level", "warning",
    ]  # fmt: skip
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
    folder = var / "nginx"
    nginx = [program, "-c", str(configure(folder, var, port, upstream)), "-p", str(folder)]
    with running(gunicorn, upstream, environment), running(nginx, port, environment):
        yield f"http://127.0.0.1:{port}"
