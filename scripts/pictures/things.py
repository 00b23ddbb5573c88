"""The pictures of things, creatures and people: radio, paper, oak, heads, bell, owl, books, carving, bread, umpire, runners."""
# ruff: noqa: E501 - rows of coordinates read best unbroken

import math

from .halftone import BLACK, GREEN, OCHRE, RED, TEAL, WHITE, Board, Fade, Glow, smooth


def radio() -> Board:
    b = Board(RED, "radio")
    b.fill(Fade((0, 0.35), (0, 0.08), 0, 720))
    for ring in range(6):
        b.arc(1170, 120, 130 + ring * 90, 90, 220, 12, (0, 0.75 - ring * 0.1))
    b.line([(1000, 330), (1170, 120)], 10, BLACK)
    b.disc(1170, 120, 17, BLACK)
    b.rect(0, 800, 1500, 1000, Fade((0.6, 0.1), (0.95, 0.1), 800, 1000))
    b.rect(0, 796, 1500, 808, BLACK)
    b.slab(280, 300, 1220, 830, 90, BLACK)
    b.slab(304, 324, 1196, 806, 72, Fade((0.05, 1), (0.35, 1), 324, 806))
    b.slab(350, 372, 790, 760, 50, BLACK)
    for x in range(372, 780, 30):
        b.slab(x, 396, x + 14, 736, 7, (0, 0.3))
    b.disc(990, 500, 140, BLACK)
    b.disc(990, 500, 124, (0, 0.0))
    for k in range(25):
        a = math.radians(-210 + k * 10)
        inner = 88 if k % 4 == 0 else 102
        b.line([(990 + inner * math.cos(a), 500 + inner * math.sin(a)), (990 + 114 * math.cos(a), 500 + 114 * math.sin(a))], 5, BLACK)
    b.line([(990, 500), (1052, 428)], 9, (0.05, 1))
    b.disc(990, 500, 20, BLACK)
    for x in (910, 1070):
        b.disc(x, 716, 50, BLACK)
        b.disc(x, 716, 36, (0.15, 0.1))
        b.line([(x, 716), (x + 14, 688)], 8, BLACK)
    for x in (380, 1080):
        b.rect(x, 828, x + 50, 850, BLACK)
    return b


def newsprint() -> Board:
    b = Board(TEAL, "newsprint")
    b.fill((0.93, 0.35))
    web = [(-20, 250), (330, 250)]
    b.poly([(-20, 120), (1520, 40), (1520, 70), (-20, 150)], (1, 0))
    for x, y, r, tone in ((330, 430, 178, (0.15, 0.6)), (760, 330, 150, (0.2, 0.1)), (1130, 520, 190, (0.15, 0.6))):
        b.disc(x, y, r + 16, BLACK)
        b.disc(x, y, r, Fade((0.0, tone[1] * 0.3), (0.8, tone[1]), x - r, x + r, across=True))
        b.disc(x, y, 34, BLACK)
        for k in range(6):
            b.disc(x + r * 0.62 * math.cos(k * 1.047), y + r * 0.62 * math.sin(k * 1.047), 20, BLACK)
    sheet = [*smooth([(-20, 236), (200, 232), (330, 244), (470, 300), (560, 400), (640, 480), (760, 492), (880, 440), (960, 360), (1090, 318), (1220, 330), (1320, 420), (1340, 560)]),
             (1340, 780)]
    b.line(sheet, 30, WHITE)
    b.line(web, 30, WHITE)
    b.line([(x, y + 15) for x, y in sheet], 5, BLACK)
    for k in range(9):  # folded copies on the belt
        x, y = 40 + k * 160, 780
        b.poly([(x, y + 130), (x + 150, y + 130), (x + 240, y), (x + 90, y)], BLACK)
        b.poly([(x + 6, y + 124), (x + 146, y + 124), (x + 230, y + 6), (x + 94, y + 6)], WHITE)
        b.poly([(x + 92, y + 18), (x + 216, y + 18), (x + 206, y + 34), (x + 82, y + 34)], BLACK)
        b.poly([(x + 70, y + 46), (x + 130, y + 46), (x + 90, y + 104), (x + 30, y + 104)], (0, 0.9))
        for n in range(4):
            sx = x + 144 - n * 11
            b.poly([(sx, y + 46 + n * 16), (sx + 54, y + 46 + n * 16), (sx + 50, y + 53 + n * 16), (sx - 4, y + 53 + n * 16)], BLACK)
    b.rect(0, 910, 1500, 960, BLACK)
    for x in range(30, 1500, 120):
        b.disc(x, 948, 34, (0.2, 0.3))
        b.disc(x, 948, 12, BLACK)
    return b


