"""Studio: 劳模（工匠）创新工作室, with members, results by year, open days and reviews."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin

from core import pinyin, sitedata
from core.bilingual import Bilingual
from core.blocks import StoryBlock
from core.cards import Card, ChannelDocument
from core.drafts import DraftsOpen
from core.slugs import unique_slug
from honors import cards
from honors.enums import Level, ReviewResult
from honors.models.people import Collective, Person
from honors.models.taxonomy import YEAR_VALIDATORS
from honors.ordering import KEY_LENGTH, stroke_key
from honors.querysets import StudioQuerySet


class Studio(DraftStateMixin, RevisionMixin, PreviewableMixin, DraftsOpen):
    """A draft may lack everything but the name; the slug is made from it and never typed."""

    name_zh = models.CharField(_("名称"), max_length=80, help_text=_("例：高奉先劳模创新工作室"))
    name_en = models.CharField(
        _("英文名称"),
        max_length=160,
        blank=True,
        help_text=_("填了才有英文页面。例：Heating Network Innovation Studio"),
    )
    slug = models.SlugField(_("地址用词"), max_length=90, unique=True, editable=False)
    stroke_key = models.CharField(_("笔画排序"), max_length=KEY_LENGTH, blank=True, editable=False)
    pinyin = models.CharField(_("拼音"), max_length=300, blank=True, editable=False)
    leader = models.ForeignKey(
        Person,
        verbose_name=_("领办人"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_studios",
    )
    leader_name = models.CharField(
        _("领办人姓名"), max_length=120, blank=True, help_text=_("人物库里没有这个人时填写。")
    )
    host = models.ForeignKey(
        Collective,
        verbose_name=_("所在单位"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hosted_studios",
    )
    host_name = models.CharField(_("所在单位名称"), max_length=120, blank=True, help_text=_("集体库里没有时填写。"))
    level = models.PositiveSmallIntegerField(_("级别"), choices=Level.choices, null=True, blank=True)
    named_year = models.PositiveSmallIntegerField(
        _("命名年份"), null=True, blank=True, validators=YEAR_VALIDATORS, help_text=_("四位数字。例：2021")
    )
    field_zh = models.CharField(_("方向"), max_length=120, blank=True, help_text=_("例：管网焊接、带压抢修、节能调节"))
    field_en = models.CharField(_("英文方向"), max_length=240, blank=True)
    industry = models.ForeignKey(
        "core.Industry", verbose_name=_("行业"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    industry_chain = models.CharField(_("产业链"), max_length=60, blank=True, help_text=_("例：纺织服装产业链"))
    town = models.ForeignKey(
        "core.Town", verbose_name=_("镇街"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    summary_zh = models.TextField(
        _("简介"), max_length=300, blank=True, help_text=_("一两句话：解决什么问题，最好的一项成果。")
    )
    summary_en = models.TextField(_("英文简介"), max_length=600, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("做什么"), blank=True)
    image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("图片"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("横图，工作现场最好。"),
    )
    address = models.CharField(_("地址"), max_length=160, blank=True)
    directions = models.CharField(
        _("怎么来"), max_length=200, blank=True, help_text=_("例：105路“示例路口”站步行3分钟，门口有坡道。")
    )
    phone = models.CharField(_("预约电话"), max_length=40, blank=True, help_text=_("例：0532-12345678"))
    open_rule = models.CharField(
        _("开放规律"), max_length=120, blank=True, help_text=_("例：每月第二个周六9:00—11:00，提前一天预约。")
    )
    is_example = models.BooleanField(_("示例"), default=False, help_text=_("演示用的虚构内容，页面上注明“示例”。"))
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    name = Bilingual("name")
    field = Bilingual("field")
    summary = Bilingual("summary")

    objects: ClassVar[Any] = StudioQuerySet.as_manager()

    class Meta:
        verbose_name = _("创新工作室")
        verbose_name_plural = _("创新工作室")
        ordering = ["level", "stroke_key", "pk"]

    def __str__(self) -> str:
        return self.name_zh

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_derived()
        super().save(*args, **kwargs)

    def fill_derived(self) -> None:
        """Sort keys and slug from the name. Bulk writers call it themselves, with the slug already set."""
        self.stroke_key = stroke_key(self.name_zh)
        self.pinyin = "".join(pinyin.syllables(self.name_zh)).lower()[:300]
        if not self.slug:
            others = type(self).objects.exclude(pk=self.pk)
            self.slug = unique_slug(self.name_zh, lambda slug: others.filter(slug=slug).exists(), "studio")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "honors/studio.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from honors.studio_pages import studio_context

        return {**super().get_preview_context(request, mode_name), **studio_context(self, "zh-hans")}

    @property
    def leader_shown(self) -> str:
        return self.leader.display_name if self.leader else self.leader_name

    @property
    def host_shown(self) -> str:
        return self.host.name if self.host else self.host_name

    @property
    def level_seal(self) -> str:
        return Level(self.level).seal if self.level in Level.values else ""

    def get_absolute_url(self, locale: str | None = None) -> str:
        if (locale or get_language()) == "en" and not self.name_en:
            return ""
        index = sitedata.current().index_url("honors.StudioIndexPage", locale)
        return f"{index}{self.slug}/" if index else ""

    def card(self, locale: str | None = None) -> Card:
        return cards.studio_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        return cards.studio_document(self)


class StudioMember(Orderable):
    """A member: a person of ours, or a name."""

    studio = ParentalKey(Studio, verbose_name=_("创新工作室"), on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person,
        verbose_name=_("人物"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="studio_memberships",
    )
    name = models.CharField(_("姓名"), max_length=120, blank=True, help_text=_("人物库里没有这个人时填写。"))
    role = models.CharField(_("分工"), max_length=60, blank=True, help_text=_("例：焊接组组长"))

    class Meta(Orderable.Meta):
        verbose_name = _("成员")
        verbose_name_plural = _("成员")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(name=""),
                name="studio_member_named",
                violation_error_message=_("成员请选一个人物，或者填写姓名。"),
            )
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return self.person.display_name if self.person else self.name


class StudioYear(Orderable):
    """Results of one year."""

    studio = ParentalKey(Studio, verbose_name=_("创新工作室"), on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("年份"), validators=YEAR_VALIDATORS, help_text=_("例：2025"))
    projects = models.PositiveIntegerField(_("立题"), default=0)
    patents = models.PositiveIntegerField(_("专利"), default=0)
    trained = models.PositiveIntegerField(_("带徒"), default=0, help_text=_("人"))
    saved = models.DecimalField(
        _("节约"),
        max_digits=12,
        decimal_places=2,
        default=0,
        help_text=_("万元"),
        validators=[MinValueValidator(0, _("节约金额不能是负数。"))],
    )
    note = models.CharField(_("备注"), max_length=200, blank=True, help_text=_("例：一项成果获全省推广"))
    source = models.CharField(_("来源"), max_length=80, blank=True, help_text=_("例：工作室2025年度报告"))

    class Meta(Orderable.Meta):
        verbose_name = _("年度成果")
        verbose_name_plural = _("年度成果")
        ordering = ["-year", "sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["studio", "year"],
                name="studio_year_once",
                violation_error_message=_("同一年的成果只填一行。"),
            ),
            models.CheckConstraint(
                condition=models.Q(saved__gte=0),
                name="studio_year_saved_not_negative",
                violation_error_message=_("节约金额不能是负数。"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class StudioOpenDay(Orderable):
    """A day on which anybody may come, with the number of places."""

    studio = ParentalKey(Studio, verbose_name=_("创新工作室"), on_delete=models.CASCADE, related_name="open_days")
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    place = models.CharField(_("地点"), max_length=80, blank=True, help_text=_("例：通济·实训车间"))
    capacity = models.PositiveSmallIntegerField(_("人数"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("开放日")
        verbose_name_plural = _("开放日")
        ordering = ["starts_at", "sort_order"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="studio_open_day_ends_after_start",
                violation_error_message=_("结束要晚于开始。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class StudioReview(models.Model):
    """复核: one entry a review; readers see only the present state. Not part of drafts."""

    studio = models.ForeignKey(Studio, verbose_name=_("创新工作室"), on_delete=models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField(_("复核日期"))
    result = models.CharField(_("结果"), max_length=12, choices=ReviewResult.choices)
    deadline = models.DateField(_("整改期限"), null=True, blank=True)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)
    note = models.TextField(_("情况"), max_length=500, blank=True, help_text=_("只供内部查阅。"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("复核记录")
        verbose_name_plural = _("复核记录")
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(result=ReviewResult.TO_MEND) | models.Q(deadline__isnull=False),
                name="studio_review_mend_until",
                violation_error_message=_("限期整改请填写整改期限。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reviewed_on} {self.get_result_display()}"
