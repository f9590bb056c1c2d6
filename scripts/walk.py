"""Which pages a site has: what a reader can reach from the front page, and what kind of page each address shows.

For everything that has to see one page of every kind: tests, screenshots. Standard library only.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import quote, urldefrag, urljoin, urlsplit

MOST = 600  # pages; the demo edition has fewer, calendars and filters could go on for ever
FIRST = ["/", "/en/", "/news/", "/honors/", "/courses/", "/services/", "/topics/", "/search/?q=创新工作室"]
# A filter or a page number is a view of the same page: one each is enough.
VIEWS = re.compile(r"\?.*$")
ELDER = "elder="  # the same page in large type, whose links lead to more of the same
NO_PAGES = ("/admin", "/static", "/media", "/documents")
# Kind of page → its addresses. The first that fits counts.
KINDS = {
    "front page": r"/",
    "news index": r"/news/",
    "column": r"/news/[^/]+/",
    "article": r"/news/[^/]+/[^/]+/",
    "topics": r"/topics/",
    "topic": r"/topics/[^/]+/",
    "honours": r"/honors/",
    "rolls": r"/honors/rolls/",
    "roll": r"/honors/rolls/.+/",
    "people": r"/honors/people/",
    "wall": r"/honors/people/wall/",
    "award on the wall": r"/honors/people/wall/[^/]+/",
    "names by letter": r"/honors/people/a-z/(?:[^/]+/)?",
    "names by strokes": r"/honors/people/strokes/(?:[^/]+/)?",
    "person": r"/honors/people/[^/]+/",
    "studios": r"/honors/studios/",
    "studio": r"/honors/studios/[^/]+/",
    "statistics": r"/honors/statistics/",
    "proof of a figure": r"/honors/statistics/grants/",
    "collectives": r"/honors/collectives/",
    "collective": r"/honors/collectives/[^/]+/",
    "verification": r"/v/",
    "classes": r"/courses/",
    "venues": r"/courses/venues/",
    "venue": r"/courses/venues/[^/]+/",
    "course": r"/courses/.+/",
    "services": r"/services/",
    "service": r"/services/[^/]+/",
    "search": r"/search/(?:\?.*)?",
    "English front page": r"/en/",
    "English page": r"/en/.+",
    "plain page": r"/[^/]+/",
}

Answer = tuple[int, str]  # status and text


class Links(HTMLParser):
    """Collects the addresses of links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.found.append(target)


def links(html: str, here: str, site: str) -> list[str]:
    """Addresses on this site that a page links to, without fragments."""
    parser = Links()
    parser.feed(html)
    whole = (urldefrag(urljoin(site + here, target)).url for target in parser.found)
    return [address.removeprefix(site) for address in whole if address.startswith(site + "/")]


def kind_of(path: str) -> str:
    """Which kind of page an address shows."""
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, path)), "other")


def is_page(answer: Answer) -> bool:
    """Whether a reader was shown a page; feeds and calendars are none."""
    return answer[0] == 200 and "<html" in answer[1][:500]


def fetch(site: str, path: str) -> Answer:
    """Status and text of an address, also when it is an error."""
    try:
        with urllib.request.urlopen(site + quote(path, safe="/?=&%+;,:@~!*'()"), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def walk(site: str, get: Callable[[str], Answer]) -> dict[str, Answer]:
    """Follow every link; address → what it answered."""
    pages: dict[str, Answer] = {}
    seen = set(FIRST)
    waiting = deque(FIRST)
    while waiting and len(pages) < MOST:
        path = waiting.popleft()
        pages[path] = get(path)
        if not is_page(pages[path]):
            continue
        for target in links(pages[path][1], path, site):
            plain = VIEWS.sub("?", target)
            if plain not in seen and ELDER not in target and not urlsplit(target).path.startswith(NO_PAGES):
                seen.add(plain)
                waiting.append(target)
    return pages


def by_kind(pages: dict[str, Answer]) -> dict[str, list[str]]:
    """Kind of page → addresses that show one, in the order in which a reader meets them."""
    found: dict[str, list[str]] = {}
    for path, answer in pages.items():
        if is_page(answer):
            found.setdefault(kind_of(path), []).append(path)
    return found