def oak_tree() -> Board:
    b = Board(GREEN, "oak-tree")
    b.fill(Fade((0, 0.22), (0, 0.0), 0, 700))
    b.disc(1190, 250, 120, (0, 0.5))
    b.poly([*smooth([(-20, 800), (300, 740), (760, 790), (1120, 740), (1520, 800)]), (1520, 1010), (-20, 1010)], Fade((0.2, 0.8), (0.7, 1), 760, 1000))
    b.poly(smooth([(560, 880), (660, 800), (690, 660), (670, 500)]) + [(820, 500)] + smooth([(820, 500), (810, 660), (850, 800), (960, 880)]), BLACK)
    for start, bend, tip, w in (((700, 640), (560, 520), (380, 480), 46), ((790, 640), (930, 540), (1120, 490), 46), ((740, 560), (700, 400), (610, 260), 56), ((770, 560), (830, 380), (930, 250), 50)):
        b.line(smooth([start, bend, tip]), w, BLACK)
    crown = ((750, 230, 170), (560, 290, 170), (950, 290, 170), (400, 400, 150), (1100, 400, 150), (300, 500, 110), (1200, 500, 105), (640, 160, 120), (870, 150, 120), (520, 480, 100), (980, 490, 100))
    for x, y, r in crown:
        b.disc(x, y, r, (0.82, 1))
    for x, y, r in crown:
        b.disc(x - r * 0.16, y - r * 0.2, r * 0.72, (0.4, 1))
    for x, y, r in crown:
        b.disc(x - r * 0.28, y - r * 0.32, r * 0.42, (0.05, 0.85))
    for _ in range(70):
        x, y, r = b.dice.choice(crown)
        a, far = b.dice.uniform(0, 6.28), b.dice.uniform(0.9, 1.12)
        b.disc(x + r * far * math.cos(a), y + r * far * math.sin(a), b.dice.uniform(12, 26), (0.8, 1))
    for _ in range(16):
        b.disc(b.dice.uniform(380, 1120), b.dice.uniform(250, 560), b.dice.uniform(10, 22), WHITE)
    b.line([(1235, 800), (1235, 700)], 20, BLACK)  # someone for scale
    b.slab(1212, 690, 1258, 770, 18, BLACK)
    b.disc(1235, 668, 18, BLACK)
    for x in (1225, 1245):
        b.line([(x, 770), (x, 822)], 14, BLACK)
    return b


def portrait_one() -> Board:
    b = Board(RED, "portrait-silhouette-1")
    b.fill(Fade((0, 0.12), (0, 0.3), 0, 1000))
    b.disc(750, 470, 400, (0, 1))
    face = smooth([(600, 1010), (610, 800), (560, 690), (520, 560), (510, 400), (560, 260), (680, 180), (820, 176), (920, 240), (966, 330), (972, 400), (990, 450), (1030, 520),
                   (1012, 548), (984, 556), (992, 590), (980, 606), (986, 632), (964, 660), (950, 716), (890, 740), (832, 730), (816, 800), (830, 1010)])
    b.poly(face, BLACK)
    b.poly([*smooth([(150, 1010), (230, 900), (420, 840), (610, 790), (720, 850), (830, 790), (990, 850), (1130, 900), (1220, 1010)]), (150, 1010)], BLACK)
    b.curve([(500, 520), (430, 470), (420, 350), (480, 240), (600, 140), (770, 110), (900, 160), (972, 260), (960, 330), (880, 300), (800, 330), (760, 420), (720, 470), (700, 560), (610, 600)], (0.86, 0.3))
    b.disc(430, 520, 92, (0.86, 0.3))
    b.poly([(690, 850), (760, 960), (850, 836), (836, 800), (760, 850), (700, 800)], WHITE)
    b.line(smooth([(640, 240), (760, 190), (880, 230)]), 8, (0.2, 0.8))
    return b


