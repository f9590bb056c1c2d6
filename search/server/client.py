"""The connection to the search server, and what counts as its failure. Nothing is loaded until a server is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

LOOK = 3.0  # seconds for small questions of the worker and the scheduler
WRITE = 60.0  # seconds for one portion of documents, or for making an index: a rebuild may be hard work for it
BUSY = frozenset({401, 403, 408, 413, 429})  # the whole server refuses; so does everything from 500 on


class ServerError(Exception):
    """The server did not do what was asked: it is away, hangs, is full, busy, locked or broken."""


class IndexGoneError(ServerError):
    """The index does not exist (any more)."""


class RefusedError(ServerError):
    """The server does not understand the request (400)."""


def configured() -> bool:
    return bool(settings.ELASTICSEARCH_URL)


def client(seconds: float) -> Elasticsearch:
    """The client of this process, waiting that long for each answer. It is safe to share between threads."""
    with speaking():
        return _client(_settings()).options(request_timeout=seconds)


Settings = tuple[tuple[str, Any], ...]


def _settings() -> Settings:
    """What the client is made of; without what is not set."""
    urls = tuple(settings.ELASTICSEARCH_URL)
    secured = any(url.startswith("https:") for url in urls)
    user = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD)
    found = {
        "hosts": urls,
        "api_key": settings.ELASTICSEARCH_API_KEY,
        "basic_auth": user if user[0] and not settings.ELASTICSEARCH_API_KEY else "",
        "ca_certs": settings.ELASTICSEARCH_CA if secured else "",
    }
    return tuple((name, value) for name, value in found.items() if value)


@lru_cache(maxsize=4)
def _client(wanted: Settings) -> Elasticsearch:
    """Another node is tried when one refuses, none when one hangs: the reader has waited long enough."""
    from elasticsearch import Elasticsearch

    options = dict(wanted)
    options["hosts"] = list(options["hosts"])
    retries = min(2, len(options["hosts"]) - 1)
    return Elasticsearch(**options, max_retries=retries, retry_on_timeout=False, retry_on_status=())


def forget() -> None:
    """Make the next connection anew: after a fork, or when the settings have changed."""
    _client.cache_clear()


@contextmanager
def speaking() -> Iterator[None]:
    """Around every call: whatever the client raises becomes a ServerError with one line of reason."""
    from elasticsearch import ApiError, BadRequestError, NotFoundError, TransportError

    try:
        yield
    except NotFoundError as error:
        raise IndexGoneError(_line(error)) from error
    except BadRequestError as error:
        raise RefusedError(_line(error)) from error
    except (ApiError, TransportError, ValueError, LookupError) as error:  # or an answer that makes no sense
        raise ServerError(_line(error)) from error


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:500]


def refuses_all(status: int) -> bool:
    """Whether a status says that the server, not one document, is the matter."""
    return status in BUSY or status >= 500
