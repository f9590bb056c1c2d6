"""Source: the list from which an article's source is chosen, with the whitelist for reprints."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Source(index.Indexed, models.Model):
    """A newspaper, an office, ourselves. Only one on the whitelist may be reprinted."""

    name = models.CharField(_("名称"), max_length=60, unique=True, help_text=_("例：大众日报"))
    is_own = models.BooleanField(_("本单位"), default=False, help_text=_("本单位自己采写的稿件用它作来源。"))
    on_whitelist = models.BooleanField(
        _("可以转载"), default=False, help_text=_("列入转载白名单。没有打勾的来源，转载稿件发布不了。")
    )
    url = models.URLField(_("网址"), blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("稿件来源")
        verbose_name_plural = _("稿件来源")
        ordering = ["-is_own", "name"]

    def __str__(self) -> str:
        return self.name