def portrait_two() -> Board:
    b = Board(OCHRE, "portrait-silhouette-2")
    b.fill(Fade((0, 0.1), (0, 0.25), 0, 1000))
    b.disc(750, 470, 400, (0, 1))
    face = smooth([(900, 1010), (900, 800), (950, 690), (984, 560), (980, 380), (930, 260), (820, 196), (690, 196), (590, 250), (548, 340), (540, 400), (524, 450), (478, 530),
                   (500, 560), (522, 566), (516, 596), (530, 616), (522, 644), (546, 668), (552, 730), (600, 770), (670, 762), (690, 820), (680, 1010)])
    b.poly(face, BLACK)
    b.poly([*smooth([(280, 1010), (370, 900), (520, 850), (680, 800), (780, 860), (900, 790), (1090, 850), (1240, 900), (1320, 1010)]), (280, 1010)], BLACK)
    b.poly(smooth([(520, 640), (545, 700), (560, 770), (640, 800), (720, 770), (780, 640), (740, 600), (680, 660), (600, 640)]), (0.8, 0.4))
    b.arc(620, 455, 62, 0, 360, 13, WHITE)
    b.line([(682, 450), (850, 430)], 12, WHITE)
    b.poly(smooth([(900, 330), (960, 420), (970, 520), (930, 560), (880, 470), (860, 360)]), (0.8, 0.4))
    b.poly(smooth([(440, 300), (500, 220), (640, 130), (800, 110), (950, 160), (1030, 260), (1010, 350), (880, 330), (700, 300), (560, 310), (450, 330)]), WHITE)
    b.poly(smooth([(450, 302), (510, 228), (644, 140), (800, 121), (944, 169), (1019, 262), (1002, 338), (880, 318), (700, 288), (560, 298), (452, 322)]), (0.55, 0.6))
    b.poly(smooth([(430, 318), (560, 288), (700, 284), (690, 316), (560, 322), (440, 340)]), BLACK)
    b.disc(800, 122, 18, BLACK)
    b.poly([(640, 850), (690, 980), (780, 860), (690, 810)], WHITE)
    return b


