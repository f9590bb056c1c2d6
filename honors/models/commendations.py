"""Commendation and AwardEdition: one decision, and each award given by it."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core import sitedata
from core.bilingual import Bilingual
from core.cards import Card, ChannelDocument
from core.slugs import unique_slug
from honors import cards
from honors.enums import CommendationState
from honors.models.taxonomy import YEAR_VALIDATORS, AwardType
from honors.querysets import AwardEditionQuerySet, CommendationQuerySet
from honors.rules import notice_change_refusal, period_refusal, transition_refusal


def roll_slug_taken(slug: str, besides: models.Model) -> bool:
    """Commendations and editions share the addresses below /honors/rolls/."""
    return any(
        model._default_manager.filter(slug=slug).exclude(pk=besides.pk if isinstance(besides, model) else None).exists()
        for model in (Commendation, AwardEdition)
    )


class Commendation(ClusterableModel):
    """表彰决定/批次. Its state moves through `honors.commendations`, never by assignment (see `save`)."""

    name_zh = models.CharField(
        _("名称"), max_length=80, help_text=_("读者看到的名字，不带“关于”“决定”。例：2024年度即墨工匠")
    )
    name_en = models.CharField(
        _("英文名称"),
        max_length=160,
        blank=True,
        help_text=_("填了才有英文页面。例：Jimo Craftsmen of 2024"),
    )
    slug = models.SlugField(_("地址用词"), max_length=90, unique=True, editable=False)
    label = models.CharField(_("批次"), max_length=40, blank=True, help_text=_("例：2024年度、第六届"))
    year = models.PositiveSmallIntegerField(_("年份"), validators=YEAR_VALIDATORS, help_text=_("四位数字。例：2024"))
    document_no = models.CharField(_("文号"), max_length=60, blank=True, help_text=_("例：即工发〔2024〕12号"))
    decision_title = models.CharField(
        _("决定标题"), max_length=160, blank=True, help_text=_("例：关于命名2024年度即墨工匠的决定")
    )
    decision_date = models.DateField(_("决定日期"), null=True, blank=True)
    granting_body = models.CharField(_("表彰机关"), max_length=120, blank=True, help_text=_("例：即墨区总工会"))
    intro_zh = models.TextField(_("说明"), max_length=600, blank=True, help_text=_("光荣榜开头的一段话，可以不写。"))
    intro_en = models.TextField(_("英文说明"), max_length=1200, blank=True)
    notice_title = models.CharField(
        _("公示标题"), max_length=120, blank=True, help_text=_("例：关于2024年度即墨工匠候选人的公示")
    )
    notice_intro = models.TextField(
        _("公示正文"),
        max_length=1500,
        blank=True,
        help_text=_("名单之前的话。例：经推荐、审核、评议，确定下列人选，现予公示，听取群众意见。"),
    )
    notice_starts_at = models.DateTimeField(_("公示开始"), null=True, blank=True)
    notice_ends_at = models.DateTimeField(
        _("公示结束"), null=True, blank=True, help_text=_("到这一刻名单自动撤下，不用人操作。")
    )
    notice_phone = models.CharField(_("监督电话"), max_length=40, blank=True, help_text=_("例：0532-12345678"))
    notice_how_to_object = models.TextField(
        _("怎样反映意见"),
        max_length=600,
        blank=True,
        help_text=_("例：可以打电话、写信或当面反映，请说清事实、署真实姓名；我们为反映人保密。"),
    )
    state = models.CharField(
        _("状态"),
        max_length=12,
        choices=CommendationState.choices,
        default=CommendationState.COLLECTING,
        editable=False,
    )
    state_changed_at = models.DateTimeField(_("状态变更时间"), null=True, blank=True, editable=False)
    granted_at = models.DateTimeField(_("表彰生效时间"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("示例"), default=False, help_text=_("演示用的虚构内容，页面上注明“示例”。"))
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    name = Bilingual("name")
    intro = Bilingual("intro")

    objects: ClassVar[Any] = CommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("表彰批次")
        verbose_name_plural = _("表彰批次")
        ordering = ["-year", "-decision_date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_no"],
                condition=~models.Q(document_no=""),
                name="commendation_document_once",
                violation_error_message=_("这个文号已经登记过，请打开原有的批次，不要重复新建。"),
            ),
            models.CheckConstraint(
                condition=models.Q(notice_starts_at__isnull=True)
                | models.Q(notice_ends_at__isnull=True)
                | models.Q(notice_ends_at__gt=models.F("notice_starts_at")),
                name="commendation_notice_ends_after_start",
                violation_error_message=_("公示结束要晚于公示开始。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CommendationState.NOTICE)
                | (models.Q(notice_starts_at__isnull=False, notice_ends_at__isnull=False) & ~models.Q(notice_phone="")),
                name="commendation_notice_complete",
                violation_error_message=_("公示需要开始时间、结束时间和监督电话，请先填写完整。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CommendationState.GRANTED)
                | (models.Q(decision_date__isnull=False) & ~models.Q(document_no="")),
                name="commendation_granted_with_document",
                violation_error_message=_("表彰需要文号和决定日期，请先填写完整。"),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CommendationState.values),
                name="commendation_state_known",
                violation_error_message=_("状态只能是征集、公示、已表彰或已撤销。"),
            ),
        ]
        permissions = [
            ("advance_commendation", _("可以公示、表彰")),
        ]

    def __str__(self) -> str:
        return self.name_zh

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self.name_zh, lambda slug: roll_slug_taken(slug, self), "roll")
        self._refuse_wrong_step()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """What of a notice may still change once it runs."""
        before = Commendation.objects.filter(pk=self.pk, state=CommendationState.NOTICE).first()
        start, end = self.notice_starts_at, self.notice_ends_at
        if before is None or start is None or end is None:
            return
        old, new = (before.notice_starts_at, before.notice_ends_at), (start, end)
        refusal = notice_change_refusal(old, new, timezone.now())
        if not refusal and old != new and not before.notice_in_force:
            refusal = period_refusal(start, end, settings.NOTICE_WORKING_DAYS, timezone.localdate())
        if refusal:
            raise ValidationError({"notice_ends_at": refusal})

    def _refuse_wrong_step(self) -> None:
        """征集 → 公示 → 已表彰 → 已撤销, whoever saves."""
        before = Commendation.objects.filter(pk=self.pk).values_list("state", flat=True).first() if self.pk else None
        refusal = transition_refusal(before, self.state) if before else ""
        if refusal:
            raise ValidationError(refusal)
        if before != self.state:
            self.state_changed_at = timezone.now()

    @property
    def notice_in_force(self) -> bool:
        """In public notice now: a fact of the state and the two moments, never a stored flag."""
        start, end = self.notice_starts_at, self.notice_ends_at
        if self.state != CommendationState.NOTICE or start is None or end is None:
            return False
        return bool(start <= timezone.now() < end)

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Address of the roll once granted; "" in a language that has no name for it."""
        if (locale or get_language()) == "en" and not self.name_en:
            return ""
        index = sitedata.current().index_url("honors.RollIndexPage", locale)
        return f"{index}{self.slug}/" if index else ""

    def notice_url(self, locale: str | None = None) -> str:
        """Address of the public notice; it answers only while the notice is in force."""
        url = self.get_absolute_url(locale)
        return f"{url}notice/" if url else ""

    def card(self, locale: str | None = None) -> Card:
        return cards.commendation_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        return cards.commendation_document(self)


