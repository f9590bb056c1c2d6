"""RelatedPage: page ↔ page. News about a person or a studio goes through news.ArticleSubject instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page


class RelatedPage(Orderable):
    """One entry of 相关阅读, chosen by hand. A page inlines it with `InlinePanel("related_pages")`."""

    source = ParentalKey(Page, verbose_name=_("所在页面"), on_delete=models.CASCADE, related_name="related_pages")
    target = models.ForeignKey(Page, verbose_name=_("相关页面"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("相关阅读")
        verbose_name_plural = _("相关阅读")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"],
                name="related_page_once",
                violation_error_message=_("同一个页面在相关阅读里只能出现一次。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="related_page_not_itself",
                violation_error_message=_("相关阅读不能指向页面自己。"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.target)
