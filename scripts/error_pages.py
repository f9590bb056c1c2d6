"""Print every error page of the site as JSON, name → HTML: most of them cannot be asked for.

Runs in the site's environment, as `manage.py` does: 403, 404 and 410 carry the frame, which comes from the database.
`error_pages.py en` prints those that speak the reader's language in English.
"""

from __future__ import annotations

import json
import os
import sys

FRAMED = ["403", "404", "410"]
PLAIN = ["400", "403_csrf", "413", "500", "503"]


def framed(name: str, language: str) -> str:
    """A page that has header and footer of the site, for a reader who is not signed in."""
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.test import RequestFactory
    from django.utils import translation

    from core.middleware import SiteDataMiddleware

    def answer(request: HttpRequest) -> HttpResponse:
        with translation.override(language):
            return render(request, f"{name}.html")

    request = RequestFactory().get("/" if language == "zh-hans" else f"/{language}/")
    return SiteDataMiddleware(answer)(request).content.decode()


def error_pages(language: str) -> dict[str, str]:
    """All of them in Chinese, those with a frame in another language."""
    from django.template.loader import get_template

    pages = {name: framed(name, language) for name in FRAMED}
    if language == "zh-hans":
        pages |= {name: get_template(f"{name}.html").render() for name in PLAIN}
    return pages


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    print(json.dumps(error_pages(sys.argv[1] if len(sys.argv) > 1 else "zh-hans"), ensure_ascii=False))


if __name__ == "__main__":
    main()
