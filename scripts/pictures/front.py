"""The pictures that carry a front page: parade, tunnel, tram, storm, cranes, hills, stadium, council, ferry, cape."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import GREEN, OCHRE, RED, TEAL, Board, Fade, Glow, smooth

BLACK, WHITE = (1.0, 0.0), (0.0, 0.0)


def parade() -> Board:
    b = Board(RED, "parade")
    b.fill(Fade((0, 0.42), (0, 0.06), 0, 480))
    b.disc(1120, 235, 150, (0, 1))
    b.rect(0, 455, 1500, 1000, Fade((0.10, 0), (0.30, 0), 455, 1000))
    for x in range(-20, 1540, 46):  # trees behind the square
        b.disc(x, 425 + b.dice.uniform(-8, 8), 40, (0.86, 0))
    b.rect(0, 430, 1500, 462, (0.86, 0))
    _gate(b)
    for side in (-1, 1):
        for step, (far, top, foot) in enumerate(((690, 60, 700), (540, 130, 620), (425, 190, 570), (335, 240, 535))):
            x, flag = 750 + side * far, 150 - step * 28
            b.line([(x, top), (x, foot)], 7 - step, BLACK)
            wave = smooth([(x, top + 6), (x + flag * 0.4, top - 10), (x + flag * 0.75, top + 14), (x + flag * 1.15, top)])
            b.poly([*wave, *[(px - flag * 0.04, py + flag * 0.62) for px, py in reversed(wave)]], (0.06, 1))
    for row in range(17):  # columns of soldiers, nearest last
        depth = (row / 16) ** 1.9
        foot, size = 492 + depth * 560, 9 + depth * 74
        for column in range(2, 13):
            for side in (-1, 1):
                x = 750 + side * (14 + depth * 102) * column * 0.98
                if -80 < x < 1580:
                    _soldier(b, x, foot, size)
    for x, size in ((708, 116), (752, 124), (798, 114)):  # three walk down the middle
        _walker(b, x, 830, size)
    return b


def _gate(b: Board) -> None:
    b.rect(455, 330, 1045, 470, (0.94, 0))
    for number in range(5):
        x, half = 530 + number * 110, 30 if number == 2 else 23
        b.slab(x - half, 400, x + half, 500, 24, (0, 0.75))
        b.rect(x - half, 470, x + half, 500, Fade((0.10, 0), (0.30, 0), 455, 1000))
    for top, wide, roof in ((300, 250, 300), (225, 190, 240)):
        b.rect(750 - wide, top, 750 + wide, top + 40, (0.72, 0.5))
        for column in range(-4, 5):
            b.rect(750 + column * wide / 4.4 - 5, top, 750 + column * wide / 4.4 + 5, top + 40, BLACK)
        b.poly(smooth([(750 - roof - 40, top + 6), (750 - roof + 40, top - 20), (750 - wide * 0.8, top - 62)])
               + smooth([(750 + wide * 0.8, top - 62), (750 + roof - 40, top - 20), (750 + roof + 40, top + 6)]), BLACK)
    b.rect(430, 320, 1070, 338, BLACK)


def _soldier(b: Board, x: float, foot: float, size: float) -> None:
    b.poly([(x - size * 0.42, foot), (x - size * 0.36, foot - size * 0.8), (x - size * 0.16, foot - size), (x + size * 0.16, foot - size),
            (x + size * 0.36, foot - size * 0.8), (x + size * 0.42, foot)], (0.92, 0))
    b.line([(x - size * 0.36, foot - size * 0.72), (x, foot - size * 0.98), (x + size * 0.36, foot - size * 0.72)], size * 0.05, (0.1, 0))
    b.disc(x, foot - size * 1.14, size * 0.2, BLACK)
    b.oval(x - size * 0.27, foot - size * 1.34, x + size * 0.27, foot - size * 1.14, BLACK)


def _walker(b: Board, x: float, foot: float, size: float) -> None:
    b.poly([(x - size * 0.3, foot + size * 0.9), (x + size * 0.1, foot + size * 0.9), (x + size * 0.12, foot), (x - size * 0.12, foot)], (0.5, 0))
    b.poly([(x - size * 0.17, foot), (x - size * 0.14, foot - size * 0.45), (x + size * 0.14, foot - size * 0.45), (x + size * 0.17, foot),
            (x + size * 0.04, foot), (x, foot - size * 0.3), (x - size * 0.04, foot)], BLACK)
    b.slab(x - size * 0.2, foot - size * 0.84, x + size * 0.2, foot - size * 0.36, size * 0.12, BLACK)
    b.disc(x, foot - size * 0.94, size * 0.11, BLACK)


def tunnel_mouth() -> Board:
    b = Board(OCHRE, "tunnel-mouth")
    b.fill((1, 0))
    for ring in range(15):  # from the mouth of the tube towards its end
        part = (1 - ring / 15) ** 1.7
        wide, high = 60 + 850 * part, 62 + 640 * part
        shade = 0.25 + 0.72 * part if ring % 2 else 0.12 + 0.62 * part
        middle = 560 + 40 * part
        b.oval(750 - wide, middle - high, 750 + wide, middle + high, (shade, 0.95 * (1 - part) + 0.1))
    b.disc(750, 545, 120, Glow(750, 545, 120, (0, 0.0), (0.05, 0.85)))
    b.poly([(700, 585), (800, 585), (1560, 1010), (-60, 1010)], Fade((0.15, 0.65), (0.9, 0.15), 585, 940))
    for near, far in ((0.02, 0.06), (0.12, 0.2), (0.32, 0.46), (0.66, 0.92)):
        b.poly([(750 + side * w, 585 + d * 425) for d, w, side in ((near, 2 + near * 14, -1), (near, 2 + near * 14, 1), (far, 2 + far * 14, 1), (far, 2 + far * 14, -1))], WHITE)
    for side in (-1, 1):
        b.line([(750 + side * 52, 588), (750 + side * 830, 1010)], 5, (0, 0.7))
        for lamp in range(7):  # lamps under the roof
            part = (1 - lamp / 7.4) ** 1.9
            x, y = 750 + side * (28 + 330 * part), 500 - 420 * part
            b.poly([(x - 4 - 22 * part, y), (x + 4 + 22 * part, y), (x + 4 + 16 * part, y + 3 + 15 * part), (x - 4 - 16 * part, y + 3 + 15 * part)], WHITE)
    _van(b, 905, 800, 1.5)
    return b


def _van(b: Board, x: float, foot: float, scale: float) -> None:
    s = scale
    b.poly([(x - 120 * s, foot + 8 * s), (x + 120 * s, foot + 8 * s), (x + 190 * s, foot + 70 * s), (x - 60 * s, foot + 70 * s)], (1, 0.2))
    b.slab(x - 85 * s, foot - 165 * s, x + 85 * s, foot - 10 * s, 22 * s, (1, 0))
    b.slab(x - 70 * s, foot - 148 * s, x + 70 * s, foot - 88 * s, 10 * s, (0.12, 0.55))
    b.line([(x - 50 * s, foot - 96 * s), (x - 10 * s, foot - 140 * s)], 5 * s, WHITE)
    for side in (-1, 1):
        b.disc(x + side * 58 * s, foot - 48 * s, 17 * s, WHITE)
        b.rect(x + side * 62 * s - 17 * s, foot - 14 * s, x + side * 62 * s + 17 * s, foot + 8 * s, (1, 0))
    b.rect(x - 34 * s, foot - 56 * s, x + 34 * s, foot - 42 * s, (0.35, 0.4))


def night_tram() -> Board:
    b = Board(OCHRE, "night-tram")
    b.fill(Fade((0.98, 0), (0.55, 0.35), 0, 720))
    b.disc(750, 620, 640, Glow(750, 620, 640, (0.0, 0.75), (0.83, 0.2)))
    b.disc(190, 130, 58, (0, 0.1))
    b.disc(216, 114, 52, (0.97, 0))
    for x, wide, top, shade in ((-30, 250, 250, 1.0), (215, 170, 360, 0.9), (385, 120, 440, 0.8), (980, 120, 450, 0.8), (1095, 170, 340, 0.9), (1260, 280, 210, 1.0)):
        b.rect(x, top, x + wide, 740, (shade, 0))
        for wx in range(int(x) + 24, int(x + wide) - 34, 48):
            for wy in range(top + 34, 640, 66):
                if b.dice.random() < 0.24:
                    b.rect(wx, wy, wx + 24, wy + 36, (0, 0.75))
                elif shade < 1:
                    b.rect(wx, wy, wx + 24, wy + 36, (1, 0))
    b.rect(0, 730, 1500, 1000, Fade((0.72, 0.3), (1, 0), 730, 1000))
    for side in (-1, 1):
        b.line([(750 + side * 60, 735), (750 + side * 330, 1010)], 7, (0, 0.6))
        b.poly([(750 + side * 130, 700), (750 + side * 90, 720), (750 + side * 250, 1010), (750 + side * 560, 1010)], Fade((0.05, 0.75), (0.75, 0.2), 700, 960))
    b.line([(0, 70), (750, 215), (1500, 70)], 6, BLACK)
    b.line([(690, 285), (750, 212), (810, 285)], 9, BLACK)
    _tram(b, 750, 780, 1.0)
    return b


def _tram(b: Board, x: float, foot: float, s: float) -> None:
    b.oval(x - 230 * s, foot - 26 * s, x + 230 * s, foot + 40 * s, BLACK)
    b.slab(x - 205 * s, foot - 500 * s, x + 205 * s, foot, 62 * s, (0, 0))
    b.slab(x - 193 * s, foot - 488 * s, x + 193 * s, foot - 12 * s, 54 * s, BLACK)
    b.slab(x - 160 * s, foot - 400 * s, x + 160 * s, foot - 195 * s, 26 * s, Fade((0, 0.35), (0, 0.8), foot - 400 * s, foot - 195 * s))
    for at, high in ((-96, 92), (-18, 104), (70, 88), (118, 70)):  # who rides at ten past three
        b.disc(x + at * s, foot - (195 + high) * s, 23 * s, (0.95, 0))
        b.slab(x + (at - 36) * s, foot - (195 + high - 26) * s, x + (at + 36) * s, foot - 190 * s, 20 * s, (0.95, 0))
    b.rect(x - 160 * s, foot - 202 * s, x + 160 * s, foot - 180 * s, BLACK)
    b.rect(x - 4 * s, foot - 400 * s, x + 4 * s, foot - 195 * s, BLACK)
    b.slab(x - 92 * s, foot - 468 * s, x + 92 * s, foot - 416 * s, 10 * s, (0, 0.25))
    b.letters(x, foot - 443 * s, "3:10", 50 * s, BLACK, b.face)
    for side in (-1, 1):
        b.disc(x + side * 128 * s, foot - 100 * s, 44 * s, (0.0, 0.55))
        b.disc(x + side * 128 * s, foot - 100 * s, 30 * s, WHITE)
    b.rect(x - 193 * s, foot - 168 * s, x + 193 * s, foot - 158 * s, (0, 0.8))
    b.slab(x - 60 * s, foot - 60 * s, x + 60 * s, foot - 40 * s, 8 * s, (0.5, 0))


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


def wind_hills() -> Board:
    b = Board(GREEN, "wind-hills")
    b.fill(Fade((0, 0.30), (0, 0), 0, 560))
    b.disc(360, 250, 105, Glow(360, 250, 105, (0, 0), (0, 0.06)))
    b.arc(360, 250, 108, 0, 360, 5, (0, 0.5))
    layers = ((470, 40, 620, 0.4, (0.04, 0.42)), (570, 55, 760, 2.2, (0.1, 0.66)), (690, 60, 640, 4.4, (0.3, 0.85)), (830, 70, 900, 0.9, (0.82, 1)))
    mills = (((1400, 0.42, 10), (250, 0.36, 40), (640, 0.34, 75)), ((930, 0.78, 95),), ((1230, 1.02, 33),), ())
    for (level, high, long, phase, tone), standing in zip(layers, mills, strict=True):
        def hill(x, level=level, high=high, long=long, phase=phase):
            return level + high * math.sin(x / long * math.pi + phase)

        for x, s, turn in standing:
            _mill(b, x, hill(x) + 12, s, turn)
        b.poly([*((x, hill(x)) for x in range(-10, 1521, 10)), (1510, 1010), (-10, 1010)], tone)
        if level > 600:
            for furrow in range(-9, 15):  # fields running over the hill
                x = furrow * 120
                b.line(smooth([(x + 60, hill(x + 60) + 6), (x + 10, hill(x) + 80), (x - 120, hill(x) + 220)]), 4, (tone[0] * 0.3, tone[1] * 0.55))
    for x, y in ((170, 610), (205, 622), (236, 606), (520, 640), (560, 652)):
        b.disc(x, y, 22, (0.9, 1))
        b.rect(x - 3, y, x + 3, y + 34, BLACK)
    return b


def _mill(b: Board, x: float, foot: float, s: float, turn: float) -> None:
    top = foot - 430 * s
    b.poly([(x - 11 * s, foot), (x - 5 * s, top), (x + 5 * s, top), (x + 11 * s, foot)], BLACK)
    for blade in range(3):
        a = math.radians(turn + blade * 120)
        along, aside = (math.cos(a), math.sin(a)), (-math.sin(a), math.cos(a))
        b.poly([(x + along[0] * d * s + aside[0] * w * s, top + along[1] * d * s + aside[1] * w * s)
                for d, w in ((0, -5), (40, -15), (235, -2), (240, 2), (20, 7))], BLACK)
    b.disc(x, top, 13 * s, BLACK)


def stadium() -> Board:
    b = Board(GREEN, "stadium")
    b.fill((1, 0))
    b.fill(Fade((0.98, 0.1), (0.8, 0.25), 0, 300))
    for x in (190, 1310):  # floodlights
        b.poly([(x - 70, 95), (x + 70, 95), (750 + (x - 750) * 0.3 + 330, 640), (750 + (x - 750) * 0.3 - 330, 640)], Fade((0.38, 0.15), (0.85, 0.2), 95, 420))
        b.line([(x, 80), (x, 380)], 12, BLACK)
        for lamp in range(10):
            b.disc(x - 64 + lamp % 5 * 32, 62 + lamp // 5 * 34, 14, WHITE)
    b.rect(0, 300, 1500, 600, (0.94, 0.2))
    for row in range(9):  # the crowd
        for seat in range(48):
            x, y = seat * 32 + (row % 2) * 16 + b.dice.uniform(-4, 4), 325 + row * 30 + b.dice.uniform(-3, 3)
            tone = b.dice.choice(((0.1, 0.1), (0.45, 0.2), (0.05, 0.9), (0.6, 0.3), (0.25, 0)))
            b.disc(x, y, 10, tone)
            b.slab(x - 14, y + 10, x + 14, y + 34, 8, tone)
    b.rect(0, 585, 1500, 640, (1, 0))
    b.rect(0, 632, 1500, 1000, Fade((0.02, 0.7), (0.12, 0.95), 640, 1000))
    for stripe in range(-8, 9, 2):
        b.poly([(750 + stripe * 90, 640), (750 + (stripe + 1) * 90, 640), (750 + (stripe + 1) * 190, 1010), (750 + stripe * 190, 1010)], Fade((0, 0.42), (0.04, 0.62), 640, 1000))
    b.line([(120, 690), (1380, 690)], 9, WHITE)
    b.line([(300, 690), (150, 850), (1350, 850), (1200, 690)], 9, WHITE)
    for k in range(23):  # the net
        b.line([(470 + k * 25.5, 380), (520 + k * 21, 640)], 2.5, (0.1, 0))
    for k in range(10):
        y = 380 + k * 28
        b.line([(470 + k * 5, y), (1030 - k * 5, y)], 2.5, (0.1, 0))
    b.line([(455, 692), (455, 372), (1045, 372), (1045, 692)], 18, WHITE)
    _ball(b, 905, 470, 62)
    for x, y in ((1010, 560), (1085, 640), (1150, 730)):
        b.disc(x, y, 7 + (x - 1010) / 24, WHITE)
    return b


def _ball(b: Board, x: float, y: float, r: float) -> None:
    b.disc(x, y, r + 6, BLACK)
    b.disc(x, y, r, WHITE)
    b.poly([(x + r * 0.38 * math.cos(a), y + r * 0.38 * math.sin(a)) for a in (math.radians(-90 + 72 * k) for k in range(5))], BLACK)
    for k in range(5):
        a = math.radians(-90 + 72 * k)
        b.line([(x + r * 0.36 * math.cos(a), y + r * 0.36 * math.sin(a)), (x + r * 0.72 * math.cos(a), y + r * 0.72 * math.sin(a))], 5, BLACK)
        b.pie(x + r * 0.84 * math.cos(a), y + r * 0.84 * math.sin(a), r * 0.24, math.degrees(a) + 100, math.degrees(a) + 260, BLACK)


def council_chamber() -> Board:
    b = Board(RED, "council-chamber")
    b.fill(Fade((0.0, 0.2), (0, 0.42), 0, 700))
    b.rect(0, 0, 1500, 76, (0.9, 0))
    b.rect(0, 84, 1500, 96, (0.9, 0))
    for x in (70, 330, 1170, 1430):  # columns
        b.rect(x - 58, 96, x + 58, 760, Fade((0.0, 0), (0.72, 0), x - 40, x + 62, across=True))
        b.rect(x - 76, 96, x + 76, 136, BLACK)
    b.slab(500, 130, 1000, 1000, 250, (0.05, 0.9))
    b.slab(530, 160, 970, 1000, 220, Fade((0, 0.0), (0, 0.25), 160, 620))
    for x in (640, 750, 860):
        b.line([(x, 160), (x, 700)], 8, (0.05, 0.9))
    for y in (330, 480):
        b.line([(530, y), (970, y)], 8, (0.05, 0.9))
    for seat in range(11):  # seven ayes, four noes
        part = (seat - 5) / 5
        x, y, s = 750 + part * 640, 640 + 90 * part * part, 0.9 + 0.16 * abs(part)
        _member(b, x, y, s, seat in (0, 1, 3, 4, 6, 8, 10))
    bench = [(x, 735 + 92 * ((x - 750) / 640) ** 2) for x in range(-60, 1561, 20)]
    b.poly([*bench, (1560, 1010), (-60, 1010)], Fade((0.8, 0.1), (1, 0.1), 740, 960))
    b.line(bench, 16, (0, 0.25))
    for seat in range(-5, 7):
        x = 750 + (seat - 0.5) * 128
        top = 790 + 92 * ((x - 750) / 640) ** 2
        b.line([(x, top), (x, 1010)], 5, (0.3, 0.2))
    b.disc(750, 880, 74, (0, 0.15))
    b.disc(750, 880, 62, (0.05, 1))
    b.poly([(750 + (52 if k % 2 == 0 else 21) * math.sin(k * math.pi / 5), 880 - (52 if k % 2 == 0 else 21) * math.cos(k * math.pi / 5)) for k in range(10)], (0, 0.1))
    return b


def _member(b: Board, x: float, y: float, s: float, aye: bool) -> None:
    tone = (0.05, 1) if aye else (1, 0)
    if aye:
        b.line([(x + 38 * s, y + 40 * s), (x + 56 * s, y - 40 * s), (x + 48 * s, y - 120 * s)], 21 * s, tone)
        b.disc(x + 48 * s, y - 128 * s, 15 * s, tone)
    b.slab(x - 56 * s, y + 4 * s, x + 56 * s, y + 240 * s, 44 * s, tone)
    b.poly([(x - 13 * s, y + 4 * s), (x + 13 * s, y + 4 * s), (x, y + 66 * s)], (0, 0))
    b.oval(x - 31 * s, y - 76 * s, x + 31 * s, y + 6 * s, tone)


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


DRAWN = {
    "parade": parade, "tunnel-mouth": tunnel_mouth, "night-tram": night_tram, "storm-sea": storm_sea, "harbor-cranes": harbor_cranes,
    "wind-hills": wind_hills, "stadium": stadium, "council-chamber": council_chamber, "ferry": ferry, "cape-light": cape_light,
}
