"""The shipped nginx configuration, run by a real nginx: it serves two folders and passes the rest on, honestly."""

import http.client
import io
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from pytest_django import DjangoDbBlocker

import production_site
import services
from tests.architecture.house import ROOT


class Echo(BaseHTTPRequestHandler):
    """Stands for the site: answers with what reached it."""

    asked = 0  # so that two answers differ

    def do_GET(self) -> None:
        Echo.asked += 1
        told = {"from": "site", "path": self.path, "headers": dict(self.headers), "number": Echo.asked}
        body = json.dumps(told).encode()
        self.send_response(200)
        if self.path.startswith("/public/"):  # as core.page_cache answers
            for name, value in {"ETag": f'W/"{self.path}"', "X-Accel-Expires": "1", "Vary": "Accept-Encoding"}.items():
                self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Nginx:
    port: int
    store: Path

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
        """One request with the path exactly as given: no client that tidies up `..` first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer, answer.read().decode(errors="replace")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture(scope="module")
def nginx(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Nginx]:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.fail("nginx is not installed: `make test` brings it", pytrace=False)
    folder = tmp_path_factory.mktemp("nginx")
    store = folder / "store"
    write(store / "static/css/site.0123.css", "body{}")
    write(store / "public/images/bridge.width-800.jpg", "a rendition")
    write(store / "public/images/page.html", "<script>alert(1)</script>")
    write(store / "public/images/logo.svg", "<svg onload='x'/>")
    write(store / "private/original_images/secret.jpg", "SENTINEL")
    write(store / "private/documents/secret.pdf", "SENTINEL")
    with override_settings(STATIC_ROOT=store / "static"), django_db_blocker.unblock():
        call_command("error_pages", verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    write(store / "site.sqlite3", "SENTINEL")
    (store / "public/images/link.jpg").symlink_to(store / "private/original_images/secret.jpg")
    site = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    port = services.free_port()
    process = subprocess.Popen(
        [program, "-c", str(production_site.configure(folder, store, port, site.server_port)), "-p", str(folder)]
    )
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield Nginx(port, store)
    process.terminate()
    process.wait(timeout=10)
    site.shutdown()


def test_static_files_and_renditions_are_served(nginx: Nginx) -> None:
    answer, text = nginx.get("/static/css/site.0123.css")
    assert (answer.status, text) == (200, "body{}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    answer, text = nginx.get("/media/images/bridge.width-800.jpg")
    assert (answer.status, text) == (200, "a rendition")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/private/original_images/secret.jpg",
        "/media/../private/original_images/secret.jpg",
        "/media../private/original_images/secret.jpg",
        "/media/..%2fprivate/original_images/secret.jpg",
        "/media/%2e%2e/private/original_images/secret.jpg",
        "/media/images/..;/../../private/original_images/secret.jpg",
        "/media//private/original_images/secret.jpg",
        "/media/private/original_images/secret.jpg",
        "/media/original_images/secret.jpg",
        "/media/images/link.jpg",
        "/static/../private/documents/secret.pdf",
        "/static../private/documents/secret.pdf",
        "/static/%2e%2e/private/documents/secret.pdf",
        "/static../site.sqlite3",
        "/site.sqlite3",
        "/documents/secret.pdf",
    ],
)
def test_the_private_store_cannot_be_reached(nginx: Nginx, path: str) -> None:
    assert (nginx.store / "private/original_images/secret.jpg").read_text() == "SENTINEL"
    answer, text = nginx.get(path)
    assert "SENTINEL" not in text
    passed_on = answer.status == 200 and json.loads(text)["from"] == "site"
    assert passed_on or answer.status in {400, 403, 404}


@pytest.mark.parametrize("path", ["/media/", "/media/images/", "/static/", "/static/css/"])
def test_no_folder_is_listed(nginx: Nginx, path: str) -> None:
    answer, text = nginx.get(path)
    assert answer.status in {403, 404}
    assert "bridge" not in text


@pytest.mark.parametrize("path", ["/media/images/page.html", "/media/images/logo.svg"])
def test_only_pictures_come_from_the_public_store(nginx: Nginx, path: str) -> None:
    answer, text = nginx.get(path)
    assert answer.status == 404
    assert "<script>" not in text


def seen(nginx: Nginx, **headers: str) -> dict[str, str]:
    _, text = nginx.get("/news/?page=2", **headers)
    answer = json.loads(text)
    assert answer["path"] == "/news/?page=2"
    return {name.lower(): value for name, value in answer["headers"].items()}


def test_pages_come_from_the_site_with_the_readers_address(nginx: Nginx) -> None:
    headers = seen(nginx, X_Forwarded_For="6.6.6.6, 203.0.113.5", Host="union.example.org")
    assert headers["x-forwarded-for"] == "203.0.113.5"  # the last one that a trusted gateway saw, not the claim before
    assert headers["host"] == "union.example.org"
    assert headers["x-forwarded-proto"] == "http"


def test_the_scheme_comes_from_the_gateway(nginx: Nginx) -> None:
    assert seen(nginx, X_Forwarded_Proto="https")["x-forwarded-proto"] == "https"
    assert seen(nginx, X_Forwarded_Proto="javascript")["x-forwarded-proto"] == "http"


def test_claims_about_other_hosts_go_no_further(nginx: Nginx) -> None:
    headers = seen(nginx, X_Forwarded_Host="evil.example", X_Real_IP="6.6.6.6")
    assert "x-forwarded-host" not in headers
    assert "x-real-ip" not in headers


def number(nginx: Nginx, path: str, **headers: str) -> int:
    """Which of the site's answers came: the same number twice is a kept page."""
    _, text = nginx.get(path, **headers)
    return int(json.loads(text)["number"])


