"""Cloth and handicraft: weave, loom, lace, seal, bread."""

from __future__ import annotations

from home.demo.pictures.sheet import (
    BRONZE,
    DEEP,
    GOLD,
    GROUND,
    INK,
    LINE,
    PAPER,
    RED,
    SAND,
    SOFT,
    STONE,
    Sheet,
    curve,
    polar,
)


def weave(sheet: Sheet) -> None:
    """Broad bands over and under each other, two of them red, a fine shadow where one dives under."""
    pitch, band = 160, 128
    warp = [SOFT, SAND, GOLD, INK, SAND, RED, SAND, INK, GOLD, SAND]
    weft = [STONE, SAND, GOLD, RED, SAND, SOFT]
    gap = (pitch - band) / 2
    for row, colour in enumerate(weft):
        sheet.box(0, row * pitch + gap - 30, 1600, band, colour)
    for column, colour in enumerate(warp):
        sheet.box(column * pitch + gap, 0, band, 900, colour)
    for row, colour in enumerate(weft):
        for column in range(len(warp)):
            x, y = column * pitch, row * pitch - 30
            if (row + column) % 2:
                sheet.box(x - 1, y + gap, pitch + 2, band, colour)
                for edge in (x + gap - 8, x + pitch - gap + 2):
                    sheet.box(edge, y + gap, 6, band, GROUND)
            else:
                for edge in (y + gap - 8, y + pitch - gap + 2):
                    sheet.box(x + gap, edge, band, 6, GROUND)


def loom(sheet: Sheet) -> None:
    """A knitting frame: needles in a row, yarns running in from cones above."""
    sheet.box(0, 640, 1600, 260, LINE)
    colours = [RED, GOLD, SOFT, SAND, RED, STONE, GOLD, SOFT]
    for index, colour in enumerate(colours):
        x = 200 + index * 171
        sheet.shape([(x - 26, 96), (x + 26, 96), (x + 52, 226), (x - 52, 226)], colour)
        for turn in range(4):
            sheet.stroke([(x - 32 - turn * 5, 126 + turn * 28), (x + 32 + turn * 5, 116 + turn * 28)], GROUND, 4)
        sheet.stroke(curve((x, 96), (800 + (x - 800) * 0.9, 20), (360 + index * 125, 470)), colour, 5)
    sheet.box(120, 226, 1360, 22, INK)
    sheet.box(150, 470, 1300, 120, INK, 14)
    for needle in range(64):
        sheet.box(176 + needle * 19.6, 440, 7, 64, STONE)
    sheet.box(150, 526, 1300, 10, GOLD)
    for row in range(8):
        for stitch in range(40):
            x, y = 200 + stitch * 30, 606 + row * 34
            colour = RED if (stitch - 20) ** 2 + ((row - 3.6) * 2.6) ** 2 < 46 else PAPER
            sheet.shape(
                [(x, y), (x + 15, y + 16), (x + 30, y), (x + 30, y + 18), (x + 15, y + 34), (x, y + 18)], colour
            )
    sheet.box(110, 248, 26, 652, SOFT)
    sheet.box(1464, 248, 26, 652, SOFT)


def lace(sheet: Sheet) -> None:
    """A round doily on a dark ground: petals, rings and picots."""
    sheet.box(0, 0, 1600, 900, DEEP)
    for x in (120, 800, 1480):
        for y in (-40, 940):
            _doily(sheet, x, y, 0.62, "#a5524c")
    _doily(sheet, 800, 450, 1.0, GROUND)


