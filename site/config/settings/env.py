"""The one list of environment variables that the site reads, each with its type, default and meaning.

`manage.py environment` prints this list as the table in docs/operations/environment.md.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

VARIABLES: "list[Variable[Any]]" = []


@dataclass(frozen=True)
class Variable(Generic[T]):
    """One environment variable. `default` None means that the site does not start without it."""

    name: str
    parse: Callable[[str], T]
    default: T | None
    meaning: str
    kind: str = field(default="text")

    def read(self) -> T:
        """The parsed value; ImproperlyConfigured names the variable when it is missing or malformed."""
        raw = os.environ.get(self.name, "").strip()
        if not raw:
            if self.default is None:
                raise ImproperlyConfigured(f"Set the environment variable {self.name}: {self.meaning}")
            return self.default
        try:
            return self.parse(raw)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name} must be {self.kind}: {error}") from error


def _declare(name: str, parse: Callable[[str], T], default: T | None, meaning: str, kind: str) -> Variable[T]:
    variable = Variable(name, parse, default, meaning, kind)
    VARIABLES.append(variable)
    return variable


def _words(raw: str) -> list[str]:
    return [word.strip() for word in raw.split(",") if word.strip()]


def _flag(raw: str) -> bool:
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{raw!r} is neither 1 nor 0")


def text(name: str, default: str | None, meaning: str) -> Variable[str]:
    return _declare(name, str, default, meaning, "text")


def words(name: str, default: list[str] | None, meaning: str) -> Variable[list[str]]:
    return _declare(name, _words, default, meaning, "a comma-separated list")


def number(name: str, default: float | None, meaning: str) -> Variable[float]:
    return _declare(name, float, default, meaning, "a number")


def flag(name: str, default: bool | None, meaning: str) -> Variable[bool]:
    return _declare(name, _flag, default, meaning, "1 or 0")


SECRET_KEY = text("SECRET_KEY", None, "a long random string that signs sessions; keep it secret and stable")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", None, "host names the site answers to, separated by commas")
SITE_URL = text("SITE_URL", None, "public address of the site, with https:// and without a closing slash")
DATABASE_URL = text("DATABASE_URL", None, "postgres://user:password@host:5432/name or sqlite:////path/file.sqlite3")
DATABASE_TIMEOUT = number("DATABASE_TIMEOUT", 20, "seconds to wait for a lock or a connection")
DATABASE_KEEP = number(
    "DATABASE_KEEP", 60, "seconds that a thread keeps its database connection for the next request; 0 never"
)
REDIS_URL = text("REDIS_URL", "", "redis://host:6379/0; empty keeps the cache in each process")
CACHE_TIMEOUT = number("CACHE_TIMEOUT", 1, "seconds to wait for the cache server before the site goes on without it")
ELASTICSEARCH_URL = words(
    "ELASTICSEARCH_URL", [], "https://host:9200, several nodes separated by commas; empty searches in the database"
)
ELASTICSEARCH_API_KEY = text("ELASTICSEARCH_API_KEY", "", "API key for Elasticsearch, encoded; goes before a user")
ELASTICSEARCH_USER = text("ELASTICSEARCH_USER", "", "user name for Elasticsearch, if there is no API key")
ELASTICSEARCH_PASSWORD = text("ELASTICSEARCH_PASSWORD", "", "the user's password")
ELASTICSEARCH_CA = text("ELASTICSEARCH_CA", "", "file with the authority that signed the certificate of Elasticsearch")
ELASTICSEARCH_PREFIX = text(
    "ELASTICSEARCH_PREFIX", "site-search", "what the names of our indexes begin with; small letters, one for each site"
)
SEARCH_TIMEOUT = number("SEARCH_TIMEOUT", 0.7, "seconds that a reader waits for Elasticsearch")
VAR_DIR = text(
    "VAR_DIR", "var", "folder for everything the site writes: private store, public renditions, collected static files"
)
URL_PREFIX = text("URL_PREFIX", "", "path under which another portal mounts the site, such as /district/jimo")
TRUSTED_PROXIES = number(
    "TRUSTED_PROXIES", 0, "how many reverse proxies stand in front and set X-Forwarded-For and -Proto"
)
SECURE_COOKIES = flag("SECURE_COOKIES", True, "1 sends cookies over https only and redirects http to https")
IDLE_MINUTES = number("IDLE_MINUTES", 30, "minutes without activity after which staff are signed out; 0 never")
HSTS_SECONDS = number("HSTS_SECONDS", 31536000, "how long browsers remember to use https, in seconds")
EMAIL_URL = text("EMAIL_URL", "", "smtp://user:password@host:587; empty writes mails to the log")
EMAIL_FROM = text("EMAIL_FROM", "webmaster@localhost", "sender of the mails of the site")
LOG_LEVEL = text("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR")
DEMO_LOGINS = flag("DEMO_LOGINS", False, "1 lets the seed command make its two demo logins with known passwords")
NOTICE_WORKING_DAYS = number(
    "NOTICE_WORKING_DAYS", 5, "working days that a public notice of an award lasts at least; 0 any length"
)
