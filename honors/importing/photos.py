"""A zip of portraits: which pictures it holds, and whose each one is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from honors.importing.entries import Entry


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in the zip, unpacked when asked for."""

    filename: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Refusal:
    filename: str
    reason: str


@dataclass(slots=True)
class PhotoBatch:
    photos: list[Photo] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class PhotoMatches:
    """Row number → its photo; `problems` are the photos that found nobody, one, or too many, with the reason."""

    found: dict[int, Photo] = field(default_factory=dict)
    problems: list[Refusal] = field(default_factory=list)


def read_photos(file: BinaryIO) -> PhotoBatch:
    """The pictures of a zip, and each file that is none with its reason. Raises RosterRefusedError for the whole."""
    return PhotoBatch()


def match_photos(batch: PhotoBatch, rows: Sequence[Entry]) -> PhotoMatches:
    """By certificate number, then name and unit, then name."""
    return PhotoMatches()
