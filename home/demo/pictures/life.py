"""Land, sea, streets and rooms: fields, harbour, buoy, station, street, lorry, market, clinic."""

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
    wave,
)


def field(sheet: Sheet) -> None:
    """Furrows that run to the horizon, a tractor, a vine on its wire."""
    sheet.disc(420, 350, 130, RED)
    sheet.shape([(0, 390), (500, 320), (1000, 380), (1600, 300), (1600, 420), (0, 420)], STONE)
    sheet.box(0, 400, 1600, 500, GOLD)
    for row in range(-14, 16):
        sheet.shape(
            [(800 + row * 40, 400), (812 + row * 40, 400), (840 + row * 210, 900), (760 + row * 210, 900)], BRONZE
        )
    sheet.box(1010, 352, 170, 66, RED, 8)
    sheet.box(1090, 270, 90, 92, INK, 8)
    sheet.box(1104, 284, 60, 46, GROUND)
    sheet.box(1028, 312, 14, 44, INK)
    for x, r in ((1044, 34), (1160, 56)):
        sheet.disc(x, 446 - r / 2 + 10, r, INK)
        sheet.disc(x, 446 - r / 2 + 10, r * 0.45, GOLD)
    for post in (70, 560):
        sheet.box(post, 430, 22, 470, INK)
    for wire in (480, 600):
        sheet.box(0, wire, 700, 7, SOFT)
    for bunch in range(3):
        x = 170 + bunch * 150
        sheet.stroke(curve((x, 900), (x + 40, 720), (x - 6, 486)), SOFT, 16)
        for leaf in range(3):
            sheet.wedge(x + 30 - leaf * 40, 500 + leaf * 90, 46, 200 + leaf * 20, 380 + leaf * 20, "#5b6a35")
        for row in range(4):
            for grape in range(4 - row):
                sheet.disc(x + 20 + (grape - (3 - row) / 2) * 34, 630 + row * 30, 19, DEEP)


def harbour(sheet: Sheet) -> None:
    """Fishing boats at dusk, the sun in the water, nets hung on poles."""
    sheet.box(0, 0, 1600, 520, SAND)
    sheet.disc(1060, 420, 190, RED)
    sheet.shape([(0, 470), (260, 380), (560, 450), (760, 420), (900, 520), (0, 520)], STONE)
    sheet.box(0, 510, 1600, 390, SOFT)
    for ripple in range(12):
        w = 340 - ripple * 20
        sheet.box(1060 - w / 2 + (ripple % 2) * 26, 526 + ripple * 27, w, 9, RED)
    for line in range(5):
        sheet.stroke(wave(-10, 590 + line * 72, 1620, 7, 170 + line * 20), STONE, 3)
    for x, y, size in ((330, 640, 1.0), (720, 560, 0.6), (1350, 700, 1.15)):
        _boat(sheet, x, y, size)


