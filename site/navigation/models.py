"""The channel row in the header: five to eight entries that editors arrange."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="list-ul")
class NavigationSettings(BaseGenericSetting, ClusterableModel):
    """One row that holds the channels."""

    panels = [InlinePanel("channels", heading=_("频道"), label=_("频道"), min_num=5, max_num=8)]

    class Meta:
        verbose_name = _("频道栏")
        verbose_name_plural = _("频道栏")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Channel(Orderable):
    """One entry: a page of the Chinese tree; the English row leads to its translation, where there is one."""

    settings = ParentalKey(
        NavigationSettings, verbose_name=_("频道栏"), on_delete=models.CASCADE, related_name="channels"
    )
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("页面"), on_delete=models.CASCADE, related_name="+")
    label_zh = models.CharField(_("名称"), max_length=8, help_text=_("两到四个字最好。例：光荣榜"))
    label_en = models.CharField(_("英文名称"), max_length=24, blank=True)

    panels = [PageChooserPanel("page"), FieldRowPanel([FieldPanel("label_zh"), FieldPanel("label_en")])]

    class Meta(Orderable.Meta):
        verbose_name = _("频道")
        verbose_name_plural = _("频道")

    def __str__(self) -> str:
        return self.label_zh
