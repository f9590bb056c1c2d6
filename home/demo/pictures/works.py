"""Workshops and works: gears, turning, welding, pipes, power lines, scaffold and bridge, helmet lamp."""

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


def gears(sheet: Sheet) -> None:
    """Three wheels in mesh, the smallest red."""
    sheet.box(0, 0, 1600, 900, SAND)
    for line in range(9):
        sheet.box(0, line * 112 + 56, 1600, 3, LINE)
    _gear(sheet, 560, 470, 300, 24, INK, SAND)
    _gear(sheet, 985, 290, 150, 12, RED, SAND)
    _gear(sheet, 1240, 560, 208, 17, BRONZE, SAND)


def _gear(sheet: Sheet, x: float, y: float, r: float, teeth: int, fill: str, ground: str) -> None:
    step = 360 / teeth
    for tooth in range(teeth):
        a = tooth * step
        foot, tip = step * 0.30, step * 0.17
        sheet.shape(
            [
                polar(x, y, r - 4, a - foot),
                polar(x, y, r + 36, a - tip),
                polar(x, y, r + 36, a + tip),
                polar(x, y, r - 4, a + foot),
            ],
            fill,
        )
    sheet.disc(x, y, r, fill)
    sheet.ring(x, y, r * 0.86, ground, 5)
    for hole in range(6):
        sheet.disc(*polar(x, y, r * 0.56, hole * 60 + 15), r * 0.17, ground)
    sheet.disc(x, y, r * 0.22, ground)
    sheet.disc(x, y, r * 0.10, fill)


def lathe(sheet: Sheet) -> None:
    """A turned shaft between chuck and tailstock, a curl of chip coming off."""
    sheet.box(0, 660, 1600, 240, SOFT)
    sheet.box(0, 640, 1600, 26, INK)
    sheet.box(90, 150, 330, 500, INK, 22)
    sheet.box(140, 200, 120, 80, STONE, 10)
    for lamp, colour in enumerate((RED, GOLD, GROUND)):
        sheet.disc(300 + lamp * 42, 240, 14, colour)
    sheet.box(420, 270, 90, 300, SOFT, 10)
    for jaw in (290, 395, 500):
        sheet.box(500, jaw, 70, 50, STONE, 6)
    for x, w, h, colour in (
        (560, 200, 190, STONE),
        (760, 230, 140, LINE),
        (990, 150, 190, STONE),
        (1140, 120, 96, LINE),
    ):
        sheet.box(x, 420 - h / 2, w, h, colour)
        sheet.box(x, 420 - h / 2 + h * 0.14, w, h * 0.16, PAPER)
        sheet.box(x, 420 + h * 0.30, w, h * 0.10, SOFT)
    sheet.shape([(1260, 420), (1340, 372), (1340, 468)], INK)
    sheet.box(1340, 350, 170, 300, INK, 18)
    sheet.ring(1490, 500, 74, RED, 16)
    sheet.box(850, 520, 80, 130, RED, 6)
    sheet.shape([(850, 520), (930, 520), (868, 482)], GOLD)
    for turn in range(5):
        sheet.arc(836 - turn * 9, 560 + turn * 16, 60 - turn * 9, 200, 500, GOLD, 9)


def welding(sheet: Sheet) -> None:
    """A seam being laid: two plates, a torch, a star of light."""
    sheet.box(0, 0, 1600, 900, INK)
    for ring, colour in ((430, "#2a211c"), (320, "#3d2a20"), (220, "#5c3a24"), (130, BRONZE)):
        sheet.disc(840, 520, ring, colour)
    sheet.box(0, 540, 1600, 360, SOFT)
    sheet.box(0, 540, 1600, 14, STONE)
    sheet.box(816, 540, 18, 360, INK)
    for bead in range(16):
        sheet.arc(825, 884 - bead * 21, 34, 200, 340, GOLD if bead > 9 else STONE, 12)
    for ray in range(20):
        length = 230 if ray % 2 else 130
        sheet.stroke([polar(825, 528, 52, ray * 18), polar(825, 528, length, ray * 18)], GOLD if ray % 2 else GROUND, 5)
    sheet.disc(825, 528, 54, GROUND)
    sheet.stroke([(858, 480), (1010, 250)], STONE, 26)
    sheet.stroke([(1000, 262), (1150, 60)], RED, 62)
    sheet.stroke(curve((1150, 60), (1240, -40), (1480, -20)), SOFT, 40)
    for spark in range(14):
        x, y = polar(825, 528, 300 + (spark * 67) % 190, 190 + spark * 12)
        sheet.disc(x, y, 4 + spark % 3 * 2, GOLD)


