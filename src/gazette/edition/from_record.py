"""From the record to print: which stories, as a Snapshot; and one edition written as a file once the gate lets it through."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.text import count_words, plain
from gazette.record.copy import Copy
from gazette.record.names import Paper
from gazette.record.reading import Reading

from .edition import make
from .from_copy import story_of
from .gate import Finding, measure
from .layout import Layout
from .planning import Held, Jump
from .sheet import SIZES, Sheet
from .snapshot import Amends, HouseAd, Section, Shot, Snapshot, Story
from .witness import ASKED, hear, programs
from .wording import signed

PAGES = {"tabloid": 8, "broadsheet": 4, "a4": 12}  # when neither pages nor a moment are given
WORDS = 4.3  # words a line of a column, heads and pictures counted in: how much copy fills a page
OFFERED = 1.5  # times what fills
UNPLACED = 999  # after every story of the front
MOST = 400  # stories looked at
AMENDED = timedelta(days=7)  # corrections of the last days, when no moment is given


@dataclass(frozen=True)
class Report:
    """What became of an edition."""

    out: Path
    pages: int
    printed: tuple[str, ...]
    held: tuple[Held, ...]
    jumps: tuple[Jump, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    figures: dict[str, float]
    sha256: str
    layout: Layout

    def lines(self) -> list[str]:
        """The report as a person reads it."""
        told = [f"{self.out}: {self.pages} pages, {len(self.printed)} stories, {len(self.jumps)} jumps."]
        told += [*self.notes, *(f"Page {f.page or '–'}: {f.text}." for f in self.findings)]
        refused = [held for held in self.held if not held.lines]
        told += [held.why for held in refused]
        left = [held for held in self.held if held.lines]
        told += [f"Held over: {held.headline} ({held.story}), {held.lines} lines. {held.why}" for held in left]
        return told


def print_edition(
    reading: Reading, *, date: date, size: str = "tabloid", pages: int | None = None, out: Path, pictures: Path, since: datetime | None = None
) -> Report:
    """Print the paper of a day to ``out``; a private proof that appends nothing.

    ``since`` prints what was published or materially updated after that moment; without it, the newest that fill. ``pages`` are
    worked out from ``since``'s stories when not given. Raises Mistake, and writes nothing, when there is nothing to print or the
    gate finds a word lost, a line out of place, a jump to nowhere or a picture without its caption.
    """
    if size not in SIZES:
        raise Mistake(f"“{size}” is no size. Choose {', '.join(SIZES)}.")
    sheet = SIZES[size]
    wanted = pages if pages is not None or since else PAGES[size]
    if wanted is not None and not 1 <= wanted <= 64:
        raise Mistake(f"{wanted} pages cannot be printed. Ask for 1 to 64.")
    snapshot = snapshot_of(reading, day=date, sheet=sheet, pages=wanted, pictures=pictures, since=since)
    made = make(snapshot, sheet, pages=wanted)
    snapshot = made.snapshot
    measured = measure(made.pdf, snapshot, made.layout, sheet, jumps=len(made.jumps))
    heard: tuple[Finding, ...] = ()
    notes = made.notes
    if programs():
        heard = tuple(hear(made.pdf, snapshot, made.layout, jumps=len(made.jumps)))
    else:
        notes = (*notes, f"The second witness ({', '.join(ASKED)}) is not installed and was not heard.")
    findings = (*measured.findings, *heard)
    stopped = [finding for finding in findings if finding.hard]
    if stopped:
        first = stopped[0]
        raise Mistake(f"The gate stopped the edition: page {first.page}: {first.text}; {len(stopped)} findings in all. Leave that story out, or report it.")
    _write(out, made.pdf)
    printed = tuple(dict.fromkeys(story for page in made.layout.pages for story in page.stories))
    return Report(out, len(made.layout.pages), printed, made.held, made.jumps, notes, findings, measured.figures,
                  hashlib.sha256(made.pdf).hexdigest(), made.layout)  # fmt: skip


def snapshot_of(reading: Reading, *, day: date, sheet: Sheet, pages: int | None, pictures: Path, since: datetime | None = None,
                copies: Sequence[Copy] | None = None) -> Snapshot:  # fmt: skip
    """The frozen stories of an edition, the most important first: the front's own lead, then by weight and newness; or of the ``copies`` given."""
    paper = reading.paper()
    copies = offered(reading, day, sheet, pages, since) if copies is None else copies
    placed = _on_front(reading)
    stories = [(copy, _story(reading, copy, pictures)) for copy in copies]
    stories.sort(key=lambda pair: placed.get(pair[0].story, UNPLACED))  # the sort keeps newness among the others
    led = [replace(story, weight=5) if n == 0 and copy.story in placed else story for n, (copy, story) in enumerate(stories)]
    return Snapshot(
        paper=paper.name, day=day, sections=tuple(Section(s.id, s.name) for s in reading.sections()), stories=tuple(led), language=paper.language,
        monogram=paper.monogram, motto=paper.motto, volume=_host(paper), price=paper.motto, address=_host(paper),
        imprint=", ".join(part for part in (paper.publisher, paper.address) if part), house_ads=_house_ads(paper),
        amends=_amends(reading, day, since),
    )  # fmt: skip


