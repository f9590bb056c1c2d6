"""HomePage: the front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from core import sitedata
from core.models import BasePage


class HomePage(BasePage):
    """Everything on it is collected when it is read; the editor only chooses the headline, if anything."""

    kind = "home"
    is_index = True
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ServiceIndexPage",
        "home.StandardPage",
        "news.NewsIndexPage",
        "news.TopicIndexPage",
        "honors.HonorsIndexPage",
        "courses.CoursesIndexPage",
    ]

    headline = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("头条"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("不选则用“要闻”最新的一篇。"),
    )
    introduction = models.CharField(
        _("网站简介"),
        max_length=200,
        blank=True,
        help_text=_("搜索引擎和微信转发首页时显示。例：即墨区总工会：光荣榜、微课堂、职工服务与公示公告"),
    )

    content_panels = [*BasePage.content_panels, PageChooserPanel("headline"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("首页")
        verbose_name_plural = _("首页")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def language_alternates(self) -> dict[str, str]:
        """The front pages are known without a query."""
        return {code: home.get_url() or "" for code, home in sitedata.current().homes.items()}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home import front_page, structured

        context = super().get_context(request, *args, **kwargs)
        context.update(front_page.context(self))
        context["structured"] = structured.front_page(self)
        return context
