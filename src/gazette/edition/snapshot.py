"""The Snapshot: everything one printed edition is made from, frozen; the engine reads nothing else."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .wishes import Wishes

CORRECTIONS = "corrections"  # the id of the corrections box among the stories


@dataclass(frozen=True)
class Shot:
    """A picture as a plain file. ``focus`` is where to look, 0 to 1 from the top left."""

    id: str
    path: str
    width: int  # pixels
    height: int
    focus: tuple[float, float] = (0.5, 0.5)
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of a story's text in reading order: paragraph, heading, quote, item, note, correction. ``text`` is inline markup."""

    kind: str
    text: str
    mark: str = ""  # the bullet or number of an item


@dataclass(frozen=True)
class Box:
    """A fact box or table set apart from the text; ``rows`` hold cells of inline markup."""

    kind: str  # facts or table
    title: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Story:
    """One story as it goes to print. ``weight`` is 1 (brief) to 5 (lead)."""

    id: str
    section: str
    headline: str
    pieces: tuple[Piece, ...]
    weight: int = 2
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    pullquotes: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()  # the lead picture first
    boxes: tuple[Box, ...] = ()
    language: str = "en"
    may_jump: bool = True
    titled: bool = False  # under a headline written for print
    cut: int = 0  # pieces left out at its end
    feature: bool = False  # opens with a large initial where its first words allow it


@dataclass(frozen=True)
class Section:
    id: str
    name: str


@dataclass(frozen=True)
class HouseAd:
    """The paper's own advertisement, shown only where a page has room for it."""

    title: str
    text: str
    foot: str = ""


@dataclass(frozen=True)
class Amends:
    """One correction of an earlier number or page, for the corrections box."""

    headline: str
    text: str
    story: str = ""  # whose version made the correction
    version: int = 0


@dataclass(frozen=True)
class Snapshot:
    """A paper's stories for one day, the most important first; ``number`` (none is 0), ``volume`` and ``price`` stand under the nameplate."""

    paper: str
    day: date
    sections: tuple[Section, ...]
    stories: tuple[Story, ...]
    language: str = "en"
    monogram: str = ""
    motto: str = ""
    volume: str = ""
    price: str = ""
    address: str = ""  # where readers find the paper
    imprint: str = ""
    house_ads: tuple[HouseAd, ...] = ()
    amends: tuple[Amends, ...] = ()
    ear_left: tuple[str, ...] = ()  # lines left of the nameplate, the first of several as a heading
    ear_right: tuple[str, ...] = ()  # the same on its right; else monogram and day
    number: int = 0
    wishes: Wishes = Wishes()  # the desk's

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"day": self.day.isoformat()}

    def fingerprint(self) -> str:
        """A hash of the words and of every picture's bytes."""
        told = hashlib.sha256(json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False).encode())
        for story in self.stories:
            for shot in story.shots:
                told.update(Path(shot.path).read_bytes())
        for booking in self.wishes.bookings:
            told.update(Path(booking.path).read_bytes())
        return told.hexdigest()