def foundry_bell() -> Board:
    b = Board(RED, "foundry-bell")
    b.fill(Glow(900, 700, 980, (0, 0.0), (0.25, 1)))
    b.rect(0, 940, 1500, 1000, BLACK)
    b.rect(0, 60, 1500, 110, BLACK)
    for k in range(4):
        b.arc(560, 130 + k * 38, 22, 0, 360, 10, BLACK)
    side = [(560, 292), (470, 322), (420, 420), (400, 570), (345, 720), (240, 830)]
    foot = [(240, 830), (400, 880), (560, 890), (720, 880), (880, 830)]
    bell = smooth(side) + smooth(foot) + smooth([(1120 - x, y) for x, y in reversed(side)])
    b.poly(bell, Fade((1, 0.2), (0.45, 1), 430, 850, across=True))
    b.line([*bell, bell[0]], 10, BLACK)
    b.poly(smooth([(650, 330), (700, 430), (716, 580), (765, 715), (850, 815)]) + smooth([(800, 815), (725, 715), (682, 580), (668, 430), (630, 335)]), (0, 0.1))
    b.slab(522, 262, 598, 312, 18, BLACK)
    for y, half in ((420, 138), (442, 142), (722, 216), (748, 230)):
        b.line(smooth([(560 - half, y), (560, y + 30), (560 + half, y)]), 9, BLACK)
    b.disc(560, 908, 44, BLACK)
    b.line([(1230, 100), (1230, 190)], 14, BLACK)
    b.poly([(1130, 180), (1430, 180), (1400, 400), (1300, 450), (1180, 400), (1080, 290)], BLACK)
    b.poly([(1088, 292), (1140, 214), (1168, 250), (1130, 318)], (0, 0.1))
    b.poly(smooth([(1096, 300), (1050, 400), (1036, 600), (1040, 880)]) + smooth([(1076, 880), (1078, 600), (1092, 420), (1132, 320)]), WHITE)
    b.slab(900, 880, 1220, 1020, 16, BLACK)
    b.oval(950, 856, 1170, 906, BLACK)
    b.oval(968, 864, 1152, 898, WHITE)
    for _ in range(46):
        a, far = b.dice.uniform(-math.pi, 0), b.dice.uniform(50, 280)
        b.disc(1058 + math.cos(a) * far, 850 + math.sin(a) * far * 0.9, b.dice.uniform(4, 9), WHITE)
    b.disc(1350, 640, 46, BLACK)  # the founder
    b.slab(1270, 690, 1440, 1020, 60, BLACK)
    b.line([(1300, 740), (1240, 620), (1290, 450)], 34, BLACK)
    b.rect(1316, 630, 1352, 650, (0, 0.3))
    return b


def owl() -> Board:
    b = Board(OCHRE, "owl")
    b.fill(Fade((1, 0.1), (0.82, 0.2), 0, 1000))
    for _ in range(26):
        b.disc(b.dice.uniform(0, 1500), b.dice.uniform(0, 560), b.dice.uniform(3, 5), WHITE)
    for x, top in ((0, 560), (1110, 480)):  # the ropeworks
        for k in range(3):
            b.poly([(x + k * 150 - 20, top + 90), (x + k * 150 + 60, top), (x + k * 150 + 150, top + 90)], BLACK)
        b.rect(x - 20, top + 88, x + 450, 1000, BLACK)
    b.disc(750, 440, 410, (0, 0.3))
    for x, y, r in ((500, 260, 46), (1010, 560, 50), (1040, 300, 30), (470, 560, 36)):
        b.disc(x, y, r, (0.06, 0.45))
    b.rect(0, 850, 1500, 910, BLACK)
    b.rect(0, 862, 1500, 872, (0, 0.5))
    body = [(750, 96), (600, 130), (530, 280), (500, 480), (540, 700), (640, 830), (750, 870), (860, 830), (960, 700), (1000, 480), (970, 280), (900, 130)]
    b.curve(body, BLACK)
    b.curve([(750 + (x - 750) * 0.94, 480 + (y - 480) * 0.965) for x, y in body], (0.12, 0.95))
    b.curve([(750, 420), (650, 470), (606, 600), (640, 740), (750, 836), (860, 740), (894, 600), (850, 470)], (0, 0))
    for row in range(6):
        for k in range(-3, 4):
            x, y = 750 + k * 62 + (row % 2) * 31, 560 + row * 44
            if abs(x - 750) < 120 - row * 6:
                b.poly([(x - 9, y), (x + 9, y), (x, y + 17)], BLACK)
    for side in (-1, 1):
        b.poly(smooth([(750 + side * 190, 440), (750 + side * 262, 560), (750 + side * 220, 780), (750 + side * 110, 900), (750 + side * 150, 740), (750 + side * 140, 580)]), BLACK)
        for k in range(5):
            b.line([(750 + side * (176 + k * 5), 520 + k * 58), (750 + side * (226 - k * 4), 500 + k * 58)], 8, (0, 0.6))
        for claw in (-26, 0, 26):
            b.slab(750 + side * 62 + claw - 11, 832, 750 + side * 62 + claw + 11, 884, 11, WHITE)
    heart = [(750, 210), (680, 150), (590, 180), (560, 290), (610, 400), (700, 470), (750, 496), (800, 470), (890, 400), (940, 290), (910, 180), (820, 150)]
    b.curve([(750 + (x - 750) * 1.07, 320 + (y - 320) * 1.07) for x, y in heart], BLACK)
    b.curve(heart, WHITE)
    for side in (-1, 1):
        x = 750 + side * 84
        b.poly(smooth([(750 + side * 10, 230), (750 + side * 40, 330), (750 + side * 26, 420), (750 + side * 4, 440)]) + [(750, 230)], (0.25, 0.5))
        b.oval(x - 47, 262, x + 47, 362, BLACK)
        b.disc(x + 14, 294, 13, WHITE)
    b.poly(smooth([(730, 350), (770, 350), (762, 420), (750, 452), (738, 420)]), (0, 0.8))
    b.line(smooth([(730, 350), (726, 400), (750, 455), (774, 400), (770, 350)]), 7, BLACK)
    return b


