"""Picture blocks: one picture, a gallery, and a link to a video (no third-party player)."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

_at_hand: ContextVar[dict[int, Any] | None] = ContextVar("pictures_at_hand", default=None)


@contextmanager
def pictures_at_hand(keys: Iterable[int]) -> Iterator[None]:
    """Read these pictures in one query; blocks of any kind that are evaluated meanwhile take theirs from them."""
    from media.models import SiteImage

    token = _at_hand.set(SiteImage.objects.in_bulk(list(keys)))
    try:
        yield
    finally:
        _at_hand.reset(token)


class LibraryPictureBlock(ImageChooserBlock):
    """A picture of the library; in migrations it is the block that it builds upon."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        known = _at_hand.get()
        if known is None:
            return list(super().bulk_to_python(values))
        return [copy.copy(known.get(value)) for value in values]  # each use has an alternative text of its own

    def deconstruct(self) -> tuple[str, Any, Any]:
        _path, args, options = super().deconstruct()
        return f"{ImageChooserBlock.__module__}.{ImageChooserBlock.__qualname__}", args, options


class StoryImageBlock(ImageBlock):
    """Wagtail's block of a picture with its alternative text, over ours."""

    def __init__(self, required: bool = True, **options: Any) -> None:
        super().__init__(required=required, **options)
        block = LibraryPictureBlock(required=required)
        block.set_name("image")
        self.child_blocks["image"] = block


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text, caption and credit; the credit falls back to the picture's own."""

    image = StoryImageBlock(label=_("图片"))
    caption = blocks.CharBlock(label=_("图说"), max_length=120, required=False, help_text=_("例：书法夜校一堂课"))
    credit = blocks.CharBlock(label=_("摄影"), max_length=60, required=False, help_text=_("不写则用图库里登记的署名。"))

    class Meta:
        label = _("图片")
        icon = "image"
        template = "blocks/picture.html"
        description = _("一张图，配图说和署名。")


class GalleryBlock(blocks.StructBlock):
    """Two to twelve pictures, one under the other or side by side where there is room."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("图片"), min_num=2, max_num=12)

    class Meta:
        label = _("组图")
        icon = "image"
        template = "blocks/gallery.html"
        description = _("2到12张图片。")


class VideoLinkBlock(blocks.StructBlock):
    """A picture that leads to a video elsewhere. Nothing of the other site is loaded on our page."""

    title = blocks.CharBlock(label=_("视频标题"), max_length=80)
    url = blocks.URLBlock(label=_("视频地址"), help_text=_("例：https://v.qq.com/x/page/…"))
    poster = LibraryPictureBlock(label=_("封面图"), required=False)
    duration = blocks.CharBlock(label=_("时长"), max_length=12, required=False, help_text=_("例：3分20秒"))

    class Meta:
        label = _("视频链接")
        icon = "media"
        template = "blocks/video_link.html"
        description = _("封面图加链接，点开到视频网站观看。")
