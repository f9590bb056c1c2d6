"""The organisation behind the site: everything that the footer and the head metas need, and site-wide states."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core.bilingual import Bilingual


@register_setting(icon="home")
class OrganisationSettings(BaseGenericSetting):
    """One row. Chinese and English stand side by side; empty English falls back to Chinese."""

    name_zh = models.CharField(_("单位名称"), max_length=60, default="即墨区总工会")
    name_en = models.CharField(
        _("英文名称"), max_length=120, blank=True, default="Jimo District Federation of Trade Unions"
    )
    host_zh = models.CharField(_("主办单位"), max_length=80, blank=True)
    host_en = models.CharField(_("主办单位（英文）"), max_length=120, blank=True)
    operator_zh = models.CharField(_("承办单位"), max_length=80, blank=True)
    operator_en = models.CharField(_("承办单位（英文）"), max_length=120, blank=True)
    address_zh = models.CharField(_("地址"), max_length=120, blank=True)
    address_en = models.CharField(_("地址（英文）"), max_length=160, blank=True)
    postcode = models.CharField(_("邮编"), max_length=6, blank=True)
    phone = models.CharField(_("电话"), max_length=40, blank=True, help_text=_("例：0532-12345678"))
    hotline = models.CharField(_("职工热线"), max_length=20, blank=True, default="12351")
    email = models.EmailField(_("电子邮箱"), blank=True)
    site_domain = models.CharField(_("网站域名"), max_length=100, blank=True, help_text=_("例：www.example.gov.cn"))
    site_id_code = models.CharField(
        _("网站标识码"), max_length=20, blank=True, help_text=_("十位数字，见党政机关网站标识。")
    )
    icp_number = models.CharField(_("ICP备案号"), max_length=40, blank=True)
    police_number = models.CharField(
        _("公安备案号"), max_length=40, blank=True, help_text=_("例：鲁公网安备 37028202000000号")
    )
    police_url = models.URLField(_("公安备案链接"), blank=True)
    government_mark_url = models.URLField(_("党政机关网站标识链接"), blank=True)
    report_phone = models.CharField(_("监督举报电话"), max_length=40, blank=True)
    report_email = models.EmailField(_("网站找错邮箱"), blank=True)
    about_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("单位介绍页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    report_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("监督举报与找错页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("隐私说明页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("无障碍说明页"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_example = models.BooleanField(
        _("示例站点"), default=False, help_text=_("打勾后页脚注明“示例站点，人物与单位均为虚构”。")
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("host_zh"), FieldPanel("host_en")]),
                FieldRowPanel([FieldPanel("operator_zh"), FieldPanel("operator_en")]),
                FieldRowPanel([FieldPanel("address_zh"), FieldPanel("address_en")]),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("email")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("hotline")]),
            ],
            heading=_("单位"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("site_domain"), FieldPanel("site_id_code")]),
                FieldRowPanel([FieldPanel("icp_number"), FieldPanel("government_mark_url")]),
                FieldRowPanel([FieldPanel("police_number"), FieldPanel("police_url")]),
                FieldRowPanel([FieldPanel("report_phone"), FieldPanel("report_email")]),
            ],
            heading=_("备案与监督"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("about_page"),
                FieldPanel("report_page"),
                FieldPanel("privacy_page"),
                FieldPanel("accessibility_page"),
                FieldPanel("is_example"),
            ],
            heading=_("页脚链接"),
        ),
    ]

    name = Bilingual("name")
    host = Bilingual("host")
    operator = Bilingual("operator")
    address = Bilingual("address")

    class Meta:
        verbose_name = _("单位与页脚")
        verbose_name_plural = _("单位与页脚")

    def __str__(self) -> str:
        return self.name_zh


class TimedState(models.Model):
    """Something in force between two moments; the end comes by itself."""

    starts_at = models.DateTimeField(_("开始"), default=timezone.now)
    ends_at = models.DateTimeField(_("结束"))

    class Meta:
        abstract = True
        ordering = ["-starts_at"]

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("结束时间要晚于开始时间。")})


class SiteNotice(TimedState):
    """A line above every page: 台风停课, 系统维护."""

    text_zh = models.CharField(
        _("内容"), max_length=120, help_text=_("例：受台风影响，今天（8月10日）田横镇各教学点停课。")
    )
    text_en = models.CharField(_("英文内容"), max_length=200, blank=True)
    url = models.CharField(_("链接"), max_length=200, blank=True)

    text = Bilingual("text")

    class Meta(TimedState.Meta):
        verbose_name = _("全站通知")
        verbose_name_plural = _("全站通知")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="site_notice_ends_after_start",
                violation_error_message=_("结束时间要晚于开始时间。"),
            )
        ]

    def __str__(self) -> str:
        return self.text_zh


class MourningPeriod(TimedState):
    """哀悼日: the whole site grey between two moments."""

    reason = models.CharField(_("事由"), max_length=120)

    class Meta(TimedState.Meta):
        verbose_name = _("哀悼模式")
        verbose_name_plural = _("哀悼模式")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="mourning_ends_after_start",
                violation_error_message=_("结束时间要晚于开始时间。"),
            )
        ]

    def __str__(self) -> str:
        return self.reason
