"""What a file is, by its content: the ending of its name is what somebody typed."""

import zipfile
from enum import StrEnum
from typing import BinaryIO

from django.utils.translation import gettext as _

from honors.importing.archives import open_archive, password_protected
from honors.importing.tables import RosterRefusedError

HEAD = 2048
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel before version 5 wrote its records without a container.
BARE_RECORDS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
WEB = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<?xml", b"mime-version")


class FileKind(StrEnum):
    """Values are the usual endings."""

    XLSX = "xlsx"
    XLS = "xls"
    DOCX = "docx"
    CSV = "csv"


def kind_of(file: BinaryIO) -> FileKind:
    """RosterRefusedError, with what to do instead, for anything that holds no table we read."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(file)
    if head.startswith((OLE, *BARE_RECORDS)):
        return _of_ole(file)
    if refusal := _refusal(head):
        raise RosterRefusedError(refusal)
    return FileKind.CSV


def _refusal(head: bytes) -> str:
    if not head.strip(b"\0 \r\n\t"):
        return _("这个文件是空的，可能没有传完。请打开原文件看看，再重新上传。")
    if head.startswith(b"%PDF"):
        return _("这是 PDF，读不出表格。请向原单位要 Excel 或 Word 的名单，或把表格复制到模板里再上传。")
    if head.startswith(PICTURES):
        return _("这是图片，读不出文字。请向原单位要 Excel 或 Word 的名单，或照图片填写模板。")
    if head.startswith(ARCHIVES):
        return _("这是压缩包。请先解压，再上传里面的名单（Excel、Word 或 CSV）。")
    if head.startswith(b"{\\rtf"):
        return _("这是 RTF 文档。请在 Word 里打开，另存为“Word 文档（.docx）”，再上传。")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(WEB):
        return _("这是网页格式的表格（有的系统导出的 .xls 其实是网页）。请在 Excel 里打开，另存为 .xlsx，再上传。")
    return ""


def _of_zip(file: BinaryIO) -> FileKind:
    with open_archive(file) as archive:
        names = archive.NameToInfo
        if "xl/workbook.bin" in names:
            raise RosterRefusedError(
                _("这是二进制工作簿（.xlsb）。请在 Excel 里另存为“Excel 工作簿（.xlsx）”，再上传。")
            )
        if any(name.startswith("xl/") for name in names):
            return FileKind.XLSX
        if "word/document.xml" in names:
            return FileKind.DOCX
        raise RosterRefusedError(_other_zip(archive))


def _other_zip(archive: zipfile.ZipFile) -> str:
    if "mimetype" in archive.NameToInfo:
        return _("这是 OpenDocument 文件（.ods 或 .odt）。请另存为 .xlsx 或 .docx，再上传。")
    return _("这是压缩包。请先解压，再上传里面的名单；照片压缩包请在“照片”一栏上传。")


def _of_ole(file: BinaryIO) -> FileKind:
    """The container of old Office files; its directory names what is inside, in UTF-16."""
    raw = file.read()
    file.seek(0)

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in raw

    if holds("EncryptedPackage"):
        raise password_protected()
    if not raw.startswith(OLE) or holds("Workbook") or holds("Book"):
        return FileKind.XLS
    if holds("WordDocument"):
        raise RosterRefusedError(_("这是旧版 Word 文档（.doc 或 .wps）。请另存为“Word 文档（.docx）”，再上传。"))
    raise RosterRefusedError(_("认不出这是什么文件。请在 Excel 或 WPS 里打开名单，另存为 .xlsx，再上传。"))
