"""StandardPage: about us, privacy, accessibility, how to report an error."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import StoryBlock
from core.blocks.story import plain_text, story_images
from core.models import BasePage
from core.querysets import ReadablePageQuerySet
from core.texts import opening
from media import renditions


class StandardPage(BasePage):
    """A title, an introduction and a story; may hold further plain pages."""

    kind = "standard"
    read_together = ("listing_image", "share_image")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    introduction = models.CharField(
        _("导语"), max_length=200, blank=True, help_text=_("标题下的一两句话。例：我们是谁，管什么，怎么找到我们。")
    )
    body = StreamField(StoryBlock(), verbose_name=_("正文"))

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    objects = PageManager.from_queryset(ReadablePageQuerySet)()

    class Meta:
        verbose_name = _("普通页面")
        verbose_name_plural = _("普通页面")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction or opening(plain_text(self.body))

    def share_picture(self) -> Any:
        return super().share_picture() or next(iter(story_images(self.body)), None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        renditions.existing([*story_images(self.body), self.share_picture()])
        context["children"] = StandardPage.objects.child_of(self).readable().order_by("path") if self.path else []
        return context
