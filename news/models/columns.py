"""The news index and its columns."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager

from core.listings import cards, paginate
from core.models import BasePage
from news import feeds, listings
from news.enums import ColumnType
from news.querysets import ColumnQuerySet


class ArticleListing(RoutablePageMixin, BasePage):
    """What the index and a column share: an introduction, a paged list, and two feeds of the same articles."""

    introduction = models.CharField(
        _("导语"), max_length=200, blank=True, help_text=_("标题下的一两句话，说明这里登什么。")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    def articles(self) -> Any:
        """The readable articles of this list, newest first."""
        raise NotImplementedError

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        year = listings.year_asked_for(request.GET)
        articles = self.articles()
        shown = articles.filter(published_at__year=year) if year else articles
        context["page_obj"] = paginate(request, shown.with_cards())
        context["cards"] = cards(context["page_obj"])
        context["facets"] = listings.facets(request, self, articles, year)
        context["feed_urls"] = {kind: f"{self.get_url(request)}{kind}/" for kind in feeds.KINDS}
        return context

    @path("rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        return feeds.respond(self, "rss")

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        return feeds.respond(self, "atom")


class NewsIndexPage(ArticleListing):
    """/news/: every article of one language, whatever its column."""

    kind = "news"
    is_index = True
    template = "news/article_listing.html"
    max_count_per_parent = 1
    parent_page_types = None
    subpage_types = ["news.ColumnPage"]

    class Meta:
        verbose_name = _("新闻首页")
        verbose_name_plural = _("新闻首页")

    def articles(self) -> Any:
        from news.models.articles import ArticlePage

        columns = ColumnPage.objects.child_of(self).values("pk")
        return ArticlePage.objects.readable().filter(column__in=columns).newest_first()


class ColumnPage(ArticleListing):
    """A column. Editors may rename it and change its address; `code` stays, and other code asks for it by that."""

    kind = "column"
    reserved_slugs = frozenset(feeds.KINDS)  # what the index itself routes; /news/people/ is a column
    template = "news/article_listing.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = ["news.ArticlePage"]

    code = models.SlugField(_("代码"), max_length=60, editable=False, db_index=True)
    column_type = models.CharField(
        _("栏目类别"),
        max_length=20,
        choices=ColumnType.choices,
        default=ColumnType.NEWS,
        help_text=_("网站普查按它判断多久没更新算超期。"),
    )
    stale_after_days = models.PositiveSmallIntegerField(
        _("更新期限（天）"), default=14, help_text=_("超过这么多天没有新稿会提醒。动态类14天，通知和政策类180天。")
    )
    on_front_page = models.BooleanField(_("放在首页"), default=True, help_text=_("首页“新闻”里列出本栏目最新三篇。"))

    content_panels = [
        *ArticleListing.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("column_type"), FieldPanel("stale_after_days")]),
                FieldPanel("on_front_page"),
            ],
            heading=_("栏目设置"),
        ),
    ]

    objects = PageManager.from_queryset(ColumnQuerySet)()

    class Meta:
        verbose_name = _("新闻栏目")
        verbose_name_plural = _("新闻栏目")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._set_core_field_defaults()
        if self.slug and (not self.code or self._code_is_taken(self.code)):
            self.code = self._free_code()
        super().save(*args, **kwargs)

    def _code_is_taken(self, code: str) -> bool:
        """By another column; the versions of one column in several languages share theirs."""
        others = ColumnPage.objects.filter(code=code).exclude(translation_key=self.translation_key)
        return others.exists()

    def _free_code(self) -> str:
        number, code = 1, self.slug
        while self._code_is_taken(code):
            number += 1
            code = f"{self.slug}-{number}"
        return code

    def articles(self) -> Any:
        from news.models.articles import ArticlePage

        return ArticlePage.objects.readable().in_column(self.pk).newest_first()