def book_stack() -> Board:
    b = Board(TEAL, "book-stack")
    b.fill(Fade((0, 0.35), (0, 0.08), 0, 820))
    b.poly([(980, 250), (1250, 250), (1560, 830), (640, 830)], (0, 0))
    b.rect(0, 826, 1500, 1000, Fade((0.75, 0.2), (0.95, 0.2), 826, 1000))
    b.line([(1115, 60), (1115, 140)], 12, BLACK)
    b.line([(1115, -10), (1115, 70)], 8, BLACK)
    b.poly([(1050, 130), (1180, 130), (1270, 256), (960, 256)], BLACK)
    b.oval(1050, 236, 1180, 286, (0, 0.1))
    y = 826
    for high, left, wide, tone, band in ((92, 300, 720, (1, 0), (0, 0.9)), (74, 360, 640, (0.05, 1), (0, 0)), (108, 280, 660, (0.35, 0.1), (1, 0)), (64, 390, 600, (1, 0), (0, 0)), (88, 330, 640, (0.1, 0.75), (1, 0)),
                                      (58, 420, 520, (0.75, 0.2), (0, 0)), (84, 380, 560, (0.05, 1), (1, 0))):
        b.slab(left, y - high, left + wide, y - 4, 10, BLACK)
        b.slab(left + 5, y - high + 5, left + wide - 5, y - 9, 8, tone)
        b.rect(left + wide - 46, y - high + 13, left + wide + 6, y - 17, (0, 0.05))
        for k in range(1, 4):
            b.rect(left + wide - 46, y - high + 13 + k * (high - 30) / 4, left + wide, y - high + 16 + k * (high - 30) / 4, BLACK)
        for x in (60, 84, wide - 120):
            b.rect(left + x, y - high + 5, left + x + 12, y - 9, band)
        b.rect(left + 150, y - high / 2 - 8, left + wide - 220, y - high / 2 + 6, band)
        y -= high
    b.arc(520, y - 22, 42, 0, 360, 10, BLACK)
    b.arc(640, y - 22, 42, 0, 360, 10, BLACK)
    b.arc(580, y - 22, 20, 180, 360, 9, BLACK)
    b.line([(680, y - 30), (800, y - 4)], 9, BLACK)
    b.slab(1130, 690, 1270, 826, 18, WHITE)
    b.slab(1138, 698, 1262, 826, 14, BLACK)
    b.arc(1284, 750, 38, 250, 110, 15, BLACK)
    for k in (0, 50):
        b.line(smooth([(1180 + k, 670), (1200 + k, 620), (1170 + k, 570), (1196 + k, 520)]), 8, (0.4, 0.2))
    return b