class CommendationAttachment(Orderable):
    """A document of the decision or the notice."""

    commendation = ParentalKey(
        Commendation, verbose_name=_("表彰批次"), on_delete=models.CASCADE, related_name="attachments"
    )
    title = models.CharField(_("标题"), max_length=120, blank=True, help_text=_("不填则用文件的标题。"))
    document = models.ForeignKey(
        "media.SiteDocument", verbose_name=_("文件"), on_delete=models.PROTECT, related_name="+"
    )
    in_notice = models.BooleanField(_("公示附件"), default=False, help_text=_("只随公示显示，公示结束即撤下。"))

    class Meta(Orderable.Meta):
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def __str__(self) -> str:
        return self.title or str(self.document)


class AwardEdition(Orderable, ClusterableModel):
    """届次: one award type in one commendation."""

    commendation = ParentalKey(
        Commendation, verbose_name=_("表彰批次"), on_delete=models.CASCADE, related_name="editions"
    )
    award_type = models.ForeignKey(
        AwardType, verbose_name=_("荣誉称号"), on_delete=models.PROTECT, related_name="editions"
    )
    slug = models.SlugField(_("地址用词"), max_length=90, unique=True, editable=False)
    note = models.CharField(_("备注"), max_length=120, blank=True)
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = AwardEditionQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("届次")
        verbose_name_plural = _("届次")
        constraints = [
            models.UniqueConstraint(
                fields=["commendation", "award_type"],
                name="award_edition_once",
                violation_error_message=_("同一个荣誉称号在一个批次里只能有一个届次。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.commendation} · {self.award_type}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            text = f"{self.award_type.code}-{self.commendation.slug}"
            self.slug = unique_slug(text, lambda slug: roll_slug_taken(slug, self), "edition")
        self._refuse_another_award()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._refuse_another_award()

    def _refuse_another_award(self) -> None:
        """Grants copy the kind of their edition's award, so the award stays once there are grants."""
        if not self.pk:
            return
        before = type(self).objects.filter(pk=self.pk).values_list("award_type_id", flat=True).first()
        if before is not None and before != self.award_type_id and self.grants.exists():
            raise ValidationError({"award_type": _("这个届次已经有名单，不能改成另一个称号；请另加一个届次。")})

    @property
    def name(self) -> str:
        """青岛市五一劳动奖章 as it was called that year, in the active language."""
        if get_language() == "en":
            return self.award_type.name
        return self.award_type.name_in(self.commendation.year)

    def get_absolute_url(self, locale: str | None = None) -> str:
        if (locale or get_language()) == "en" and not self.award_type.name_en:
            return ""
        index = sitedata.current().index_url("honors.RollIndexPage", locale)
        return f"{index}{self.slug}/" if index else ""

    def card(self, locale: str | None = None) -> Card:
        return cards.edition_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        return cards.edition_document(self)
