"""Decodes an uploaded picture whole and draws it afresh: what cannot be shown is refused at the door, and nothing that
was hidden in the file (place, camera, owner's name, appended bytes) gets in. Wagtail itself looks at the header only.
"""

import contextlib
import re
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

MAX_PIXELS = 20_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
# MPO: a JPEG with a second picture for depth, as phones make it; Pillow opens it as a JPEG first.
WRITTEN_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
QUALITY = 92
PROFILED = {"RGB": {"RGB"}, "RGBA": {"RGBA"}, "P": {"RGB", "RGBA"}, "L": {"L"}}  # a profile fits these conversions only

# Pillow's own guard, for whatever opens pictures elsewhere (renditions, imports).
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class PictureRefusedError(ValidationError):
    """Says in Chinese what is wrong with the file and what to do."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture without anything but its pixels and colour profile, the right way up."""

    content: bytes
    extension: str
    width: int
    height: int


def clean(file: IO[bytes]) -> CleanPicture:
    """The file drawn afresh; PictureRefusedError for anything that is not one whole, still picture of bearable size."""
    file.seek(0)
    head = file.read(1024)
    if not head:
        raise _empty()
    picture = _opened(file, head)
    _check_size(picture.size)
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise PictureRefusedError(_("不接受动图。请另存为静态的 JPG 或 PNG 图片后再上传。"), code="animated")
    return _drawn_afresh(_decoded(picture), WRITTEN_AS[picture.format or ""])


def look(file: IO[bytes]) -> None:
    """Reads the header only and refuses what it shows to be no picture, empty or too large. `clean` may refuse more."""
    file.seek(0)
    head = file.read(1024)
    if not head:
        raise _empty()
    _check_size(_opened(file, head).size)


def _empty() -> PictureRefusedError:
    return PictureRefusedError(_("这个文件是空的（0 字节），可能没有传完。请重新导出后再上传。"), code="empty")


def _opened(file: IO[bytes], head: bytes) -> Image.Image:
    """Reads the header only."""
    file.seek(0)
    try:
        return Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(_pixels_named(error)) from error
    except Exception as error:
        # Pillow's readers raise whatever the broken bytes lead them into, not only OSError.
        if b"<svg" in head.lower():
            raise PictureRefusedError(
                _("不接受 SVG 图片，它可能带有脚本。请在作图软件里另存为 PNG 后再上传。"), code="svg"
            ) from error
        raise PictureRefusedError(
            _("这个文件不是图片，或者已经损坏。请换成 JPG、PNG 或 WebP 格式的图片再上传。"), code="not_a_picture"
        ) from error


def _check_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many_pixels(size[0] * size[1])


def _pixels_named(error: Image.DecompressionBombError) -> int:
    """Pillow says the number in its message only."""
    number = re.search(r"\((\d+) pixels\)", str(error))
    return int(number[1]) if number else 2 * MAX_PIXELS


def _too_many_pixels(pixels: int) -> PictureRefusedError:
    return PictureRefusedError(
        _("图片有 %(pixels)d 万像素，超过 2000 万像素的上限。请先缩小，例如把长边改为 5000 像素以内，再上传。"),
        code="too_many_pixels",
        params={"pixels": pixels // 10_000},
    )


def _decoded(picture: Image.Image) -> Image.Image:
    """Every pixel read and turned the right way up."""
    try:
        picture.load()
        _check_size(picture.size)  # what a header promises and what the data hold may differ
        return ImageOps.exif_transpose(picture)
    except PictureRefusedError:
        raise
    except Exception as error:
        raise PictureRefusedError(
            _("图片不完整或已损坏，可能在传输中断开了。请从相机、手机或作图软件里重新导出后再上传。"), code="broken"
        ) from error


def _drawn_afresh(picture: Image.Image, kind: str) -> CleanPicture:
    fresh = _plain(picture, kind)
    options: dict[str, Any] = {"quality": QUALITY} if kind in {"JPEG", "WEBP"} else {}
    profile = picture.info.get("icc_profile")
    if profile and fresh.mode in PROFILED.get(picture.mode, ()):
        options["icc_profile"] = profile  # colours are part of the picture; all else in `info` is not
    buffer = BytesIO()
    fresh.save(buffer, kind, **options)
    return CleanPicture(buffer.getvalue(), EXTENSIONS[kind], *fresh.size)


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    """A copy in a mode that pages can show, with an empty `info`."""
    see_through = kind != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")  # 16 bits a pixel
    mode = "RGBA" if see_through else "L" if picture.mode in {"1", "L"} else "RGB"
    fresh = picture.copy() if picture.mode == mode else _converted(picture, mode)
    fresh.info = {}
    return fresh


def _converted(picture: Image.Image, mode: str) -> Image.Image:
    """CMYK through its profile where it has one: a plain conversion turns printed red into neon."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "CMYK" and profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, source, screen, outputMode=mode) or picture.convert(mode)
    return picture.convert(mode)
