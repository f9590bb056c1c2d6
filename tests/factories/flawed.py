"""Files as they really arrive: cut off, mislabelled, lying about themselves, carrying more than they show."""

import functools
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, ImageCms

from tests.factories.media import drawing

SECRET = b"SECRET-OF-THE-PHOTOGRAPHER"
SCRIPT = b"<script>alert('SECRET-OF-THE-PHOTOGRAPHER')</script>"
HTML = b"<!DOCTYPE html>\n<html><body>" + SCRIPT + b"</body></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + SCRIPT + b"</svg>"


def truncated_jpeg() -> bytes:
    whole = io.BytesIO()
    Image.effect_noise((600, 400), 60).save(whole, "JPEG")
    return whole.getvalue()[: len(whole.getvalue()) // 2]


def truncated_png() -> bytes:
    whole = io.BytesIO()
    Image.effect_noise((600, 400), 60).save(whole, "PNG")
    return whole.getvalue()[: len(whole.getvalue()) // 2]


def lying_png(width: int = 3000, height: int = 3000) -> bytes:
    """A small picture whose header, with a right checksum, claims another size."""
    honest = drawing(64, 48, "PNG")
    header = b"IHDR" + struct.pack(">II", width, height) + honest[24:29]
    return honest[:12] + header + struct.pack(">I", zlib.crc32(header)) + honest[33:]


@functools.cache
def sixty_megapixels() -> bytes:
    return drawing(10_000, 6_000, "JPEG", mode="L")


def animated_gif() -> bytes:
    buffer, frames = io.BytesIO(), [Image.new("L", (20, 20), shade) for shade in (0, 128, 255)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def talkative_jpeg() -> bytes:
    """A photograph on its side, with place, camera, owner, comment, colour profile and a script after its end."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90°
    exif[0x010F] = exif[0x9C9D] = exif[0x8298] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 23.0, 20.0), 3: "E", 4: (120.0, 26.0, 50.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    picture = drawing(900, 600, "JPEG", exif=exif, xmp=xmp, comment=SECRET, icc_profile=profile)
    return picture + SCRIPT


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def docx(*more: str) -> bytes:
    return zipped("[Content_Types].xml", "word/document.xml", *more)


def xlsx(*more: str) -> bytes:
    return zipped("[Content_Types].xml", "xl/workbook.xml", *more)


# Name of the file, its bytes, and what the editor must read.
PICTURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "truncated JPEG": ("一堂课.jpg", truncated_jpeg, "图片不完整或已损坏"),
    "truncated PNG": ("a.png", truncated_png, "图片不完整或已损坏"),
    "PNG with a lying size": ("a.png", lying_png, "图片不完整或已损坏"),
    "PNG that claims 2.5 gigapixels": ("a.png", lambda: lying_png(50_000, 50_000), "图片有 250000 万像素"),
    "PNG that claims 25 megapixels": ("a.png", lambda: lying_png(5_000, 5_000), "图片有 2500 万像素"),
    "60 megapixels": ("a.jpg", sixty_megapixels, "图片有 6000 万像素，超过 2000 万像素的上限。请先缩小"),
    "SVG with a script": ("a.svg", lambda: SVG, "不接受 SVG 图片"),
    "SVG called PNG": ("a.png", lambda: SVG, "不接受 SVG 图片"),
    "HTML called JPEG": ("a.jpg", lambda: HTML, "这个文件不是图片，或者已经损坏"),
    "empty": ("a.jpg", lambda: b"", "这个文件是空的"),
    "animated": ("a.gif", animated_gif, "不接受动图"),
    "PSD called JPEG": ("a.jpg", lambda: b"8BPS\x00\x01" + bytes(200), "这个文件不是图片"),
    "PNG of noise": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "这个文件不是图片"),
}
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "HTML called PDF": ("通知.pdf", lambda: HTML, "内容却不是这种格式"),
    "SVG called CSV": ("a.csv", lambda: SVG, "内容却不是这种格式"),
    "HTML": ("a.html", lambda: HTML, "不接受 .html 文件"),
    "program": ("a.exe", lambda: b"MZ" + bytes(100), "不接受 .exe 文件"),
    "macro format": ("a.docm", docx, "不接受 .docm 文件"),
    "docx with macros": ("a.docx", lambda: docx("word/vbaProject.bin"), "文件里有宏"),
    "doc with macros": (
        "a.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000) + "_VBA_PROJECT".encode("utf-16-le"),
        "文件里有宏",
    ),
    "xlsx called docx": ("a.docx", xlsx, "内容却不是这种格式"),
    "zip called OFD": ("a.ofd", lambda: zipped("a.txt"), "内容却不是这种格式"),
    "zip with a program": ("a.zip", lambda: zipped("材料/安装.EXE"), "压缩包里有可以运行的程序"),
    "broken zip": ("a.zip", lambda: zipped("a.txt")[:40], "文件已损坏"),
    "text of NULs": ("a.txt", lambda: bytes(500), "内容却不是这种格式"),
    "empty": ("a.pdf", lambda: b"", "这个文件是空的"),
}
