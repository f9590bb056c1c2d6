"""Learning and leisure: classroom, books, board, choir, exercise, tai chi, a small robot."""

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


def classroom(sheet: Sheet) -> None:
    """An evening calligraphy class: a great brush, a ruled sheet, desks in rows, night in the window."""
    sheet.box(0, 560, 1600, 340, LINE)
    sheet.box(110, 110, 300, 300, SOFT)
    sheet.box(124, 124, 272, 272, INK)
    sheet.disc(320, 200, 44, GOLD)
    sheet.disc(300, 190, 40, INK)
    sheet.box(252, 124, 14, 272, SOFT)
    sheet.box(124, 252, 272, 14, SOFT)
    sheet.box(560, 60, 480, 22, BRONZE, 8)
    sheet.box(580, 82, 440, 440, PAPER)
    sheet.frame(600, 102, 400, 400, RED, 5)
    for a, b in (
        ((600, 302), (1000, 302)),
        ((800, 102), (800, 502)),
        ((600, 102), (1000, 502)),
        ((1000, 102), (600, 502)),
    ):
        _dashes(sheet, a, b)
    sheet.shape([(660, 226), (930, 200), (948, 230), (668, 256)], INK)
    sheet.shape([(784, 150), (826, 140), (812, 452), (778, 470)], INK)
    sheet.shape([*curve((790, 250), (720, 380), (640, 440)), *curve((650, 452), (760, 396), (812, 262))], INK)
    sheet.shape([*curve((806, 250), (880, 380), (970, 420)), *curve((950, 446), (850, 400), (796, 280))], INK)
    sheet.box(560, 516, 480, 18, BRONZE, 8)
    sheet.stroke([(1180, 470), (1400, 90)], BRONZE, 34)
    sheet.box(1380, 60, 44, 44, RED, 10)
    sheet.shape([(1150, 452), (1212, 488), (1120, 590)], INK)
    for row, (y, size) in enumerate(((600, 0.8), (720, 1.05))):
        for desk in range(5):
            x = 170 + desk * 315 - row * 60
            sheet.disc(x + 90 * size, y - 26 * size, 34 * size, INK if (desk + row) % 2 else DEEP)
            sheet.box(x + 40 * size, y + 4 * size, 100 * size, 60 * size, SOFT, 20)
            sheet.box(x, y + 40 * size, 190 * size, 22 * size, BRONZE, 5)
            sheet.box(x + 50 * size, y + 32 * size, 90 * size, 10 * size, PAPER)


