"""What the front page shows, section by section, each in a fixed number of queries."""

from typing import Any


def context(page: Any) -> dict[str, Any]:
    return {}
