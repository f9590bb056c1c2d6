"""Statistic: a figure with its source and period, typed or computed (domain.md §6)."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import figures, sitedata
from core.bilingual import Bilingual, in_language

SIZING_UNIT = re.compile(r"[千万亿元%％‰度米吨时天年]")  # without it the number would say something else


class Statistic(models.Model):
    """Either `value` is typed, or `figure` names a computed one, to which `opening_balance` is added."""

    computed: int | None = None  # the figure's own number, known to a row that `known` keeps

    class Qualifier(models.TextChoices):
        EXACT = "", _("准确数")
        ABOUT = "约", _("约")
        MORE = "余", _("余")
        OVER = "超", _("超")

    label_zh = models.CharField(_("名称"), max_length=40, help_text=_("例：微课堂全年到课"))
    label_en = models.CharField(_("英文名称"), max_length=80, blank=True)
    value = models.DecimalField(_("数值"), max_digits=14, decimal_places=2, null=True, blank=True)
    figure = models.CharField(
        _("自动统计项"), max_length=60, blank=True, help_text=_("选了就由系统计算，不再填数值。荣誉人数只能自动统计。")
    )
    opening_balance = models.DecimalField(
        _("期初数"),
        max_digits=14,
        decimal_places=2,
        default=Decimal(0),
        help_text=_("系统启用前的累计数，与自动统计相加。"),
    )
    unit_zh = models.CharField(_("单位"), max_length=12, blank=True, help_text=_("例：人次、万元、处"))
    unit_en = models.CharField(_("英文单位"), max_length=24, blank=True)
    qualifier = models.CharField(_("修饰"), max_length=2, choices=Qualifier.choices, blank=True, default="")
    period_zh = models.CharField(_("时间范围"), max_length=40, help_text=_("例：2024年全年；截至2024年12月"))
    period_en = models.CharField(_("英文时间范围"), max_length=60, blank=True)
    source_zh = models.CharField(_("来源"), max_length=80, help_text=_("例：区总工会2024年度工作总结"))
    source_en = models.CharField(_("英文来源"), max_length=120, blank=True)
    on_front_page = models.BooleanField(_("放在首页"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("排序"), default=0)

    label = Bilingual("label")
    period = Bilingual("period")
    source = Bilingual("source")

    class Meta:
        verbose_name = _("统计数字")
        verbose_name_plural = _("统计数字")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, figure="")
                | (models.Q(value__isnull=True) & ~models.Q(figure="")),
                name="statistic_typed_or_computed",
                violation_error_message=_("数值和自动统计项二选一：填了数值就不选自动统计项。"),
            )
        ]

    def __str__(self) -> str:
        return self.label_zh

    def clean(self) -> None:
        if self.figure and self.figure not in dict(figures.choices()):
            raise ValidationError({"figure": _("没有这个自动统计项，请从列表里选。")})

    @classmethod
    def known(cls) -> dict[int, "Statistic"]:
        """All of them by key, in their order, kept under the cache token with the figures that only editing changes."""
        return sitedata.remember("statistics", cls._read)

    @classmethod
    def _read(cls) -> dict[int, "Statistic"]:
        rows: dict[int, Statistic] = {row.pk: row for row in cls.objects.all()}
        computed = {key: figures.kept(key) for key in {row.figure for row in rows.values() if row.figure}}
        for row in rows.values():
            row.computed = computed.get(row.figure)
        return rows

    @property
    def number(self) -> Decimal | None:
        """The figure as of now; a computed one costs at most one query, none if it is known."""
        if not self.figure:
            return self.value
        computed = figures.value(self.figure) if self.computed is None else self.computed
        return None if computed is None else self.opening_balance + computed

    @property
    def unit(self) -> str:
        """In English a measure word (场, 人次) falls away; a unit that sizes the number stays until translated."""
        sizing = SIZING_UNIT.search(self.unit_zh)
        return str(self.unit_en) if get_language() == "en" and not sizing else in_language(self, "unit")
