"""What a reader probably meant who wrote something that stands nowhere: 创新工做室 for 创新工作室."""

from datetime import datetime

from search.query import ParsedQuery


def of(parsed: ParsedQuery, locale: str, moment: datetime) -> str:
    """The query as it was probably meant, "" when nothing better is known. Only words that a reader may find."""
    return ""