def pipes(sheet: Sheet) -> None:
    """A run of pipes with bends, flanges, one red valve and a gauge."""
    sheet.box(0, 0, 1600, 900, SAND)
    for row in range(6):
        for brick in range(9):
            sheet.frame(brick * 200 - row % 2 * 100, row * 150, 200, 150, LINE, 4)
    sheet.stroke([(-40, 250), (500, 250), (500, 640), (1060, 640), (1060, 250), (1640, 250)], INK, 124)
    sheet.stroke([(-40, 228), (522, 228), (522, 618), (1038, 618), (1038, 228), (1640, 228)], SOFT, 20)
    sheet.stroke([(-40, 800), (1640, 800)], STONE, 70)
    sheet.stroke([(-40, 786), (1640, 786)], LINE, 10)
    for x, y, w, h in (
        (180, 176, 36, 148),
        (330, 176, 36, 148),
        (620, 566, 36, 148),
        (900, 566, 36, 148),
        (1250, 176, 36, 148),
        (1440, 176, 36, 148),
    ):
        sheet.box(x, y, w, h, BRONZE, 6)
    sheet.box(760, 470, 40, 120, SOFT)
    sheet.ring(780, 430, 116, RED, 28)
    for spoke in range(3):
        sheet.stroke([(780, 430), polar(780, 430, 100, spoke * 120 - 90)], RED, 20)
    sheet.disc(780, 430, 30, RED)
    sheet.box(1340, 140, 26, 60, SOFT)
    sheet.disc(1353, 96, 82, INK)
    sheet.disc(1353, 96, 66, PAPER)
    sheet.stroke([(1353, 96), polar(1353, 96, 52, -50)], RED, 9)
    for mark in range(7):
        sheet.disc(*polar(1353, 96, 54, 150 + mark * 40), 4, INK)


def grid(sheet: Sheet) -> None:
    """Power masts against a low sun, a lineman's platform on the nearest."""
    sheet.disc(1130, 560, 250, RED)
    sheet.shape([(0, 690), (400, 610), (820, 680), (1250, 600), (1600, 670), (1600, 900), (0, 900)], SOFT)
    sheet.shape([(0, 780), (520, 720), (1100, 790), (1600, 740), (1600, 900), (0, 900)], INK)
    for x, base, size in ((1420, 660, 0.42), (1010, 700, 0.62), (430, 800, 1.0)):
        _mast(sheet, x, base, size)
    for dy in (0, 90, 180):
        sheet.stroke(curve((-20, 190 + dy), (180, 280 + dy), (300, 205 + dy * 1.05)), INK, 4)
        sheet.stroke(curve((560, 205 + dy * 1.05), (790, 420 + dy * 0.7), (936, 330 + dy * 0.64)), INK, 4)
        sheet.stroke(curve((1084, 330 + dy * 0.64), (1240, 450 + dy * 0.5), (1368, 408 + dy * 0.43)), INK, 3)
    sheet.box(478, 420, 96, 12, GOLD)
    sheet.disc(520, 352, 17, RED)
    sheet.box(506, 370, 30, 52, BRONZE, 8)


