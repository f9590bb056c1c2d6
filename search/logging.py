"""What readers ask for, without a trace of who asked. A request only notes; nothing is written to the database."""

from search.service import SearchPage


def note_search(found: SearchPage, locale: str) -> None:
    """That this was asked for, and what came of it."""


def note_click(query: str, locale: str, position: int) -> None:
    """That the result at this position (from 1) was opened."""


def hot_words(locale: str) -> tuple[str, ...]:
    """What is asked for most, and found; for a page that has nothing to show."""
    return ()