def carving() -> Board:
    b = Board(OCHRE, "carving")
    b.fill((0.96, 0.1))
    b.poly([(640, -10), (860, -10), (1220, 900), (280, 900)], Fade((0.05, 0.25), (0.4, 0.4), 0, 900))
    b.rect(0, 890, 1500, 1000, (1, 0.1))
    b.poly([(420, 1010), (1080, 1010), (1010, 780), (490, 780)], BLACK)
    b.poly([(440, 1010), (1060, 1010), (996, 794), (504, 794)], Fade((0.0, 0.05), (0.75, 0.2), 480, 1040, across=True))
    b.rect(470, 760, 1030, 800, WHITE)
    b.rect(470, 796, 1030, 804, BLACK)
    wood = Fade((0.0, 0.7), (0.55, 1), 560, 950, across=True)

    def piece(points, tone=wood) -> None:
        line = smooth(points, closed=True)
        b.poly(line, tone)
        b.line([*line, line[0]], 11, BLACK)

    piece([(560, 770), (580, 690), (660, 640), (750, 630), (840, 640), (920, 690), (940, 770)])  # knees drawn up, seen from the back
    piece([(612, 420), (640, 560), (630, 700), (690, 760), (810, 760), (870, 700), (860, 560), (888, 420), (830, 350), (750, 340), (670, 350)])
    for side in (-1, 1):
        piece([(750 + side * 108, 366), (750 + side * 176, 400), (750 + side * 204, 520), (750 + side * 192, 650), (750 + side * 150, 690), (750 + side * 142, 640), (750 + side * 150, 520), (750 + side * 120, 440)])
        for k in range(3):
            b.line([(750 + side * (146 + k * 5), 470 + k * 46), (750 + side * (192 + k * 4), 456 + k * 46)], 8, BLACK)
    piece([(676, 250), (670, 180), (700, 110), (750, 90), (800, 110), (830, 180), (824, 250), (800, 320), (750, 344), (700, 320)])
    piece([(716, 100), (706, 56), (750, 26), (794, 56), (784, 100), (750, 112)])
    for k in range(4):
        b.line(smooth([(690 + k * 6, 150 + k * 42), (750, 172 + k * 42), (810 - k * 6, 150 + k * 42)]), 7, BLACK)
    b.line([(750, 372), (750, 740)], 9, BLACK)
    for k in range(5):
        y = 410 + k * 62
        for side in (-1, 1):
            b.line(smooth([(750 + side * 12, y), (750 + side * 50, y + 22), (750 + side * 96, y - 2)]), 8, BLACK)
    for x in (150, 1350):
        b.line([(x, 660), (x, 920)], 16, (0.2, 0.4))
        b.disc(x, 654, 20, (0, 0.6))
        b.oval(x - 60, 908, x + 60, 938, (0.3, 0.4))
    for x, far in ((150, -260), (1350, 1760)):
        b.line(smooth([(x, 670), ((x + far) / 2, 760), (far, 690)]), 13, (0, 0.8))
    return b


def bread() -> Board:
    b = Board(OCHRE, "bread")
    b.fill((1, 0.1))
    b.slab(210, -120, 1290, 640, 420, (0.6, 0.2))
    for k in range(13):  # the brick arch
        a = math.radians(180 + k * 15)
        b.line([(750 + 430 * math.cos(a), 420 + 400 * math.sin(a)), (750 + 545 * math.cos(a), 420 + 520 * math.sin(a))], 7, BLACK)
    b.slab(310, 20, 1190, 640, 400, Glow(750, 520, 480, (0, 0.35), (0.6, 0.9)))
    for x, s in ((560, 0.8), (690, 1.1), (840, 0.95), (950, 0.7)):
        b.curve([(x - 50 * s, 560), (x - 66 * s, 470), (x - 20 * s, 410), (x - 14 * s, 300 - 40 * s), (x + 40 * s, 400), (x + 66 * s, 480), (x + 46 * s, 560)], (0, 0.95))
        b.curve([(x - 26 * s, 560), (x - 30 * s, 500), (x, 440), (x + 26 * s, 500), (x + 22 * s, 560)], WHITE)
    b.rect(0, 560, 1500, 1000, Fade((0.75, 0.3), (1, 0.1), 560, 1000))
    b.rect(0, 552, 1500, 568, (0, 0.4))
    for x, y, s in ((280, 680, 0.86), (750, 670, 0.86), (1220, 680, 0.86), (500, 830, 1.08), (1010, 830, 1.08)):
        _loaf(b, x, y, s)
    return b


