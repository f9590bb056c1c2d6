"""Pictures drawn by code, documents and consents."""

import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from media.models import PortraitConsent, SiteDocument, SiteImage, SiteRendition

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def drawing(width: int = 64, height: int = 48, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """A plain picture as bytes; `options` go to Pillow's save."""
    buffer = BytesIO()
    Image.new(mode, (width, height), (180, 40, 30) if mode == "RGB" else None).save(buffer, kind, **options)
    return buffer.getvalue()


def image(title: str = "书法夜校", width: int = 64, height: int = 48, **fields: Any) -> SiteImage:
    """A picture of the library without renditions."""
    file = ContentFile(drawing(width, height), name="drawing.jpg")
    return SiteImage.objects.create(title=title, file=file, **{"description": title, **fields})


def consent(name: str = "示例王伟", **fields: Any) -> PortraitConsent:
    return PortraitConsent.objects.create(subject_name=name, **{"given_on": datetime.date(2026, 3, 12), **fields})


def portrait(name: str = "示例王伟", **fields: Any) -> SiteImage:
    """A portrait with a consent in force."""
    given = fields.pop("consent", None) or consent(name)
    return image(title=name, width=96, height=128, portrait=True, consent=given, **fields)


def rendition(picture: SiteImage, spec: str = "format-jpeg|width-400") -> SiteRendition:
    made: SiteRendition = picture.get_rendition(spec)
    return made


def document(title: str = "评选办法", name: str = "评选办法.pdf", content: bytes = PDF, **fields: Any) -> SiteDocument:
    made = SiteDocument(title=title, file=ContentFile(content, name=name), **fields)
    made._set_document_file_metadata()
    made.save()
    return made