def _mast(sheet: Sheet, x: float, base: float, size: float) -> None:
    top = base - 690 * size
    for side in (-1, 1):
        sheet.stroke(
            [(x + side * 120 * size, base), (x + side * 22 * size, top + 120 * size), (x, top)], INK, 12 * size
        )
    for brace in range(5):
        y0, y1 = base - brace * 112 * size, base - (brace + 1) * 112 * size
        w0, w1 = (120 - brace * 19) * size, (120 - (brace + 1) * 19) * size
        sheet.stroke([(x - w0, y0), (x + w1, y1)], INK, 5 * size)
        sheet.stroke([(x + w0, y0), (x - w1, y1)], INK, 5 * size)
    for arm in (80, 170, 260):
        sheet.stroke([(x - 130 * size, top + arm * size), (x + 130 * size, top + arm * size)], INK, 11 * size)
        for side in (-1, 1):
            sheet.stroke(
                [(x + side * 130 * size, top + arm * size), (x + side * 130 * size, top + (arm + 30) * size)],
                BRONZE,
                9 * size,
            )


def bridge(sheet: Sheet) -> None:
    """A bridge under construction: pylons, stays, a deck that ends in scaffold."""
    sheet.disc(1180, 300, 140, RED)
    sheet.shape([(0, 600), (240, 480), (560, 560), (860, 470), (1180, 560), (1600, 460), (1600, 700), (0, 700)], LINE)
    sheet.box(0, 680, 1600, 220, SOFT)
    for line in range(7):
        sheet.box(120 + line * 211 % 1300, 712 + line * 26, 260 - line * 18, 6, STONE if line % 2 else RED)
    for x in (430, 1010):
        for stay in range(1, 9):
            for side in (-1, 1):
                sheet.stroke([(x, 130 + stay * 14), (x + side * stay * 36, 560)], STONE, 4)
        sheet.shape([(x - 18, 100), (x + 18, 100), (x + 36, 720), (x - 36, 720)], INK)
        sheet.box(x - 60, 716, 120, 34, INK, 6)
    sheet.box(0, 556, 1300, 38, INK)
    sheet.box(0, 556, 1300, 8, GOLD)
    for x in range(1310, 1530, 54):
        sheet.box(x, 470, 8, 260, BRONZE)
    for y in (480, 556, 632, 706):
        sheet.box(1304, y, 226, 8, BRONZE)
    sheet.stroke([(1314, 556), (1368, 632)], BRONZE, 6)
    sheet.stroke([(1422, 480), (1476, 556)], BRONZE, 6)
    sheet.disc(1450, 448, 16, RED)
    sheet.box(1436, 464, 28, 46, SOFT, 8)


def lamp(sheet: Sheet) -> None:
    """A helmet with its lamp lit, the beam falling across the dark."""
    sheet.box(0, 0, 1600, 900, INK)
    sheet.shape([(700, 380), (1600, 90), (1600, 900), (700, 470)], "#3a3128")
    sheet.shape([(700, 392), (1600, 250), (1600, 760), (700, 458)], "#6b5430")
    sheet.shape([(700, 404), (1600, 390), (1600, 620), (700, 446)], GOLD)
    sheet.wedge(500, 560, 330, 180, 360, RED)
    sheet.wedge(500, 560, 330, 180, 226, DEEP)
    sheet.box(478, 226, 44, 340, DEEP, 20)
    sheet.box(120, 540, 800, 62, RED, 31)
    sheet.box(120, 578, 800, 24, DEEP, 12)
    sheet.box(600, 360, 120, 130, SOFT, 18)
    sheet.disc(706, 425, 58, STONE)
    sheet.disc(712, 425, 42, GROUND)
    sheet.stroke(curve((606, 480), (420, 660), (250, 700)), SOFT, 14)
    sheet.box(180, 680, 150, 110, SOFT, 14)
    sheet.box(200, 700, 60, 14, GOLD, 6)
    for x, y, r in ((1060, 470, 5), (1180, 540, 7), (1320, 450, 5), (1430, 560, 6), (1260, 500, 4)):
        sheet.disc(x, y, r, PAPER)