def _doily(sheet: Sheet, x: float, y: float, size: float, thread: str) -> None:
    for step in range(48):
        px, py = polar(x, y, 396 * size, step * 7.5)
        sheet.ring(px, py, 26 * size, thread, 5 * size)
    sheet.ring(x, y, 372 * size, thread, 7 * size)
    for step in range(16):
        angle = step * 22.5
        tip, left, right = (
            polar(x, y, 362 * size, angle),
            polar(x, y, 270 * size, angle - 22),
            polar(x, y, 270 * size, angle + 22),
        )
        root = polar(x, y, 170 * size, angle)
        for bend in (left, right):
            sheet.stroke(curve(root, bend, tip), thread, 6 * size)
        sheet.ring(*polar(x, y, 292 * size, angle), 30 * size, thread, 5 * size)
        sheet.disc(*polar(x, y, 292 * size, angle), 9 * size, thread)
    sheet.ring(x, y, 172 * size, thread, 7 * size)
    for step in range(8):
        sheet.ring(*polar(x, y, 104 * size, step * 45), 52 * size, thread, 6 * size)
    sheet.ring(x, y, 58 * size, thread, 6 * size)
    sheet.disc(x, y, 22 * size, thread)


def seal(sheet: Sheet) -> None:
    """A carved stone beside its print: its strokes set as plain bars."""
    sheet.box(0, 690, 1600, 210, LINE)
    sheet.box(860, 150, 480, 480, RED, 26)
    sheet.frame(894, 184, 412, 412, GROUND, 16)
    for x, y, w, h in (
        (936, 226, 150, 22),
        (1000, 226, 22, 330),
        (936, 330, 150, 22),
        (936, 440, 150, 22),
        (936, 534, 150, 22),
        (1124, 226, 22, 330),
        (1236, 226, 22, 330),
        (1124, 226, 134, 22),
        (1124, 384, 134, 22),
        (1124, 534, 134, 22),
    ):
        sheet.box(x, y, w, h, GROUND)
    sheet.shape([(300, 240), (520, 240), (580, 300), (580, 720), (300, 720)], SOFT)
    sheet.shape([(520, 240), (580, 300), (580, 720), (520, 720)], INK)
    sheet.shape([(300, 240), (520, 240), (580, 300), (360, 300)], STONE)
    sheet.box(300, 640, 280, 14, RED)
    sheet.disc(410, 190, 62, SOFT)
    sheet.disc(410, 176, 34, STONE)
    sheet.stroke([(640, 740), (800, 470)], BRONZE, 26)
    sheet.shape([(622, 742), (656, 762), (604, 820)], STONE)
    sheet.oval(1100, 760, 190, 34, DEEP)
    sheet.oval(1100, 748, 190, 34, RED)


def bread(sheet: Sheet) -> None:
    """Round flatbreads on a board, wheat beside them, a red clock for patience."""
    sheet.box(0, 560, 1600, 340, LINE)
    sheet.box(180, 520, 920, 250, BRONZE, 40)
    sheet.box(1090, 610, 190, 70, BRONZE, 34)
    for x, y, r in ((370, 560, 150), (650, 600, 160), (930, 560, 150)):
        sheet.oval(x, y + 16, r, r * 0.72, INK)
        sheet.oval(x, y, r, r * 0.72, GOLD)
        sheet.oval(x, y, r * 0.66, r * 0.46, "#e8cf98")
        for step in range(12):
            dx, dy = polar(0, 0, r * 0.38, step * 30)
            sheet.disc(x + dx, y + dy * 0.7, 7, BRONZE)
    sheet.disc(1270, 270, 150, RED)
    sheet.disc(1270, 270, 122, GROUND)
    for step in range(12):
        sheet.disc(*polar(1270, 270, 100, step * 30), 6, INK)
    sheet.stroke([(1270, 270), (1270, 188)], INK, 12)
    sheet.stroke([(1270, 270), (1330, 300)], RED, 12)
    for stalk in range(5):
        x = 200 + stalk * 92
        sheet.stroke(curve((x, 470), (x + 10, 300), (x + 50, 110)), BRONZE, 7)
        for grain in range(6):
            gx, gy = x + 46 - grain * 5, 130 + grain * 34
            sheet.oval(gx - 17, gy, 11, 19, GOLD)
            sheet.oval(gx + 17, gy + 10, 11, 19, GOLD)
