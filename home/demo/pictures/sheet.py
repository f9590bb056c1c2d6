"""The sheet a demo picture is drawn on: plain shapes on a 1600 × 900 grid, in the site's palette.

Everything is drawn at twice the size and scaled down once, which gives clean edges
without any anti-aliasing of our own. Same code, same picture: no randomness, no clock.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
_SCALE = 2

INK, SOFT, STONE = "#1d1a17", "#5a534b", "#a89d8e"
PAPER, GROUND, SAND, LINE = "#ffffff", "#faf6ef", "#efe6d6", "#e5ddd0"
RED, DEEP = "#a31d1a", "#7c1513"
GOLD, BRONZE = "#d6b36c", "#7a5a12"

Point = tuple[float, float]


class Sheet:
    """A drawing surface with the few verbs the pictures need; coordinates are grid units."""

    def __init__(self, ground: str = GROUND) -> None:
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """The picture at its published size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def box(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0) -> None:
        """A rectangle from its top left corner, with rounded corners if asked."""
        self._draw.rounded_rectangle(self._box(x, y, w, h), radius * _SCALE, fill=fill)

    def frame(self, x: float, y: float, w: float, h: float, colour: str, width: float, radius: float = 0) -> None:
        """The outline of a rectangle."""
        edges = self._box(x, y, w, h)
        self._draw.rounded_rectangle(edges, radius * _SCALE, outline=colour, width=round(width * _SCALE))

    def disc(self, x: float, y: float, r: float, fill: str) -> None:
        """A filled circle about its centre."""
        self._draw.ellipse(self._box(x - r, y - r, 2 * r, 2 * r), fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """A filled ellipse about its centre."""
        self._draw.ellipse(self._box(x - rx, y - ry, 2 * rx, 2 * ry), fill=fill)

    def ring(self, x: float, y: float, r: float, colour: str, width: float) -> None:
        """A circle's outline; ``r`` is its outer edge."""
        self._draw.ellipse(self._box(x - r, y - r, 2 * r, 2 * r), outline=colour, width=round(width * _SCALE))

    def arc(self, x: float, y: float, r: float, start: float, end: float, colour: str, width: float) -> None:
        """Part of a ring; degrees run clockwise from three o'clock."""
        edges = self._box(x - r, y - r, 2 * r, 2 * r)
        self._draw.arc(edges, start, end, fill=colour, width=round(width * _SCALE))

    def wedge(self, x: float, y: float, r: float, start: float, end: float, fill: str) -> None:
        """A slice of a disc."""
        self._draw.pieslice(self._box(x - r, y - r, 2 * r, 2 * r), start, end, fill=fill)

    def shape(self, points: Iterable[Point], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def stroke(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line through points, with round ends and joints."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * _SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2 - 0.5, colour)

    def _box(self, x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
        return (x * _SCALE, y * _SCALE, (x + w) * _SCALE, (y + h) * _SCALE)


def polar(x: float, y: float, r: float, degrees: float) -> Point:
    """The point at a distance and an angle (clockwise from three o'clock) of a centre."""
    turn = math.radians(degrees)
    return (x + r * math.cos(turn), y + r * math.sin(turn))


def curve(start: Point, bend: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points along a quadratic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * (1 - t) * t, t * t
        points.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
    return points


def wave(x: float, y: float, length: float, height: float, period: float) -> list[Point]:
    """Points along a sine line that starts at (x, y) and runs to the right."""
    return [(x + step, y + height * math.sin(2 * math.pi * step / period)) for step in range(0, round(length) + 1, 4)]
