"""Revocation and Objection: how honours are taken back, and what is said against a candidate."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from honors.enums import ObjectionOutcome
from honors.models.commendations import AwardEdition, Commendation
from honors.models.grants import Grant
from honors.models.people import Person
from honors.querysets import RevocationQuerySet

User = settings.AUTH_USER_MODEL
TARGETS = ("grant", "person", "edition", "commendation")


def _exactly_one(names: tuple[str, ...]) -> models.Q:
    """SQL condition: one of these foreign keys is set, the others are not."""
    condition = models.Q()
    for chosen in names:
        condition |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


class Revocation(models.Model):
    """撤销: one person proposes, another confirms; kept for good. `honors.revoking` does the work."""

    grant = models.ForeignKey(
        Grant, verbose_name=_("授予记录"), null=True, blank=True, on_delete=models.PROTECT, related_name="revocations"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("人物"), null=True, blank=True, on_delete=models.PROTECT, related_name="revocations"
    )
    edition = models.ForeignKey(
        AwardEdition,
        verbose_name=_("届次"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revocations",
    )
    commendation = models.ForeignKey(
        Commendation,
        verbose_name=_("表彰批次"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revocations",
    )
    document_no = models.CharField(_("撤销文号"), max_length=60, help_text=_("例：即工发〔2025〕3号"))
    decided_on = models.DateField(_("撤销日期"), help_text=_("文件上的日期。"))
    reason = models.TextField(_("原因"), max_length=500, help_text=_("只供内部查阅，网站上不显示。"))
    proposed_by = models.ForeignKey(
        User, verbose_name=_("提出人"), null=True, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    proposed_at = models.DateTimeField(_("提出时间"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        User, verbose_name=_("确认人"), null=True, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, editable=False)
    dropped_by = models.ForeignKey(
        User, verbose_name=_("驳回人"), null=True, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    dropped_at = models.DateTimeField(_("驳回时间"), null=True, editable=False)

    objects: ClassVar[Any] = RevocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("撤销记录")
        verbose_name_plural = _("撤销记录")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one(TARGETS),
                name="revocation_one_target",
                violation_error_message=_("一次撤销只能针对一条授予记录、一个人、一个届次或一个批次。"),
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="revocation_confirmed_by_another",
                violation_error_message=_("撤销要由另一个人确认，提出人不能自己确认。"),
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False, dropped_at__isnull=True),
                name="revocation_confirmed_once",
                violation_error_message=_("已经驳回的撤销不能再确认，请重新提出。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(document_no="") & ~models.Q(reason=""),
                name="revocation_with_document",
                violation_error_message=_("请填写撤销文号和原因。"),
            ),
        ]
        permissions = [("confirm_revocation", _("可以确认撤销"))]

    def __str__(self) -> str:
        return f"{self.document_no} · {self.target}"

    @property
    def target(self) -> Any:
        return self.grant or self.person or self.edition or self.commendation

    @property
    def is_open(self) -> bool:
        """Proposed, and neither confirmed nor dropped."""
        return self.confirmed_at is None and self.dropped_at is None


class Objection(models.Model):
    """异议: what somebody said against a candidate, and what came of it. For staff only."""

    commendation = models.ForeignKey(
        Commendation, verbose_name=_("表彰批次"), on_delete=models.PROTECT, related_name="objections"
    )
    grant = models.ForeignKey(
        Grant,
        verbose_name=_("涉及的候选"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="objections",
    )
    received_at = models.DateTimeField(_("收到时间"))
    received_by = models.ForeignKey(
        User, verbose_name=_("登记人"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    channel = models.CharField(_("方式"), max_length=20, blank=True, help_text=_("例：电话、来信、当面"))
    objector = models.CharField(_("反映人"), max_length=60, blank=True, help_text=_("匿名的不填。"))
    content = models.TextField(_("内容"), max_length=2000, help_text=_("反映了什么情况，原话记录。"))
    outcome = models.CharField(
        _("核实结果"), max_length=12, choices=ObjectionOutcome.choices, default=ObjectionOutcome.OPEN
    )
    outcome_note = models.TextField(_("核实情况"), max_length=2000, blank=True)
    handled_by = models.ForeignKey(
        User, verbose_name=_("经办人"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handled_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("异议")
        verbose_name_plural = _("异议")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=ObjectionOutcome.OPEN) | ~models.Q(outcome_note=""),
                name="objection_closed_with_findings",
                violation_error_message=_("有了核实结果，请写明核实情况。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.commendation} · {self.received_at:%Y-%m-%d}"
