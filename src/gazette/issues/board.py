"""What the builder shows of an issue: its pages with their state, its stories with their copyfit, as plain data."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gazette.edition.grid import NEWEST
from gazette.photos.models import Photo
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.models import Story

from .asking import asked_of
from .models import Issue, IssuePage, Making, SignOff, StoryWish
from .planning import signatures_needed
from .pool import ready, since_last, wishes_of
from .starting import PROOF, lives

EMPTY, FLOWING, OVER, SHORT, FITS, SIGNED = "empty", "flowing", "over", "short", "fits", "signed"
FULL = 0.84  # of a page, as the gate has it
NEEDS = re.compile(r"; it needs about (\d+) lines of a column")  # in what the engine tells of a story that was held over


@dataclass(frozen=True)
class Line:
    """A story of the pool: where it stands in print, and how it fits there."""

    story: Story
    wish: StoryWish
    lines: int = 0
    tail: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    columns: int = 0
    spans: tuple[tuple[int, int], ...] = ()  # page, columns
    over: int = 0  # lines over, or under where negative, its place
    trimmed: int = 0
    why: str = ""  # it is held over
    is_changed: bool = False

    def on(self, page: int) -> "Line":
        """The story as it stands on one page."""
        return replace(self, columns=dict(self.spans).get(page, self.columns))

    @property
    def standing(self) -> str:
        """printed, held, out, ready (a draft that may be taken in) or waiting for the next run."""
        if self.wish.out:
            return "out"
        if self.pages:
            return "printed"
        if self.why:
            return "held"
        return "ready" if not self.story.live and not self.wish.pk else "waiting"

    @property
    def needs(self) -> int:
        """Lines of a column it would take with its head, as the reason for holding it over tells; 0 where that is another."""
        found = NEEDS.search(self.why)
        return int(found[1]) if found else 0

    @property
    def fit(self) -> str:
        """Its copyfit in words."""
        if not self.pages:
            return ngettext("%(count)d line", "%(count)d lines", self.lines) % {"count": self.lines} if self.lines else ""
        if not self.over:
            return _("fits")
        words = ngettext("%(count)d line over", "%(count)d lines over", abs(self.over)) if self.over > 0 else (
            ngettext("%(count)d line under", "%(count)d lines under", abs(self.over)))  # fmt: skip
        return words % {"count": abs(self.over)}

    @property
    def cuts(self) -> list[tuple[int, str]]:
        """What may be cut at its end, in words: whole paragraphs only."""
        told = ngettext("the last %(count)d paragraph: %(lines)d lines", "the last %(count)d paragraphs: %(lines)d lines", 2)
        one = _("the last paragraph: %(lines)d lines")
        return [(n, (one if n == 1 else told) % {"count": n, "lines": lines}) for n, lines in enumerate(self.tail, 1)]


@dataclass(frozen=True)
class Leaf:
    """A page of the issue."""

    number: int
    state: str
    title: str = ""
    print: str = ""
    fill: float = 0.0
    candidates: int = 1
    candidate: int = 0
    sheet: IssuePage = field(default_factory=IssuePage)
    lines: tuple[Line, ...] = ()
    missing: tuple[Line, ...] = ()  # wanted here and not printed here
    findings: tuple[str, ...] = ()
    signatures: tuple[SignOff, ...] = ()
    needed: int = 1
    is_again: bool = False  # by itself, in the newest run

    @property
    def word(self) -> str:
        return {EMPTY: _("Empty"), FLOWING: _("Flowing"), OVER: _("Over"), SHORT: _("Short"), FITS: _("Fits"), SIGNED: _("Signed off")}[self.state]

    @property
    def fill_percent(self) -> int:
        return round(self.fill * 100)

    @property
    def small(self) -> str:
        """The name of its small picture."""
        return f"small-{self.number}.jpg"

    @property
    def large(self) -> str:
        return f"large-{self.number}.jpg"

    @property
    def which(self) -> int:
        """Its layout, counted from one."""
        return self.candidate + 1

    @property
    def before(self) -> int:
        return (self.candidate - 1) % self.candidates

    @property
    def after(self) -> int:
        return (self.candidate + 1) % self.candidates

    @property
    def wanting(self) -> int:
        """Signatures still needed."""
        return max(0, self.needed - len(self.signatures))


@dataclass(frozen=True)
class Board:
    """The whole issue as the builder shows it."""

    issue: Issue
    made: Making | None
    running: Making | None
    failed: Making | None
    leaves: tuple[Leaf, ...]
    lines: tuple[Line, ...]
    ready: tuple[Line, ...]
    needed: int
    is_changed: bool

    @property
    def spreads(self) -> list[tuple[Leaf, ...]]:
        """Page one alone, then facing pages, as the paper lies open."""
        rest = self.leaves[1:]
        return [self.leaves[:1], *(rest[n : n + 2] for n in range(0, len(rest), 2))] if self.leaves else []

    @property
    def held(self) -> list[Line]:
        return [line for line in self.lines if line.standing == "held"]

    @property
    def reasons(self) -> list[tuple[str, list[Line]]]:
        """Why stories were held over, each reason once with its stories, those that need least room first."""
        told: dict[str, list[Line]] = {}
        for line in sorted(self.held, key=lambda line: line.needs):
            told.setdefault(NEEDS.sub("", line.why.removeprefix(f"{line.story.slug}: ")), []).append(line)
        return list(told.items())

    @property
    def notes(self) -> list[tuple[str, list[str]]]:
        """What was told of the run; what holds for several stories is said once, with their slugs."""
        told: dict[str, list[str]] = {}
        slugs = {line.story.slug for line in self.lines}
        for note in self.made.told["notes"] if self.made else ():
            slug, colon, rest = note.partition(": ")
            if colon and slug in slugs:
                told.setdefault(rest[:1].upper() + rest[1:], []).append(slug)
            else:
                told.setdefault(note, [])
        return list(told.items())

    @property
    def signed(self) -> int:
        return sum(leaf.state == SIGNED for leaf in self.leaves)

    @property
    def is_lost(self) -> bool:
        """Are the pictures of the pages gone, as after a restore?"""
        return bool(self.made and not self.made.directory.is_dir())

    @property
    def has_proof(self) -> bool:
        """Is the whole edition drawn as one file? After a page was made again that follows a little later."""
        return bool(self.made and (self.made.directory / PROOF).is_file())

    @property
    def awaits_proof(self) -> bool:
        return bool(self.made and not self.has_proof and not self.is_lost and lives(self.made))

    @property
    def is_signed(self) -> bool:
        """May it be released?"""
        return bool(self.leaves) and self.signed == len(self.leaves)

    def leaf(self, number: int) -> Leaf | None:
        return next((leaf for leaf in self.leaves if leaf.number == number), None)

    def line(self, story: int) -> Line | None:
        return next((line for line in (*self.lines, *self.ready) if line.story.pk == story), None)


def board(issue: Issue, *, at: datetime) -> Board:
    """Read everything the builder shows, at one moment."""
    made, newest, wishes = issue.made, issue.making, wishes_of(issue)
    told: dict[str, Any] = made.told if made else {}
    lines = _lines(issue, told, wishes)
    by_story = {line.story.uid: line for line in lines}
    drafts = [story for story in ready(at=at) if story.uid not in by_story]
    leaves = _leaves(issue, made, told, by_story)
    is_changed = any(leaf.state == FLOWING for leaf in leaves) or any(line.is_changed for line in lines)
    return Board(
        issue, made, newest if newest and newest.is_running else None, newest if newest and newest.state == Making.FAILED else None, leaves, lines,
        tuple(Line(story, wishes.get(story.uid) or StoryWish(issue=issue, story=story)) for story in drafts), signatures_needed(),
        bool(made) and is_changed,
    )  # fmt: skip


def _lines(issue: Issue, told: dict[str, Any], wishes: dict[str, StoryWish]) -> tuple[Line, ...]:
    copies = since_last(Reading(), issue)
    wanted = dict.fromkeys([*(copy.story for copy in copies), *wishes, *told.get("stories", ())])
    rows = {story.uid: story for story in Story.objects.filter(uid__in=list(wanted)).select_related("section", "latest_revision").defer("body", "notes")}
    held = {held["story"]: held["why"] for held in told.get("held", ())}
    return tuple(_line(rows[uid], wishes.get(uid) or StoryWish(issue=issue, story=rows[uid]), told, held.get(uid, "")) for uid in wanted if uid in rows)


def _line(story: Story, wish: StoryWish, told: dict[str, Any], why: str) -> Line:
    fits = [fit for fit in told.get("fits", ()) if fit["story"] == story.uid]
    pages = tuple(page["number"] for page in told.get("pages", ()) if story.uid in page["stories"])
    known = told.get("stories", {}).get(story.uid, {"lines": 0, "tail": []})
    over = sum(fit["natural"] - fit["lines"] for fit in fits if not fit["jumps"])
    return Line(story, wish, known["lines"], tuple(known["tail"]), pages, fits[0]["columns"] if fits else 0,
                tuple((fit["page"], fit["columns"]) for fit in fits), over,
                max((fit["trimmed"] for fit in fits), default=0), why if not pages else "", _is_changed(story, told))  # fmt: skip


def _is_changed(story: Story, told: dict[str, Any]) -> bool:
    """Have its words changed, or was it killed, since the run that printed it?"""
    if story.uid in told.get("drafts", {}):
        return bool(told["drafts"][story.uid] != actions.seen_at(story.latest_revision) or story.killed)
    return story.uid in told.get("versions", {}) and (story.killed is not None or told["versions"][story.uid] != story.versions)


def _leaves(issue: Issue, made: Making | None, told: dict[str, Any], lines: dict[str, Line]) -> tuple[Leaf, ...]:
    sheets = {sheet.number: sheet for sheet in issue.sheets.select_related("section", "locked_by").defer("kept")}
    locked = set(issue.sheets.exclude(kept=None).values_list("number", flat=True))
    signatures = list(issue.signatures.select_related("by"))
    if not told:
        return tuple(Leaf(number, EMPTY, sheet=sheets.get(number) or IssuePage(issue=issue, number=number))
                     for number in range(1, (issue.pages or NEWEST[issue.size]) + 1))  # fmt: skip
    needed, gone, asked = signatures_needed(), pages_withdrawn(told), asked_of(issue)
    printed = {story for page in told["pages"] for story in page["stories"]}

    def is_stale(page: dict[str, Any]) -> bool:
        """Is something else wanted of it than when it was made up?"""
        if "asked" not in page:  # made up before this was kept
            return made is not None and made.edited != issue.edited
        return bool(page["asked"] != asked.print_of(page["number"], page["stories"], printed))

    return tuple(_leaf(page, sheets.get(page["number"]) or IssuePage(issue=issue, number=page["number"]), lines,
                       [s for s in signatures if s.page == page["number"] and s.print == page["print"]],
                       (page["number"] not in locked and is_stale(page)) or page["number"] in gone, page["number"] in locked, needed,
                       page["number"] in told.get("again", ()))
                 for page in told["pages"])  # fmt: skip


def pages_withdrawn(told: dict[str, Any]) -> set[int]:
    """Pages on which a picture stands that was withdrawn since."""
    shown = {plate["picture"]: plate["pages"] for plate in told.get("shown", ())}
    gone = Photo.objects.filter(uid__in=shown).exclude(withdrawn=None).values_list("uid", flat=True) if shown else ()
    return {page for picture in gone for page in shown[picture]}


def _leaf(page: dict[str, Any], sheet: IssuePage, lines: dict[str, Line], signatures: list[SignOff], stale: bool, locked: bool,
          needed: int, again: bool) -> Leaf:  # fmt: skip
    here = tuple(lines[uid].on(page["number"]) for uid in page["stories"] if uid in lines)
    missing = tuple(line for line in lines.values() if line.wish.page == page["number"] and not line.wish.out and page["number"] not in line.pages)
    sheet.locked = locked  # type: ignore[attr-defined]
    state = _state(page, here, missing, len(signatures) >= needed, stale)
    return Leaf(page["number"], state, page["title"], page["print"], page["fill"], page["candidates"], page["candidate"], sheet, here, missing,
                tuple(page["findings"]), tuple(signatures), needed, again)  # fmt: skip


def _state(page: dict[str, Any], here: tuple[Line, ...], missing: tuple[Line, ...], signed: bool, stale: bool) -> str:
    if not page["stories"]:
        return EMPTY
    if any(line.is_changed for line in here) or stale:
        return FLOWING
    if signed:
        return SIGNED
    if page.get("is_short") and not missing:
        return SHORT
    return OVER if missing or page["findings"] or page["fill"] < FULL else FITS
