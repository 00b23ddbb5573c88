"""The drawing board: shapes in two ink densities, then a printer's screen over each ink."""

import math
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

WIDE, HIGH = 1500, 1000  # drawing units; a picture is 3:2
BOARD = 1.6  # board pixels a unit
SIZE = (1600, 1067)  # pixels of the master
CELL = 16.0  # pixels between dots in the master: nearly 10 where the picture is 960 wide
PAPER, INK = (241, 233, 216), (33, 29, 24)
RED, TEAL, GREEN, OCHRE = (179, 38, 42), (36, 112, 116), (84, 124, 78), (214, 142, 44)

Point = tuple[float, float]
Flat = tuple[float, float]  # density of the ink and of the second colour, 0 to 1
BLACK: Flat = (1.0, 0.0)
WHITE: Flat = (0.0, 0.0)


@dataclass(frozen=True)
class Fade:
    """From one tone at `start` to another at `end`, down the board (or across it)."""

    first: Flat
    last: Flat
    start: float = 0
    end: float = HIGH
    across: bool = False

    def plate(self, number: int, shape: tuple[int, int]) -> np.ndarray:
        rows, columns = shape
        place = np.arange(columns if self.across else rows) / BOARD
        part = np.clip((place - self.start) / (self.end - self.start), 0, 1)
        line = self.first[number] + (self.last[number] - self.first[number]) * part
        return np.broadcast_to(line[None, :] if self.across else line[:, None], shape)


@dataclass(frozen=True)
class Glow:
    """From one tone at a point to another at `radius`."""

    x: float
    y: float
    radius: float
    first: Flat
    last: Flat

    def plate(self, number: int, shape: tuple[int, int]) -> np.ndarray:
        y, x = np.ogrid[: shape[0], : shape[1]]
        part = np.clip(np.hypot(x / BOARD - self.x, y / BOARD - self.y) / self.radius, 0, 1)
        return self.first[number] + (self.last[number] - self.first[number]) * part


Tone = Flat | Fade | Glow


@dataclass
class Board:
    """Two plates painted together: what is painted later lies on top."""

    colour: tuple[int, int, int] = RED
    seed: str = ""
    face: str = str(Path(__file__).resolve().parents[2] / "src/gazette/press/static/fonts/setting/head-600.ttf")
    plates: list[Image.Image] = field(init=False)
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.plates = [Image.new("L", (round(WIDE * BOARD), round(HIGH * BOARD)), 0) for _ in "kc"]
        self.dice = random.Random(self.seed)

    def paint(self, draw: Callable[[ImageDraw.ImageDraw, int], None], tone: Tone) -> None:
        """One shape: `draw` marks it with the value it is given."""
        if isinstance(tone, tuple):
            for plate, density in zip(self.plates, tone, strict=True):
                draw(ImageDraw.Draw(plate), round(density * 255))
            return
        mask = Image.new("L", self.plates[0].size, 0)
        draw(ImageDraw.Draw(mask), 255)
        for number, plate in enumerate(self.plates):
            shade = tone.plate(number, (plate.height, plate.width))
            plate.paste(Image.fromarray((shade * 255).round().astype(np.uint8)), mask=mask)

    def fill(self, tone: Tone) -> None:
        self.rect(0, 0, WIDE, HIGH, tone)

    def rect(self, left: float, top: float, right: float, bottom: float, tone: Tone) -> None:
        self.paint(lambda d, v: d.rectangle(_board((left, top), (right, bottom)), fill=v), tone)

    def slab(self, left: float, top: float, right: float, bottom: float, round_by: float, tone: Tone) -> None:
        self.paint(lambda d, v: d.rounded_rectangle(_board((left, top), (right, bottom)), round_by * BOARD, fill=v), tone)

    def disc(self, x: float, y: float, radius: float, tone: Tone) -> None:
        self.oval(x - radius, y - radius, x + radius, y + radius, tone)

    def oval(self, left: float, top: float, right: float, bottom: float, tone: Tone) -> None:
        self.paint(lambda d, v: d.ellipse(_board((left, top), (right, bottom)), fill=v), tone)

    def pie(self, x: float, y: float, radius: float, start: float, end: float, tone: Tone) -> None:
        """A slice, in degrees clockwise from three o'clock."""
        box = _board((x - radius, y - radius), (x + radius, y + radius))
        self.paint(lambda d, v: d.pieslice(box, start, end, fill=v), tone)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float, tone: Tone) -> None:
        box = _board((x - radius, y - radius), (x + radius, y + radius))
        self.paint(lambda d, v: d.arc(box, start, end, fill=v, width=round(width * BOARD)), tone)

    def poly(self, points: Iterable[Point], tone: Tone) -> None:
        board = _board(*points)
        self.paint(lambda d, v: d.polygon(board, fill=v), tone)

    def curve(self, points: list[Point], tone: Tone) -> None:
        """A closed smooth shape through the points."""
        self.poly(smooth(points, closed=True), tone)

    def line(self, points: Iterable[Point], width: float, tone: Tone) -> None:
        board = _board(*points)
        thick = max(1, round(width * BOARD))

        def draw(d: ImageDraw.ImageDraw, value: int) -> None:
            d.line(board, fill=value, width=thick, joint="curve")
            for x, y in (board[:2], board[-2:]) if width > 5 else ():
                d.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=value)

        self.paint(draw, tone)

    def letters(self, x: float, y: float, text: str, size: float, tone: Tone, font: str) -> None:
        """Text with its middle at x, y."""
        face = ImageFont.truetype(font, round(size * BOARD))
        self.paint(lambda d, v: d.text((x * BOARD, y * BOARD), text, font=face, fill=v, anchor="mm"), tone)

    def printed(self) -> Image.Image:
        """The picture as it leaves the press: each ink through its own screen, a hair out of register."""
        ink, colour = (np.asarray(plate.resize(SIZE, Image.Resampling.BOX), np.float32) / 255 for plate in self.plates)
        colour = np.roll(colour, (2, 3), (0, 1))
        sheet = np.ones((SIZE[1], SIZE[0], 3), np.float32) * PAPER
        for density, angle, shade in ((colour, 15, self.colour), (ink, 45, INK)):
            cover = screened(density, angle)[..., None]
            sheet *= 1 - cover * (1 - np.array(shade, np.float32) / 255)
        return Image.fromarray(sheet.round().clip(0, 255).astype(np.uint8))


def screened(density: np.ndarray, angle: float) -> np.ndarray:
    """The share of each pixel that ink covers: dots growing with density, whole at both ends."""
    turn = math.radians(angle)
    y, x = np.mgrid[: density.shape[0], : density.shape[1]].astype(np.float32)
    along, across = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
    wave = 2 * math.pi / CELL
    rank = 0.5 + 0.25 * (np.cos(along * wave) + np.cos(across * wave))  # 1 in the middle of a dot
    dots = np.clip((density - (1 - rank)) * 5 + 0.5, 0, 1)
    return np.where(density > 0.96, 1, np.where(density < 0.03, 0, dots))


def smooth(points: list[Point], *, closed: bool = False, steps: int = 12) -> list[Point]:
    """The points joined by a soft line (Catmull-Rom)."""
    last = len(points)
    pick = (lambda i: points[i % last]) if closed else (lambda i: points[min(max(i, 0), last - 1)])
    line = []
    for i in range(last if closed else last - 1):
        p, q, r, s = (pick(i + j) for j in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            line.append(tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p, q, r, s, strict=True)
            ))
    return line if closed else [*line, points[-1]]


def _board(*points: Point) -> list[float]:
    return [value * BOARD for point in points for value in point]
