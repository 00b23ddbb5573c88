"""The coast: storm, cranes, ferry, cape."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import BLACK, OCHRE, RED, TEAL, WHITE, Board, Fade, Glow, smooth


def storm_sea() -> Board:
    b = Board(TEAL, "storm-sea")
    b.fill(Fade((0.62, 0.35), (0.06, 0.2), 0, 560))
    for level, shade in ((170, 0.55), (110, 0.75), (50, 0.98)):
        for x in range(-60, 1580, 120):
            r = b.dice.uniform(70, 120)
            b.oval(x - r * 1.5, level - r * 0.7, x + r * 1.5, level + r * 0.6, (shade, 0.35))
        b.rect(0, 0, 1500, level, (shade, 0.35))
    for _ in range(46):
        x, y, long = b.dice.uniform(-50, 1600), b.dice.uniform(90, 560), b.dice.uniform(60, 150)
        b.line([(x, y), (x - long * 0.42, y + long)], 3, (0.75, 0.3))
    _swell(b, 560, 34, 260, 0.5, (0.15, 0.55))
    _swell(b, 610, 46, 330, 2.1, (0.38, 0.75))
    _boat(b, 470, 590)
    _swell(b, 705, 58, 420, 4.0, (0.62, 0.9))
    back = [(1010, 640), (1080, 500), (1180, 450), (1270, 500), (1400, 560), (1560, 590)]
    b.poly([*smooth(back), (1560, 1010), (800, 1010)], (0.95, 1))
    crest = [(420, 1010), (600, 880), (740, 720), (850, 530), (950, 390), (1080, 310), (1210, 310), (1300, 370), (1318, 450), (1290, 500), (1250, 450),
             (1180, 430), (1110, 470), (1075, 560), (1080, 680), (1150, 800), (1290, 880), (1560, 900), (1560, 1010)]
    b.poly(smooth(crest), (0.3, 1))
    for reach, tone in ((0.25, (0.85, 1)), (0.42, (0.05, 0.7)), (0.52, (0.9, 1)), (0.74, (0.1, 0.8)), (0.82, (0.95, 1))):
        outer, inner = crest[1:8], [(1290, 900), (1150, 810), (1078, 690), (1066, 560), (1098, 470), (1176, 420), (1254, 440)]
        edge = [(ox + (ix - ox) * reach, oy + (iy - oy) * reach) for (ox, oy), (ix, iy) in zip(outer, inner, strict=True)]
        b.poly([*smooth([(420 + 800 * reach, 1010), *edge]), *smooth([(1254, 440), (1176, 424), (1100, 470), (1066, 560), (1080, 690), (1152, 808), (1560, 920)]), (1560, 1010)], tone)
    b.line(smooth([(850, 524), (950, 384), (1080, 302), (1210, 300), (1306, 364), (1326, 452), (1290, 508), (1250, 456), (1180, 436), (1114, 474)]), 16, WHITE)
    for _ in range(60):
        angle, far = b.dice.uniform(-2.6, 0.9), b.dice.uniform(20, 130)
        x, y = 1285 + math.cos(angle) * far * 1.5, 390 + math.sin(angle) * far
        b.disc(x, y, b.dice.uniform(4, 13), WHITE)
    _swell(b, 900, 40, 520, 1.2, (0.92, 0.9))
    return b


def _swell(b: Board, level: float, high: float, long: float, phase: float, tone) -> None:
    line = [(x, level + high * math.sin(x / long * math.tau * 0.5 + phase) - high * 0.6 * abs(math.sin(x / long * math.pi * 0.5 + phase))) for x in range(-20, 1541, 10)]
    b.poly([*line, (1540, 1010), (-20, 1010)], tone)
    b.line(line, 7, WHITE)


def _boat(b: Board, x: float, y: float) -> None:
    turn = -0.2

    def at(*points):
        return [(x + px * math.cos(turn) - py * math.sin(turn), y + px * math.sin(turn) + py * math.cos(turn)) for px, py in points]

    b.poly(at((-150, -40), (165, -48), (120, 40), (-120, 40)), BLACK)
    b.poly(at((-90, -100), (60, -100), (70, -40), (-90, -40)), (0, 0))
    b.line(at((-90, -40), (-90, -100), (60, -100), (70, -40)), 6, BLACK)
    for wx in (-66, -22, 22):
        b.poly(at((wx - 14, -84), (wx + 14, -84), (wx + 14, -60), (wx - 14, -60)), BLACK)
    b.poly(at((-60, -160), (-18, -160), (-14, -98), (-64, -98)), BLACK)
    b.line(at((90, -44), (90, -190)), 6, BLACK)
    b.poly(at((90, -190), (150, -172), (90, -154)), BLACK)


def harbor_cranes() -> Board:
    b = Board(RED, "harbor-cranes")
    b.fill(Fade((0.0, 0.62), (0, 0.05), 0, 640))
    b.disc(1010, 430, 170, (0, 1))
    for x in range(0, 1500, 62):
        top = b.dice.uniform(560, 625)
        b.rect(x, top, x + 64, 690, (0.38, 0.1))
    b.rect(0, 670, 1500, 1000, Fade((0.18, 0.25), (0.86, 0.2), 670, 1000))
    for row in range(8):
        wide, y = 175 - row * 9, 700 + row * 36
        for _ in range(3):
            x = 1010 + b.dice.uniform(-wide, wide)
            b.slab(x - 70, y, x + 70, y + 10, 5, (0, 0.95))
    for x, s in ((1235, 0.7), (230, 1.0), (640, 1.16)):
        _crane(b, x, 735, s)
    b.poly([(60, 770), (1290, 770), (1235, 900), (130, 900)], BLACK)
    b.poly([(1290, 770), (1330, 740), (1310, 770)], BLACK)
    b.rect(150, 600, 265, 772, BLACK)
    for wy in (622, 660, 698):
        for wx in range(164, 250, 28):
            b.rect(wx, wy, wx + 16, wy + 16, WHITE)
    for column in range(13):  # the boxes on deck
        for level in range(b.dice.choice((2, 3, 3, 4))):
            x, y = 300 + column * 73, 770 - level * 42
            tone = b.dice.choice(((0.05, 1), (0.55, 0), (1, 0), (0.12, 0), (0.05, 1)))
            b.rect(x, y - 38, x + 69, y, tone)
    for y in (818, 846):
        b.line([(130 + (y - 770) * 0.54, y), (1255 - (y - 770) * 0.3, y)], 5, (0, 0.9))
    for row in range(5):
        for _ in range(9):
            x = b.dice.uniform(-40, 1500)
            b.slab(x, 915 + row * 20, x + b.dice.uniform(50, 150), 921 + row * 20, 3, (0.1, 0.1))
    return b


def _crane(b: Board, x: float, foot: float, s: float) -> None:
    for side in (-1, 1):
        b.line([(x + side * 78 * s, foot), (x + side * 60 * s, foot - 400 * s)], 15 * s, BLACK)
        b.line([(x + side * 75 * s, foot - 90 * s), (x - side * 62 * s, foot - 330 * s)], 6 * s, BLACK)
    b.line([(x - 75 * s, foot - 180 * s), (x + 75 * s, foot - 180 * s)], 12 * s, BLACK)
    b.line([(x - 240 * s, foot - 400 * s), (x + 420 * s, foot - 400 * s)], 17 * s, BLACK)
    b.line([(x - 50 * s, foot - 400 * s), (x, foot - 570 * s), (x + 50 * s, foot - 400 * s)], 12 * s, BLACK)
    b.line([(x - 235 * s, foot - 402 * s), (x, foot - 570 * s), (x + 410 * s, foot - 402 * s)], 5 * s, BLACK)
    b.line([(x, foot - 570 * s), (x + 210 * s, foot - 402 * s)], 4 * s, BLACK)
    b.rect(x - 130 * s, foot - 440 * s, x - 70 * s, foot - 392 * s, BLACK)
    b.line([(x + 300 * s, foot - 400 * s), (x + 300 * s, foot - 240 * s)], 4 * s, BLACK)
    b.rect(x + 262 * s, foot - 245 * s, x + 338 * s, foot - 200 * s, (0.05, 1))


def ferry() -> Board:
    b = Board(TEAL, "ferry")
    b.fill(Fade((0, 0.5), (0, 0.04), 0, 560))
    b.disc(330, 420, 130, Glow(330, 420, 130, (0, 0), (0, 0.0)))
    b.poly([(-10, 560), (90, 505), (240, 530), (420, 480), (560, 540), (700, 560)], (0.3, 0.35))
    b.rect(0, 555, 1500, 1000, Fade((0.02, 0.45), (0.6, 0.95), 555, 1000))
    for puff, (x, y, r) in enumerate(((880, 215, 34), (835, 180, 48), (770, 150, 62), (680, 128, 74), (570, 112, 84), (440, 104, 92))):
        b.oval(x - r * 1.25, y - r * 0.7, x + r * 1.25, y + r * 0.7, (0.55 - puff * 0.08, 0.1))
    b.poly([(260, 590), (1330, 590), (1395, 540), (1290, 740), (340, 740)], BLACK)
    b.poly([(275, 560), (1385, 545), (1345, 606), (290, 606)], (0, 0))
    b.line([(275, 560), (1388, 545)], 8, BLACK)
    for x in range(330, 1290, 62):
        b.disc(x, 645, 13, (0, 0.2))
    b.rect(360, 440, 1220, 560, (0, 0.0))
    b.line([(360, 556), (360, 440), (1220, 440), (1220, 552)], 7, BLACK)
    for x in range(386, 1190, 58):
        b.slab(x, 468, x + 38, 516, 6, (0.9, 0.3))
    b.rect(470, 350, 1130, 438, (0, 0.0))
    b.line([(470, 438), (470, 350), (1130, 350), (1130, 438)], 7, BLACK)
    for x in range(496, 1100, 58):
        b.slab(x, 372, x + 36, 410, 6, (0.9, 0.3))
    b.poly([(960, 290), (1150, 290), (1175, 350), (940, 350)], BLACK)
    b.rect(985, 306, 1140, 328, (0, 0.15))
    b.poly([(800, 225), (900, 225), (915, 350), (790, 350)], BLACK)
    b.rect(798, 262, 906, 300, (0, 1))
    b.line([(1060, 290), (1060, 180)], 6, BLACK)
    for x in (560, 650):
        b.slab(x, 325, x + 64, 350, 10, (0.4, 1))
    b.line(smooth([(230, 745), (420, 728), (640, 752), (900, 730), (1150, 752), (1420, 735)]), 26, WHITE)
    b.line([(1330, 720), (1480, 755)], 14, WHITE)
    for row in range(7):
        for _ in range(8):
            x, y = b.dice.uniform(-60, 1500), 785 + row * 30 + b.dice.uniform(-8, 8)
            b.line(smooth([(x, y), (x + 40, y - 9), (x + 85, y), (x + 125, y - 8)]), 6, (0, 0.12))
    for x, y, s in ((180, 250, 1), (280, 190, 0.7), (1290, 190, 0.9), (120, 150, 0.6)):
        b.line(smooth([(x - 46 * s, y - 14 * s), (x - 22 * s, y - 20 * s), (x, y), (x + 22 * s, y - 20 * s), (x + 46 * s, y - 14 * s)]), 8 * s, BLACK)
    return b


def cape_light() -> Board:
    b = Board(OCHRE, "cape-light")
    b.fill(Fade((1, 0.1), (0.72, 0.25), 0, 700))
    for _ in range(46):
        b.disc(b.dice.uniform(0, 1500), b.dice.uniform(0, 480), b.dice.uniform(2.5, 5), WHITE)
    b.poly([(520, 272), (-60, 60), (-60, 430)], Fade((0.72, 0.35), (0.0, 0.85), -60, 520, across=True))
    b.poly([(520, 272), (1560, 110), (1560, 500)], Fade((0.0, 0.85), (0.72, 0.35), 520, 1560, across=True))
    b.rect(0, 690, 1500, 1000, Fade((0.7, 0.3), (1, 0.1), 690, 1000))
    for row in range(9):
        for _ in range(5):
            x = 520 + b.dice.uniform(-1, 1) * (120 + row * 90)
            b.slab(x - 60, 705 + row * 30, x + 60, 713 + row * 30, 4, (0, 0.75))
    b.poly(smooth([(150, 800), (230, 720), (330, 690), (420, 640), (520, 625), (640, 645), (740, 700), (860, 735), (960, 800), (1010, 860)]) + [(1010, 1010), (100, 1010), (110, 860)], BLACK)
    b.poly([(470, 330), (570, 330), (605, 655), (435, 655)], (0, 0))
    for band in (0, 2):
        y0, y1 = 370 + band * 74, 370 + (band + 1) * 74
        inset = lambda y: (y - 330) / 325 * 35  # noqa: E731 - the tower widens to its foot
        b.poly([(470 - inset(y0), y0), (570 + inset(y0), y0), (570 + inset(y1), y1), (470 - inset(y1), y1)], (0.15, 1))
    b.poly([(535, 330), (570, 330), (605, 655), (545, 655)], Fade((0.55, 0.15), (0.75, 0.15), 330, 655))
    b.rect(452, 316, 588, 334, BLACK)
    b.slab(488, 232, 552, 316, 6, (0, 0.3))
    b.disc(520, 274, 26, WHITE)
    b.line([(488, 316), (488, 232)], 6, BLACK)
    b.line([(552, 316), (552, 232)], 6, BLACK)
    b.pie(520, 234, 44, 180, 360, BLACK)
    b.line([(520, 195), (520, 160)], 6, BLACK)
    b.rect(640, 585, 790, 720, (0.0, 0.1))
    b.poly([(625, 590), (715, 530), (805, 590)], BLACK)
    b.rect(662, 618, 700, 660, (0, 0.95))
    b.rect(728, 618, 766, 660, (0.9, 0))
    b.poly([(100, 1010), (330, 870), (640, 900), (1010, 1010)], BLACK)
    for left, right, y in ((30, 150, 900), (960, 1120, 905), (985, 1180, 945), (1010, 1090, 868), (-20, 110, 945), (60, 140, 862)):
        b.slab(left, y, right, y + 12, 6, WHITE)
    return b


DRAWN = {"storm-sea": storm_sea, "harbor-cranes": harbor_cranes, "ferry": ferry, "cape-light": cape_light}
