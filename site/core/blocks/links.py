"""Blocks that lead somewhere: attachments, a contact, figures with their source."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class AttachmentsBlock(blocks.StructBlock):
    """Documents to download, each shown with its type and size."""

    title = blocks.CharBlock(label=_("标题"), max_length=40, required=False, default="附件")
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("文件"), min_num=1)

    class Meta:
        label = _("附件")
        icon = "doc-full"
        template = "blocks/attachments.html"
        description = _("供下载的文件，自动显示类型和大小。")


class ContactBlock(blocks.StructBlock):
    """Whom to ask: a telephone number that dials on a phone."""

    name = blocks.CharBlock(label=_("联系谁"), max_length=60, help_text=_("例：职工服务中心"))
    phone = blocks.CharBlock(label=_("电话"), max_length=40, required=False, help_text=_("例：0532-12345678"))
    address = blocks.CharBlock(label=_("地址"), max_length=120, required=False)
    hours = blocks.CharBlock(
        label=_("时间"), max_length=80, required=False, help_text=_("例：工作日8:30—11:30，13:30—17:00")
    )

    class Meta:
        label = _("联系方式")
        icon = "group"
        template = "blocks/contact.html"
        preview_value = {"name": "职工服务中心（示例）", "phone": "12351", "address": "", "hours": ""}
        description = _("联系人、电话、地址和时间。")


class StatisticBlock(SnippetChooserBlock):
    """Statistics are few, and many pages show them: all lie under the cache token."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        from core.models import Statistic

        known = Statistic.known()
        return [known.get(value) for value in values]

    def deconstruct(self) -> tuple[str, Any, Any]:
        """In migrations it is the block that it builds upon."""
        _path, args, options = super().deconstruct()
        return f"{SnippetChooserBlock.__module__}.{SnippetChooserBlock.__qualname__}", args, options


class FiguresBlock(blocks.StructBlock):
    """Statistics kept in one place, so that a figure is the same everywhere."""

    title = blocks.CharBlock(label=_("标题"), max_length=40, required=False)
    statistics = blocks.ListBlock(StatisticBlock("core.Statistic"), label=_("统计数字"), min_num=1, max_num=12)

    class Meta:
        label = _("数字")
        icon = "order"
        template = "blocks/figures.html"
        description = _("从“统计数字”里选，自动带单位、时间和来源。")
