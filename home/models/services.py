"""办事与求助: what the federation does for people, each on a page that answers the questions in their order."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import StoryBlock
from core.blocks.story import story_images
from core.models import BasePage
from core.querysets import ReadablePageQuerySet
from core.related_pages import chosen_pages
from home import structured
from home.blocks import MaterialsBlock, QuestionsBlock, StepsBlock
from media import renditions


class ServiceQuerySet(ReadablePageQuerySet):
    def in_order(self) -> "ServiceQuerySet":
        """The order that editors give the pages in the tree."""
        return self.order_by("path")


class ServiceIndexPage(BasePage):
    """/services/: every service with its telephone number."""

    kind = "services"
    is_index = True
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ServicePage"]

    introduction = models.CharField(_("导语"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("服务首页")
        verbose_name_plural = _("服务首页")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["services"] = [page.entry() for page in ServicePage.objects.child_of(self).readable().in_order()]
        return context


class ServicePage(BasePage):
    """One service: who, what, how much, when, what to bring, how, whom to ask."""

    kind = "service"
    read_together = ("listing_image", "share_image")
    parent_page_types = ["home.ServiceIndexPage"]
    subpage_types: list[str] = []

    introduction = models.CharField(
        _("导语"),
        max_length=200,
        blank=True,
        help_text=_("一两句话说清能帮上什么忙。例：住院了，除了医保，工会还有一份互助金。"),
    )
    who = models.TextField(_("谁能办"), blank=True, help_text=_("例：参加职工医疗互助、在保障期内住院的会员。"))
    what = models.TextField(_("办什么"), blank=True, help_text=_("例：住院互助金、重大疾病互助金。"))
    how_much = models.TextField(_("给多少、收多少"), blank=True, help_text=_("例：不收费。按个人负担部分分段计算。"))
    when = models.TextField(_("什么时候"), blank=True, help_text=_("例：出院后六个月内申请，十五个工作日到账。"))
    materials = StreamField(MaterialsBlock(), verbose_name=_("带什么"), blank=True)
    steps = StreamField(StepsBlock(), verbose_name=_("怎么办"), blank=True)
    questions = StreamField(QuestionsBlock(), verbose_name=_("常问的"), blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("补充说明"), blank=True, help_text=_("有关文件请放在附件块里。"))
    contact_name = models.CharField(_("联系谁"), max_length=60, blank=True, help_text=_("例：职工服务中心"))
    phone = models.CharField(_("电话"), max_length=40, blank=True, help_text=_("例：0532-12345678"))
    address = models.CharField(
        _("地址"), max_length=120, blank=True, help_text=_("例：服务中心一楼3号窗口，有无障碍通道")
    )
    hours = models.CharField(_("时间"), max_length=80, blank=True, help_text=_("例：工作日8:30—11:30，13:30—17:00"))
    apply_url = models.URLField(_("网上办理地址"), blank=True)
    verified_by = models.CharField(_("核对部门"), max_length=60, blank=True, help_text=_("例：权益保障部"))
    verified_on = models.DateField(
        _("核对日期"), null=True, blank=True, default=timezone.localdate, help_text=_("内容最近一次核对无误的日期。")
    )
    on_front_page = models.BooleanField(_("放在首页"), default=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("who"), FieldPanel("what"), FieldPanel("how_much"), FieldPanel("when")], heading=_("说清楚")
        ),
        FieldPanel("materials"),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("phone")]),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("apply_url")]),
            ],
            heading=_("联系方式"),
        ),
        FieldPanel("questions"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("verified_by"), FieldPanel("verified_on")]), FieldPanel("on_front_page")],
            heading=_("核对"),
        ),
    ]
    promote_panels = [*BasePage.promote_panels, InlinePanel("related_pages", heading=_("相关阅读"), label=_("页面"))]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("introduction", "who", "what", "how_much", "when", "questions", "body")),
    ]

    objects = PageManager.from_queryset(ServiceQuerySet)()

    class Meta:
        verbose_name = _("服务指南")
        verbose_name_plural = _("服务指南")

    def publishing_problems(self) -> dict[str, str]:
        found = super().publishing_problems()
        if not self.who:
            found["who"] = str(_("请写明谁能办，读者先看这一条。"))
        if not self.what:
            found["what"] = str(_("请写明办什么。"))
        if not (self.phone or self.apply_url):
            found["phone"] = str(_("请留一个能打通的电话，或填网上办理地址。"))
        return found

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction or self.what

    def entry(self) -> dict[str, str]:
        """One row of components/services.html."""
        return {
            "title": self.title,
            "url": self.get_url() or "",
            "summary": self.summary_text(),
            "phone": self.phone,
        }

    def answers(self) -> list[tuple[Any, str]]:
        """Question and answer of each filled field, in the order in which people ask."""
        rows = (
            (_("谁能办"), self.who),
            (_("办什么"), self.what),
            (_("给多少、收多少"), self.how_much),
            (_("什么时候"), self.when),
        )
        return [(label, text) for label, text in rows if text]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["answers"] = self.answers()
        renditions.existing([*story_images(self.body), self.share_picture()])
        context["related"] = chosen_pages(self)
        context["structured"] = structured.service(self)
        return context
