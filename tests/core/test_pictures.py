from types import SimpleNamespace
from typing import Any

from core import pictures
from media.models import SiteImage


def rendition(spec: str, width: int) -> SimpleNamespace:
    ending = pictures.spec_format(spec) or "png"
    return SimpleNamespace(
        filter_spec=spec, focal_point_key="", url=f"/media/a.{width}.{ending}", width=width, height=width // 2
    )


def image(*shown: SimpleNamespace, **fields: Any) -> SiteImage:
    """As `media.renditions.existing` leaves it."""
    picture = SiteImage(pk=1, collection_id=1, width=1000, height=500, description="书法课")
    for name, value in {"shown_renditions": list(shown), **fields}.items():
        setattr(picture, name, value)
    return picture


def test_nothing_is_shown_until_something_exists() -> None:
    assert pictures.picture(None) == ""
    assert pictures.picture(image()) == ""
    assert pictures.picture_url(image()) == ""


def test_the_admins_thumbnails_are_not_public() -> None:
    assert pictures.picture(image(rendition("max-165x165", 165), rendition("width-800", 800))) == ""


def test_what_exists_is_offered_from_narrow_to_wide() -> None:
    html = pictures.picture(
        image(
            rendition("format-jpeg|width-800", 800),
            rendition("format-webp|width-800", 800),
            rendition("format-webp|width-400", 400),
            rendition("format-jpeg|width-400", 400),
        ),
        sizes="50vw",
    )
    assert 'type="image/webp" srcset="/media/a.400.webp 400w, /media/a.800.webp 800w" sizes="50vw"' in html
    assert 'src="/media/a.800.jpeg"' in html
    assert 'width="800" height="400" alt="书法课"' in html
    assert 'loading="lazy"' in html
    assert "image/avif" not in html


def test_alternative_text_of_the_place_wins() -> None:
    assert pictures.alternative(image(contextual_alt_text="米字格前的老师"), None) == "米字格前的老师"
    assert pictures.alternative(image(contextual_alt_text="", decorative=True), None) == ""
    assert pictures.alternative(image(), "") == ""


def test_focal_point_in_tenths() -> None:
    assert pictures.focus_classes(image(focal_point_x=290, focal_point_y=400)) == "fx-3 fy-8"
    assert pictures.focus_classes(image()) == ""
