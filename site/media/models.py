"""Pictures with credit and consent, documents, and the consent of the person in a portrait."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortraitConsent(models.Model):
    """A person's consent to show a portrait: what for, where, since when, and until when (domain.md §3)."""

    class Scope(models.TextChoices):
        HONOURS = "honours", _("荣誉展示")
        NEWS = "news", _("新闻报道")
        ALL = "all", _("荣誉展示和新闻报道")

    class Channel(models.TextChoices):
        SITE = "site", _("仅网站")
        SITE_AND_WECHAT = "site_wechat", _("网站和公众号")

    subject_name = models.CharField(_("肖像本人姓名"), max_length=60)
    scope = models.CharField(_("用途"), max_length=12, choices=Scope.choices, default=Scope.HONOURS)
    channel = models.CharField(_("渠道"), max_length=12, choices=Channel.choices, default=Channel.SITE)
    given_on = models.DateField(_("同意日期"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True, help_text=_("不填表示未约定期限。"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    scan = models.FileField(_("同意书扫描件"), upload_to="consents/", blank=True, help_text=_("只有管理人员能看到。"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("肖像同意")
        verbose_name_plural = _("肖像同意")
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("given_on")),
                name="consent_ends_after_start",
                violation_error_message=_("有效期不能早于同意日期。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_name} · {self.given_on}"

    @property
    def in_force(self) -> bool:
        today = timezone.localdate()
        return self.withdrawn_at is None and (self.valid_until is None or self.valid_until >= today)


class SiteImage(AbstractImage):
    """A picture of the library. `description` (Wagtail's field) is the alternative text."""

    credit = models.CharField(_("署名"), max_length=60, blank=True, help_text=_("例：孙海涛 摄"))
    consent = models.ForeignKey(
        PortraitConsent,
        verbose_name=_("肖像同意"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="images",
        help_text=_("人物肖像必须选；没有同意记录的肖像不会公开显示。"),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "consent")

    class Meta(AbstractImage.Meta):
        verbose_name = _("图片")
        verbose_name_plural = _("图片")
        permissions = [("choose_image", "Can choose image")]


class SiteRendition(AbstractRendition):
    """One size and format of a picture, made by a task."""

    image = models.ForeignKey(SiteImage, verbose_name=_("图片"), on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("图片尺寸")
        verbose_name_plural = _("图片尺寸")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]


class SiteDocument(AbstractDocument):
    """A file for download; lies in the private store and goes out through a view that checks."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("文件")
        verbose_name_plural = _("文件")
        permissions = [("choose_document", "Can choose document")]
