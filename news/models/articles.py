"""ArticlePage with everything a Chinese newsroom prints around a text (domain.md §5)."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from core.blocks import StoryBlock
from core.blocks.story import plain_text, story_images
from core.cards import Card, ChannelDocument
from core.models import BasePage
from core.texts import SUMMARY_LENGTH, opening
from news import panels, publishing, reading
from news.enums import Origin
from news.querysets import ArticleQuerySet


class ArticlePage(BasePage):
    """A text in a column. `column`, `published_at` and `opening` repeat what the tree, the publishing time and the body
    say, so that lists are read along an index and never open a body."""

    kind = "article"
    read_together = ("source", "column", "listing_image", "share_image", "read_count")
    parent_page_types = ["news.ColumnPage"]
    subpage_types: list[str] = []

    kicker = models.CharField(_("肩题"), max_length=60, blank=True, help_text=_("标题上面的小字。例：职工夜校一年记"))
    subtitle = models.CharField(
        _("副题"), max_length=120, blank=True, help_text=_("例：——从一张课桌开始，工会怎样把课送进村和社区")
    )
    source = models.ForeignKey(
        "news.Source",
        verbose_name=_("来源"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text=_("从来源名单里选。本单位稿件选本单位；转载的来源必须在白名单里。"),
    )
    origin = models.CharField(_("稿件性质"), max_length=10, choices=Origin.choices, default=Origin.ORIGINAL)
    original_title = models.CharField(
        _("原标题"), max_length=255, blank=True, help_text=_("转载必填，一字不改照原文写。")
    )
    original_url = models.URLField(
        _("原文链接"), blank=True, help_text=_("转载必填。例：https://www.example.com/a.html")
    )
    original_date = models.DateField(_("原文日期"), null=True, blank=True, help_text=_("转载必填。"))
    author = models.CharField(_("作者"), max_length=60, blank=True, help_text=_("记者姓名，几个人用空格隔开。"))
    correspondent = models.CharField(_("通讯员"), max_length=60, blank=True, help_text=_("例：江若溪"))
    photographer = models.CharField(_("摄影"), max_length=60, blank=True)
    editor = models.CharField(_("编辑"), max_length=40, blank=True)
    managing_editor = models.CharField(_("责任编辑"), max_length=40, blank=True)
    reviewer = models.CharField(_("审核"), max_length=40, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("正文"))
    archive_on = models.DateField(
        _("归档日期"),
        null=True,
        blank=True,
        help_text=_(
            "最后有效的一天。通知过了这一天就从首页撤下，页面保留并注明已归档。要让页面整个下线，请设“过期日期/时间”。"
        ),
    )
    column = models.ForeignKey(
        "news.ColumnPage",
        verbose_name=_("栏目"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_at = models.DateTimeField(_("首次发布时间"), null=True, blank=True, editable=False)
    opening = models.CharField(_("正文开头"), max_length=SUMMARY_LENGTH + 1, blank=True, editable=False)

    content_panels = panels.ARTICLE_CONTENT
    promote_panels = panels.ARTICLE_PROMOTE
    settings_panels = panels.ARTICLE_SETTINGS

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("subtitle"),
        index.SearchField("body"),
        index.FilterField("column"),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("新闻稿件")
        verbose_name_plural = _("新闻稿件")
        indexes = [
            models.Index(fields=["column", "-published_at"], name="article_in_column"),
            models.Index(fields=["-published_at"], name="article_newest"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        parent = self.get_parent() if self.path else None
        self.column_id = parent.pk if parent else None
        self.published_at = self.first_published_at
        self.opening = opening(plain_text(self.body))
        super().save(*args, **kwargs)

    def publishing_problems(self) -> dict[str, str]:
        return {**super().publishing_problems(), **publishing.problems(self)}

    # What others may know of an article ------------------------------------------------------------------------------

    def summary_text(self) -> str:
        return super().summary_text() or self.opening

    def card_date(self) -> Any:
        return self.published_at

    def card(self) -> Card:
        eyebrow = self.column.title if self.column else ""
        return replace(super().card(), kind_label=eyebrow or str(_("新闻")), eyebrow=eyebrow)

    def lead_image(self) -> Any:
        """The picture that stands for the article: the list's, else the first of the body."""
        return self.listing_image or next(iter(story_images(self.body)), None)

    def share_picture(self) -> Any:
        return self.share_image or self.lead_image()

    def channel_document(self) -> ChannelDocument:
        return replace(super().channel_document(), meta=reading.byline(self), blocks=self.body)

    @property
    def is_archived(self) -> bool:
        """Past its last day; the page says so and stays."""
        return self.archive_on is not None and self.archive_on < timezone.localdate()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(reading.context(self, preview=getattr(request, "is_preview", False)))
        return context


class ArticleAttachment(TranslatableMixin, Orderable):
    """附件: shown with its type and size under the text."""

    page = ParentalKey(ArticlePage, verbose_name=_("稿件"), on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "media.SiteDocument", verbose_name=_("文件"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("名称"), max_length=120, blank=True, help_text=_("不写则用文件库里的名称。"))

    panels = ["document", "title"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def __str__(self) -> str:
        return self.title or str(self.document)


class ArticleCorrection(TranslatableMixin, Orderable):
    """更正: what was wrong and what is right, dated, at the head of the article for good."""

    page = ParentalKey(ArticlePage, verbose_name=_("稿件"), on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("更正日期"), default=timezone.localdate)
    text = models.CharField(
        _("更正说明"), max_length=400, help_text=_("例：第三段“教学点113处”应为“115处”。原文已改，特此说明。")
    )

    panels = ["corrected_on", "text"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("更正")
        verbose_name_plural = _("更正")

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def date(self) -> Any:
        return self.corrected_on


class ReadCount(models.Model):
    """How often an article was read. Rows are added up outside the reader's request, never within it."""

    page = models.OneToOneField(
        ArticlePage, verbose_name=_("稿件"), primary_key=True, on_delete=models.CASCADE, related_name="read_count"
    )
    count = models.PositiveIntegerField(_("阅读量"), default=0)
    counted_at = models.DateTimeField(_("统计时间"), auto_now=True)

    class Meta:
        verbose_name = _("阅读量")
        verbose_name_plural = _("阅读量")

    def __str__(self) -> str:
        return str(self.count)
