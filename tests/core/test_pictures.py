from types import SimpleNamespace
from typing import Any

import pytest

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


def show(picture: SiteImage | None, sizes: str = "100vw", portrait: bool = False) -> str:
    return pictures.picture(picture, pictures.choose_drawings(picture, portrait, preview=False), sizes, None, lazy=True)


def test_nothing_is_shown_until_something_exists() -> None:
    assert show(None) == ""
    assert show(image()) == ""
    assert pictures.picture_url(image()) == ""


def test_the_admins_thumbnails_are_not_public() -> None:
    assert show(image(rendition("max-165x165", 165), rendition("width-800", 800))) == ""


def test_what_exists_is_offered_from_narrow_to_wide() -> None:
    html = show(
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


def test_a_portrait_takes_its_crop_and_a_share_its_card() -> None:
    both = image(rendition("format-jpeg|width-800", 800), rendition("format-jpeg|fill-360x480", 360))
    assert 'src="/media/a.360.jpeg"' in show(both, portrait=True)
    assert 'src="/media/a.800.jpeg"' in show(both)
    assert "360" not in show(image(rendition("format-jpeg|width-800", 800)), portrait=True)
    assert pictures.picture_url(both) == "/media/a.800.jpeg"
    assert pictures.picture_url(image(rendition("format-jpeg|fill-1200x630", 1200))) == "/media/a.1200.jpeg"


def test_only_a_preview_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    private = SimpleNamespace(url="/admin/rendition/a.jpg", width=1000, height=500)
    monkeypatch.setattr("media.renditions.preview", lambda _picture: private)
    assert pictures.choose_drawings(image(), portrait=False, preview=False) == []
    assert pictures.choose_drawings(image(), portrait=False, preview=True)[0].url == "/admin/rendition/a.jpg"
