"""What the named things of this app share: a name in two languages, an address word, coordinates, telephone numbers."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.bilingual import Bilingual, in_language
from core.slugs import unique_slug
from courses.enums import CoordinateSystem

validate_phone = RegexValidator(
    r"^\+?[\d][\d\-\s()（）]{4,24}(?:\s*(?:转|#)\s*\d{1,6})?$",
    _("电话写成数字和短横线。例：0532-8855 0000，有分机写“转801”。"),
)


class NamedInTwoLanguages(models.Model):
    """Both names in one row; an English address exists only when the English name is filled (model.md §2)."""

    name_zh = models.CharField(_("名称"), max_length=60)
    name_en = models.CharField(
        _("英文名称"), max_length=120, blank=True, help_text=_("填写后才有英文页面。例：Sewing Machine Repair")
    )
    slug = models.SlugField(_("地址用词"), max_length=100, unique=True, editable=False)

    name = Bilingual("name")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_zh or str(_("（未命名）"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.ensure_slug()
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.ensure_slug()
        super().full_clean(*args, **kwargs)

    def ensure_slug(self) -> None:
        """Give a new object its address word, which never changes. A draft without a name gets a neutral one."""
        if not self.slug:
            others = type(self)._default_manager.exclude(pk=self.pk)
            self.slug = unique_slug(
                self.name_zh, lambda slug: others.filter(slug=slug).exists(), fallback=str(self._meta.model_name)
            )

    def in_language(self, field: str, locale: str | None = None) -> str:
        """The text of a pair of fields in one language."""
        return in_language(self, field, locale)

    def speaks(self, locale: str | None) -> bool:
        """Whether there is a version in that language."""
        return bool(self.name_en) if (locale or get_language()) == "en" else True


class Located(models.Model):
    """A point on the map, in a stated system."""

    latitude = models.DecimalField(
        _("纬度"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("例：36.389401"),
    )
    longitude = models.DecimalField(
        _("经度"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("例：120.447158"),
    )
    coordinate_system = models.CharField(
        _("坐标系"), max_length=8, choices=CoordinateSystem.choices, default=CoordinateSystem.GCJ02
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="%(app_label)s_%(class)s_both_coordinates",
                violation_error_message=_("经度和纬度要么都填，要么都不填。"),
            )
        ]
