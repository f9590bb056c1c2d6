"""Form fields for uploads. They rewrite the upload in place, so that every path behind them stores the clean file."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from media import decoding, signatures

STEM = 60  # characters of a file name that we keep: 180 bytes of Chinese, and file systems allow 255


def shorten(upload: UploadedFile) -> None:
    """A name that every file system takes; the extension stays."""
    name = PurePath(upload.name or "file")
    upload.name = f"{name.stem[:STEM] or 'file'}{name.suffix[:10]}"


def check_bytes(upload: UploadedFile, limit: int | None) -> None:
    size = upload.size or 0
    if limit is not None and size > limit:
        raise ValidationError(
            _("文件有 %(size)s，超过 %(limit)s 的上限。请压缩或拆分后再上传。"),
            code="file_too_large",
            params={"size": filesizeformat(size), "limit": filesizeformat(limit)},
        )


class PictureField(WagtailImageField):
    """A still JPEG, PNG, WebP or GIF; comes out drawn afresh, under the extension of what it really is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = _("JPG、PNG、WebP 或 GIF，%(size)s、2000 万像素以内。拍摄地点等信息会自动去掉。") % {
            "size": filesizeformat(self.max_upload_size)
        }
        self.error_messages |= {
            "required": _("请选择要上传的图片。"),
            "empty": _("这个文件是空的（0 字节），可能没有传完。请重新导出后再上传。"),
            "invalid_image_extension": _("不是能用的图片格式。请换成 JPG、PNG 或 WebP 格式的图片再上传。"),
            "file_too_large_unknown_size": _("图片太大，上限是 %(limit)s。请缩小后再上传。")
            % {"limit": filesizeformat(self.max_upload_size)},
        }

    def to_python(self, data: Any) -> Any:
        """Wagtail's own checks come last; then they find nothing but sound pictures."""
        if data:
            shorten(data)
            if data.size:  # the field has its own word for an empty file
                check_bytes(data, self.max_upload_size)
                _rewrite(data, decoding.clean(data))
        return super().to_python(data)


def _rewrite(upload: UploadedFile, picture: decoding.CleanPicture) -> None:
    """Into the very file that is stored later, in memory or on disk."""
    upload.seek(0)
    upload.truncate()
    upload.write(picture.content)
    upload.flush()
    upload.seek(0)
    upload.size = len(picture.content)
    upload.name = str(PurePath(upload.name or "file").with_suffix(picture.extension))


class DocumentField(WagtailDocumentField):
    """A document whose bytes are what its name says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = "、".join(sorted(signatures.CHECKERS))
        self.help_text = _("可以上传：%(kinds)s，%(size)s 以内。") % {
            "kinds": kinds,
            "size": filesizeformat(self.max_upload_size),
        }
        self.error_messages |= {
            "required": _("请选择要上传的文件。"),
            "empty": _("这个文件是空的（0 字节），可能没有传完。请重新导出后再上传。"),
        }

    def to_python(self, data: Any) -> Any:
        if data:
            shorten(data)
            if data.size:
                check_bytes(data, self.max_upload_size)
                signatures.check(data, data.name)
        return super().to_python(data)