def _dashes(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
    for dash in range(0, 40, 2):
        t0, t1 = dash / 40, (dash + 1) / 40
        points = [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in (t0, t1)]
        sheet.stroke(points, "#d9a6a4", 3)


def books(sheet: Sheet) -> None:
    """A shelf of books with an open one before it; the scales of law stand at the end."""
    sheet.box(0, 0, 1600, 900, SAND)
    shelf = [
        (64, 300, RED),
        (46, 340, INK),
        (80, 270, GOLD),
        (54, 320, SOFT),
        (70, 350, DEEP),
        (44, 290, STONE),
        (86, 330, BRONZE),
        (52, 300, INK),
        (66, 350, RED),
        (48, 280, SOFT),
        (74, 320, GOLD),
        (56, 340, DEEP),
    ]
    x = 120.0
    for width, height, colour in shelf:
        sheet.box(x, 480 - height, width - 6, height, colour, 3)
        sheet.box(x, 480 - height + 34, width - 6, 8, GROUND)
        sheet.box(x, 480 - 60, width - 6, 6, GROUND)
        x += width
    sheet.box(80, 480, 1440, 26, INK)
    sheet.box(1180, 180, 14, 280, BRONZE)
    sheet.box(1110, 452, 154, 28, BRONZE, 8)
    sheet.stroke([(1040, 216), (1334, 216)], BRONZE, 12)
    for side in (1040, 1334):
        sheet.stroke([(side, 216), (side - 60, 340)], SOFT, 4)
        sheet.stroke([(side, 216), (side + 60, 340)], SOFT, 4)
        sheet.wedge(side, 336, 70, 0, 180, GOLD)
    sheet.disc(1187, 176, 22, RED)
    left = [(800, 640), (780, 612), (620, 590), (430, 620), (400, 640), (400, 840), (620, 800), (800, 850)]
    sheet.shape([(x, y + 18) for x, y in left], SOFT)
    sheet.shape([(1600 - x, y + 18) for x, y in left], SOFT)
    sheet.shape(left, PAPER)
    sheet.shape([(1600 - x, y) for x, y in left], PAPER)
    for row in range(5):
        sheet.stroke(curve((450, 668 + row * 28), (620, 630 + row * 28), (760, 662 + row * 30)), LINE, 7)
        sheet.stroke(curve((840, 662 + row * 30), (980, 630 + row * 28), (1150, 668 + row * 28)), LINE, 7)
    sheet.shape([(1010, 602), (1050, 606), (1050, 760), (1030, 738), (1010, 756)], RED)


def board(sheet: Sheet) -> None:
    """A whiteboard of proposals: sticky notes in three columns, most of them done."""
    sheet.box(0, 720, 1600, 180, LINE)
    sheet.box(150, 90, 1300, 600, SOFT, 18)
    sheet.box(174, 114, 1252, 552, PAPER, 8)
    for column, colour in enumerate((STONE, GOLD, RED)):
        sheet.box(214 + column * 404, 144, 360, 34, colour, 8)
        if column:
            sheet.box(192 + column * 404, 144, 3, 500, LINE)
    for column, count in enumerate((2, 4, 6)):
        for note in range(count):
            x, y = 222 + column * 404 + note % 2 * 182, 204 + note // 2 * 152
            colour = (SAND, GOLD, "#e9c9c3")[column]
            sheet.box(x, y, 160, 128, colour)
            for line in range(3):
                sheet.box(x + 18, y + 26 + line * 30, 124 - (note * 23 + line * 31) % 60, 8, SOFT)
            if column == 2:
                sheet.stroke([(x + 104, y + 96), (x + 120, y + 112), (x + 150, y + 74)], RED, 10)
    for x in (340, 1240):
        sheet.shape([(x, 690), (x + 20, 690), (x + 50, 880), (x + 26, 880)], INK)
        sheet.shape([(x, 690), (x + 20, 690), (x - 6, 880), (x - 30, 880)], INK)
    for pen, colour in enumerate((RED, INK, GOLD)):
        sheet.box(640 + pen * 96, 676, 80, 16, colour, 6)


def choir(sheet: Sheet) -> None:
    """Singers in three rows, seen as arcs, with five lines of music over them."""
    sheet.box(0, 0, 1600, 900, DEEP)
    for line in range(5):
        sheet.stroke(curve((0, 150 + line * 34), (800, 60 + line * 34), (1600, 180 + line * 34)), "#c98f87", 4)
    for x, y in ((210, 200), (400, 150), (610, 190), (850, 120), (1060, 172), (1290, 140), (1450, 220)):
        sheet.oval(x, y + 30, 26, 19, GROUND)
        sheet.stroke([(x + 23, y + 26), (x + 23, y - 70)], GROUND, 7)
    for row, (y, count, size) in enumerate(((470, 9, 0.8), (610, 8, 0.95), (780, 7, 1.15))):
        for singer in range(count):
            place = 800 + (singer - (count - 1) / 2) * 170 * (0.9 + row * 0.12)
            dip = abs(singer - (count - 1) / 2) * 12
            coat = (INK, SOFT, BRONZE)[(singer + row) % 3]
            sheet.wedge(place, y + 190 * size - dip, 84 * size, 180, 360, coat)
            sheet.box(place - 84 * size, y + 188 * size - dip, 168 * size, 200, coat)
            sheet.disc(place, y + 52 * size - dip, 46 * size, GOLD if (singer + row) % 2 else SAND)
            sheet.wedge(place, y + 46 * size - dip, 48 * size, 180, 360, INK)
            sheet.oval(place, y + 74 * size - dip, 11 * size, 14 * size, DEEP)


def exercise(sheet: Sheet) -> None:
    """Ten minutes off: a clock face with its top sixth in red, five figures stretching in turn."""
    sheet.disc(800, 430, 370, PAPER)
    sheet.wedge(800, 430, 370, -90, -30, RED)
    sheet.ring(800, 430, 370, INK, 16)
    for minute in range(60):
        sheet.stroke(
            [polar(800, 430, 350 if minute % 5 else 330, minute * 6), polar(800, 430, 362, minute * 6)],
            INK,
            4 if minute % 5 else 9,
        )
    sheet.box(0, 740, 1600, 160, LINE)
    poses = (
        ((-70, 60), (70, 60)),
        ((-90, -10), (90, -10)),
        ((-60, -110), (60, -110)),
        ((-100, -60), (60, 70)),
        ((-60, 70), (100, -60)),
    )
    for index, (left, right) in enumerate(poses):
        x, y, coat = 180 + index * 310, 560, (RED, INK, BRONZE, INK, RED)[index]
        for hand in (left, right):
            sheet.stroke([(x, y - 10), (x + hand[0] * 0.55, y + hand[1] * 0.4), (x + hand[0], y + hand[1])], coat, 26)
        sheet.stroke([(x, y), (x, y + 110)], coat, 58)
        for side in (-1, 1):
            sheet.stroke([(x + side * 12, y + 120), (x + side * 34, y + 236)], SOFT, 28)
        sheet.disc(x, y - 74, 38, GOLD)


def square(sheet: Sheet) -> None:
    """Tai chi at dawn: figures of one movement on a round plaza, long shadows."""
    sheet.disc(1240, 250, 150, RED)
    sheet.shape([(0, 430), (300, 350), (700, 420), (1150, 360), (1600, 430), (1600, 520), (0, 520)], STONE)
    sheet.box(0, 480, 1600, 420, SAND)
    for ring in range(5):
        sheet.oval(800, 700, 820 - ring * 160, 230 - ring * 45, LINE if ring % 2 else GROUND)
    for x, y, size in ((300, 560, 0.72), (700, 520, 0.6), (1090, 560, 0.72), (480, 720, 1.05), (980, 730, 1.1)):
        _mover(sheet, x, y, size)


def _mover(sheet: Sheet, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return (x + dx * size, y + dy * size)

    sheet.shape([at(-60, 108), at(60, 108), at(-170, 150), at(-280, 150)], STONE)
    sheet.stroke([at(0, 20), at(-64, 60), at(-56, 112)], INK, 30 * size)
    sheet.stroke([at(0, 20), at(60, 54), at(86, 112)], INK, 30 * size)
    sheet.stroke([at(0, -80), at(0, 16)], PAPER, 62 * size)
    sheet.stroke(curve(at(0, -84), at(70, -100), at(130, -70)), PAPER, 24 * size)
    sheet.stroke(curve(at(0, -84), at(-80, -70), at(-100, -130)), PAPER, 24 * size)
    sheet.disc(*at(0, -140), 34 * size, BRONZE)
    sheet.wedge(*at(0, -144), 36 * size, 180, 360, INK)
    sheet.box(*at(-32, 4), 64 * size, 14 * size, RED)


def robot(sheet: Sheet) -> None:
    """A small car that follows a line across a table; blocks of code above it."""
    sheet.box(0, 470, 1600, 430, LINE)
    sheet.stroke(curve((-20, 800), (500, 560), (860, 740)), INK, 30)
    sheet.stroke(curve((860, 740), (1180, 900), (1640, 560)), INK, 30)
    blocks = (
        (140, 90, 300, RED),
        (170, 186, 250, GOLD),
        (170, 282, 330, SOFT),
        (560, 90, 240, INK),
        (590, 186, 300, GOLD),
        (1000, 120, 280, RED),
        (1030, 216, 220, BRONZE),
        (1030, 312, 300, GOLD),
    )
    for x, y, w, colour in blocks:
        sheet.box(x, y, w, 80, colour, 16)
        sheet.wedge(x + 56, y, 16, 0, 180, GROUND)
        sheet.box(x + 100, y + 32, w - 140, 14, GROUND, 7)
    sheet.box(700, 560, 320, 150, RED, 34)
    sheet.box(740, 500, 190, 84, DEEP, 22)
    for eye in (790, 880):
        sheet.disc(eye, 542, 24, GROUND)
        sheet.disc(eye + 6, 542, 11, INK)
    sheet.stroke([(836, 500), (836, 440)], INK, 8)
    sheet.disc(836, 430, 16, GOLD)
    for wheel in (770, 960):
        sheet.disc(wheel, 716, 58, INK)
        sheet.disc(wheel, 716, 24, STONE)
    sheet.box(1006, 620, 40, 40, GOLD, 8)
    sheet.shape([(1046, 630), (1120, 690), (1046, 690)], SAND)
    sheet.box(1330, 640, 120, 160, PAPER, 8)
    sheet.box(1352, 664, 76, 10, STONE)
    sheet.box(1352, 694, 60, 10, STONE)
