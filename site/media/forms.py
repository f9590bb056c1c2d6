"""Admin forms of pictures, documents and consents. Wagtail builds its image and document forms on the first two."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.snippets.widgets import AdminSnippetChooser

from media import decoding, permissions, renditions, signatures
from media.fields import DocumentField, PictureField, check_bytes
from media.models import DocumentText, PortraitConsent, SiteDocument, SiteImage

SCAN_LIMIT = 10 * 1024 * 1024  # bytes


def _exchanged(old: forms.Field, new: type[forms.Field]) -> Any:
    """A field of another class in the same place."""
    return new(label=old.label, required=old.required, widget=old.widget)


class SiteImageForm(BaseImageForm):
    """Every upload, single, multiple, from a chooser or as a replacement, goes through PictureField."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _exchanged(self.fields["file"], PictureField)
        if "description" in self.fields:
            self.fields["description"].label = _("替代文字")
            self.fields["description"].help_text = _(
                "给看不到图片的人：图上有什么。例：老师站在米字格前示范竖画，学员围在桌旁"
            )
        if user is not None and not permissions.may_see_consents(user):
            self.fields.pop("consent", None)  # the list of consents is a list of persons

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("consent"):
            cleaned["portrait"] = True
        return cleaned

    def save(self, commit: bool = True) -> SiteImage:
        """Public sizes of a replaced file or a moved focal point are drawn again where there were any."""
        redraw = bool({"file", *_FOCAL} & set(self.changed_data)) and self.instance.pk
        was_public = redraw and self.instance.renditions.public().exists()
        image: SiteImage = super().save(commit=commit)
        if was_public:
            renditions.enqueue([image])
        return image

    class Meta(BaseImageForm.Meta):
        widgets = {**BaseImageForm.Meta.widgets, "consent": AdminSnippetChooser(PortraitConsent)}


_FOCAL = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class SiteDocumentForm(BaseDocumentForm):
    """Every upload goes through DocumentField."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original_file: Any = self.instance.file
        if "file" in self.fields:
            self.fields["file"] = _exchanged(self.fields["file"], DocumentField)
            words = DocumentText.objects.filter(document=self.instance.pk).first()
            if words is not None:
                self.fields["file"].help_text += f" {words.get_state_display()}"

    def save(self, commit: bool = True) -> SiteDocument:
        """Wagtail deletes a replaced file before it saves the row; a failure in between would lose both."""
        original = self.original_file
        self.original_file = None
        document: SiteDocument = super().save(commit=commit)
        if commit and original and "file" in self.changed_data:
            original.storage.delete(original.name)
        return document


class PortraitConsentForm(WagtailAdminModelForm):
    """A consent with its scan; who recorded it is written down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.recorded_by = self.for_user
        if self.instance.scan and "scan" in self.fields:
            self.fields["scan"].help_text = format_html(
                '{} <a href="{}">{}</a>',
                _("重新选择文件会替换已有的扫描件。"),
                reverse("media_consent_scan", args=[self.instance.pk]),
                _("查看已有的扫描件"),
            )

    def clean_scan(self) -> Any:
        scan = self.cleaned_data.get("scan")
        if isinstance(scan, UploadedFile):
            check_bytes(scan, SCAN_LIMIT)
            _check_scan(scan)
        return scan

    def clean_valid_until(self) -> Any:
        given, until = self.cleaned_data.get("given_on"), self.cleaned_data.get("valid_until")
        if given and until and until < given:
            raise ValidationError(_("有效期不能早于同意日期。"))
        return until


def _check_scan(scan: UploadedFile) -> None:
    name = (scan.name or "").lower()
    if name.endswith(".pdf"):
        signatures.check(scan, name)
    elif name.endswith((".jpg", ".jpeg", ".png")):
        decoding.clean(scan)
        scan.seek(0)
    else:
        raise ValidationError(_("扫描件请用 PDF、JPG 或 PNG 文件。"), code="extension")


class WithdrawForm(forms.Form):
    """Asks once more: the pictures disappear from the whole site at once."""

    confirmed = forms.BooleanField(
        label=_("我已核实：本人要求撤回同意"),
        error_messages={"required": _("请先核实并勾选，再撤回。")},
    )