def _boat(sheet: Sheet, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return (x + dx * size, y + dy * size)

    sheet.shape([at(-210, -70), at(210, -96), at(150, 40), at(-160, 40)], INK)
    sheet.shape([at(-210, -70), at(210, -96), at(204, -76), at(-204, -50)], GOLD)
    sheet.box(*at(-120, -160), 120 * size, 92 * size, GROUND)
    sheet.box(*at(-132, -176), 144 * size, 20 * size, RED)
    for window in (-104, -58):
        sheet.box(*at(window, -140), 32 * size, 34 * size, SOFT)
    sheet.stroke([at(60, -80), at(60, -330)], INK, 9 * size)
    sheet.stroke([at(60, -310), at(190, -110)], INK, 4 * size)
    sheet.stroke([at(60, -310), at(-60, -170)], INK, 4 * size)
    sheet.shape([at(64, -330), at(130, -308), at(64, -286)], RED)


def buoy(sheet: Sheet) -> None:
    """A measuring buoy in a swell, its sensor string going down into the deep."""
    sheet.box(0, 0, 1600, 380, GROUND)
    sheet.box(0, 360, 1600, 540, SOFT)
    for depth, colour in ((500, "#4a443d"), (630, "#3a352f"), (760, "#2a2622")):
        sheet.box(0, depth, 1600, 900 - depth, colour)
    sheet.shape([*wave(-20, 372, 1660, 20, 330), (1640, 460), (-20, 460)], SOFT)
    sheet.stroke(wave(-20, 372, 1660, 20, 330), STONE, 8)
    sheet.shape([(640, 330), (960, 330), (880, 430), (720, 430)], RED)
    sheet.box(620, 306, 360, 30, GOLD, 14)
    for side in (-1, 1):
        sheet.stroke([(800 + side * 96, 306), (800 + side * 30, 120)], INK, 12)
    sheet.stroke([(742, 220), (858, 220)], INK, 10)
    sheet.box(756, 84, 88, 40, INK, 8)
    sheet.disc(800, 62, 20, RED)
    for ring in (44, 72, 100):
        for start in (150, -30):
            sheet.arc(800, 62, ring, start, start + 60, STONE, 7)
    sheet.shape([(670, 240), (730, 228), (730, 286), (664, 296)], SOFT)
    sheet.stroke([(800, 430), (800, 880)], GOLD, 7)
    for depth in (520, 620, 720, 820):
        sheet.box(774, depth, 52, 56, GROUND, 14)
        sheet.box(774, depth + 22, 52, 10, RED)
        for side in (-1, 1):
            sheet.arc(800, depth + 28, 78, 150 if side < 0 else -30, 210 if side < 0 else 30, STONE, 5)


def station(sheet: Sheet) -> None:
    """A union station at night: a lit box with a bench, a kettle, a charging locker, and the moon."""
    sheet.box(0, 0, 1600, 900, INK)
    sheet.disc(1330, 170, 74, GOLD)
    sheet.disc(1302, 152, 66, INK)
    for x, y in ((160, 120), (380, 70), (620, 150), (980, 80), (1180, 250), (1480, 330), (90, 320)):
        sheet.disc(x, y, 4, GROUND)
    sheet.box(0, 740, 1600, 160, SOFT)
    for stripe in range(8):
        sheet.box(40 + stripe * 210, 820, 120, 12, STONE)
    sheet.shape([(300, 740), (1240, 740), (1400, 860), (140, 860)], "#8a7447")
    sheet.box(330, 280, 880, 470, SAND)
    sheet.box(290, 226, 960, 66, RED, 8)
    sheet.box(610, 248, 320, 22, GROUND, 10)
    for x in (330, 640, 1198):
        sheet.box(x, 290, 14, 460, INK)
    sheet.box(380, 590, 210, 26, BRONZE, 6)
    sheet.box(396, 616, 20, 110, BRONZE)
    sheet.box(554, 616, 20, 110, BRONZE)
    sheet.disc(484, 452, 36, INK)
    sheet.box(448, 492, 74, 102, DEEP, 22)
    sheet.box(690, 620, 230, 20, BRONZE)
    sheet.box(704, 640, 18, 100, BRONZE)
    sheet.box(890, 640, 18, 100, BRONZE)
    sheet.box(730, 530, 76, 90, STONE, 14)
    sheet.box(752, 510, 32, 22, SOFT)
    sheet.box(830, 576, 40, 44, PAPER, 6)
    for steam in range(2):
        sheet.stroke(curve((842 + steam * 18, 562), (828 + steam * 26, 534), (844 + steam * 16, 506)), STONE, 5)
    for column in range(3):
        for row in range(4):
            sheet.box(980 + column * 66, 440 + row * 74, 56, 62, SOFT, 5)
            sheet.disc(1022 + column * 66, 472 + row * 74, 6, RED if (row + column) % 3 == 0 else GOLD)
    sheet.disc(790, 340, 26, GOLD)


def street(sheet: Sheet) -> None:
    """An early street: house fronts, a long broom, leaves swept into a curve."""
    sheet.box(0, 0, 1600, 640, SAND)
    for index, (x, w, h, colour) in enumerate(
        (
            (0, 250, 380, STONE),
            (250, 230, 460, LINE),
            (480, 280, 330, SOFT),
            (760, 220, 430, LINE),
            (980, 300, 370, STONE),
            (1280, 320, 470, LINE),
        )
    ):
        sheet.box(x, 600 - h, w, h, colour)
        sheet.shape([(x - 16, 600 - h), (x + w / 2, 540 - h), (x + w + 16, 600 - h)], INK if index % 2 else DEEP)
        for window in range(2):
            sheet.box(x + 40 + window * (w - 130), 650 - h, 50, 74, GOLD if (index + window) % 3 == 0 else GROUND)
        sheet.box(x + w / 2 - 30, 500, 60, 100, BRONZE)
    sheet.box(0, 600, 1600, 300, LINE)
    sheet.box(0, 600, 1600, 12, STONE)
    sheet.stroke(curve((120, 850), (700, 900), (1080, 780)), PAPER, 64)
    for leaf in range(46):
        t = leaf / 46
        along = 1060 + 230 * t + (leaf * 37) % 60
        down = 770 - 70 * t + (leaf * 53) % 74
        sheet.oval(along, down, 14, 8, (GOLD, RED, BRONZE)[leaf % 3])
    sheet.stroke([(1010, 770), (700, 240)], BRONZE, 18)
    sheet.shape([(980, 740), (1030, 712), (1130, 812), (1010, 862)], GOLD)
    for straw in range(6):
        sheet.stroke([(1002, 734), (1024 + straw * 18, 850 - straw * 7)], BRONZE, 5)
    sheet.box(968, 716, 72, 26, RED, 10)


def lorry(sheet: Sheet) -> None:
    """A lorry at the gate of a logistics park before dawn, its beams on the road."""
    sheet.box(0, 0, 1600, 560, SOFT)
    sheet.shape([(0, 480), (500, 400), (1000, 470), (1600, 380), (1600, 620), (0, 620)], INK)
    sheet.box(0, 600, 1600, 300, "#2a2622")
    for mark in range(6):
        sheet.box(30 + mark * 290, 800, 170, 14, STONE)
    sheet.shape([(1240, 590), (1600, 640), (1600, 790), (1240, 640)], "#8a7447")
    sheet.box(160, 230, 740, 400, GROUND, 12)
    sheet.box(160, 470, 740, 60, RED)
    for rib in range(9):
        sheet.box(236 + rib * 74, 230, 5, 240, LINE)
    sheet.shape([(920, 630), (920, 300), (1100, 300), (1220, 450), (1250, 470), (1250, 630)], RED)
    sheet.shape([(960, 440), (960, 340), (1084, 340), (1162, 440)], INK)
    sheet.box(1206, 560, 52, 46, GOLD, 10)
    sheet.box(150, 626, 1110, 26, INK)
    for x in (290, 420, 1080):
        sheet.disc(x, 668, 72, INK)
        sheet.disc(x, 668, 34, STONE)
        sheet.disc(x, 668, 12, INK)
    sheet.box(1380, 140, 26, 470, STONE)
    sheet.box(1300, 120, 190, 110, RED, 10)
    sheet.box(1322, 150, 146, 14, GROUND, 6)
    sheet.box(1322, 184, 100, 14, GROUND, 6)
    sheet.disc(240, 110, 46, GOLD)
    sheet.disc(262, 98, 42, SOFT)


def market(sheet: Sheet) -> None:
    """A shop counter under a striped awning: fruit, books, a swimming ring; coupons on a line."""
    sheet.box(0, 0, 1600, 900, SAND)
    for stripe in range(16):
        colour = RED if stripe % 2 == 0 else GROUND
        sheet.shape(
            [(stripe * 100, 60), (stripe * 100 + 100, 60), (stripe * 100 + 100, 240), (stripe * 100, 240)], colour
        )
        sheet.wedge(stripe * 100 + 50, 238, 50, 0, 180, colour)
    sheet.box(0, 40, 1600, 26, INK)
    sheet.box(100, 600, 1400, 300, BRONZE)
    sheet.box(70, 560, 1460, 50, INK, 8)
    for plank in range(1, 5):
        sheet.box(100 + plank * 280, 610, 6, 290, "#5e450d")
    for row in range(3):
        for fruit in range(5 - row):
            sheet.disc(240 + fruit * 66 + row * 33, 528 - row * 56, 36, RED if (fruit + row) % 2 else GOLD)
    for index, (h, colour) in enumerate(((190, RED), (220, INK), (170, GOLD), (210, SOFT), (184, DEEP), (226, STONE))):
        sheet.box(690 + index * 46, 560 - h, 40, h, colour)
        sheet.box(690 + index * 46, 560 - h + 26, 40, 8, GROUND)
    sheet.ring(1250, 446, 112, GROUND, 52)
    for part in range(4):
        sheet.arc(1250, 446, 112, part * 90 + 10, part * 90 + 50, RED, 52)
    sheet.stroke(curve((60, 310), (800, 400), (1540, 310)), SOFT, 5)
    for ticket in range(5):
        x = 230 + ticket * 270
        sheet.box(x, 346 if ticket in {0, 4} else 358, 120, 62, PAPER, 6)
        sheet.box(x + 14, 372 if ticket in {0, 4} else 384, 60, 10, GOLD)


def clinic(sheet: Sheet) -> None:
    """A doorway visit: a house, a stethoscope round it, a pillbox with the hours of the day."""
    sheet.box(0, 640, 1600, 260, LINE)
    sheet.box(250, 340, 460, 380, PAPER)
    sheet.shape([(200, 350), (480, 130), (760, 350)], DEEP)
    sheet.box(420, 500, 120, 220, BRONZE, 6)
    sheet.disc(520, 616, 8, GOLD)
    sheet.box(300, 410, 90, 90, GOLD)
    sheet.box(570, 410, 90, 90, GOLD)
    for x in (300, 570):
        sheet.box(x + 41, 410, 8, 90, PAPER)
        sheet.box(x, 451, 90, 8, PAPER)
    sheet.box(452, 226, 56, 18, GROUND)
    sheet.box(471, 207, 18, 56, GROUND)
    sheet.stroke(curve((1010, 120), (960, 430), (1150, 470)), INK, 18)
    sheet.stroke(curve((1290, 120), (1340, 430), (1150, 470)), INK, 18)
    sheet.stroke(curve((1150, 470), (1160, 640), (930, 600)), INK, 18)
    sheet.disc(910, 596, 54, SOFT)
    sheet.disc(910, 596, 34, RED)
    for x in (1010, 1290):
        sheet.disc(x, 112, 24, STONE)
    sheet.box(1030, 690, 420, 130, SOFT, 16)
    for cell in range(4):
        sheet.box(1050 + cell * 98, 708, 86, 94, GROUND, 10)
        for pill in range(cell % 3 + 1):
            sheet.disc(*polar(1093 + cell * 98, 755, 20 if cell % 3 else 0, pill * 120), 12, (RED, GOLD, STONE)[pill])
