"""Tables written as text: one row a line, cells between bars, so that sixty people stay readable."""

from __future__ import annotations


def rows(text: str) -> list[list[str]]:
    """The cells of every line that is not blank, trimmed."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
