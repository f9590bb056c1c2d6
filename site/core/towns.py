"""Towns and sub-districts by their address words, and which of them a text names."""

import re

from core import sitedata
from core.bilingual import Names
from core.models import Town
from core.searchable import register_label

ENDING = re.compile("(?:街道|镇|功能区|开发区)$")
SHORT = 2  # characters that a name without its ending must have to be known by itself: 田横


def register() -> None:
    """Called from AppConfig.ready()."""
    register_label("town", word)


def word(slug: str) -> str:
    """The town's name in the active language, "" for none of ours."""
    return str(known().get(slug, ""))


def known() -> dict[str, Names]:
    """Slug → names, kept under the cache token."""
    return sitedata.remember("towns", _read)


def _read() -> dict[str, Names]:
    return {slug: Names(chinese, english) for slug, chinese, english in Town.objects.values_list(*_FIELDS)}


_FIELDS = ("slug", "name_zh", "name_en")


def named_in(text: str) -> list[str]:
    """Slugs of the towns that stand in a text, with or without 街道 or 镇, in the order in which they stand."""
    places = {slug: _place(names, text) for slug, names in known().items()}
    return sorted((slug for slug, place in places.items() if place >= 0), key=lambda slug: places[slug])


def _place(names: Names, text: str) -> int:
    short = ENDING.sub("", names.name_zh)
    wanted = (short if len(short) >= SHORT else names.name_zh, names.name_en)
    return min((text.find(name) for name in wanted if name and name in text), default=-1)
