"""How the client is made from the settings: who it says it is, and which node it turns to."""

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from search.server import client
from search.server.client import IndexGoneError, RefusedError, ServerError


class Node(BaseHTTPRequestHandler):
    """Answers like a node, and keeps what it was asked with."""

    seen: list[dict[str, str]] = []
    status = 200

    def do_GET(self) -> None:
        self.seen.append({name.lower(): value for name, value in self.headers.items()})
        body = b'{"version": {"number": "9.0.0"}, "error": {"type": "x"}}'
        self.send_response(self.status)
        for name, value in {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture
def node(settings: Any) -> Iterator[ThreadingHTTPServer]:
    Node.seen, Node.status = [], 200
    server = ThreadingHTTPServer(("127.0.0.1", 0), Node)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.ELASTICSEARCH_URL = [f"http://127.0.0.1:{server.server_port}"]
    yield server
    server.shutdown()
    client.forget()


def asked_with() -> str:
    client.client(2).info()
    return Node.seen[-1].get("authorization", "")


def basic(words: str) -> str:
    return f"Basic {base64.b64encode(words.encode()).decode()}"


def test_who_it_says_it_is(node: ThreadingHTTPServer, settings: Any) -> None:
    assert asked_with() == ""
    settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD = "site", "secret"
    assert asked_with() == basic("site:secret")
    settings.ELASTICSEARCH_API_KEY = "a2V5"
    assert asked_with() == "ApiKey a2V5"
    settings.ELASTICSEARCH_USER = settings.ELASTICSEARCH_API_KEY = ""
    settings.ELASTICSEARCH_URL = [f"http://elastic:word@127.0.0.1:{node.server_port}"]
    assert asked_with() == basic("elastic:word")


def test_another_node_answers_when_one_refuses(node: ThreadingHTTPServer, settings: Any) -> None:
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:9", *settings.ELASTICSEARCH_URL]
    for _each in range(4):
        with client.speaking():
            assert client.client(2).info()["version"]["number"] == "9.0.0"


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, RefusedError), (401, ServerError), (404, IndexGoneError), (429, ServerError), (503, ServerError)],
)
def test_what_counts_as_its_failure(node: ThreadingHTTPServer, status: int, error: type[Exception]) -> None:
    Node.status = status
    with pytest.raises(error) as raised, client.speaking():
        client.client(2).info()
    assert "\n" not in str(raised.value)
    assert len(Node.seen) == 1


@pytest.mark.parametrize("urls", [["localhost"], ["http://"], ["http://[", "x"]])
def test_an_address_that_is_none_is_a_failure_and_no_error(settings: Any, urls: list[str]) -> None:
    settings.ELASTICSEARCH_URL = urls
    with pytest.raises(ServerError):
        client.client(1)
