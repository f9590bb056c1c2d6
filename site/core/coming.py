"""When a thing next takes place: what a list that knows no app (search) says of a class.

A date that the clock makes old must not be stored with the thing: it is asked for when the list is shown.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from core.cards import Card

Finder = Callable[[list[str]], Mapping[str, datetime]]

_finders: dict[str, Finder] = {}


def register(kind: str, find: Finder) -> None:
    """Called from AppConfig.ready(). `find` takes addresses of cards of that kind and returns the next start of each
    that has one, with one query."""
    _finders[kind] = find


def next_dates(cards: Iterable[Card]) -> dict[str, datetime]:
    """Address → when it next takes place; at most one query for each kind that takes place at all."""
    addresses: dict[str, list[str]] = {}
    for card in cards:
        if card.kind in _finders and card.url:
            addresses.setdefault(card.kind, []).append(card.url)
    return {url: start for kind, urls in addresses.items() for url, start in _finders[kind](urls).items()}
