"""Text blocks: paragraphs, headings, quotations, tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists. Headings and pictures are blocks of their own, so that every channel can render them."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        label = _("正文")
        icon = "pilcrow"
        template = "blocks/text.html"
        preview_value = "<p>下了班，走十分钟就到。书法、合唱、太极、工间操，课开在村里和社区里。</p>"
        description = _("段落和列表。小标题、图片、引文请用各自的块。")


class HeadingBlock(blocks.CharBlock):
    """A heading inside the story (h2)."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 60, **kwargs})

    class Meta:
        label = _("小标题")
        icon = "title"
        template = "blocks/heading.html"
        preview_value = "课开在家门口"
        description = _("正文里的小标题，建议20字以内。")


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("引文"), max_length=400)
    attribution = blocks.CharBlock(label=_("谁说的"), max_length=60, required=False, help_text=_("例：夜校学员"))

    class Meta:
        label = _("引文")
        icon = "openquote"
        template = "blocks/quote.html"
        preview_value = {"text": "一支笔、一张纸，工会都备好了。", "attribution": "夜校学员"}
        description = _("一段原话，和说话的人。")


class StoryTableBlock(TableBlock):
    """A table with caption and header row; rows can be pasted from Excel."""

    class Meta:
        label = _("表格")
        icon = "table"
        template = "blocks/table.html"
        description = _("可从Excel复制粘贴。请勾选“首行为表头”并填写表题。")
