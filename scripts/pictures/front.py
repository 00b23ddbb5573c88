"""The pictures that carry a front page: parade, tunnel, tram, hills, stadium, council."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import BLACK, GREEN, OCHRE, RED, WHITE, Board, Fade, Glow, smooth


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


DRAWN = {
    "parade": parade, "tunnel-mouth": tunnel_mouth, "night-tram": night_tram, "wind-hills": wind_hills, "stadium": stadium,
    "council-chamber": council_chamber,
}
