"""The pictures of the town: depot, map, houses, bus lane, hospital, school, market, concert hall, cinema."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import BLACK, GREEN, OCHRE, RED, TEAL, WHITE, Board, Fade, Glow, smooth


def tram_depot() -> Board:
    b = Board(RED, "tram-depot")
    b.fill(Fade((0, 0.05), (0, 0.4), 0, 420))
    for bay in range(5):  # a saw-tooth roof
        x = -120 + bay * 360
        b.poly([(x, 330), (x + 250, 130), (x + 250, 330)], BLACK)
        b.poly([(x + 262, 150), (x + 340, 330), (x + 262, 330)], (0.35, 0.1))
    b.rect(0, 320, 1500, 800, Fade((0.95, 0), (0.8, 0), 320, 800))
    for x in (270, 750, 1230):
        b.slab(x - 205, 370, x + 205, 1100, 190, (0, 0.2))
        b.slab(x - 190, 385, x + 190, 1100, 176, Fade((0.4, 0), (0.9, 0), 385, 800))
        b.disc(x, 440, 60, Glow(x, 440, 60, (0, 0), (0.4, 0)))
    b.rect(0, 790, 1500, 1000, Fade((0.28, 0), (0.08, 0), 790, 1000))
    for x in (270, 750, 1230):
        for side in (-1, 1):
            b.line([(x + side * 76, 800), (750 + (x - 750) * 1.5 + side * 150, 1010)], 8, BLACK)
    for x, number in ((270, "1"), (750, "4"), (1230, "6")):
        red = (0.05, 1)
        b.slab(x - 142, 470, x + 142, 860, 44, BLACK)
        b.slab(x - 132, 640, x + 132, 850, 30, red)
        b.slab(x - 116, 540, x + 116, 655, 14, Fade((0, 0.0), (0.3, 0), 540, 655))
        b.line([(x - 70, 650), (x - 10, 545)], 14, WHITE)
        b.rect(x - 3, 540, x + 3, 655, BLACK)
        b.slab(x - 46, 484, x + 46, 530, 8, WHITE)
        b.letters(x, 506, number, 42, BLACK, b.face)
        for side in (-1, 1):
            b.disc(x + side * 88, 760, 27, WHITE)
        b.rect(x - 132, 706, x + 132, 714, WHITE)
        b.slab(x - 120, 850, x + 120, 880, 10, BLACK)
    return b


def tram_map() -> Board:
    b = Board(RED, "tram-map")
    b.fill((0, 0.05))
    b.poly(smooth([(-20, 640), (260, 700), (520, 620), (760, 640), (960, 560), (1180, 330), (1520, 250)])
           + smooth([(1520, 420), (1250, 480), (1050, 690), (800, 790), (520, 760), (260, 850), (-20, 800)]), (0.2, 0))
    lines = (
        ([(80, 180), (520, 180), (750, 410), (750, 900)], (1, 0), "1"),
        ([(80, 500), (420, 500), (750, 500), (1120, 500), (1420, 800)], (0.05, 1), "2"),
        ([(240, 930), (240, 700), (600, 340), (600, 80)], (1, 0), "3"),
        ([(1420, 150), (1100, 150), (910, 340), (910, 740), (1100, 930), (1420, 930)], (0, 1), "4"),
        ([(120, 330), (560, 330), (870, 640), (1420, 640)], (1, 0), "6"),
    )
    for points, _, _ in lines:
        b.line(points, 44, (0, 0.05))
    for points, tone, number in lines:
        b.line(points, 26, tone)
        if number in "346":  # told apart by a heart, not by a screen that breaks on so thin a line
            b.line(points, 10, (0, 1) if number == "6" else WHITE)
    for points, tone, number in lines:
        for (ax, ay), (zx, zy) in zip(points, points[1:], strict=False):
            steps = max(2, round(math.hypot(zx - ax, zy - ay) / 120))
            for k in range(1, steps):
                x, y = ax + (zx - ax) * k / steps, ay + (zy - ay) * k / steps
                b.disc(x, y, 17, BLACK)
                b.disc(x, y, 10, WHITE)
        for x, y in (points[0], points[-1]):
            b.disc(x, y, 40, tone)
            b.letters(x, y - 2, number, 52, WHITE, b.face)
    for x, y in ((750, 500), (910, 500), (600, 370), (750, 520)):
        b.slab(x - 36, y - 36, x + 36, y + 36, 36, BLACK)
        b.slab(x - 23, y - 23, x + 23, y + 23, 23, WHITE)
    return b


def rent_houses() -> Board:
    b = Board(RED, "rent-houses")
    b.fill(Fade((0, 0.3), (0, 0.02), 0, 620))
    b.disc(1180, 190, 92, (0, 0.85))
    shades = ((0.22, 0), (0.62, 0), (0.0, 0.55), (0.35, 0), (0.85, 0))
    for number, tone in enumerate(shades):
        x, top = -20 + number * 312, 340 - (number % 2) * 46
        b.rect(x + 210, top - 170, x + 268, top + 60, BLACK)
        for pot in (218, 246):
            b.rect(x + pot, top - 196, x + pot + 16, top - 166, (0.1, 1))
        b.poly([(x - 8, top + 20), (x + 156, top - 120), (x + 320, top + 20)], BLACK)
        b.rect(x, top + 14, x + 310, 880, tone)
        b.rect(x + 302, top + 14, x + 310, 880, BLACK)
        for wx in (40, 180):
            for wy in (80, 270):
                lit = b.dice.random() < 0.35
                b.rect(x + wx - 8, top + wy - 8, x + wx + 96, top + wy + 134, WHITE)
                b.rect(x + wx, top + wy, x + wx + 88, top + wy + 126, (0.0, 0.28) if lit else BLACK)
                b.rect(x + wx + 40, top + wy, x + wx + 48, top + wy + 126, WHITE)
                b.rect(x + wx, top + wy + 58, x + wx + 88, top + wy + 66, WHITE)
                b.rect(x + wx - 14, top + wy + 134, x + wx + 102, top + wy + 146, BLACK)
        door = (0.05, 1) if number == 1 else ((0.9, 0) if tone[0] < 0.8 else (0.2, 0))
        b.slab(x + 108, 690, x + 204, 900, 40, WHITE)
        b.slab(x + 116, 698, x + 196, 900, 34, door)
        b.disc(x + 182, 800, 6, WHITE)
        b.rect(x + 92, 868, x + 220, 884, WHITE)
    b.rect(0, 880, 1500, 1000, Fade((0.5, 0), (0.15, 0), 880, 1000))
    b.rect(0, 876, 1500, 886, BLACK)
    for x, h in ((70, 1.0), (980, 1.1)):
        b.line([(x, 884), (x, 884 - 330 * h)], 10, BLACK)
        b.poly([(x - 24, 560), (x + 24, 560), (x + 15, 510), (x - 15, 510)] if h == 1.0 else [(x - 24, 525), (x + 24, 525), (x + 15, 475), (x - 15, 475)], BLACK)
    return b


def bus_lane() -> Board:
    b = Board(RED, "bus-lane")
    b.fill((0.5, 0))
    b.poly([(0, 0), (560, 0), (0, 620)], (0.1, 0.05))
    b.poly([(1500, 0), (1500, 1000), (1080, 1000), (1330, 0)], (0.1, 0.05))

    def road(lane: float, y: float) -> float:  # four lanes seen from a roof, running to the top right
        return 60 + lane * 300 - (y - 1000) * 0.42 * (1 - lane * 0.1)

    def lane(first: float, last: float, tone, top: float = -10, foot: float = 1010) -> None:
        b.poly([(road(first, top), top), (road(last, top), top), (road(last, foot), foot), (road(first, foot), foot)], tone)

    lane(-0.6, 3.6, (0.62, 0))
    lane(0, 1, (0.0, 0.95))
    lane(-0.04, 0.03, WHITE)
    lane(0.97, 1.04, WHITE)
    for y in range(-40, 1010, 130):
        for at in (2.0, 3.0):
            lane(at - 0.025, at + 0.025, WHITE, y, y + 66)
    _from_above(b, road, 0.5, 190, 640, (0, 0), 0.36, bus=True)
    for at, top, foot, tone in ((1.5, 690, 880, BLACK), (1.5, 420, 600, (0.12, 0)), (1.5, 150, 330, BLACK), (2.5, 780, 960, (0.15, 0)), (2.5, 500, 680, BLACK),
                                (2.5, 240, 420, (0.3, 0)), (1.5, -80, 80, (0.1, 0)), (2.5, -20, 150, BLACK)):
        _from_above(b, road, at, top, foot, tone, 0.28)
    for y in (730, 830):  # two bicycles
        x = road(0.5, y)
        b.line([(x + 18, y - 46), (x - 18, y + 46)], 9, BLACK)
        b.oval(x - 34, y - 16, x + 34, y + 18, BLACK)
        b.disc(x + 3, y - 6, 15, WHITE)
    for x, y, r in ((150, 90, 70), (70, 230, 84), (300, 40, 60), (90, 420, 60), (1430, 300, 80), (1400, 560, 90), (1290, 830, 84), (1440, 760, 70), (1450, 90, 70)):
        b.disc(x + 12, y + 14, r, (0.5, 0))
        b.disc(x, y, r, (0.92, 0))
        b.disc(x - r * 0.2, y - r * 0.24, r * 0.6, (0.6, 0.0))
    return b


def _from_above(b: Board, road, at: float, top: float, foot: float, tone, half: float, *, bus: bool = False) -> None:
    def part(first, last, start, end):
        y0, y1 = top + (foot - top) * start, top + (foot - top) * end
        return [(road(at + first * half, y0), y0), (road(at + last * half, y0), y0), (road(at + last * half, y1), y1), (road(at + first * half, y1), y1)]

    b.poly([(x + 16, y + 14) for x, y in part(-1, 1, 0, 1)], (0.95, 0.2))
    b.poly(part(-1, 1, 0, 1), tone)
    dark, light = (BLACK, WHITE) if tone[0] < 0.5 else ((0.15, 0), (0.5, 0))
    b.poly(part(-0.8, 0.8, 0.03, 0.07) if bus else part(-0.8, 0.8, 0.24, 0.38), dark)
    b.poly(part(-0.8, 0.8, 0.94, 0.97) if bus else part(-0.75, 0.75, 0.8, 0.9), dark)
    if bus:
        for start in (0.2, 0.5, 0.78):
            b.poly(part(-0.5, 0.5, start, start + 0.1), (0.25, 0))
        b.line([part(-1, 1, 0, 1)[i] for i in (0, 1, 2, 3, 0)], 6, BLACK)


def hospital() -> Board:
    b = Board(TEAL, "hospital")
    b.fill(Fade((0.9, 0.6), (0.25, 0.6), 0, 760))
    b.disc(1240, 190, 74, WHITE)
    b.rect(130, 300, 1010, 830, (0, 0.0))
    b.rect(1000, 430, 1370, 830, Fade((0.3, 0.25), (0.45, 0.35), 430, 830))
    b.rect(440, 150, 720, 320, (0, 0))
    b.rect(110, 286, 1030, 310, BLACK)
    b.rect(420, 136, 740, 156, BLACK)
    b.rect(558, 172, 602, 288, (0.1, 1))
    b.rect(522, 208, 638, 252, (0.1, 1))
    for row in range(4):
        for column in range(9):
            x, y = 172 + column * 92, 350 + row * 92
            lit = b.dice.random() < 0.4
            b.rect(x, y, x + 56, y + 56, (0.0, 0.5) if lit else (0.92, 0.3))
            if lit and b.dice.random() < 0.5:
                b.disc(x + 28, y + 28, 10, BLACK)
                b.slab(x + 12, y + 38, x + 44, y + 57, 8, BLACK)
    for row in range(3):
        for column in range(4):
            x, y = 1040 + column * 80, 470 + row * 92
            b.rect(x, y, x + 48, y + 52, (0, 0.1) if b.dice.random() < 0.4 else BLACK)
    b.slab(470, 700, 690, 900, 16, BLACK)
    b.rect(490, 724, 572, 840, (0, 0.35))
    b.rect(588, 724, 670, 840, (0, 0.35))
    b.rect(0, 826, 1500, 1000, Fade((0.85, 0.4), (1, 0.4), 826, 1000))
    b.rect(0, 930, 1500, 940, (0, 0.3))
    b.slab(860, 690, 1250, 880, 22, (0, 0))
    b.poly([(1240, 730), (1320, 740), (1385, 800), (1400, 880), (1240, 880)], (0, 0))
    b.poly([(1262, 752), (1316, 758), (1362, 806), (1262, 806)], BLACK)
    b.line([(860, 880), (860, 700), (1250, 694)], 6, BLACK)
    b.rect(862, 826, 1400, 850, (0.05, 1))
    b.rect(1032, 722, 1062, 810, (0.1, 1))
    b.rect(1003, 751, 1091, 781, (0.1, 1))
    b.slab(1170, 668, 1226, 696, 8, (0.0, 1))
    for x in (965, 1300):
        b.disc(x, 884, 46, BLACK)
        b.disc(x, 884, 20, WHITE)
    b.poly([(1400, 832), (1520, 800), (1520, 940), (1400, 866)], Fade((0, 0), (0.6, 0.3), 1400, 1520, across=True))
    return b


def school() -> Board:
    b = Board(GREEN, "school")
    b.fill((0, 0.16))
    b.rect(0, 640, 1500, 1000, Fade((0.12, 0.1), (0.35, 0.1), 640, 1000))
    b.rect(210, 90, 1080, 560, BLACK)
    b.rect(232, 112, 1058, 538, Fade((0.5, 1), (0.75, 1), 112, 538))
    b.letters(450, 240, "A a", 190, WHITE, b.face)
    b.letters(840, 240, "7 + 4", 150, WHITE, b.face)
    b.line(smooth([(330, 420), (420, 380), (500, 440), (590, 390), (690, 430)]), 9, (0, 0.15))
    b.line([(740, 440), (960, 440)], 9, (0, 0.15))
    b.rect(232, 560, 1058, 580, (0.3, 0))
    b.disc(1280, 230, 112, BLACK)
    b.disc(1280, 230, 96, WHITE)
    for k in range(12):
        a = k * math.pi / 6
        b.line([(1280 + 78 * math.sin(a), 230 - 78 * math.cos(a)), (1280 + 90 * math.sin(a), 230 - 90 * math.cos(a))], 5, BLACK)
    b.line([(1280, 230), (1280, 162)], 8, BLACK)
    b.line([(1280, 230), (1235, 258)], 10, BLACK)
    b.slab(1190, 440, 1370, 640, 12, (0.85, 0.2))
    for k in range(7):
        b.rect(1202 + k * 23, 455 + k % 3 * 14, 1220 + k * 23, 560, ((0, 0.9), (0, 0.1), (0.4, 0))[k % 3])
    for row, (y, s) in enumerate(((650, 0.8), (770, 1.15))):
        for k in range(4 - row):
            x = (240 + k * 330) if row == 0 else (330 + k * 430)
            b.rect(x - 70 * s, y - 90 * s, x + 70 * s, y + 10 * s, (0.9, 0.2))
            b.slab(x - 60 * s, y - 82 * s, x + 60 * s, y - 30 * s, 10 * s, (0.35, 0.3))
            b.poly([(x - 125 * s, y), (x + 125 * s, y), (x + 150 * s, y + 52 * s), (x - 150 * s, y + 52 * s)], (0, 0.45))
            b.rect(x - 150 * s, y + 50 * s, x + 150 * s, y + 76 * s, BLACK)
            for side in (-1, 1):
                b.line([(x + side * 128 * s, y + 70 * s), (x + side * 140 * s, y + 240 * s)], 11 * s, BLACK)
            b.poly([(x - 40 * s, y + 10 * s), (x + 30 * s, y + 6 * s), (x + 40 * s, y + 32 * s), (x - 40 * s, y + 38 * s)], WHITE)
    b.disc(1190, 748, 26, (0, 1))
    b.line([(1190, 725), (1198, 708)], 6, BLACK)
    return b


def market() -> Board:
    b = Board(RED, "market")
    b.fill(Fade((0, 0.05), (0.0, 0.25), 0, 600))
    for x in range(0, 1500, 125):
        b.rect(x, b.dice.uniform(70, 200), x + 127, 600, (0.26, 0))
        for _ in range(4):
            wx, wy = x + b.dice.choice((20, 74)), b.dice.choice((240, 310))
            b.rect(wx, wy, wx + 28, wy + 42, (0.75, 0))
    b.rect(0, 820, 1500, 1000, (0.85, 0))
    for x, tone in ((60, (0.05, 1)), (790, (0.9, 0))):
        wide = 650
        b.rect(x + 26, 330, x + 42, 830, BLACK)
        b.rect(x + wide - 42, 330, x + wide - 26, 830, BLACK)
        b.rect(x + 42, 400, x + wide - 42, 640, (0.7, 0.1))
        b.disc(x + wide * 0.5, 500, 50, (0, 0.12))
        b.slab(x + wide * 0.5 - 92, 552, x + wide * 0.5 + 92, 700, 40, WHITE)
        b.poly([(x + wide * 0.5 - 46, 552), (x + wide * 0.5 + 46, 552), (x + wide * 0.5 + 62, 700), (x + wide * 0.5 - 62, 700)], BLACK)
        b.pie(x + wide * 0.5, 492, 58, 180, 360, BLACK)
        b.rect(x + wide * 0.5 - 70, 484, x + wide * 0.5 + 70, 496, BLACK)
        for stripe in range(10):
            a, z = stripe * wide / 10, (stripe + 1) * wide / 10
            mid = lambda v, wide=wide: (v - wide / 2) * 0.82 + wide / 2  # noqa: E731 - the awning leans in
            cloth = tone if stripe % 2 == 0 else WHITE
            b.poly([(x + mid(a), 210), (x + mid(z), 210), (x + z, 370), (x + a, 370)], cloth)
            b.pie(x + (a + z) / 2, 370, wide / 20, 0, 180, cloth)
        b.rect(x + 45, 200, x + wide - 45, 214, BLACK)
        for k in range(4):
            bx = x + 14 + k * 158
            b.poly([(bx, 660), (bx + 148, 660), (bx + 148, 690), (bx, 690)], BLACK)
            for row in range(3):
                for n in range(5 - row):
                    fruit = ((0, 1), (0.35, 0.0), (0.05, 0.6), (0.9, 0))[(k + (x > 500)) % 4]
                    b.disc(bx + 18 + n * 28 + row * 14, 652 - row * 24, 16, BLACK)
                    b.disc(bx + 18 + n * 28 + row * 14, 652 - row * 24, 13, fruit)
        b.rect(x - 4, 674, x + wide + 4, 840, (0.2, 0.0))
        for plank in range(5):
            b.rect(x - 4, 674 + plank * 34, x + wide + 4, 680 + plank * 34, BLACK)
        b.slab(x + wide / 2 - 78, 710, x + wide / 2 + 78, 800, 6, BLACK)
        b.letters(x + wide / 2, 753, "$2" if x < 500 else "$3", 66, WHITE, b.face)
    for x in range(40, 1500, 120):
        b.slab(x, 900 + (x // 120 % 2) * 40, x + 84, 910 + (x // 120 % 2) * 40, 5, (0.3, 0))
    return b


def corn_exchange() -> Board:
    b = Board(OCHRE, "corn-exchange")
    b.fill(Fade((0.95, 0.1), (0.45, 0.55), 0, 780))
    for _ in range(30):
        b.disc(b.dice.uniform(0, 1500), b.dice.uniform(0, 300), b.dice.uniform(2, 4.5), WHITE)
    b.pie(750, 380, 270, 180, 360, BLACK)
    b.pie(750, 380, 256, 180, 360, Fade((0, 0.25), (0, 0.8), 120, 380))
    for k in range(-4, 5):
        b.line(smooth([(750 + k * 62, 380), (750 + k * 52, 270), (750 + k * 20, 150), (750, 124)]), 6, BLACK)
    for y, half in ((310, 262), (240, 222)):
        b.line([(750 - half, y), (750 + half, y)], 6, BLACK)
    b.rect(732, 60, 768, 130, BLACK)
    b.pie(750, 72, 30, 180, 360, BLACK)
    b.rect(190, 376, 1310, 850, (0, 0.06))
    b.rect(170, 366, 1330, 396, BLACK)
    b.poly([(400, 470), (750, 330), (1100, 470)], BLACK)
    b.poly([(462, 456), (750, 346), (1038, 456)], (0, 0.2))
    b.disc(750, 416, 34, BLACK)
    b.disc(750, 416, 24, (0, 0.9))
    b.rect(396, 466, 1104, 496, BLACK)
    for k in range(5):  # doors of light between the columns
        x = 430 + k * 160 - 2
        b.slab(x - 46, 540, x + 46, 960, 44, (0.0, 0.95))
        b.slab(x - 46, 540, x + 46, 660, 44, (0, 0.45))
        b.rect(x - 3, 540, x + 3, 850, BLACK)
        b.rect(x - 46, 650, x + 46, 657, BLACK)
    for k in range(6):
        x = 350 + k * 160
        b.rect(x - 27, 496, x + 27, 850, Fade((0, 0), (0.65, 0.2), x - 12, x + 30, across=True))
        b.rect(x - 36, 496, x + 36, 516, BLACK)
        b.rect(x - 36, 832, x + 36, 852, BLACK)
    for x in (250, 1250):
        b.slab(x - 38, 540, x + 38, 760, 38, (0.9, 0.1))
        b.slab(x - 26, 552, x + 26, 748, 26, (0, 0.7))
        b.rect(x - 3, 540, x + 3, 760, BLACK)
    for step in range(4):
        b.rect(330 - step * 60, 850 + step * 22, 1170 + step * 60, 874 + step * 22, (0, 0.1) if step % 2 == 0 else (0.35, 0.2))
    b.rect(0, 938, 1500, 1000, (1, 0))
    for x, y, s in ((520, 900, 1), (585, 912, 1.05), (880, 906, 1), (1010, 930, 1.15), (1070, 930, 1.1), (330, 930, 1.1)):
        b.slab(x - 22 * s, y - 74 * s, x + 22 * s, y + 40 * s, 20 * s, BLACK)
        b.disc(x, y - 92 * s, 16 * s, BLACK)
    return b


def cinema() -> Board:
    b = Board(RED, "cinema")
    b.fill(Fade((1, 0.1), (0.7, 0.3), 0, 760))
    for x, wide, top in ((-10, 240, 330), (1270, 240, 280)):
        b.rect(x, top, x + wide, 860, BLACK)
        for _ in range(5):
            wx, wy = x + 30 + b.dice.randrange(4) * 48, top + 50 + b.dice.randrange(5) * 80
            b.rect(wx, wy, wx + 26, wy + 42, (0, 0.35))
    b.rect(240, 190, 1260, 860, Fade((0.35, 0.6), (0.05, 0.75), 190, 860))
    b.poly([(240, 190), (400, 190), (400, 130), (560, 130), (560, 80), (940, 80), (940, 130), (1100, 130), (1100, 190), (1260, 190), (1260, 230), (240, 230)], (0.9, 0.3))
    for x in range(270, 1260, 60):
        b.rect(x, 240, x + 8, 430, (0.75, 0.7))
    b.slab(640, -20, 860, 430, 20, BLACK)
    b.slab(654, -20, 846, 416, 14, (0.0, 1))
    for k, letter in enumerate("LANTERN"):
        b.letters(750, 34 + k * 57, letter, 58, (0, 0), b.face)
    for side in (-1, 1):
        for k in range(13):
            b.disc(750 + side * 124, 10 + k * 34, 9, WHITE)
    b.poly([(170, 420), (1330, 420), (1370, 590), (130, 590)], BLACK)
    b.poly([(194, 440), (1306, 440), (1340, 570), (160, 570)], (0, 0))
    b.letters(750, 476, "TONIGHT IN SIX REELS", 66, BLACK, b.face)
    b.letters(750, 538, "WINTER WALTZ", 58, (0.05, 1), b.face)
    for k in range(31):
        b.disc(150 + k * 40, 606, 12, WHITE if k % 2 else (0, 0.6))
    b.rect(130, 622, 1370, 640, BLACK)
    b.poly([(260, 640), (1240, 640), (1320, 870), (180, 870)], Fade((0, 0.05), (0.05, 0.5), 640, 870))
    for x in (330, 1020):
        b.slab(x, 668, x + 150, 862, 4, BLACK)
        b.slab(x + 10, 678, x + 140, 852, 2, (0.05, 1) if x < 500 else (0.35, 0.1))
    b.disc(405, 750, 40, (0, 0.1))
    b.poly([(1095, 700), (1140, 830), (1050, 830)], WHITE)
    b.slab(620, 690, 880, 880, 6, (0.85, 0.2))
    b.rect(636, 706, 744, 870, (0, 0.2))
    b.rect(756, 706, 864, 870, (0, 0.2))
    b.rect(0, 862, 1500, 1000, Fade((0.25, 0.6), (1, 0.3), 862, 1000))
    for x, s, tone in ((530, 1, BLACK), (590, 0.94, BLACK), (930, 1, BLACK), (210, 1.1, BLACK), (1290, 1.06, BLACK), (1240, 0.9, BLACK)):
        b.slab(x - 26 * s, 760, x + 26 * s, 890 + 30 * s, 24 * s, tone)
        b.disc(x, 738, 21 * s, tone)
        b.poly([(x - 24 * s, 905), (x + 24 * s, 905), (x + (x - 750) * 0.16 + 50, 1010), (x + (x - 750) * 0.16 - 50, 1010)], (1, 0.2))
    return b


DRAWN = {
    "tram-depot": tram_depot, "tram-map": tram_map, "rent-houses": rent_houses, "bus-lane": bus_lane, "hospital": hospital,
    "school": school, "market": market, "corn-exchange": corn_exchange, "cinema": cinema,
}
