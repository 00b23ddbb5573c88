"""A day's stories for the benches of print: of all lengths, every third with a picture, made of the sample's paragraphs and pictures."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PIL import Image

from gazette.edition.snapshot import Piece, Section, Shot, Snapshot, Story
from gazette.house.text import plain

from .paper import FOLDER, SECTIONS, words

DAY = date(2026, 3, 10)
LENGTHS = (70, 140, 210, 300, 390, 480, 590, 760, 1080)  # words, each as likely: five stories to a page
WEIGHTS = (1, 2, 2, 3, 3, 4)


def snapshot(count: int, *, seed: int = 7) -> Snapshot:
    """So many stories, the same each time; each has words of its own, so that the gate would see one lost."""
    chance = random.Random(seed)
    lines, heads = words()
    lines = [line for line in lines if "|" not in line and _is_latin(line)]  # a table in Markdown is no paragraph
    heads = [head for head in heads if _is_latin(head)]
    shots = _shots()
    stories = tuple(_story(chance, number, lines, heads, shots) for number in range(count))
    ranked = tuple(sorted(stories, key=lambda story: -story.weight))
    return Snapshot("The Bench Gazette", DAY, tuple(Section(slug, slug.title()) for slug in SECTIONS), ranked, monogram="BG")


def edited(known: Snapshot, story: str) -> Snapshot:
    """The same after a reporter added a sentence to one story."""
    return replace(known, stories=tuple(_longer(each) if each.id == story else each for each in known.stories))


def _longer(story: Story) -> Story:
    first, *rest = story.pieces
    return replace(story, pieces=(replace(first, text=f"{first.text} This sentence was added since."), *rest))


def _story(chance: random.Random, number: int, lines: list[str], heads: list[str], shots: list[Shot]) -> Story:
    wanted, said = chance.choice(LENGTHS), 0
    pieces = []
    while said < wanted:
        part = plain(chance.choice(lines)).split(" ")[: max(12, wanted - said)]
        pieces.append(Piece("paragraph", " ".join(_own(part, number * 1000 + len(pieces) * 50))))
        said += len(part)
    return Story(
        f"story-{number}", chance.choice(SECTIONS), chance.choice(heads), tuple(pieces), chance.choice(WEIGHTS), byline=chance.choice(("", "By Ida Press")),
        standfirst=chance.choice(("", "What is new here, said in a few plain words")), shots=(chance.choice(shots),) if number % 3 == 0 else (),
    )  # fmt: skip


def _is_latin(line: str) -> bool:
    """The sample has stories in other scripts; the bench's are all of one language."""
    return not any("\u0370" <= letter < "\u1e00" for letter in line)


def _own(said: list[str], number: int) -> Iterator[str]:
    """The words with a figure that stands nowhere else after every eighth."""
    for place, word in enumerate(said):
        yield word
        if place % 8 == 0:
            yield str(100_000 + number + place // 8)


def _shots() -> list[Shot]:
    found = []
    for told in tomllib.loads((FOLDER / "pictures" / "pictures.toml").read_text("utf-8"))["picture"]:
        path = FOLDER / "pictures" / told["file"]
        with Image.open(path) as image:
            size = image.size
        found.append(Shot(told["id"], str(path), *size, tuple(told.get("focus", (0.5, 0.5))), told["caption"], told["credit"], told["alt"]))
    return found
