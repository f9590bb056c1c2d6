"""Picture blocks: one picture, a gallery, and a link to a video (no third-party player)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text, caption and credit; the credit falls back to the picture's own."""

    image = ImageBlock(label=_("图片"))
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
    poster = ImageChooserBlock(label=_("封面图"), required=False)
    duration = blocks.CharBlock(label=_("时长"), max_length=12, required=False, help_text=_("例：3分20秒"))

    class Meta:
        label = _("视频链接")
        icon = "media"
        template = "blocks/video_link.html"
        description = _("封面图加链接，点开到视频网站观看。")
