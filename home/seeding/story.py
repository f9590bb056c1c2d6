"""Demo blocks to the raw form of a StoryBlock stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.html import escape

from home.demo.pictures import PICTURES
from home.demo.shapes import Block, Contact, Figures, Gallery, Heading, Picture, Quote, Table, Text
from home.seeding.edition import Edition

Raw = dict[str, Any]


def body(edition: Edition, name: str, blocks: tuple[Block, ...]) -> list[Raw]:
    """The stream of a story. Paragraphs that follow each other form one text block; ids depend on name and place."""
    found = list(_merged(blocks))
    return [
        {"id": str(uuid5(NAMESPACE_URL, f"{name}/{place}")), **_raw(edition, block)}
        for place, block in enumerate(found)
    ]


def _merged(blocks: tuple[Block, ...]) -> Iterator[Block | list[Text]]:
    paragraphs: list[Text] = []
    for block in blocks:
        if isinstance(block, Text):
            paragraphs.append(block)
            continue
        if paragraphs:
            yield paragraphs
            paragraphs = []
        yield block
    if paragraphs:
        yield paragraphs


def _raw(edition: Edition, block: Block | list[Text]) -> Raw:
    match block:
        case list():
            return {"type": "text", "value": "".join(f"<p>{escape(text.zh)}</p>" for text in block)}
        case Heading(zh):
            return {"type": "heading", "value": zh}
        case Quote(zh, by_zh):
            return {"type": "quote", "value": {"text": zh, "attribution": by_zh}}
        case Table():
            return {"type": "table", "value": _table(block)}
        case Picture():
            return {"type": "picture", "value": _picture(edition, block)}
        case Gallery():
            pictures = _items(block.title_zh, [_picture(edition, picture) for picture in block.pictures])
            return {"type": "gallery", "value": {"pictures": pictures}}
        case Figures(codes):
            rows = _items(codes[0], [edition.get("figure", code).pk for code in codes])
            return {"type": "figures", "value": {"title": "", "statistics": rows}}
        case Contact():
            return {"type": "contact", "value": _contact(block)}
    raise TypeError(block)


def _items(name: str, values: list[Any]) -> list[Raw]:
    """The rows of a ListBlock."""
    return [
        {"type": "item", "id": str(uuid5(NAMESPACE_URL, f"{name}/item/{place}")), "value": value}
        for place, value in enumerate(values)
    ]


def _picture(edition: Edition, picture: Picture) -> Raw:
    image = {
        "image": edition.get("picture", picture.key).pk,
        "alt_text": PICTURES[picture.key].alt,
        "decorative": False,
    }
    return {"image": image, "caption": picture.caption_zh, "credit": ""}


def _table(table: Table) -> Raw:
    return {
        "data": [list(table.header), *(list(row) for row in table.rows)],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": table.caption,
        "cell": [],
        "mergeCells": [],
    }


def _contact(contact: Contact) -> Raw:
    return {
        "name": contact.name_zh,
        "phone": contact.telephone,
        "address": contact.address_zh,
        "hours": contact.hours_zh,
    }
