"""What readers' requests note without the database: lines in a file, which the scheduler takes and adds up.

A request only appends a line, so that no reader waits for the database or for another reader. Lines of several
processes never mix; what a killed scheduler had taken is taken again, so a line may count twice and is never lost.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)


def path_of(name: str) -> Path:
    return Path(settings.PRIVATE_ROOT) / "spool" / name


def note(path: Path, line: bytes, most_bytes: int) -> None:
    """Append one line, whole. What comes when the file holds `most_bytes`, or cannot be written, is not noted."""
    try:
        if path.exists() and path.stat().st_size > most_bytes:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            file.write(line + b"\n")
    except OSError as error:
        logger.warning("%s: a line was not noted: %s", path.name, error)  # a full disk must not reach the reader


@contextmanager
def taken(path: Path) -> Iterator[list[bytes]]:
    """The lines noted so far; they are thrown away when the block ends well. For the scheduler alone."""
    held = path.with_suffix(".taken")
    if not held.exists():  # else left over from a scheduler that was killed
        try:
            path.rename(held)
        except FileNotFoundError:
            yield []
            return
    yield held.read_bytes().splitlines()
    held.unlink()
