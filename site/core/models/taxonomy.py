"""Taxonomies shared by several apps: both languages in one row, never translated by copying pages."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.bilingual import Bilingual
from core.slugs import unique_slug


class Taxonomy(models.Model):
    """A named, ordered term with an address word that never changes once given."""

    name_zh = models.CharField(_("中文名"), max_length=60, unique=True)
    name_en = models.CharField(_("英文名"), max_length=120, blank=True)
    slug = models.SlugField(_("地址用词"), max_length=80, unique=True, editable=False)
    sort_order = models.PositiveSmallIntegerField(_("排序"), default=0, help_text=_("数字小的排在前面。"))

    name = Bilingual("name")

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            others = type(self)._default_manager.exclude(pk=self.pk)
            self.slug = unique_slug(self.name_en or self.name_zh, lambda slug: others.filter(slug=slug).exists())
        super().save(*args, **kwargs)


class Town(Taxonomy):
    """镇街/功能区. `is_example` marks an invented one of the demo edition."""

    class Kind(models.TextChoices):
        SUBDISTRICT = "subdistrict", _("街道")
        TOWN = "town", _("镇")
        ZONE = "zone", _("功能区")

    kind = models.CharField(_("类别"), max_length=12, choices=Kind.choices, default=Kind.SUBDISTRICT)
    is_example = models.BooleanField(_("示例"), default=False)

    class Meta(Taxonomy.Meta):
        verbose_name = _("镇街")
        verbose_name_plural = _("镇街")


class Industry(Taxonomy):
    """行业."""

    class Meta(Taxonomy.Meta):
        verbose_name = _("行业")
        verbose_name_plural = _("行业")