def _loaf(b: Board, x: float, y: float, s: float) -> None:
    b.oval(x - 240 * s, y + 40 * s, x + 240 * s, y + 118 * s, BLACK)
    b.curve([(x - 225 * s, y + 40 * s), (x - 190 * s, y - 60 * s), (x - 60 * s, y - 112 * s), (x + 60 * s, y - 112 * s), (x + 190 * s, y - 60 * s), (x + 225 * s, y + 40 * s), (x + 150 * s, y + 92 * s), (x - 150 * s, y + 92 * s)], BLACK)
    b.curve([(x - 212 * s, y + 36 * s), (x - 178 * s, y - 54 * s), (x - 56 * s, y - 101 * s), (x + 56 * s, y - 101 * s), (x + 178 * s, y - 54 * s), (x + 212 * s, y + 36 * s), (x + 140 * s, y + 80 * s), (x - 140 * s, y + 80 * s)],
            Fade((0, 0.75), (0.6, 1), y - 100 * s, y + 90 * s))
    for k in (-110, -20, 70):
        b.poly(smooth([((x + (k - 26) * s), y + 20 * s), (x + (k + 16) * s, y - 40 * s), (x + (k + 62) * s, y - 78 * s), (x + (k + 46) * s, y - 20 * s), (x + (k + 4) * s, y + 28 * s)]), WHITE)


def umpire() -> Board:
    b = Board(RED, "umpire")
    b.fill(Fade((0, 0.15), (0, 0.4), 0, 520))
    b.rect(0, 300, 1500, 560, (0.85, 0.1))
    for row in range(5):
        for seat in range(46):
            x, y = seat * 34 + (row % 2) * 17, 330 + row * 44
            tone = b.dice.choice(((0.35, 0), (0.1, 0), (0.6, 0.2), (0.05, 0.9), (0.5, 0)))
            b.disc(x, y, 11, tone)
            b.slab(x - 15, y + 11, x + 15, y + 44, 8, tone)
    b.rect(0, 540, 1500, 600, BLACK)
    b.rect(0, 600, 1500, 1000, Fade((0.06, 0.2), (0.35, 0.3), 600, 1000))
    b.line([(750, 960), (-60, 640)], 13, WHITE)
    b.line([(750, 960), (1560, 640)], 13, WHITE)
    b.poly([(690, 930), (810, 930), (810, 965), (750, 995), (690, 965)], WHITE)
    b.oval(540, 880, 960, 930, (0.6, 0.1))
    for side in (-1, 1):
        b.poly([(750 + side * 16, 640), (750 + side * 112, 640), (750 + side * 140, 880), (750 + side * 66, 880)], (0.8, 0))
        b.slab(750 + side * 110 - 62, 866, 750 + side * 110 + 62, 906, 18, BLACK)
    b.line(smooth([(850, 400), (1010, 430), (1150, 372)]), 62, BLACK)  # the sign for out
    b.slab(1112, 284, 1206, 392, 34, WHITE)
    b.slab(1120, 292, 1198, 384, 28, BLACK)
    b.line(smooth([(652, 400), (580, 520), (640, 610)]), 60, BLACK)
    b.disc(650, 616, 36, (0, 0.25))
    b.slab(616, 340, 884, 690, 80, BLACK)
    b.slab(640, 350, 860, 540, 50, (0.05, 1))
    for y in (400, 450, 500):
        b.rect(644, y, 856, y + 9, BLACK)
    b.rect(745, 352, 755, 540, BLACK)
    b.disc(750, 240, 106, BLACK)
    b.slab(674, 180, 826, 336, 60, (0.15, 0.15))
    for x in (702, 742, 782):
        b.rect(x, 184, x + 14, 334, BLACK)
    for y in (222, 258, 296):
        b.rect(676, y, 824, y + 12, BLACK)
    b.pie(750, 196, 112, 180, 360, BLACK)
    b.slab(630, 182, 870, 204, 10, BLACK)
    b.slab(726, 110, 774, 150, 8, (0, 1))
    return b


