"""What is taught: courses, their topics, and the academies with their programmes."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core import sitedata
from core.bilingual import Bilingual
from core.blocks import StoryBlock
from core.cards import Card, ChannelDocument
from core.drafts import DraftsOpen
from core.models import Industry, Taxonomy
from courses.enums import CourseKind
from courses.models.naming import NamedInTwoLanguages, validate_phone
from courses.querysets import CourseQuerySet


class Topic(Taxonomy):
    """主题: what a course is about (书画篆刻, 太极健身, 技能 …); editable data."""

    class Meta(Taxonomy.Meta):
        verbose_name = _("课程主题")
        verbose_name_plural = _("课程主题")


class Academy(NamedInTwoLanguages, index.Indexed, ClusterableModel):
    """工匠学院, with its programmes."""

    summary_zh = models.CharField(
        _("简介"), max_length=200, blank=True, help_text=_("例：面向纺织服装企业，教缝纫设备维修和版型设计。")
    )
    summary_en = models.CharField(_("英文简介"), max_length=300, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("详细介绍"), blank=True)
    industry = models.ForeignKey(
        Industry, verbose_name=_("行业"), null=True, blank=True, on_delete=models.PROTECT, related_name="academies"
    )
    host_unit = models.CharField(_("依托单位"), max_length=80, blank=True)
    address_zh = models.CharField(_("地址"), max_length=120, blank=True)
    address_en = models.CharField(_("英文地址"), max_length=200, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True, validators=[validate_phone])
    photo = models.ForeignKey(
        "media.SiteImage", verbose_name=_("照片"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_example = models.BooleanField(_("示例"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("排序"), default=0, help_text=_("数字小的排在前面。"))

    summary = Bilingual("summary")
    address = Bilingual("address")

    search_fields: ClassVar = [
        index.SearchField("name_zh"),
        index.SearchField("name_en"),
        index.AutocompleteField("name_zh"),
    ]

    class Meta:
        verbose_name = _("工匠学院")
        verbose_name_plural = _("工匠学院")
        ordering = ["sort_order", "pk"]

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Its own page below the classes; "" without an English name in English."""
        page = sitedata.current().index_url("courses.coursesindexpage", locale)
        return f"{page}academies/{self.slug}/" if page and self.speaks(locale) else ""

    def card(self, locale: str | None = None) -> Card:
        return Card(
            title=self.in_language("name", locale),
            url=self.get_absolute_url(locale),
            kind="academy",
            kind_label=str(self._meta.verbose_name),
            summary=self.in_language("summary", locale),
            image=self.photo,
            image_alt=self.photo.default_alt_text if self.photo else "",
        )


class Programme(Orderable):
    """培训项目: what an academy teaches; its courses name it."""

    academy = ParentalKey(Academy, verbose_name=_("工匠学院"), on_delete=models.CASCADE, related_name="programmes")
    name_zh = models.CharField(_("项目"), max_length=60, help_text=_("例：缝纫设备维修"))
    name_en = models.CharField(_("英文名称"), max_length=120, blank=True)
    summary_zh = models.CharField(_("内容"), max_length=200, blank=True)
    summary_en = models.CharField(_("英文内容"), max_length=300, blank=True)
    hours = models.PositiveSmallIntegerField(_("学时"), null=True, blank=True)

    name = Bilingual("name")
    summary = Bilingual("summary")

    class Meta(Orderable.Meta):
        verbose_name = _("培训项目")
        verbose_name_plural = _("培训项目")

    def __str__(self) -> str:
        return f"{self.academy.name_zh} · {self.name_zh}"


class Course(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, NamedInTwoLanguages, DraftsOpen):
    """课程: what is taught, wherever and whenever; its series say where and when."""

    kind = models.CharField(_("类别"), max_length=10, choices=CourseKind.choices, default=CourseKind.MICRO)
    topic = models.ForeignKey(
        Topic, verbose_name=_("主题"), null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("学院培训项目"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="courses",
        help_text=_("只有工匠学院课程才选。"),
    )
    summary_zh = models.CharField(_("一句话介绍"), max_length=120, help_text=_("例：从握笔开始，八次课写出一副春联。"))
    summary_en = models.CharField(_("英文介绍"), max_length=200, blank=True)
    audience_zh = models.CharField(
        _("谁能来"), max_length=80, blank=True, help_text=_("例：工会会员和家属，零基础也行。")
    )
    audience_en = models.CharField(_("谁能来（英文）"), max_length=120, blank=True)
    bring_zh = models.CharField(_("要带什么"), max_length=80, blank=True, help_text=_("例：纸笔备好，空手来就行。"))
    bring_en = models.CharField(_("要带什么（英文）"), max_length=120, blank=True)
    is_free = models.BooleanField(_("免费"), default=True)
    fee_note = models.CharField(_("费用说明"), max_length=60, blank=True, help_text=_("收费时填。例：材料费20元。"))
    body = StreamField(StoryBlock(), verbose_name=_("详细介绍"), blank=True)
    image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("图片"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("上课时的横图，没有合适的就不配。"),
    )
    is_example = models.BooleanField(_("示例"), default=False)

    objects = CourseQuerySet.as_manager()

    summary = Bilingual("summary")
    audience = Bilingual("audience")
    bring = Bilingual("bring")

    search_fields: ClassVar = [
        index.SearchField("name_zh"),
        index.SearchField("name_en"),
        index.SearchField("summary_zh"),
        index.AutocompleteField("name_zh"),
        index.FilterField("kind"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("课程")
        verbose_name_plural = _("课程")
        ordering = ["name_zh", "pk"]

    def clean(self) -> None:
        super().clean()
        if self.programme_id and self.kind != CourseKind.ACADEMY:
            raise ValidationError({"programme": _("只有“工匠学院课程”才选培训项目：请改类别，或者清空这一项。")})

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Its own page; "" without an English name in English, or before the page of classes exists."""
        page = sitedata.current().index_url("courses.coursesindexpage", locale)
        return f"{page}{self.slug}/" if page and self.speaks(locale) else ""

    def get_full_url(self) -> str | None:
        """Wagtail's preview takes the host from here."""
        return settings.SITE_URL + (self.get_absolute_url() or "/")

    full_url = property(get_full_url)

    def card(self, locale: str | None = None) -> Card:
        from courses.cards import course_card

        return course_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        from courses.cards import course_document

        return course_document(self)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "courses/course.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from courses.views import course_context

        return {**super().get_preview_context(request, mode_name), **course_context(self)}
