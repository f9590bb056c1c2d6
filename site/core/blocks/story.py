"""StoryBlock: the body of every page."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.links import AttachmentsBlock, ContactBlock, FiguresBlock
from core.blocks.media import GalleryBlock, PictureBlock, VideoLinkBlock, pictures_at_hand
from core.blocks.text import HeadingBlock, QuoteBlock, StoryTableBlock, TextBlock

PICTURE_FIELDS = {"image", "poster"}
SPOKEN = {"text", "heading", "quote", "table"}


class StoryBlock(blocks.StreamBlock):
    """The same blocks on every page, each with a form for the web page (and later for other channels)."""

    text = TextBlock(group=_("文字"))
    heading = HeadingBlock(group=_("文字"))
    quote = QuoteBlock(group=_("文字"))
    table = StoryTableBlock(group=_("文字"))
    picture = PictureBlock(group=_("图片"))
    gallery = GalleryBlock(group=_("图片"))
    video_link = VideoLinkBlock(group=_("图片"))
    figures = FiguresBlock(group=_("资料"))
    attachments = AttachmentsBlock(group=_("资料"))
    contact = ContactBlock(group=_("资料"))

    class Meta:
        block_counts: dict[str, Any] = {}


def plain_text(story: Any) -> str:
    """The running text of a story, a blank between blocks: for summaries.

    What stands under pictures is left out: a summary is stored, and a portrait may be withdrawn any day. Search reads
    more (core.blocks.words).
    """
    parts: list[str] = []
    story_images(story)  # evaluates the blocks with all pictures in one query
    for child in story or ():
        if child.block_type in SPOKEN:
            parts += [strip_tags(str(text)) for text in child.block.get_searchable_content(child.value)]
    return " ".join(" ".join(parts).replace("\xa0", " ").split())


def story_images(story: Any) -> list[Any]:
    """The pictures of a story in order, galleries and video posters included. One query, none when asked again."""
    if not getattr(story, "is_lazy", False) or hasattr(story, "pictures_read"):
        return _images(story)
    story.pictures_read = True
    with pictures_at_hand(_keys(list(story.raw_data))):
        return _images(story)


def _keys(raw: Any) -> Iterator[int]:
    """The keys of pictures in a story as it is stored."""
    if isinstance(raw, list):
        for each in raw:
            yield from _keys(each)
    elif isinstance(raw, dict):
        for name, value in raw.items():
            if name in PICTURE_FIELDS and isinstance(value, int):
                yield value
            else:
                yield from _keys(value)


def _images(story: Any) -> list[Any]:
    found: list[Any] = []
    for child in story or []:
        if child.block_type == "picture":
            found.append(child.value.get("image"))
        elif child.block_type == "gallery":
            found += [picture.get("image") for picture in child.value.get("pictures") or []]
        elif child.block_type == "video_link":
            found.append(child.value.get("poster"))
    return [image for image in found if image]