def offered(reading: Reading, day: date, sheet: Sheet, pages: int | None, since: datetime | None) -> list[Copy]:
    """Live stories up to the day: those new since a moment, or the newest that more than fill the pages."""
    newest = (copy for story in reading.newest("all", limit=MOST) if (copy := reading.copy(story)) and copy.day <= day.isoformat())
    if since:
        return [copy for copy in newest if copy.published_at() > since or (copy.updated_at() > since and _updated(reading, copy))]
    room = (pages or 1) * sheet.rows * sheet.columns * WORDS * OFFERED
    found: list[Copy] = []
    for copy in newest:
        if room <= 0:
            break
        found.append(copy)
        room -= sum(count_words(line) for line in copy.plain_body()) + 60
    return found


def _updated(reading: Reading, copy: Copy) -> bool:
    """Was the newest version an update, not a correction?"""
    kinds = reading.version_kinds(copy.story)
    return bool(kinds) and kinds[-1] == "update"


def _on_front(reading: Reading) -> dict[str, int]:
    """The stories an editor put at the top of the paper's front, in order."""
    front = reading.front()
    chosen = [slot.story for package in front.packages if package.kind == "top" for slot in package.slots if slot.story] if front else []
    return {story: number for number, story in enumerate(chosen)}


def _story(reading: Reading, copy: Copy, pictures: Path) -> Story:
    people = tuple(person.name for byline in copy.byline if (person := reading.person(byline.person)))
    desks = tuple(byline.desk for byline in copy.byline if byline.desk)
    shots = {figure.picture: shot for figure in copy.figures() if (shot := _shot(reading, figure.picture, pictures))}
    byline = signed(people, copy.language) if people else ", ".join(desks)
    return story_of(copy, byline=byline, section=copy.section, shots=shots)


def _shot(reading: Reading, ref: str, pictures: Path) -> Shot | None:
    """A picture that may be shown and whose file is there."""
    picture = reading.picture(ref) if ref else None
    if picture is None or picture.state != "added":
        return None
    path = pictures / f"{picture.master}.jpg"
    if not path.exists():
        return None
    return Shot(picture.id, str(path), picture.width, picture.height, picture.focus, picture.caption, picture.credit, picture.alt)


def _amends(reading: Reading, day: date, since: datetime | None) -> tuple[Amends, ...]:
    """Corrections of the last edition's days, each under the headline it corrects."""
    first = since.date() if since else day - AMENDED
    months = [month for month in reading.corrections_months() if (first.year, first.month) <= month <= (day.year, day.month)]
    found = []
    for year, month in months:
        for story, correction in reading.corrections(year, month):
            copy = reading.copy(story)
            if copy and first.isoformat() <= correction.at[:10] <= day.isoformat():
                found.append(Amends(plain(copy.headline), correction.text))
    return tuple(found)


def _house_ads(paper: Paper) -> tuple[HouseAd, ...]:
    ads = [HouseAd(paper.house_ad, "", _bare(paper.house_ad_link or paper.base_url))] if paper.house_ad else []
    ads += [HouseAd(paper.support_line, "", _bare(paper.support))] if paper.support and paper.support_line else []
    return tuple(ads)


def _host(paper: Paper) -> str:
    return _bare(paper.base_url)


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _write(out: Path, pdf: bytes) -> None:
    """The whole file or none."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    part.write_bytes(pdf)
    os.replace(part, out)
