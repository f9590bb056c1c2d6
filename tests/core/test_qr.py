"""The QR code of an address: what is drawn is what a telephone opens, and only addresses of this site are drawn."""

import re
from itertools import product

import pytest
import segno
from django.conf import settings
from django.test import Client, RequestFactory

from core.qr import MASK, QUIET, draw, is_ours

GROUND = re.compile(rb'<path fill="#fff" d="M0 0h(\d+)v\1h-\1z"/>')
STROKES = re.compile(rb'<path stroke="#000" d="([^"]+)"/></svg>')


def modules(svg: bytes) -> set[tuple[int, int]]:
    """(column, row) of every dark module, read from the drawing's strokes; the light ground must lie under them."""
    strokes = STROKES.search(svg)
    assert strokes
    assert GROUND.search(svg)
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([MmhH])([^MmhH]*)", strokes.group(1).decode()):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            dark |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
    return dark


def expected(address: str) -> set[tuple[int, int]]:
    code = segno.make_qr(address, error="m", boost_error=False, mask=MASK)
    size = code.symbol_size(border=0)[0]
    return {(x + QUIET, y + QUIET) for x, y in product(range(size), repeat=2) if code.matrix[y][x]}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/", "/"),
        ("/news/headlines/gao-zi/", "/news/headlines/gao-zi/"),
        ("/news/?page=2", "/news/?page=2"),
        ("/search/?q=微课堂", "/search/?q=%E5%BE%AE%E8%AF%BE%E5%A0%82"),
        ("/" + "a" * 499, "/" + "a" * 499),
    ],
)
def test_the_code_says_the_address(rf: RequestFactory, path: str, written: str) -> None:
    """Without the mark django_db: a query would raise."""
    answer = draw(rf.get("/qr/", {"path": path}))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert modules(answer.content) == expected(settings.SITE_URL + written)
    assert modules(answer.content) != expected(settings.SITE_URL + written + "x")


@pytest.mark.django_db
def test_it_may_be_kept_by_everybody(client: Client) -> None:
    answer = client.get("/qr/", {"path": "/news/"})
    assert answer.status_code == 200
    assert set(answer.headers["Cache-Control"].split(", ")) == {"public", "max-age=86400"}
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "",
        "news/",
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "javascript:alert(1)",
        "/a b",
        "/a\nb",
        "/a\x00b",
        "/a\u200bb",
        "/a\u2028b",
        "/" + "a" * 500,
        "/" + "微" * 400,
    ],
)
def test_other_addresses_are_not_found(client: Client, path: str) -> None:
    assert client.get("/qr/", {"path": path}).status_code == 404


@pytest.mark.django_db
def test_a_code_is_only_read(client: Client) -> None:
    assert client.post("/qr/", {"path": "/"}).status_code == 405
    assert client.get("/qr/").status_code == 404


def test_below_another_portal_only_our_part_is_ours() -> None:
    from django.urls import set_script_prefix

    set_script_prefix("/district/jimo/")
    try:
        assert is_ours("/district/jimo/news/")
        assert not is_ours("/news/")
    finally:
        set_script_prefix("/")
