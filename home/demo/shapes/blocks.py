"""The blocks a demo story is written in, Chinese with English beside it where the story is translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One paragraph, Chinese and (for the translated stories) English."""

    zh: str
    en: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a story."""

    zh: str
    en: str = ""


@dataclass(frozen=True)
class Quote:
    """Somebody's words and who said them."""

    zh: str
    by_zh: str
    en: str = ""
    by_en: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawn picture of ``home.demo.pictures`` with its line below."""

    key: str
    caption_zh: str
    caption_en: str = ""


@dataclass(frozen=True)
class Gallery:
    """Several drawn pictures under one title."""

    title_zh: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Figures:
    """Statistics shown inside a story, by their codes in ``home.demo.figures``."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A small table: a caption, one header row and plain cells."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    english: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Contact:
    """Whom to ask."""

    name_zh: str
    telephone: str
    hours_zh: str = ""
    address_zh: str = ""
    name_en: str = ""
    hours_en: str = ""
    address_en: str = ""


Block = Text | Heading | Quote | Picture | Gallery | Figures | Table | Contact


def sentences(body: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """The (Chinese, English) pairs of a story, in reading order."""
    for block in body:
        match block:
            case Text(zh, en) | Heading(zh, en):
                yield zh, en
            case Quote(zh, by_zh, en, by_en):
                yield zh, en
                yield by_zh, by_en
            case Picture(_, caption_zh, caption_en):
                yield caption_zh, caption_en
            case Table():
                yield from block.english
            case Contact():
                yield block.name_zh, block.name_en
                yield block.hours_zh, block.hours_en
                yield block.address_zh, block.address_en
