"""Commendation, AwardEdition and Grant: who was given what, by which decision, as printed that day."""

import secrets
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

from core import pinyin, sitedata
from core.cards import Card, ChannelDocument
from core.slugs import unique_slug
from honors import cards
from honors.enums import COLLECTIVE_KINDS, CommendationState, GrantStatus, Kind
from honors.models.people import Collective, Person
from honors.models.taxonomy import YEAR_VALIDATORS, AwardType
from honors.ordering import KEY_LENGTH, stroke_key
from honors.querysets import AwardEditionQuerySet, CommendationQuerySet, GrantQuerySet
from honors.rules import transition_refusal

User = settings.AUTH_USER_MODEL


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

    def _refuse_wrong_step(self) -> None:
        """征集 → 公示 → 已表彰 → 已撤销, whoever saves."""
        before = Commendation.objects.filter(pk=self.pk).values_list("state", flat=True).first() if self.pk else None
        refusal = transition_refusal(before, self.state) if before else ""
        if refusal:
            raise ValidationError(refusal)
        if before != self.state:
            self.state_changed_at = timezone.now()

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_zh

    @property
    def intro(self) -> str:
        return self.intro_en if get_language() == "en" and self.intro_en else self.intro_zh

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


def new_code() -> str:
    """Unguessable and easy to read out: 20 characters of base 32, 100 bits."""
    return "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _place in range(20))


