"""The pictures with water in them: gauge, pool, boatyard, rink, swimmer, tap, tea."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import BLACK, OCHRE, RED, TEAL, WHITE, Board, Fade, Glow, smooth


def river_gauge() -> Board:
    b = Board(TEAL, "river-gauge")
    b.fill(Fade((0.5, 0.3), (0, 0.15), 0, 560))
    b.poly(smooth([(-20, 500), (220, 430), (480, 470), (760, 420), (1060, 470), (1300, 420), (1520, 460)]) + [(1520, 700), (-20, 700)], (0.5, 0.3))
    for x in range(30, 1500, 84):
        h = b.dice.uniform(40, 110)
        b.poly([(x, 500), (x + 26, 500 - h), (x + 52, 500)], (0.85, 0.2))
    b.rect(0, 560, 1500, 1000, Fade((0.05, 0.6), (0.6, 1), 560, 1000))
    b.rect(560, -10, 880, 830, BLACK)
    b.rect(576, -10, 864, 830, WHITE)
    for mark in range(9):
        y = 760 - mark * 96
        for part in range(5):
            left = 576 if part % 2 == 0 else 640
            b.rect(left, y - 86 + part * 17.2, 720, y - 86 + (part + 1) * 17.2, BLACK if part % 2 == 0 else WHITE)
        b.letters(794, y - 44, str(mark + 1), 100, (0.1, 1) if mark == 4 else BLACK, b.face)
    b.rect(880, 0, 930, 860, Fade((0.6, 0.1), (1, 0.1), 880, 930, across=True))
    b.poly([*smooth([(-20, 668), (180, 640), (380, 672), (560, 640), (720, 668), (900, 640), (1120, 676), (1340, 644), (1520, 668)]), (1520, 1010), (-20, 1010)],
           Fade((0.12, 0.85), (0.85, 1), 650, 1000))
    b.line(smooth([(-20, 668), (180, 640), (380, 672), (560, 640), (720, 668), (900, 640), (1120, 676), (1340, 644), (1520, 668)]), 10, WHITE)
    for mark in range(5):
        b.slab(590 + mark * 4, 720 + mark * 44, 850 - mark * 30, 734 + mark * 44, 6, (0, 0.3))
    for row in range(6):
        for _ in range(7):
            x, y = b.dice.uniform(-80, 1500), 720 + row * 46
            b.line(smooth([(x, y), (x + 50, y - 12), (x + 110, y), (x + 170, y - 10)]), 7, (0, 0.35))
    return b


def pool() -> Board:
    b = Board(TEAL, "pool")
    b.fill(Fade((0, 0.1), (0, 0.3), 0, 330))
    for k in range(7):
        x = 60 + k * 205
        b.slab(x, 40, x + 160, 240, 10, BLACK)
        b.slab(x + 10, 50, x + 150, 230, 6, Fade((0, 0), (0, 0.3), 50, 230))
        b.rect(x + 76, 40, x + 84, 240, BLACK)
    b.rect(0, 290, 1500, 345, (0.12, 0))
    b.rect(0, 338, 1500, 350, BLACK)
    b.rect(0, 350, 1500, 1000, Fade((0.05, 0.45), (0.25, 1), 350, 1000))
    for k in range(-7, 8):
        x0, x1 = 750 + k * 120, 750 + k * 330
        if k % 2 == 0:
            b.poly([(x0 - 10, 352), (x0 + 10, 352), (x1 + 38, 1010), (x1 - 38, 1010)], Fade((0.4, 0.9), (0.85, 1), 352, 1000))
        else:
            for n in range(17):
                part = (n / 17) ** 1.7
                y, x, r = 356 + part * 660, x0 + (x1 - x0) * part, 5 + part * 20
                b.oval(x - r * 1.1, y - r * 0.8, x + r * 1.1, y + r * 0.8, BLACK if n % 2 else WHITE)
    for k in range(-3, 4):
        x = 750 + k * 240
        b.poly([(x - 52, 320), (x + 52, 320), (x + 44, 268), (x - 44, 268)], BLACK)
        b.letters(x, 292, str(k + 4), 44, WHITE, b.face)
    for row in range(9):
        for _ in range(7):
            y = 400 + row * row * 7
            x, long = b.dice.uniform(-50, 1500), 30 + row * 16
            b.line(smooth([(x, y), (x + long * 0.5, y - 6), (x + long, y), (x + long * 1.5, y - 5)]), 3 + row * 0.6, (0, 0.12))
    _crawl(b, 745, 700, 1.0)
    return b


def _crawl(b: Board, x: float, y: float, s: float) -> None:
    b.curve([(x - 46 * s, y + 10 * s), (x - 64 * s, y + 90 * s), (x - 30 * s, y + 220 * s), (x + 30 * s, y + 220 * s), (x + 64 * s, y + 90 * s), (x + 46 * s, y + 10 * s)], (0.85, 0.2))
    b.line(smooth([(x - 52 * s, y + 50 * s), (x - 110 * s, y - 10 * s), (x - 96 * s, y - 110 * s)]), 28 * s, (0.85, 0.2))
    b.line(smooth([(x + 52 * s, y + 50 * s), (x + 120 * s, y + 90 * s), (x + 150 * s, y + 170 * s)]), 28 * s, (0.85, 0.2))
    b.disc(x, y - 20 * s, 46 * s, BLACK)
    b.pie(x, y - 20 * s, 46 * s, 170, 370, WHITE)
    for side in (-1, 1):
        b.line(smooth([(x + side * 84 * s, y + 110 * s), (x + side * 150 * s, y + 200 * s), (x + side * 250 * s, y + 270 * s)]), 9 * s, WHITE)
    for _ in range(16):
        b.disc(x - 96 * s + b.dice.uniform(-70, 60) * s, y - 110 * s + b.dice.uniform(-60, 30) * s, b.dice.uniform(5, 13) * s, WHITE)


def swimmer() -> Board:
    b = Board(RED, "swimmer")
    b.fill((0, 0.1))
    for row in range(6):  # tiles
        for k in range(16):
            if (row + k) % 2:
                b.rect(k * 100, row * 62, k * 100 + 100, row * 62 + 62, (0, 0.2))
    b.line([(0, 70), (1500, 70)], 5, BLACK)
    for k in range(22):  # the flags that tell a swimmer on her back where the wall is
        x = k * 70 + 10
        b.poly([(x, 70), (x + 54, 70), (x + 27, 150)], (0.05, 1) if k % 2 else BLACK)
    b.rect(0, 360, 1500, 400, (0.9, 0))
    b.rect(0, 400, 1500, 1000, Fade((0.12, 0.1), (0.85, 0.1), 400, 900))
    for k in range(31):  # the lane rope
        b.oval(k * 50 - 10, 438, k * 50 + 34, 474, (0, 1) if k % 4 < 2 else WHITE)
    for _ in range(26):
        x, y = b.dice.uniform(-60, 1500), b.dice.uniform(490, 640)
        b.line(smooth([(x, y), (x + 50, y - 8), (x + 110, y), (x + 150, y - 8)]), 6, WHITE)
    b.curve([(180, 640), (330, 560), (520, 530), (690, 560), (760, 640), (640, 690), (380, 690)], BLACK)
    b.curve([(620, 560), (640, 500), (700, 470), (766, 490), (790, 550), (770, 610), (700, 640), (640, 620)], BLACK)
    b.curve([(630, 530), (650, 486), (706, 462), (768, 484), (788, 530), (720, 520)], (0.05, 1))
    b.slab(742, 545, 800, 572, 10, WHITE)
    b.poly(smooth([(470, 590), (540, 470), (600, 360), (650, 322)]) + smooth([(650, 322), (700, 330), (800, 400), (960, 540)])
           + smooth([(935, 590), (800, 480), (690, 410), (660, 430)]) + smooth([(660, 430), (640, 500), (620, 600)]), BLACK)
    b.line(smooth([(520, 545), (570, 450), (620, 372), (652, 346), (700, 362), (780, 420)]), 8, (0.2, 0.5))
    b.curve([(925, 530), (985, 520), (1010, 590), (985, 640), (930, 620)], BLACK)
    for _ in range(50):
        a, far = b.dice.uniform(-math.pi, 0), b.dice.uniform(30, 170)
        b.disc(975 + math.cos(a) * far, 630 + math.sin(a) * far * 0.7, b.dice.uniform(4, 15), WHITE)
    for y, shift in ((640, 0), (720, 90), (810, -60), (910, 30)):
        line = smooth([(-40, y + 20), (160 + shift, y - 20), (380 + shift, y + 24), (620 + shift, y - 16), (860 + shift, y + 26), (1120 + shift, y - 10), (1540, y + 20)])
        b.poly([*line, (1540, 1010), (-40, 1010)], Fade((0.55, 0.1), (0.98, 0.1), y, y + 200))
        b.line(line, 10, WHITE)
    return b


def ice_rink() -> Board:
    b = Board(RED, "ice-rink")
    b.fill((0.92, 0))
    b.slab(90, 80, 1410, 920, 250, WHITE)
    b.slab(108, 98, 1392, 902, 236, BLACK)
    b.slab(118, 108, 1382, 892, 228, Fade((0.0, 0), (0.2, 0), 108, 892))
    for ring in range(5):  # the hum, spreading from the middle
        b.arc(750, 500, 372 - ring * 46, 0, 360, 24, (0, 0.16 + ring * 0.12))
    for _ in range(34):  # marks of blades
        x, y, a = b.dice.uniform(200, 1300), b.dice.uniform(170, 830), b.dice.uniform(0, 6.28)
        b.line(smooth([(x, y), (x + 60 * math.cos(a), y + 60 * math.sin(a)), (x + 116 * math.cos(a + 0.3), y + 116 * math.sin(a + 0.3))]), 4, (1, 0))
    for x in (520, 980):
        b.rect(x - 9, 108, x + 9, 892, BLACK)
    b.rect(741, 108, 759, 892, (0, 1))
    b.disc(750, 500, 130, (0, 1))
    b.disc(750, 500, 118, (0.09, 0))
    b.disc(750, 500, 16, (0, 1))
    for x in (300, 1200):
        for y in (310, 690):
            b.arc(x, y, 92, 0, 360, 11, (0, 1))
            b.disc(x, y, 16, (0, 1))
        side = -1 if x < 750 else 1
        b.rect(750 + side * 545 - 4, 190, 750 + side * 545 + 4, 810, (0, 1))
        b.pie(750 + side * 545, 500, 62, 90 if side > 0 else -90, 270 if side > 0 else 90, (0.4, 0))
    return b


def water_tap() -> Board:
    b = Board(TEAL, "water-tap")
    b.fill(Fade((0, 0.12), (0, 0.5), 0, 1000))
    b.disc(760, 520, 430, Glow(760, 520, 430, (0, 0), (0, 0.2)))
    b.rect(0, 150, 130, 470, BLACK)
    b.slab(90, 130, 180, 490, 18, (0.7, 0.1))
    b.rect(170, 240, 645, 380, BLACK)
    b.pie(640, 490, 250, 270, 360, BLACK)
    b.pie(640, 490, 110, 270, 360, (0, 0.15))
    b.rect(750, 480, 890, 590, BLACK)
    b.slab(730, 570, 910, 640, 14, BLACK)
    b.slab(380, 170, 470, 250, 10, BLACK)
    b.slab(250, 100, 600, 180, 40, (0.05, 1))
    b.slab(250, 100, 600, 140, 40, (0, 0.65))
    b.rect(200, 264, 640, 276, WHITE)
    b.arc(640, 490, 226, 272, 352, 12, WHITE)
    drop = [(820, 690), (852, 760), (868, 810), (858, 856), (820, 876), (782, 856), (772, 810), (788, 760)]
    b.curve(drop, BLACK)
    b.curve([(820 + (x - 820) * 0.84, 792 + (y - 792) * 0.86) for x, y in drop], (0, 1))
    b.arc(820, 806, 30, 100, 190, 9, WHITE)
    b.oval(820 - 330, 900, 820 + 330, 1010, (0, 0.75))
    b.oval(820 - 290, 908, 820 + 290, 1002, (0, 0.25))
    b.oval(820 - 150, 926, 820 + 150, 984, (0, 0.85))
    b.oval(820 - 110, 934, 820 + 110, 976, WHITE)
    return b


def boatyard() -> Board:
    b = Board(OCHRE, "boatyard")
    b.fill(Fade((0, 0.55), (0, 0.06), 0, 600))
    b.poly([(-20, 190), (750, -60), (1520, 190), (1520, 250), (750, 4), (-20, 250)], BLACK)
    for x in (60, 400, 750, 1100, 1440):
        b.rect(x - 14, 20, x + 14, 850, (0.75, 0.3))
    b.rect(0, 560, 1500, 640, (0.35, 0.2))
    b.rect(0, 760, 1500, 1000, Fade((0.3, 0.4), (0.75, 0.4), 760, 1000))
    hull = smooth([(150, 330), (300, 430), (520, 480), (800, 490), (1080, 460), (1290, 390), (1400, 300)])
    keel = smooth([(1400, 300), (1330, 520), (1180, 690), (960, 770), (640, 790), (400, 740), (250, 560), (150, 330)])
    b.poly([*hull, *keel], BLACK)
    planks = 8
    lower = list(reversed(keel))
    for k in range(planks):
        def row(part):
            n = len(hull)
            return [(hx + (lx - hx) * part, hy + (ly - hy) * part) for hx, hy, lx, ly in
                    ((*hull[i], *lower[min(round(i * (len(lower) - 1) / (n - 1)), len(lower) - 1)]) for i in range(n))]

        first, last = row(0.03 + k * 0.94 / planks), row(0.03 + (k + 0.82) * 0.94 / planks)
        b.poly([*first, *reversed(last)], Fade((0, 0.35 + 0.08 * k), (0.35 + 0.04 * k, 0.9), 250, 1250, across=True))
    b.poly([*[(x, y - 20) for x, y in hull], *reversed([(x, y + 8) for x, y in hull])], BLACK)
    for k in range(9):  # ribs not yet planked
        x = 330 + k * 112
        b.line(smooth([(x, 470 - abs(k - 4) * 14), (x - 8, 360 - abs(k - 4) * 14), (x + 6, 300 - abs(k - 4) * 12)]), 15, BLACK)
    for x, top in ((380, 730), (640, 780), (960, 760), (1180, 680)):
        b.poly([(x - 16, top - 20), (x + 16, top - 20), (x + 46, 900), (x - 46, 900)], BLACK)
        b.rect(x - 80, 890, x + 80, 916, BLACK)
    _worker(b, 1275, 890)
    b.line([(90, 910), (210, 420)], 13, BLACK)
    b.line([(170, 910), (255, 440)], 13, BLACK)
    for k in range(8):
        b.line([(100 + k * 14, 870 - k * 56), (177 + k * 10, 870 - k * 56)], 9, BLACK)
    for _ in range(40):
        x, y = b.dice.uniform(200, 1400), b.dice.uniform(925, 990)
        b.arc(x, y, 12, b.dice.uniform(0, 180), b.dice.uniform(200, 360), 4, (0, 0.2))
    return b


def _worker(b: Board, x: float, foot: float) -> None:
    b.disc(x, foot - 322, 35, BLACK)
    b.pie(x, foot - 328, 38, 180, 360, WHITE)
    b.rect(x - 58, foot - 332, x + 32, foot - 322, WHITE)
    b.slab(x - 52, foot - 282, x + 52, foot - 110, 30, WHITE)
    b.slab(x - 46, foot - 276, x + 46, foot - 116, 26, BLACK)
    b.line(smooth([(x - 36, foot - 250), (x - 100, foot - 230), (x - 130, foot - 300)]), 27, BLACK)
    b.line([(x - 160, foot - 330), (x - 90, foot - 300)], 10, BLACK)
    b.rect(x - 184, foot - 360, x - 146, foot - 310, BLACK)
    for side in (-1, 1):
        b.slab(x + side * 26 - 22, foot - 140, x + side * 26 + 22, foot + 12, 12, BLACK)


def teahouse() -> Board:
    b = Board(RED, "teahouse")
    b.fill(Fade((0, 0.1), (0, 0.35), 0, 700))
    b.rect(0, 0, 1500, 1000, (0.94, 0.2))
    b.slab(300, -40, 1200, 700, 10, Fade((0, 0.45), (0, 0.06), 0, 640))
    b.disc(940, 240, 110, (0, 1))
    for x in (450, 600, 750, 900, 1050):
        b.rect(x - 5, 0, x + 5, 700, BLACK)
    for y in (120, 420, 560):
        b.rect(300, y - 5, 1200, y + 5, BLACK)
    b.poly(smooth([(300, 640), (430, 560), (560, 600), (700, 530), (860, 600), (1040, 550), (1200, 620)]) + [(1200, 700), (300, 700)], (0.55, 0.1))
    for x, y in ((150, 210), (1350, 210)):
        b.line([(x, 0), (x, y - 100)], 5, (0, 0.5))
        b.oval(x - 92, y - 110, x + 92, y + 110, Glow(x, y, 110, (0, 0.55), (0.2, 1)))
        for k in (-50, 0, 50):
            b.line(smooth([(x + k * 0.5, y - 106), (x + k * 1.2, y), (x + k * 0.5, y + 106)]), 4, (0.7, 0.8))
        b.slab(x - 46, y - 124, x + 46, y - 98, 6, BLACK)
        b.slab(x - 46, y + 98, x + 46, y + 124, 6, BLACK)
        b.line([(x, y + 122), (x, y + 200)], 9, (0, 1))
    b.rect(0, 770, 1500, 1000, Fade((0.3, 0.5), (0.85, 0.5), 770, 1000))
    b.rect(0, 766, 1500, 780, (0, 0.25))
    b.curve([(470, 640), (500, 540), (620, 490), (740, 540), (770, 640), (730, 760), (620, 800), (510, 760)], WHITE)
    b.curve([(482, 642), (510, 550), (620, 504), (730, 550), (758, 642), (720, 752), (620, 788), (520, 752)], BLACK)
    b.line(smooth([(760, 680), (840, 650), (870, 570), (920, 545)]), 36, BLACK)
    b.arc(620, 510, 150, 205, 335, 17, BLACK)
    b.slab(540, 488, 700, 516, 12, (0, 0.9))
    b.disc(620, 474, 22, BLACK)
    b.arc(620, 650, 100, 130, 215, 10, (0, 0.3))
    for x in (980, 1170):
        b.poly(smooth([(x - 76, 690), (x - 62, 770), (x - 30, 800), (x + 30, 800), (x + 62, 770), (x + 76, 690)]), WHITE)
        b.oval(x - 76, 674, x + 76, 706, BLACK)
        b.oval(x - 64, 680, x + 64, 702, (0.0, 0.7))
        b.slab(x - 34, 796, x + 34, 814, 6, WHITE)
        for k in (-22, 14):
            b.line(smooth([(x + k, 650), (x + k + 22, 600), (x + k - 10, 550), (x + k + 20, 490)]), 8, WHITE)
    return b


DRAWN = {
    "river-gauge": river_gauge, "pool": pool, "swimmer": swimmer, "ice-rink": ice_rink, "water-tap": water_tap, "boatyard": boatyard, "teahouse": teahouse,
}
