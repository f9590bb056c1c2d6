"""Zip containers (xlsx, docx, photos) opened with care: sizes summed from the directory and counted while reading."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from django.utils.translation import gettext as _

from honors.importing.tables import RosterRefusedError

MAX_MEMBERS = 5_000
# Bytes of one part after unpacking; a roster of 10,000 rows with 20 columns has about 15 MB.
MAX_PART = 32 * 1024 * 1024
ENCRYPTED = 0x1


class Counted:
    """A part that stops being read at its limit, whatever size the directory claims."""

    def __init__(self, source: IO[bytes], limit: int) -> None:
        self.source, self.left = source, limit

    def read(self, size: int = -1) -> bytes:
        """At most one byte more than is left is ever unpacked."""
        wanted = self.left + 1 if size < 0 else min(size, self.left + 1)
        chunk = self.source.read(wanted)
        self.left -= len(chunk)
        if self.left < 0:
            raise too_large()
        return chunk


def too_large() -> RosterRefusedError:
    return RosterRefusedError(
        _("文件解压后太大，超过 %d 兆字节的上限。请只保留名单所在的工作表，删去图片和多余格式后再上传。")
        % (MAX_PART >> 20)
    )


def broken() -> RosterRefusedError:
    return RosterRefusedError(
        _(
            "文件不完整或已损坏，读不出内容。请用 Excel、WPS 或 Word 打开它，另存一份后再上传；"
            "打不开的，请向原单位重新要一份。"
        )
    )


def password_protected() -> RosterRefusedError:
    return RosterRefusedError(_("文件有密码保护，读不了。请先在 Excel 里去掉密码（文件－信息－保护工作簿）再上传。"))


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """The archive with its directory read; RosterRefusedError where it is broken or has too many members."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise broken() from error
    if len(archive.filelist) > MAX_MEMBERS:
        raise RosterRefusedError(
            _("文件里有 %(found)d 个成员，超过 %(limit)d 个的上限，不像一份名单。请另存为新的工作簿后再上传。")
            % {"found": len(archive.filelist), "limit": MAX_MEMBERS}
        )
    return archive


@contextmanager
def part(archive: zipfile.ZipFile, name: str, limit: int = MAX_PART) -> Iterator[Counted]:
    """One member, counted; KeyError where there is none."""
    info = archive.getinfo(name)
    if info.file_size > limit:
        raise too_large()
    if info.flag_bits & ENCRYPTED:
        raise password_protected()
    with archive.open(info) as source:
        yield Counted(source, limit)
