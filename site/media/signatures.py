"""Does a document hold what its name says? Looks at the first bytes and the directory of zip files, unpacks nothing."""

import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEAD = 2048  # bytes
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word, Excel, PowerPoint and WPS before the zip formats
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
MEMBERS = 10_000  # entries in a zip file
ACTIVE = (b"<html", b"<!doctype html", b"<script", b"<svg", b"<?php", b"<iframe", b"<body")
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
EXECUTABLE = (".exe", ".dll", ".scr", ".bat", ".cmd", ".com", ".js", ".vbs", ".ps1", ".msi", ".jar", ".lnk", ".hta")


class DocumentRefusedError(ValidationError):
    """Says in Chinese what is wrong with the file and what to do."""


def check(file: IO[bytes], name: str) -> None:
    """DocumentRefusedError unless the bytes are of the kind that the file's name claims."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise DocumentRefusedError(_("这个文件是空的（0 字节），可能没有传完。请重新导出后再上传。"), code="empty")
    checker = CHECKERS.get(extension)
    if checker is None:
        raise DocumentRefusedError(
            _("不接受 .%(extension)s 文件。可以上传：%(allowed)s。"),
            code="extension",
            params={"extension": extension or "?", "allowed": "、".join(sorted(CHECKERS))},
        )
    checker(file, head, extension)
    file.seek(0)


def _mismatch(extension: str) -> DocumentRefusedError:
    return DocumentRefusedError(
        _("文件的扩展名是 .%(extension)s，内容却不是这种格式。请用原来的软件打开，另存为这种格式后再上传。"),
        code="mismatch",
        params={"extension": extension},
    )


def _macros() -> DocumentRefusedError:
    return DocumentRefusedError(
        _("文件里有宏，打开时会运行程序，不能上传。请另存为不带宏的格式（docx、xlsx、pptx）或 PDF 后再上传。"),
        code="macros",
    )


def _pdf(file: IO[bytes], head: bytes, extension: str) -> None:
    if not head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        raise _mismatch(extension)


def _ole(file: IO[bytes], head: bytes, extension: str) -> None:
    if not head.startswith(OLE):
        raise _mismatch(extension)
    file.seek(0)
    tail = b""
    while chunk := file.read(1 << 20):
        if OLE_MACROS in tail + chunk:
            raise _macros()
        tail = chunk[-len(OLE_MACROS) :]


def _office(file: IO[bytes], head: bytes, extension: str) -> None:
    names = _members(file, head, extension)
    if "[Content_Types].xml" not in names or not any(name.startswith(OFFICE[extension]) for name in names):
        raise _mismatch(extension)
    if any(PurePath(name).name.lower() == "vbaproject.bin" for name in names):
        raise _macros()


def _ofd(file: IO[bytes], head: bytes, extension: str) -> None:
    if "OFD.xml" not in _members(file, head, extension):
        raise _mismatch(extension)


def _zip(file: IO[bytes], head: bytes, extension: str) -> None:
    unsafe = [name for name in _members(file, head, extension) if name.lower().endswith(EXECUTABLE)]
    if unsafe:
        raise DocumentRefusedError(
            _("压缩包里有可以运行的程序（%(name)s），不能上传。请删去后重新压缩。"),
            code="program",
            params={"name": PurePath(unsafe[0]).name[:60]},
        )


def _members(file: IO[bytes], head: bytes, extension: str) -> list[str]:
    """Names in the directory of a zip file."""
    if not head.startswith(b"PK\x03\x04"):
        raise _mismatch(extension)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except Exception as error:
        # zipfile raises more than BadZipFile on bytes that lie about themselves.
        raise DocumentRefusedError(_("文件已损坏，打不开。请重新导出或重新压缩后再上传。"), code="broken") from error
    if len(names) > MEMBERS:
        raise DocumentRefusedError(
            _("压缩包里的文件太多（%(number)d 个）。请分成几个压缩包上传。"),
            code="members",
            params={"number": len(names)},
        )
    return names


def _text(file: IO[bytes], head: bytes, extension: str) -> None:
    lowered = head.lower()
    if b"\x00" in head or any(mark in lowered for mark in ACTIVE):
        raise _mismatch(extension)
    for encoding in ("utf-8", "gb18030"):
        try:
            head[: HEAD - 4].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= len(head) - 8:  # a character cut in two at the end of what we read
                return
        else:
            return
    raise _mismatch(extension)


Checker = Callable[[IO[bytes], bytes, str], None]
CHECKERS: dict[str, Checker] = {
    "pdf": _pdf,
    "doc": _ole,
    "xls": _ole,
    "ppt": _ole,
    "wps": _ole,
    "docx": _office,
    "xlsx": _office,
    "pptx": _office,
    "ofd": _ofd,
    "zip": _zip,
    "txt": _text,
    "csv": _text,
}