def marathon() -> Board:
    b = Board(OCHRE, "marathon")
    b.fill(Fade((0, 0.7), (0, 0.05), 0, 520))
    b.disc(1210, 430, 170, (0, 1))
    for x in range(0, 1500, 100):
        top = b.dice.uniform(330, 470)
        b.rect(x, top, x + 102, 560, (0.3, 0.25))
    b.line([(0, 330), (750, 500), (1500, 330)], 9, BLACK)
    for x in (180, 1320):
        b.rect(x - 20, 190, x + 20, 570, BLACK)
        b.line([(x, 200), (x - 430, 540)], 5, BLACK)
        b.line([(x, 200), (x + 430, 540)], 5, BLACK)
    b.rect(0, 540, 1500, 1000, Fade((0.1, 0.3), (0.4, 0.35), 540, 1000))
    b.rect(0, 536, 1500, 550, BLACK)
    for x, foot, s, tone in ((150, 720, 0.78, (0.5, 0.1)), (420, 705, 0.74, (0.62, 0.1)), (1050, 705, 0.74, (0.5, 0.1)), (1300, 730, 0.8, (0.62, 0.1)), (720, 700, 0.72, (0.55, 0.1)),
                             (250, 860, 1.1, BLACK), (1180, 870, 1.12, BLACK), (700, 900, 1.3, BLACK)):
        _runner(b, x, foot, s, tone)
    return b


def _runner(b: Board, x: float, foot: float, s: float, tone) -> None:
    def at(*points):
        return [(x + px * s, foot + py * s) for px, py in points]

    b.poly(at((-60, 6), (60, 0), (-180, 90), (-300, 90)), (0.75, 0.2))
    b.line(smooth(at((-6, -200), (70, -160), (50, -20))), 34 * s, tone)
    b.line(at((44, -10), (88, -4)), 24 * s, tone)
    b.line(smooth(at((-10, -200), (-40, -110), (-150, -100))), 34 * s, tone)
    b.line(at((-150, -104), (-158, -60)), 22 * s, tone)
    b.poly(at((-52, -205), (44, -205), (66, -150), (10, -150), (-8, -180), (-30, -140), (-70, -160)), tone)
    b.poly(smooth(at((-46, -200), (-40, -300), (-20, -370), (30, -380), (64, -350), (56, -280), (44, -200))), (0, 1) if tone == BLACK else tone)
    b.line(smooth(at((40, -356), (96, -300), (150, -340))), 23 * s, tone)
    b.line(smooth(at((-14, -356), (-90, -310), (-84, -240))), 23 * s, tone)
    b.oval(*at((2, -460))[0], *at((66, -388))[0], tone)
    if tone == BLACK:
        b.line(smooth(at((-46, -200), (-40, -300), (-20, -370), (30, -380), (64, -350), (56, -280), (44, -200), (-46, -200))), 6 * s, BLACK)
        b.poly(at((-22, -310), (46, -310), (44, -250), (-24, -250)), WHITE)
        b.rect(*at((-10, -296))[0], *at((34, -266))[0], BLACK)


DRAWN = {
    "radio": radio, "newsprint": newsprint, "oak-tree": oak_tree, "portrait-silhouette-1": portrait_one, "portrait-silhouette-2": portrait_two,
    "foundry-bell": foundry_bell, "owl": owl, "book-stack": book_stack, "carving": carving, "bread": bread, "umpire": umpire, "marathon": marathon,
}
