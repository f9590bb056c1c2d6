"""Pictures with credit and consent, documents, and the consent of the person in a portrait."""

import secrets
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from media import specs
from media.querysets import PortraitConsentQuerySet, SiteImageQuerySet, SiteRenditionQuerySet
from media.storage import PRIVATE_PREFIX


def scan_path(consent: "PortraitConsent", filename: str) -> str:
    """An unguessable name; the file's own name may hold the person's."""
    return f"consents/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()}"


def document_path(document: "SiteDocument", filename: str) -> str:
    """A folder of its own for each file, so that a download keeps the name it was given."""
    return f"documents/{secrets.token_hex(8)}/{filename}"


class PortraitConsent(models.Model):
    """A person's consent to show a portrait: what for, where, since when, and until when (domain.md §3)."""

    class Scope(models.TextChoices):
        HONOURS = "honours", _("荣誉展示")
        NEWS = "news", _("新闻报道")
        ALL = "all", _("荣誉展示和新闻报道")

    class Channel(models.TextChoices):
        SITE = "site", _("仅网站")
        SITE_AND_WECHAT = "site_wechat", _("网站和公众号")

    subject_name = models.CharField(_("肖像本人姓名"), max_length=60, help_text=_("例：王伟"))
    scope = models.CharField(_("用途"), max_length=12, choices=Scope.choices, default=Scope.HONOURS)
    channel = models.CharField(_("渠道"), max_length=12, choices=Channel.choices, default=Channel.SITE)
    given_on = models.DateField(_("同意日期"), help_text=_("同意书上签字的日期。例：2026-03-12"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True, help_text=_("不填表示未约定期限。"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True, editable=False)
    scan = models.FileField(
        _("同意书扫描件"),
        upload_to=scan_path,
        blank=True,
        help_text=_("PDF、JPG 或 PNG，10 MB 以内。只有管理人员能看到。"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    objects = PortraitConsentQuerySet.as_manager()

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
        return (
            self.withdrawn_at is None
            and self.given_on <= today
            and (self.valid_until is None or self.valid_until >= today)
        )

    @property
    def state_label(self) -> str:
        """What the admin's list says."""
        if self.withdrawn_at:
            return str(_("已撤回"))
        if self.in_force:
            return str(_("有效"))
        return str(_("未到同意日期") if self.given_on > timezone.localdate() else _("已过期"))


class SiteImage(AbstractImage):
    """A picture of the library. `description` (Wagtail's field) is the alternative text."""

    credit = models.CharField(_("署名"), max_length=60, blank=True, help_text=_("例：孙海涛 摄"))
    portrait = models.BooleanField(
        _("人物肖像"),
        default=False,
        help_text=_("以某一个人为主体的照片请勾选，并选择本人的同意记录；没有同意记录的肖像不会公开显示。"),
    )
    consent = models.ForeignKey(
        PortraitConsent,
        verbose_name=_("肖像同意"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="images",
        help_text=_("人物肖像必须选。同意撤回后，照片会从网站各处消失。"),
    )

    objects = SiteImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "portrait",
        "consent",
        *(name for name in Image.admin_form_fields if name not in {"title", "file", "description"}),
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.FilterField("credit"),
        index.FilterField("portrait"),
        index.FilterField("consent"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("图片")
        verbose_name_plural = _("图片")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """What is seen, in words. The title names the file in the library; readers never need it."""
        return self.description

    @property
    def is_publicly_shown(self) -> bool:
        """False for a portrait without a consent in force. Lists ask `media.renditions.existing` instead."""
        return self.consent.in_force if self.consent else not self.portrait


class SiteRendition(AbstractRendition):
    """One size and format of a picture. Public sizes are made by a task, the admin's own when it first needs them."""

    image = models.ForeignKey(SiteImage, verbose_name=_("图片"), on_delete=models.CASCADE, related_name="renditions")

    objects = SiteRenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("图片尺寸")
        verbose_name_plural = _("图片尺寸")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"

    @property
    def is_public(self) -> bool:
        """Lies in the store that the web server shows."""
        return self.filter_spec in specs.PUBLIC_SPECS

    def get_upload_to(self, filename: str) -> str:
        """A random name: whoever knows a picture's title or another of its sizes cannot guess this one."""
        token = secrets.token_hex(16)
        suffix = PurePath(filename).suffix
        return f"{token[:2]}/{token}{suffix}" if self.is_public else f"{PRIVATE_PREFIX}{token[:2]}/{token}{suffix}"


class SiteDocument(AbstractDocument):
    """A file for download; lies in the private store and goes out through a view that checks."""

    file = models.FileField(_("文件"), upload_to=document_path, max_length=200)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("文件")
        verbose_name_plural = _("文件")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """A file that the form refused is none: no second complaint about its missing extension."""
        if self.file:
            super().clean()


class DocumentText(models.Model):
    """The words in a document, for search. Written by a task (media.texts); a new file drops them at once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("文字正在提取，稍后就能按内容搜到。")
        READ = "read", _("文字已提取，可以按内容搜到。")
        PARTLY = "partly", _("文件太长，只提取了前面的文字；后面的内容搜不到。")
        NO_TEXT = (
            "no_text",
            _("这是扫描件，没有文字，只能按名称搜到。想按内容搜到，请上传带文字的 PDF 或 docx。"),
        )
        LOCKED = "locked", _("文件有密码，读不出文字，只能按名称搜到。请去掉密码后重新上传。")
        BROKEN = "broken", _("文件不完整或已损坏，读不出文字，只能按名称搜到。请重新导出后再上传。")
        TOO_MUCH = "too_much", _("文件解开后太大或太复杂，没有提取文字，只能按名称搜到。请另存一份简单的再上传。")
        NAME_ONLY = "name_only", _("这种格式只能按名称搜到。想按内容搜到，请上传 PDF、docx 或 txt 文件。")

    # Rows come and go with the document and say nothing of who uses it.
    wagtail_reference_index_ignore = True

    document = models.OneToOneField(
        SiteDocument, verbose_name=_("文件"), primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    file_name = models.CharField(
        _("存放位置"), max_length=200, help_text=_("每次上传都不同：换了文件，旧的文字就不再算数。")
    )
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.WAITING)
    text = models.TextField(_("文字"), blank=True)
    read_at = models.DateTimeField(_("提取时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("文件的文字")
        verbose_name_plural = _("文件的文字")

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"
