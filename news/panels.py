"""The editor's form of an article, in the order in which a text is made."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PublishingPanel

from core.models import BasePage

ARTICLE_CONTENT = [
    FieldPanel("kicker"),
    *BasePage.content_panels,
    FieldPanel("subtitle"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("source"), FieldPanel("origin")]),
            FieldPanel("original_title"),
            FieldRowPanel([FieldPanel("original_url"), FieldPanel("original_date")]),
        ],
        heading=_("来源"),
        help_text=_("转载稿件的原标题、原文链接、原文日期都要填。"),
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("author"), FieldPanel("correspondent"), FieldPanel("photographer")]),
            FieldRowPanel([FieldPanel("editor"), FieldPanel("managing_editor"), FieldPanel("reviewer")]),
        ],
        heading=_("署名"),
    ),
    InlinePanel("attachments", heading=_("附件"), label=_("附件")),
    InlinePanel(
        "subjects",
        heading=_("报道对象"),
        label=_("报道对象"),
        help_text=_("写的是谁：人物、集体或工作室。选了以后，他们的页面上会列出这篇稿件。"),
    ),
]

ARTICLE_PROMOTE = [
    *BasePage.promote_panels,
    InlinePanel(
        "related_pages",
        heading=_("相关阅读"),
        label=_("相关阅读"),
        max_num=8,
        help_text=_("不选则列出本栏目最新的几篇。"),
    ),
]

ARTICLE_SETTINGS = [
    PublishingPanel(),  # the dialog for the hour of going live and going down
    FieldPanel("published_at", read_only=True),
    FieldPanel("archive_on"),
    InlinePanel("corrections", heading=_("更正"), label=_("更正")),
]
