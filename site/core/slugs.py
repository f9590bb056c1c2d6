"""Slugs: ASCII from pinyin, made in this one place for editors, imports, seed and tests."""

import re
from collections.abc import Callable

from core.pinyin import syllables

MAX_LENGTH = 80
# Words that routed addresses below index pages use; a slug must not take them.
RESERVED = frozenset(
    {
        "venues",
        "rolls",
        "people",
        "studios",
        "revocations",
        "notices",
        "feed",
        "rss",
        "atom",
        "page",
        "search",
        "topics",
        "statistics",
        "wall",
        "a-z",
        "strokes",
    }
    | {"news", "honors", "courses", "services", "embed", "api", "v", "verify", "export", "calendar", "ics", "print"}
    | {"admin", "media", "static", "documents", "health", "en", "zh-hans", "zh-cn"}
)


def slug_for(text: str, fallback: str = "item") -> str:
    """把课堂搬到家门口 → ba-ke-tang-ban-dao-jia-men-kou; at most 80 characters, cut between syllables."""
    words = re.findall(r"[a-z0-9]+", "-".join(syllables(text)).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug or (words[0][:MAX_LENGTH] if words else fallback)


def unique_slug(text: str, taken: Callable[[str], bool], fallback: str = "item") -> str:
    """The slug of `text`, or that with -2, -3 … when it is taken or reserved."""
    base = slug_for(text, fallback)
    number, slug = 1, base
    while slug in RESERVED or taken(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug
