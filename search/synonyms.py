"""Other wordings of what a reader wrote: 劳模 is 劳动模范."""

from search.query import ParsedQuery


def widen(parsed: ParsedQuery, locale: str) -> ParsedQuery:
    """The query with the other wordings of each term that is not quoted."""
    return parsed
