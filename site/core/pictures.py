"""Pictures in templates: the public renditions that exist, never a new one (a reader's request draws nothing)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from media import renditions, specs

MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
FALLBACK_FORMATS = ("jpeg", "png", "webp")
FALLBACK_WIDTH = 800  # what a browser without srcset gets, px


class Drawing(NamedTuple):
    """One public file of a picture."""

    format: str
    url: str
    width: int
    height: int


def drawings(image: Any, size: str = "width-") -> list[Drawing]:
    """The public renditions of an image whose spec names `size`, narrow to wide; none for a portrait without consent.

    No query after `renditions.existing(all pictures)`.
    """
    found = [
        Drawing(spec_format(rendition.filter_spec), rendition.url, rendition.width, rendition.height)
        for rendition in renditions.existing([image])[image.pk]
        if spec_format(rendition.filter_spec) and size in rendition.filter_spec
    ]
    return sorted(found, key=lambda drawing: drawing.width)


def preview_drawings(image: Any) -> list[Drawing]:
    """The private JPEG that an editor's preview shows of a picture not public yet."""
    rendition = renditions.preview(image)
    return [Drawing("jpeg", rendition.url, rendition.width, rendition.height)] if rendition else []


def spec_format(filter_spec: str) -> str:
    """Format named in a spec, "format-webp|width-800" → webp; the admin's thumbnails name none and are not public."""
    for part in filter_spec.split("|"):
        if part.startswith("format-"):
            return part.removeprefix("format-")
    return ""


def choose_drawings(image: Any, portrait: bool, preview: bool) -> list[Drawing]:
    """What to show of a picture: the 3:4 crop if a portrait is asked for and has one, else the full widths."""
    if not image:
        return []
    cropped = drawings(image, specs.PORTRAIT_CROP) if portrait else []
    return cropped or drawings(image) or (preview_drawings(image) if preview else [])


def picture(image: Any, found: list[Drawing], sizes: str, alt: str | None, lazy: bool | str) -> SafeString:
    """<picture> with what there is of avif, webp and jpeg; nothing at all when there is nothing."""
    fallback = choose_fallback(found)
    if fallback is None:
        return mark_safe("")
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((MIME_TYPES[kind], srcset(found, kind), sizes) for kind in ("avif", "webp") if srcset(found, kind)),
    )
    img = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}>',
        fallback.url,
        srcset(found, fallback.format),
        sizes,
        fallback.width,
        fallback.height,
        alternative(image, alt),
        format_html(' class="{}"', focus) if (focus := focus_classes(image)) else "",
        mark_safe(' fetchpriority="high"' if lazy is False else ' loading="lazy"'),
    )
    return format_html("<picture>{}{}</picture>", sources, img)


def share_drawing(image: Any) -> Drawing | None:
    """The share card, else the widest jpeg that exists, for metas; None when there is none."""
    if not image:
        return None
    cards = drawings(image, specs.SHARE_CARD)
    jpegs = cards or [drawing for drawing in drawings(image) if drawing.format == "jpeg"]
    return jpegs[-1] if jpegs else None


def picture_url(image: Any) -> str:
    """Its address, or ""."""
    found = share_drawing(image)
    return found.url if found else ""


def choose_fallback(found: Iterable[Drawing]) -> Drawing | None:
    """The file for <img>: the format every browser reads, as near to FALLBACK_WIDTH as there is."""
    for kind in FALLBACK_FORMATS:
        same = [drawing for drawing in found if drawing.format == kind]
        if same:
            return min(same, key=lambda drawing: abs(drawing.width - FALLBACK_WIDTH))
    return None


def srcset(found: Iterable[Drawing], kind: str) -> str:
    return ", ".join(f"{drawing.url} {drawing.width}w" for drawing in found if drawing.format == kind)


def alternative(image: Any, given: str | None) -> str:
    """Text alternative: the template's, else the one written where the picture is used, else the picture's own."""
    if given is not None:
        return given
    if getattr(image, "decorative", False):
        return ""
    contextual = getattr(image, "contextual_alt_text", None)
    return contextual if contextual is not None else (getattr(image, "default_alt_text", "") or "")


def focus_classes(image: Any) -> str:
    """Where a cropped picture must stay in sight, in tenths: "fx-3 fy-7"; empty without a focal point."""
    x, y = getattr(image, "focal_point_x", None), getattr(image, "focal_point_y", None)
    if x is None or y is None or not image.width or not image.height:
        return ""
    return f"fx-{round(10 * x / image.width)} fy-{round(10 * y / image.height)}"
