"""The library: drawn pictures with credit and alternative text, and the files that stories attach."""

from __future__ import annotations

from django.core.files.base import ContentFile
from wagtail.models import Collection

from home.demo.attachments import ATTACHMENTS, Attachment
from home.demo.pictures import CREDIT, PICTURES, DrawnPicture
from home.seeding.edition import Edition
from media.models import SiteDocument, SiteImage


def make(edition: Edition, collection: Collection) -> None:
    """Put pictures and files into the demo collection."""
    for picture in PICTURES.values():
        edition.keep("picture", picture.key, _image(edition, collection, picture))
    for attachment in ATTACHMENTS:
        edition.keep("document", attachment.key, _document(edition, collection, attachment))


def _image(edition: Edition, collection: Collection, picture: DrawnPicture) -> SiteImage:
    file = ContentFile(picture.png(), name=f"demo-{picture.key}.png")
    image = SiteImage(
        title=f"{picture.title}（示例）",
        description=picture.alt,
        credit=CREDIT,
        collection=collection,
        uploaded_by_user=edition.editor,
        file=file,
    )
    image.save()
    return image


def _document(edition: Edition, collection: Collection, attachment: Attachment) -> SiteDocument:
    """A text file: every reader can open it, and it needs no library to write."""
    text = "\r\n".join((attachment.title, "", *attachment.lines, ""))
    document = SiteDocument(
        title=attachment.title,
        collection=collection,
        uploaded_by_user=edition.editor,
        file=ContentFile(text.encode("utf-8-sig"), name=f"demo-{attachment.key}.txt"),
    )
    document.save()
    return document
