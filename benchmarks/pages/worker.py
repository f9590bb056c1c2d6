"""One site in one process. The parent asks in lines of JSON and gets a line for each: see `Site`.

A request is a WSGI environ given to Django's handler, the body read and closed, as gunicorn does it; measured is the
processor time of this process.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

GZIP = b"\x1f\x8b"


class Site:
    """Every public method is something the parent may ask."""

    def __init__(self, uncached: bool) -> None:
        django.setup()
        if uncached:
            settings.PAGE_CACHE = False
        self.handler = WSGIHandler()

    def cpu(self, path: str, times: int = 1) -> float:
        """Milliseconds of processor time a request, on average."""
        return sum(self._get(path)[2] for _turn in range(times)) / times

    def text(self, path: str) -> tuple[int, str]:
        status, body, _spent = self._get(path)
        return status, (gzip.decompress(body) if body.startswith(GZIP) else body).decode()

    def queries(self, path: str) -> list[str]:
        """The statements of one request, with their parameters where that can be said."""
        seen: list[str] = []

        def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            seen.append(f"{sql} {parameters!r:.200}")
            return execute(sql, parameters, many, context)

        with connection.execute_wrapper(note):
            self._get(path)
        return seen

    def bump(self) -> None:
        """Everything cached is stale (our site only)."""
        from core import caching

        caching.bump()

    def _get(self, path: str) -> tuple[int, bytes, float]:
        seen: list[str] = []
        environ = _environ(path)
        begun = time.process_time_ns()
        response = self.handler(environ, lambda status, _headers, *_more: seen.append(status))
        body = b"".join(response)
        response.close()
        return int(seen[0].split()[0]), body, (time.process_time_ns() - begun) / 1e6


def _environ(path: str) -> dict[str, Any]:
    path, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path, encoding="latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_ACCEPT_LANGUAGE": "zh-CN,zh;q=0.9",
        "HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def main() -> None:
    site = Site(uncached="--uncached" in sys.argv)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        answer = getattr(site, asked.pop("ask"))(**asked)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
