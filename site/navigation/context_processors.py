"""`channels` and `languages` for the header."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core import sitedata


def header(request: HttpRequest) -> dict[str, Any]:
    """`channels`: entries of the active language. `language_homes`: language code → home address."""
    return {
        "channels": SimpleLazyObject(lambda: sitedata.current().offered.get("channels", {}).get(get_language(), [])),
        "language_homes": SimpleLazyObject(_homes),
    }


def _homes() -> dict[str, str]:
    return {code: home.get_url() or "/" for code, home in sitedata.current().homes.items()}
