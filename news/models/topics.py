"""专题: articles on one subject, collected by hand and by rule."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.blocks.story import story_images
from core.listings import cards, paginate
from core.models import BasePage
from core.querysets import ReadablePageQuerySet, drafted
from core.related_pages import chosen_pages
from media import renditions
from news.models.articles import ArticlePage


class TopicIndexPage(BasePage):
    """/topics/: all topics, newest first."""

    kind = "topics"
    is_index = True
    max_count_per_parent = 1
    parent_page_types = None
    subpage_types = ["news.TopicPage"]

    introduction = models.CharField(_("导语"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("专题首页")
        verbose_name_plural = _("专题首页")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        topics = TopicPage.objects.child_of(self).readable().order_by("-first_published_at", "-pk")
        context["page_obj"] = paginate(request, topics.select_related("listing_image"))
        context["cards"] = cards(context["page_obj"])
        return context


class TopicPage(BasePage):
    """The rule is read at query time: an article that fits stands here from the moment it is published."""

    kind = "topic"
    read_together = ("listing_image", "share_image")
    parent_page_types = ["news.TopicIndexPage"]
    subpage_types: list[str] = []

    introduction = models.TextField(
        _("导语"), max_length=600, blank=True, help_text=_("两三句话，说清这个专题讲什么、为什么现在讲。")
    )
    body = StreamField(StoryBlock(), verbose_name=_("正文"), blank=True)
    columns = ParentalManyToManyField(
        "news.ColumnPage", verbose_name=_("栏目"), blank=True, help_text=_("不选表示所有栏目。")
    )
    words = models.CharField(
        _("关键词"),
        max_length=120,
        blank=True,
        help_text=_("标题或关键词里出现其中一个就收进来，用空格隔开。例：微课堂 职工夜校"),
    )
    since = models.DateField(_("从哪天起"), null=True, blank=True)
    until = models.DateField(_("到哪天止"), null=True, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        InlinePanel("chosen", heading=_("手工选稿"), label=_("稿件"), help_text=_("排在最前面，顺序可以拖动。")),
        MultiFieldPanel(
            [FieldPanel("columns"), FieldPanel("words"), FieldRowPanel([FieldPanel("since"), FieldPanel("until")])],
            heading=_("自动选稿"),
            help_text=_("几个条件同时满足的稿件自动列入；一个都不填就只有手工选的。"),
        ),
    ]
    promote_panels = [*BasePage.promote_panels, InlinePanel("related_pages", heading=_("相关阅读"), label=_("页面"))]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("columns")]

    objects = PageManager.from_queryset(ReadablePageQuerySet)()

    class Meta:
        verbose_name = _("专题")
        verbose_name_plural = _("专题")

    def clean(self) -> None:
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("截止日期不能早于起始日期。")})

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def chosen_articles(self) -> list[ArticlePage]:
        """By hand, in the editor's order and in this page's language. One query; two for a draft."""
        if drafted(self, "chosen"):
            keys = [row.article.translation_key for row in self.chosen.all() if row.article_id]
            found = self._articles().filter(translation_key__in=keys).with_cards()
            return sorted(found, key=lambda article: keys.index(article.translation_key))
        rows = TopicArticle.objects.filter(page=self.pk)
        same = rows.filter(article__translation_key=OuterRef("translation_key")).order_by("sort_order", "pk")
        named = self._articles().filter(translation_key__in=rows.values("article__translation_key")).with_cards()
        return list(named.annotate(place=Subquery(same.values("sort_order")[:1])).order_by("place", "pk"))

    def rule_articles(self, without: list[ArticlePage]) -> Any:
        """By rule, newest first, leaving out what stands above already; nothing when no condition is set."""
        columns = [column.translation_key for column in self.columns.all()]
        words = self.words.split()
        if not (columns or words or self.since or self.until):
            return ArticlePage.objects.none()
        articles = self._articles().exclude(pk__in=[article.pk for article in without])
        if columns:
            articles = articles.filter(column__translation_key__in=columns)
        if words:
            articles = articles.mentioning(words)
        return self._within_dates(articles).newest_first()

    def _within_dates(self, articles: Any) -> Any:
        if self.since:
            articles = articles.filter(published_at__date__gte=self.since)
        if self.until:
            articles = articles.filter(published_at__date__lte=self.until)
        return articles

    def _articles(self) -> Any:
        return ArticlePage.objects.readable().filter(locale_id=self.locale_id)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        chosen = self.chosen_articles()
        page_obj = paginate(request, self.rule_articles(without=chosen).with_cards())
        shown = chosen if page_obj.number == 1 else []
        renditions.existing([self.share_picture(), *story_images(self.body), *_pictures([*shown, *page_obj])])
        context["page_obj"] = page_obj
        context["cards"] = cards(page_obj)
        context["chosen_cards"] = cards(shown)
        context["related"] = chosen_pages(self)
        return context


def _pictures(articles: Iterable[ArticlePage]) -> list[Any]:
    return [article.card_image() for article in articles]


class TopicArticle(Orderable):
    """One article put into a topic by hand."""

    page = ParentalKey(TopicPage, verbose_name=_("专题"), on_delete=models.CASCADE, related_name="chosen")
    article = models.ForeignKey(ArticlePage, verbose_name=_("稿件"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("手工选稿")
        verbose_name_plural = _("手工选稿")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "article"],
                name="topic_article_once",
                violation_error_message=_("同一篇稿件在一个专题里只能选一次。"),
            )
        ]

    def __str__(self) -> str:
        return str(self.article)
