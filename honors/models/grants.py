"""Grant: who was given what, as printed that day."""

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import pinyin
from honors import codes
from honors.enums import COLLECTIVE_KINDS, CommendationState, GrantStatus, Kind
from honors.models.commendations import AwardEdition
from honors.models.people import Collective, Person
from honors.ordering import KEY_LENGTH, stroke_key
from honors.querysets import GrantQuerySet

User = settings.AUTH_USER_MODEL


def new_code() -> str:
    """Unguessable and easy to read out: 20 characters of base 32, 100 bits."""
    return "".join(secrets.choice(codes.ALPHABET) for _place in range(codes.LENGTH))


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
                {name: _("已经表彰，原文不能改动；印错的请在列表的菜单里用“更正”。") for name in sorted(changed)}
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
    def correction_text(self) -> str:
        """What stands beside a corrected name, "" where nothing was corrected. It always names the printed form."""
        if self.corrected_name and self.name not in self.correction_note:
            return gettext("文件原文“%(printed)s”。%(note)s") % {"printed": self.name, "note": self.correction_note}
        return self.correction_note

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
