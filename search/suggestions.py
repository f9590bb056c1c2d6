"""What a reader may be about to type: names, titles and promoted queries that begin like it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`kind_label` says what it is (人物, 课程); `url` is its page, "" for a word that is to be searched for."""

    text: str
    kind_label: str
    url: str


def suggest(text: str, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """At most `limit` of them, best first. Only what a reader may find now."""
    return ()
