"""A zip of portraits: which pictures it holds, and whose each one is."""

import io
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from honors.importing import archives
from honors.importing.columns import Column
from honors.importing.entries import Entry
from honors.importing.policy import ROSTER
from honors.importing.tables import RosterRefusedError
from honors.names import clean_name
from media import decoding

MAX_PHOTOS = 3_000
# Bytes of one picture.
MAX_PHOTO = 20 * 1024 * 1024
UTF8_NAMES = 0x800
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
# What Windows and macOS add by themselves.
LITTER = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
UNSAFE = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:")
SEPARATORS = re.compile(r"[\s\-_—–+,，、;；()（）\[\]【】.]+")
# A certificate number shorter than this is as well a serial number; a text this long beside a name is a unit.
CERTIFICATE_LENGTH, UNIT_LENGTH = 4, 4


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in the zip. `read` unpacks it, as long as the file it came from is open."""

    filename: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Refusal:
    filename: str
    reason: str


@dataclass(slots=True)
class PhotoBatch:
    photos: list[Photo] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class PhotoMatches:
    """Row number → its photo. `problems`: each photo that found nobody, several people, or a person with two photos."""

    found: dict[int, Photo] = field(default_factory=dict)
    problems: list[Refusal] = field(default_factory=list)


# Reading ----------------------------------------------------------------------------------------------------------


def read_photos(file: BinaryIO) -> PhotoBatch:
    """The pictures of a zip, each file that is none with its reason. Raises RosterRefusedError for the whole."""
    archive = _archive(file)
    batch, seen = PhotoBatch(), set[str]()
    for number, info in enumerate(archive.infolist(), start=1):
        name = member_name(info)
        if info.is_dir() or LITTER.search(name):
            continue
        if ROSTER.offends(PurePosixPath(name).stem):
            batch.refusals.append(
                Refusal(_("第 %d 个文件") % number, _("文件名里有身份证号或手机号，没有采用。请改成姓名再上传。"))
            )
        elif reason := _reason(archive, info, name, seen):
            batch.refusals.append(Refusal(name[-120:], reason))
        else:
            batch.photos.append(Photo(name, _reader(archive, info)))
        seen.add(name)
    return batch


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    file.seek(0)
    if file.read(2) != b"PK":
        raise RosterRefusedError(_("照片要打成一个 .zip 压缩包上传；别的压缩格式（.rar、.7z）请改用 zip。"))
    archive = archives.open_archive(file)
    if len(archive.filelist) > MAX_PHOTOS:
        raise RosterRefusedError(
            _("压缩包里有 %(found)d 个文件，超过 %(limit)d 个的上限。请分成几个压缩包。")
            % {"found": len(archive.filelist), "limit": MAX_PHOTOS}
        )
    if any(info.flag_bits & archives.ENCRYPTED for info in archive.filelist):
        raise RosterRefusedError(_("压缩包有密码，读不了。请去掉密码重新压缩再上传。"))
    return archive


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: Windows in China writes GBK and says so nowhere."""
    name = info.orig_filename
    if not info.flag_bits & UTF8_NAMES:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return unicodedata.normalize("NFC", name).replace("\\", "/").replace("\0", "")


def _reason(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, seen: set[str]) -> str:
    """Why a member is not taken, "" when it is."""
    ending = PurePosixPath(name).suffix.lower()
    if UNSAFE.search(name):
        return _("路径里有 ../ 或盘符，没有采用。请把照片放进一个文件夹，重新压缩。")
    if ending in {".heic", ".heif"}:
        return _("苹果手机的 HEIC 照片，没有采用。请转成 JPG 再上传。")
    if ending not in PICTURES:
        return _("不是照片，没有采用。照片要是 JPG、PNG 或 WebP。")
    return _("压缩包里有两个同名的文件，只用了第一个。") if name in seen else _picture_fault(archive, info)


