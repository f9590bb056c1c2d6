"""The workbook that offices may fill in: header, drop-downs, one example row."""

from collections.abc import Sequence


def template_workbook(awards: Sequence[str], towns: Sequence[str], industries: Sequence[str]) -> bytes:
    """An .xlsx with the given names as drop-downs."""
    return b""
