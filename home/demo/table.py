"""Tables written as text: one row a line, cells between bars, so that sixty people stay readable."""

from __future__ import annotations

from typing import Any


def rows(text: str) -> list[dict[str, Any]]:
    """Every line below the first as a record; the first line names the fields. Cells are trimmed text."""
    head, *lines = (_cells(line) for line in text.strip().splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]