def _picture_fault(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    try:
        decoding.look(io.BytesIO(_reader(archive, info)()))
    except decoding.PictureRefusedError as error:
        return " ".join(error.messages)
    except RosterRefusedError as error:
        return error.message
    return ""


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    return lambda: _unpacked(archive, info)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MAX_PHOTO:
        raise RosterRefusedError(_("照片超过 %d 兆字节的上限，没有采用。请缩小后再上传。") % (MAX_PHOTO >> 20))
    try:
        with archive.open(info) as source:
            return archives.Counted(source, MAX_PHOTO).read()
    except RosterRefusedError:
        raise
    except Exception as error:
        # Whatever a broken member leads the decompressor into.
        raise RosterRefusedError(_("照片不完整或已损坏，没有采用。请重新压缩再上传。")) from error


# Matching ---------------------------------------------------------------------------------------------------------


def match_photos(batch: PhotoBatch, rows: Sequence[Entry]) -> PhotoMatches:
    """By certificate number, then name and unit, then name. A photo that fits two persons is given to neither."""
    register, matches = _Register(rows), PhotoMatches()
    taken: dict[int, list[Photo]] = defaultdict(list)
    for photo in batch.photos:
        candidates, reason = register.find(photo.filename)
        if reason:
            matches.problems.append(Refusal(photo.filename, reason))
        for row in candidates:
            taken[row.number].append(photo)
    crowded = {number: photos for number, photos in taken.items() if len(photos) > 1}
    matches.found = {number: photos[0] for number, photos in taken.items() if number not in crowded}
    matches.problems += _crowded(crowded)
    return matches


def _crowded(rows: dict[int, list[Photo]]) -> list[Refusal]:
    reasons = {
        photo.filename: _("第 %(row)d 行的人有 %(count)d 张照片，都没有采用。请只留一张。")
        % {"row": number, "count": len(photos)}
        for number, photos in rows.items()
        for photo in photos
    }
    return [Refusal(filename, reason) for filename, reason in reasons.items()]


class _Register:
    """The rows by what file names say of them."""

    def __init__(self, rows: Sequence[Entry]) -> None:
        self.by_name: dict[str, list[Entry]] = defaultdict(list)
        self.by_certificate: dict[str, list[Entry]] = defaultdict(list)
        for row in rows:
            self.by_name[row.values.get(Column.NAME, "")].append(row)
            number = _bare(row.values.get(Column.CERTIFICATE_NO, ""))
            if len(number) >= CERTIFICATE_LENGTH:
                self.by_certificate[number].append(row)
        self.by_name.pop("", None)

    def find(self, filename: str) -> tuple[list[Entry], str]:
        """The rows a photo belongs to (several only for one person with several awards), or why there is none."""
        stem = unicodedata.normalize("NFKC", PurePosixPath(filename).stem)
        words = [word for word in SEPARATORS.split(stem) if word]
        numbered = self.by_certificate.get(_bare(stem)) or [
            row for word in words for row in self.by_certificate.get(_bare(word), [])
        ]
        if numbered:
            return _one_person(numbered)
        named = [row for word in dict.fromkeys(map(clean_name, words)) for row in self.by_name.get(word, [])]
        named = named or self.by_name.get(clean_name(stem), []) or self._run_together(_bare(stem))
        if not named:
            return [], _("名单里没有与文件名相符的人。文件名请用姓名、姓名-单位或证书编号。")
        return self._by_unit(named, words)

    def _run_together(self, stem: str) -> list[Entry]:
        """王伟即墨针织厂: name and unit without anything between."""
        return [
            row
            for name, rows in self.by_name.items()
            if name in stem
            for row in rows
            if stem in {name + _bare(row.values.get(Column.UNIT, "")), _bare(row.values.get(Column.UNIT, "")) + name}
        ]

    def _by_unit(self, rows: list[Entry], words: list[str]) -> tuple[list[Entry], str]:
        names = {row.values[Column.NAME] for row in rows}
        others = [_bare(word) for word in words if clean_name(word) not in names]
        fitting = [row for row in rows if any(_same_unit(word, row) for word in others)]
        unknown = [word for word in others if len(word) >= UNIT_LENGTH and not word.isascii()]
        if not fitting and unknown and len(words) > 1:
            return [], _("名单里有这个名字，但单位与文件名里的不同。请核对文件名。")
        return _one_person(fitting or rows)


def _one_person(rows: list[Entry]) -> tuple[list[Entry], str]:
    """Rows of one name and one unit are one person with several awards; others are namesakes."""
    people = Counter((row.values.get(Column.NAME), row.values.get(Column.UNIT)) for row in rows)
    if len(people) == 1:
        return rows, ""
    return [], _(
        "名单里有 %(count)d 个人与文件名相符（第 %(rows)s 行）。请在文件名里加上单位，例如 姓名-单位.jpg。"
    ) % {
        "count": len(people),
        "rows": "、".join(str(row.number) for row in rows[:10]),
    }


def _same_unit(word: str, row: Entry) -> bool:
    unit = _bare(row.values.get(Column.UNIT, ""))
    return len(word) > 1 and bool(unit) and (word in unit or unit in word)


def _bare(text: str) -> str:
    """Letters and digits only, as numbers and units are compared."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).upper()