class Grant(models.Model):
    """授予: one recipient in one edition. Made by `honors.granting`; the print is never changed afterwards."""

    edition = models.ForeignKey(AwardEdition, verbose_name=_("届次"), on_delete=models.PROTECT, related_name="grants")
    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices, editable=False)
    person = models.ForeignKey(
        Person, verbose_name=_("人物"), null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    collective = models.ForeignKey(
        Collective, verbose_name=_("集体"), null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    studio = models.ForeignKey(
        "honors.Studio",
        verbose_name=_("创新工作室"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants",
    )
    name = models.CharField(_("名称（原文）"), max_length=120, help_text=_("照文件原样填写，以后不再改动。"))
    unit = models.CharField(
        _("单位（原文）"), max_length=120, blank=True, help_text=_("照文件原样。例：即墨示例针织厂")
    )
    post = models.CharField(_("职务岗位（原文）"), max_length=120, blank=True, help_text=_("例：挡车工"))
    trade = models.CharField(_("工种（原文）"), max_length=60, blank=True)
    town_printed = models.CharField(_("镇街（原文）"), max_length=60, blank=True)
    industry_printed = models.CharField(_("行业（原文）"), max_length=60, blank=True)
    category = models.CharField(_("人员类别（原文）"), max_length=40, blank=True, help_text=_("例：一线职工、农民"))
    town = models.ForeignKey(
        "core.Town", verbose_name=_("镇街"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    industry = models.ForeignKey(
        "core.Industry", verbose_name=_("行业"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    citation = models.TextField(_("表彰词"), max_length=1000, blank=True)
    document_order = models.PositiveIntegerField(
        _("文件顺序"), null=True, blank=True, help_text=_("名字在文件里排第几；不填则按姓氏笔画排在后面。")
    )
    certificate_no = models.CharField(_("证书编号"), max_length=60, blank=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=GrantStatus.choices, default=GrantStatus.CANDIDATE, editable=False
    )
    not_granted_reason = models.CharField(_("未授予原因"), max_length=200, blank=True)
    corrected_name = models.CharField(
        _("更正后的名称"), max_length=120, blank=True, help_text=_("文件印错时填写；原文保留，页面上两者都显示。")
    )
    correction_note = models.CharField(
        _("更正说明"), max_length=200, blank=True, help_text=_("例：表彰文件误作“王玮”，2025年3月1日更正。")
    )
    corrected_at = models.DateTimeField(_("更正时间"), null=True, blank=True, editable=False)
    revocation = models.ForeignKey(
        "honors.Revocation",
        verbose_name=_("撤销记录"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="revoked_grants",
    )
    code = models.CharField(_("查验码"), max_length=24, unique=True, editable=False, default=new_code)
    stroke_key = models.CharField(_("笔画排序"), max_length=KEY_LENGTH, blank=True, editable=False)
    pinyin_key = models.CharField(_("拼音排序"), max_length=200, blank=True, editable=False)
    created_by = models.ForeignKey(
        User,
        verbose_name=_("登记人"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects: ClassVar[Any] = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("授予记录")
        verbose_name_plural = _("授予记录")
        ordering = ["edition", models.F("document_order").asc(nulls_last=True), "stroke_key", "pk"]
        indexes = [
            models.Index(fields=["edition", "document_order", "stroke_key"], name="grant_document_order"),
            models.Index(fields=["status", "edition"], name="grant_status_edition"),
            models.Index(fields=["person", "status"], name="grant_person_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=Kind.PERSON, person__isnull=False, collective__isnull=True, studio__isnull=True)
                | models.Q(kind=Kind.STUDIO, person__isnull=True, collective__isnull=True, studio__isnull=False)
                | models.Q(
                    kind__in=COLLECTIVE_KINDS, person__isnull=True, collective__isnull=False, studio__isnull=True
                ),
                name="grant_one_recipient_of_its_kind",
                violation_error_message=_("人物、集体、创新工作室必须且只能选一个，并与荣誉称号的授予对象一致。"),
            ),
            *(
                models.UniqueConstraint(
                    fields=["edition", recipient],
                    condition=models.Q(**{f"{recipient}__isnull": False}),
                    name=f"grant_{recipient}_once",
                    violation_error_message=_("同一届次里，同一个授予对象只能有一条记录。"),
                )
                for recipient in ("person", "collective", "studio")
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="grant_named", violation_error_message=_("请照文件填写名称。")
            ),
            models.CheckConstraint(
                condition=~models.Q(status=GrantStatus.NOT_GRANTED) | ~models.Q(not_granted_reason=""),
                name="grant_left_out_with_reason",
                violation_error_message=_("未授予的候选要写明原因。"),
            ),
            models.CheckConstraint(
                condition=models.Q(corrected_name="") | ~models.Q(correction_note=""),
                name="grant_corrected_with_note",
                violation_error_message=_("更正名称时请写更正说明。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=GrantStatus.REVOKED) | models.Q(revocation__isnull=False),
                name="grant_revoked_by_a_revocation",
                violation_error_message=_("撤销要有撤销文件，请用“撤销”操作。"),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=GrantStatus.values),
                name="grant_status_known",
                violation_error_message=_("状态只能是候选、未授予、有效或已撤销。"),
            ),
        ]
        permissions = [("revoke_grant", _("可以提出撤销"))]

    def __str__(self) -> str:
        return f"{self.shown_name}（{self.edition}）"

    PRINTED = (
        "name", "unit", "post", "trade", "town_printed", "industry_printed", "category", "citation", "certificate_no",
    )  # fmt: skip

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.kind = self.edition.award_type.kind
        else:
            self.refuse_another_print()
        self.fill_derived()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if not self._state.adding:
            self.refuse_another_print()

    def refuse_another_print(self) -> None:
        """What a decision in force says is never changed; a misprint is corrected beside it."""
        final = (CommendationState.GRANTED, CommendationState.REVOKED)
        rows = Grant.objects.filter(pk=self.pk, edition__commendation__state__in=final).values(*self.PRINTED)
        changed = {name for row in rows for name in self.PRINTED if row[name] != getattr(self, name)}
        if changed:
            raise ValidationError(
                {name: _("已经表彰，原文不能改动；印错的请填“更正后的名称”和“更正说明”。") for name in sorted(changed)}
            )

    def fill_derived(self) -> None:
        """Sort keys from the printed name, and the moment of a first correction. Bulk writers call it themselves."""
        self.stroke_key = stroke_key(self.name)
        spelled = pinyin.name_syllables(self.name) if self.kind == Kind.PERSON else pinyin.syllables(self.name)
        self.pinyin_key = " ".join(spelled).lower()[:200]
        if self.corrected_name and self.corrected_at is None:
            self.corrected_at = timezone.now()

    @property
    def shown_name(self) -> str:
        """What a list shows: the correction where there is one, else the print."""
        return self.corrected_name or self.name

    @property
    def recipient(self) -> Any:
        return self.person or self.collective or self.studio

    def recipient_url(self, locale: str | None = None) -> str:
        """Address of the recipient of a public grant, "" where it has none that a reader may open."""
        if self.person is not None:
            return "" if self.person.profile_hidden else self.person.get_absolute_url(locale)
        if self.studio is not None:
            return self.studio.get_absolute_url(locale) if self.studio.live else ""
        return self.collective.get_absolute_url(locale) if self.collective else ""
