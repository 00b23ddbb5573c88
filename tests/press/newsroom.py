"""A newsroom that acts at random: it keeps its own notes, and appends to the record what an editor's act would."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from gazette.house.days import day_of, stamp
from gazette.record import log
from gazette.record.copy import Block, Byline, Copy, Correction, Figure, Source
from gazette.record.edition import Edition, Page, PagePicture, Ran, Shown
from gazette.record.names import Front, Package, Paper, Person, Picture, Place, Section, Slot, Topic

SECTIONS = ("city", "world", "sport")
TOPICS = ("trams", "harbour", "schools")
PEOPLE = ("nellie", "mathew")
PICTURES = ("bridge", "ferry", "market")
STORIES = tuple(f"s{number:02}" for number in range(1, 13))
GENRES = ("news", "opinion")
ZONES = ("Europe/Prague", "America/Lima")
WORDS = ["tram", "ferry", "bridge", "council", "harbour", "market", "school", "storm", "vote", "strike", "museum", "river", "night"]
EDITIONS = ("2024-12-31", "2025-11-23", "2025-11-24", "2025-11-25")  # days that may have one
DAWN = datetime(2025, 11, 24, 8, 0, tzinfo=UTC)

ACTS = (
    "publish", "take_in", "save_unchanged", "update", "retitle", "correct", "kill", "takedown", "move_section", "change_topics",
    "change_byline", "change_genre", "new_picture", "rename_section", "retire_section", "rename_topic", "rename_person", "change_place",
    "change_picture", "withdraw_picture", "launch_front", "launch_section_front", "redirect", "change_paper", "change_zone", "hour",
    "midnight", "month", "upgrade", "release_edition", "make_edition_again",
)  # fmt: skip


class Newsroom:
    """Acts by name: ``act("publish")``. ``version`` is the press version, moved by ``upgrade``."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = DAWN
        self.version = 1
        self.paper = Paper(id="paper", zone=ZONES[0])
        self.names: dict[tuple[str, str], object] = {}
        self.live: dict[str, Copy] = {}
        self.killed: set[str] = set()
        self.gone: set[str] = set()
        self.unused = list(STORIES)
        self.editions: dict[str, Edition] = {}
        self.withdrawn: set[str] = set()
        self._found()

    def act(self, name: str) -> str:
        """Do it, or when that is not possible now (nothing left to kill), publish or update."""
        self.now += timedelta(minutes=self.chance.randint(1, 20))
        done = getattr(self, f"_{name}")()
        if done is False and name != "publish":
            return self.act("publish" if self.unused else "update")
        return name

    # ---- stories -----------------------------------------------------------------------------------------------
    def _publish(self, effective: datetime | None = None):
        if not self.unused:
            return False
        story, at = self.unused.pop(0), effective or self.now
        copy = Copy(
            story=story, slug=story, day=day_of(at, self.paper.zone).isoformat(), version=1,
            headline=self._words(4), standfirst=self._words(6), section=self.chance.choice(SECTIONS), published=stamp(at),
            updated=stamp(at), byline=self._byline(), topics=self._topics(), genre=self.chance.choice(GENRES),
            priority=self.chance.randint(1, 9), body=self._body(), lead=self._figure(), sources=(Source("Council minutes"),),
        )  # fmt: skip
        self._append("publish", story, {"copy": copy.as_json()}, effective=effective)
        self.live[story] = copy

    def _take_in(self):
        return self._publish(self.now.replace(microsecond=0) - timedelta(days=self.chance.randint(1, 40), hours=self.chance.randint(0, 20)))

    def _save_unchanged(self):
        return self._version("update")

    def _update(self):
        return self._version("update", body=self._body(), note=self._words(5))

    def _retitle(self):
        return self._version("update", headline=self._words(5), kicker=self._words(1))

    def _correct(self):
        copy = self._any()
        if not copy:
            return False
        one = Correction(self._words(5), stamp(self.now), was=self._words(1), now=self._words(1))
        return self._version("correct", copy=copy, corrections=(*copy.corrections, one), body=self._body())

    def _move_section(self):
        copy = self._any()
        return copy and self._version("update", copy=copy, section=self.chance.choice([s for s in SECTIONS if s != copy.section])) or False

    def _change_topics(self):
        return self._version("update", topics=self._topics())

    def _change_byline(self):
        return self._version("update", byline=self._byline())

    def _change_genre(self):
        copy = self._any()
        return copy and self._version("update", copy=copy, genre=GENRES[copy.genre == GENRES[0]]) or False

    def _new_picture(self):
        return self._version("update", lead=self._figure(), body=self._body())

    def _kill(self):
        copy = self._any()
        if not copy:
            return False
        self._append("kill", copy.story, {"reason": self._words(3)})
        del self.live[copy.story]
        self.killed.add(copy.story)

    def _takedown(self):
        choice = sorted(self.live) + sorted(self.killed - self.gone)
        if not choice:
            return False
        story = self.chance.choice(choice)
        self._append("takedown", story, {"reason": self._words(3)})
        self.live.pop(story, None)
        self.killed.add(story)
        self.gone.add(story)

    # ---- names -------------------------------------------------------------------------------------------------
    def _rename_section(self):
        ref = self.chance.choice(SECTIONS)
        self._name("section", Section(ref, f"{ref}-{self.chance.randint(1, 99)}", self._words(2), order=self.chance.randint(0, 5)))

    def _retire_section(self):
        ref = self.chance.choice(SECTIONS)
        self._name("section", Section(ref, ref, ref.title(), retired=self.chance.random() < 0.5))

    def _rename_topic(self):
        ref = self.chance.choice(TOPICS)
        self._name("topic", Topic(ref, f"{ref}-{self.chance.randint(1, 99)}", self._words(2)))

    def _rename_person(self):
        ref = self.chance.choice(PEOPLE)
        self._name("person", Person(ref, self.chance.choice((ref, f"{ref}-b")), self._words(2), role=self._words(1)))

    def _change_place(self):
        ref = self.chance.choice(("imprint", "ethics"))
        self._name("place", Place(ref, self.chance.choice((ref, f"our-{ref}")), self._words(2), body=f"<p>{self._words(9)}</p>"))

    def _change_picture(self):
        ref = self.chance.choice(PICTURES)
        self._name("picture", Picture(ref, "0" * 64, 1200, 800, alt=self._words(4), credit=self._words(1)))
        self.withdrawn.discard(ref)

    def _withdraw_picture(self):
        ref = self.chance.choice(PICTURES)
        state = self.chance.choice(("withdrawn", "expired"))
        self._name("picture", Picture(ref, "0" * 64, 1200, 800, state=state))
        (self.withdrawn.add if state == "withdrawn" else self.withdrawn.discard)(ref)

    def _launch_front(self, section=""):
        picked = self.chance.sample(sorted(self.live), min(3, len(self.live)))
        slots = tuple(Slot(story=story) for story in picked) + (Slot(rule="newest"), Slot(rule="most-urgent", genre="news"))
        front = Front(section, (Package("top", slots), Package("section", (Slot(rule="newest", section=SECTIONS[0]),) * 3, section=SECTIONS[0])))
        self._append("front", f"front:{section}", front.as_json())

    def _launch_section_front(self):
        self._launch_front(self.chance.choice(SECTIONS))

    # ---- in print ----------------------------------------------------------------------------------------------
    def _release_edition(self):
        free = [day for day in EDITIONS if day not in self.editions]
        if not free or not self.live:
            return False
        copies = [self.live[story] for story in self.chance.sample(sorted(self.live), min(3, len(self.live)))]
        ran = [Ran(copy.story, self.chance.randint(1, copy.version), (page, *([2] if page == 1 else []))) for page, copy in enumerate(copies, 1)]
        ran += [Ran(copy.story, copy.version, (1,), "correction") for copy in copies if copy.corrections]
        pages = tuple(Page(number, self._words(1), (PagePicture(f"{number:064x}", 640, 900),)) for number in (1, 2, 3))
        day = self.chance.choice(free)
        pictures = {figure.picture for copy in copies for figure in copy.figures() if figure.picture} - self.withdrawn
        shown = tuple(Shown(picture, (self.chance.randint(1, 3),)) for picture in sorted(pictures) if ("picture", picture) in self.names)
        self._print(Edition(day, len(self.editions) + 1, "tabloid", stamp(self.now), pages, tuple(ran), "a" * 64, 1_000_000, "e" * 64, 90_000, "b" * 64,
                            shown=shown))  # fmt: skip

    def _make_edition_again(self):
        spoiled = [edition for _, edition in sorted(self.editions.items())
                   if self.killed & set(edition.stories()) or self.withdrawn & {shown.picture for shown in edition.shown}]  # fmt: skip
        if not spoiled:
            return self._release_edition()
        edition = self.chance.choice(spoiled)
        ran = tuple(ran for ran in edition.ran if ran.story not in self.killed)
        gone = tuple(dict.fromkeys((*edition.without, *(story for story in edition.stories() if story in self.killed))))
        if not ran:
            self._print(Edition(edition.day, edition.number, without=gone))
            return
        pages = edition.pages[:2] if all(max(r.pages) < 3 for r in ran) else edition.pages
        shown = tuple(each for each in edition.shown if each.picture not in self.withdrawn)
        lost = tuple(dict.fromkeys((*edition.without_pictures, *(each.picture for each in edition.shown if each not in shown))))
        self._print(replace(edition, ran=ran, pages=pages, without=gone, pdf="c" * 64, shown=shown, without_pictures=lost))

    def _print(self, edition: Edition) -> None:
        for ran in edition.ran[:1] if edition.number % 2 else ():
            self._append("printed", ran.story, {"day": edition.day, "headline": f"Printed {edition.number} {edition.pdf[:1]}"})
            edition = replace(edition, ran=(replace(ran, cut=edition.number % 3), *edition.ran[1:]))
        self._append("edition", edition.day, edition.as_json())
        self.editions[edition.day] = edition

    def _redirect(self):
        paths = ("/old/", "/sport/") if self.chance.random() < 0.7 else sorted(copy.path for copy in self.live.values()) or ["/older/"]
        self._append("redirect", self.chance.choice(paths), {"to": f"/{self.chance.choice(WORDS)}/"})

    def _change_paper(self):
        self._name("paper", Paper("paper", name=self._words(2), zone=self.paper.zone, house_ad=self._words(3)))

    def _change_zone(self):
        self._name("paper", Paper("paper", name=self.paper.name, zone=ZONES[self.paper.zone == ZONES[0]]))

    # ---- the clock and the press -------------------------------------------------------------------------------
    def _hour(self):
        self.now += timedelta(hours=1)

    def _midnight(self):
        self.now += timedelta(days=1)

    def _month(self):
        self.now += timedelta(days=31)

    def _upgrade(self):
        self.version += 1

    # ---- inside ------------------------------------------------------------------------------------------------
    def _found(self) -> None:
        self._name("paper", self.paper)
        for order, ref in enumerate(SECTIONS):
            self._name("section", Section(ref, ref, ref.title(), order=order))
        for kind, cls, refs in (("topic", Topic, TOPICS), ("person", Person, PEOPLE)):
            for ref in refs:
                self._name(kind, cls(ref, ref, ref.title()))
        for ref in ("imprint", "ethics"):
            self._name("place", Place(ref, ref, ref.title(), body="<p>Ours.</p>"))
        for ref in PICTURES:
            self._name("picture", Picture(ref, "0" * 64, 1200, 800, alt=ref))

    def _version(self, kind, *, copy=None, **changes):
        copy = copy or self._any()
        if not copy:
            return False
        new = copy.but(version=copy.version + 1, updated=stamp(self.now), **changes)
        self._append(kind, copy.story, {"copy": new.as_json()})
        self.live[copy.story] = new
        return True

    def _name(self, kind: str, name) -> None:
        self._append(kind, name.id, name.as_json())
        if kind == "paper":
            self.paper = name

    def _append(self, kind: str, subject: str, payload: dict, *, effective: datetime | None = None) -> None:
        with transaction.atomic():
            log.append(kind, subject, payload, at=self.now, effective=effective, taken_in=effective is not None)

    def _any(self) -> Copy | None:
        return self.live[self.chance.choice(sorted(self.live))] if self.live else None

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(count)).capitalize()

    def _topics(self) -> tuple[str, ...]:
        return tuple(self.chance.sample(TOPICS, self.chance.randint(0, 2)))

    def _byline(self) -> tuple[Byline, ...]:
        return tuple(Byline(person=ref) for ref in self.chance.sample(PEOPLE, self.chance.randint(0, 2)))

    def _figure(self) -> Figure | None:
        return Figure(self.chance.choice(PICTURES), caption=self._words(3)) if self.chance.random() < 0.6 else None

    def _body(self) -> tuple[Block, ...]:
        blocks = [Block(f"b{n}", "paragraph", {"text": self._words(8)}) for n in range(3)]
        if self.chance.random() < 0.4:
            blocks.insert(1, Block("p", "picture", {"picture": self.chance.choice(PICTURES), "caption": self._words(2)}))
        return tuple(blocks)


def days() -> list[date]:
    """Every day a story of such a newsroom may bear, roughly."""
    return [DAWN.date() + timedelta(days=offset) for offset in range(-41, 3)]
