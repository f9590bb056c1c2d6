"""Do the two sites show the same? What must stand on each measured page, whatever the site."""

from __future__ import annotations

import html
import re
from typing import Any

ROWS, NAMES, SERVICES, STUDIOS = 20, 12, 8, 6
INVISIBLE = re.compile(r"<[^>]*>|[\s\u200b\u2060\ufeff·]")


def missing(text: str, wanted: list[str]) -> list[str]:
    """Those of the wanted texts that a page does not show; mark-up and spaces do not count."""
    shown = _bare(text)
    return [words for words in wanted if _bare(words) not in shown]


def _bare(text: str) -> str:
    return INVISIBLE.sub("", html.unescape(INVISIBLE.sub("", text)))


def wanted(values: dict[str, Any]) -> dict[str, list[str]]:
    """Page → texts, by the values of export.py."""
    article = next(row for row in values["articles"] if row["slug"] == values["article"])
    column = [row["title"] for row in values["articles"] if row["column"] == article["column"]]
    profile, names = values["profile"], [name for name, _slug in values["roll"]["names"]]
    person = next(row for row in values["people"] if row["slug"] == profile["person"])
    return {
        "front page": [
            article["title"],
            *names[:NAMES],
            *[row["title"] for row in values["services"] if row["on_front_page"]][:SERVICES],
            *(row["title"] for row in values["studios"][:STUDIOS]),
            *(row["label"] for row in values["figures"]),
        ],
        "column": column[-ROWS:],
        "article": [article["title"], article["source"], *_paragraphs(article["body"])],
        "roll of 230": [values["roll"]["document_no"], *names],
        "profile": [person["title"], person["unit"], *_paragraphs(profile["body"])],
        "classes, week": [row["venue"] for row in values["sessions"] if row["start"][:10] in values["week"]],
        "search": [],
    }


def _paragraphs(body: list[list[Any]]) -> list[str]:
    """Headings, quotations and the paragraphs of the texts; figures stand as a table on our site."""
    found: list[str] = []
    for kind, value in body:
        if kind == "text":
            found += [part for part in value.replace("</p>", "").split("<p>") if len(part) > 60]
        elif kind == "heading":
            found.append(value)
        elif kind == "quote":
            found.append(value["text"])
    return found