def test_a_public_page_is_kept_for_a_second_and_no_longer(nginx: Nginx) -> None:
    first = number(nginx, "/public/a/")
    assert number(nginx, "/public/a/") == first
    time.sleep(2.1)  # nginx counts whole seconds
    assert number(nginx, "/public/a/") > first


def test_a_reader_who_has_the_kept_page_is_told_so(nginx: Nginx) -> None:
    answer, _ = nginx.get("/public/b/")
    assert "X-Accel-Expires" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-cache"
    again, text = nginx.get("/public/b/", If_None_Match=answer.headers["ETag"])
    assert (again.status, text) == (304, "")


def test_other_pages_and_what_staff_see_is_never_kept(nginx: Nginx) -> None:
    assert number(nginx, "/admin/") < number(nginx, "/admin/")
    staff = {"Cookie": "a=1; sessionid=abc"}
    first = number(nginx, "/public/c/", **staff)
    assert number(nginx, "/public/c/", **staff) > first
    assert number(nginx, "/public/c/") > first, "nor shown to others"


def test_the_elder_cookie_does_not_split_what_is_kept(nginx: Nginx) -> None:
    assert number(nginx, "/public/d/", Cookie="elder=1") == number(nginx, "/public/d/")


def test_the_site_is_closed_with_a_file(nginx: Nginx) -> None:
    closed = nginx.store / "static/maintenance"
    closed.touch()
    try:
        answer, text = nginx.get("/news/")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "300")
        assert "网站正在维护" in text
        assert "主办单位" in text or "党政机关网站标识" in text
        assert nginx.get("/static/css/site.0123.css")[0].status == 200, "the page needs its style"
    finally:
        closed.unlink()
    assert nginx.get("/news/")[0].status == 200


def test_the_version_of_nginx_is_nobodys_business(nginx: Nginx) -> None:
    assert "nginx/" not in nginx.get("/")[0].headers.get("Server", "")


def test_a_pasted_paragraph_reaches_the_search(nginx: Nginx) -> None:
    """2,000 Chinese characters are 18 KB of address."""
    path = "/search/?q=" + "%E5%B7%A5" * 2000
    answer, text = nginx.get(path)
    assert (answer.status, json.loads(text)["path"]) == (200, path)


def upload(nginx: Nginx, size: int) -> tuple[int, str]:
    """Announce a body of that many bytes without sending it: a body that is too large is refused by its length."""
    connection = http.client.HTTPConnection("127.0.0.1", nginx.port, timeout=5)
    connection.putrequest("POST", "/admin/documents/multiple/add/")
    connection.putheader("Content-Length", str(size))
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_what_the_site_takes_passes_and_more_is_refused_in_chinese(nginx: Nginx) -> None:
    status, text = upload(nginx, 1 << 30)
    assert status == 413
    assert "上传的内容太大" in text
    limit = re.search(r"client_max_body_size (\d+)m;", (ROOT / "deploy/nginx/site.conf").read_text())
    assert limit is not None
    largest = max(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    assert int(limit[1]) * 1024 * 1024 > largest
    assert f"{settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024 // 1024} MB" in text
