"""ChannelUse: which content went out by which channel, so that a withdrawal finds it again (model.md §5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChannelUse(models.Model):
    """One copy, download or push of an article, poster or long picture."""

    class Action(models.TextChoices):
        COPY = "copy", _("复制")
        DOWNLOAD = "download", _("下载")
        PUSH = "push", _("推送到草稿箱")

    source_model = models.CharField(_("来源类型"), max_length=80)
    source_pk = models.PositiveBigIntegerField(_("来源编号"))
    source_title = models.CharField(_("标题"), max_length=200)
    locale = models.CharField(_("语言"), max_length=12, default="zh-hans")
    part = models.PositiveSmallIntegerField(_("第几篇"), default=1)
    revision = models.CharField(_("内容版本"), max_length=64, blank=True)
    action = models.CharField(_("方式"), max_length=12, choices=Action.choices)
    subjects = models.JSONField(_("涉及对象"), default=list, help_text=_("[类型, 编号] 的列表"))
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("操作人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    used_at = models.DateTimeField(_("时间"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("内容撤下时间"), null=True, blank=True)
    handled_at = models.DateTimeField(_("处理时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("公众号使用记录")
        verbose_name_plural = _("公众号使用记录")
        ordering = ["-used_at"]
        indexes = [models.Index(fields=["source_model", "source_pk"], name="channel_use_source")]

    def __str__(self) -> str:
        return self.source_title
