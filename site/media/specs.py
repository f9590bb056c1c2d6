"""Which sizes and formats of a picture pages may show. Every other size belongs to the admin and stays private."""

from django.conf import settings

WIDTHS = (400, 800, 1200)  # px, as the picture tag offers them
PORTRAIT_CROP = "fill-360x480"  # 3:4, around the focal point
SHARE_CARD = "format-jpeg|fill-1200x630"
PREVIEW = "max-1000x1000|format-jpeg"  # what an editor sees of a picture before it is public


def _formats() -> tuple[str, ...]:
    """JPEG first: it is what every browser shows and what publishing waits for."""
    return tuple(sorted(settings.PUBLIC_RENDITION_FORMATS, key=["jpeg", "webp", "avif"].index))


FORMATS = _formats()
FIRST = f"format-jpeg|width-{WIDTHS[1]}"
PORTRAIT_SPECS = tuple(f"format-{kind}|{PORTRAIT_CROP}" for kind in FORMATS)
WIDTH_SPECS = tuple(f"format-{kind}|width-{width}" for kind in FORMATS for width in WIDTHS)
PUBLIC_SPECS = frozenset({*WIDTH_SPECS, *PORTRAIT_SPECS, SHARE_CARD})


def width_specs(width: int) -> list[str]:
    """For a picture `width` px wide: no size twice, and at least one of each format."""
    useful = [step for step in WIDTHS if step <= width] or [WIDTHS[0]]
    return [f"format-{kind}|width-{step}" for kind in FORMATS for step in useful]
