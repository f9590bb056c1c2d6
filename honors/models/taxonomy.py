"""AwardType: a kind of award at one level, given to one kind of recipient; editable data, never code."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core import sitedata
from core.bilingual import Bilingual
from core.slugs import unique_slug
from honors.enums import Kind, Level

FORMER_NAMES = "award_former_names"  # under this name they lie with the site data
YEAR_VALIDATORS = [
    MinValueValidator(1900, _("年份应在1900年到2100年之间。")),
    MaxValueValidator(2100, _("年份应在1900年到2100年之间。")),
]


class AwardType(ClusterableModel):
    """荣誉称号. An award given at several levels is several types that share `series`."""

    code = models.SlugField(
        _("代码"), max_length=60, unique=True, blank=True, help_text=_("用于网址，不填则按名称的拼音生成，定了不再改。")
    )
    name_zh = models.CharField(_("名称"), max_length=60, unique=True, help_text=_("例：青岛市五一劳动奖章"))
    name_en = models.CharField(
        _("英文名称"), max_length=120, blank=True, help_text=_("例：Qingdao May 1st Labour Medal")
    )
    short_name = models.CharField(_("简称"), max_length=4, help_text=_("刻在印章上的一到四个字。例：市劳模、即墨工匠"))
    level = models.PositiveSmallIntegerField(_("级别"), choices=Level.choices)
    kind = models.CharField(
        _("授予对象"),
        max_length=8,
        choices=Kind.choices,
        help_text=_(
            "奖章、劳动模范、先进工作者、工匠授予个人；奖状授予单位；工人先锋号授予班组。有了批次以后不能再改。"
        ),
    )
    series = models.CharField(
        _("系列"), max_length=60, blank=True, help_text=_("同一种荣誉的各级称号填同一个系列。例：五一劳动奖章")
    )
    granting_body = models.CharField(_("授予机关"), max_length=120, blank=True, help_text=_("例：青岛市总工会"))
    weight = models.PositiveSmallIntegerField(_("排序"), default=100, help_text=_("同一级别里数字大的排在前面。"))
    is_official = models.BooleanField(_("列入表彰目录"), default=True, help_text=_("党委政府批准的表彰项目请勾选。"))
    description_zh = models.TextField(_("说明"), max_length=600, blank=True)
    description_en = models.TextField(_("英文说明"), max_length=1200, blank=True)

    name = Bilingual("name")
    description = Bilingual("description")

    class Meta:
        verbose_name = _("荣誉称号")
        verbose_name_plural = _("荣誉称号")
        ordering = ["level", "-weight", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values),
                name="award_type_kind_known",
                violation_error_message=_("授予对象只能是个人、单位、班组、创新工作室、工会驿站或项目。"),
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values),
                name="award_type_level_known",
                violation_error_message=_("请从列表里选级别。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.code:
            others = type(self).objects.exclude(pk=self.pk)
            self.code = unique_slug(self.name_zh, lambda slug: others.filter(code=slug).exists())[:60]
        self._refuse_another_kind()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._refuse_another_kind()

    def _refuse_another_kind(self) -> None:
        """`kind` is frozen once an edition exists: every grant of it carries a copy."""
        if not self.pk:
            return
        before = type(self).objects.filter(pk=self.pk).values_list("kind", flat=True).first()
        if before is not None and before != self.kind and self.editions.exists():
            raise ValidationError({"kind": _("这个称号已经有批次，授予对象不能再改。对象不同的，请另建一个荣誉称号。")})

    @property
    def level_seal(self) -> str:
        return Level(self.level).seal if self.level in Level.values else ""

    def name_in(self, year: int) -> str:
        """The Chinese name as it was in `year`: 富民兴鲁劳动奖章 until 2019. Former names lie with the site data."""
        former = sitedata.current().offered.get(FORMER_NAMES, {})
        fitting = (name for begin, end, name in former.get(self.pk, ()) if begin <= year <= end)
        return next(fitting, self.name_zh)


class AwardTypeFormerName(Orderable):
    """A name the award bore from one year to another, both included."""

    award_type = ParentalKey(
        AwardType, verbose_name=_("荣誉称号"), on_delete=models.CASCADE, related_name="former_names"
    )
    name_zh = models.CharField(_("曾用名"), max_length=60, help_text=_("例：山东省富民兴鲁劳动奖章"))
    name_en = models.CharField(_("英文曾用名"), max_length=120, blank=True)
    from_year = models.PositiveSmallIntegerField(_("始于"), null=True, blank=True, validators=YEAR_VALIDATORS)
    until_year = models.PositiveSmallIntegerField(_("止于"), null=True, blank=True, validators=YEAR_VALIDATORS)

    class Meta(Orderable.Meta):
        verbose_name = _("曾用名")
        verbose_name_plural = _("曾用名")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_year__isnull=True)
                | models.Q(until_year__isnull=True)
                | models.Q(until_year__gte=models.F("from_year")),
                name="award_former_name_years",
                violation_error_message=_("曾用名的结束年份不能早于开始年份。"),
            )
        ]

    def __str__(self) -> str:
        return self.name_zh


def former_names(_data: sitedata.SiteData) -> dict[int, list[tuple[int, int, str]]]:
    """Award → first year, last year and name, in the editors' order; for the site data."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for row in AwardTypeFormerName.objects.order_by("sort_order", "pk"):
        span = (row.from_year or 0, row.until_year or 9999, row.name_zh)
        found.setdefault(row.award_type_id, []).append(span)
    return found
