"""From the record to print: which stories, with their pictures and the corrections that are due, as a Snapshot."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urljoin

from gazette.house.text import count_words, escape, plain
from gazette.record import back_numbers
from gazette.record.copy import Copy
from gazette.record.names import Paper
from gazette.record.reading import Reading

from .from_copy import story_of
from .sheet import Sheet
from .snapshot import Amends, HouseAd, Section, Shot, Snapshot, Story
from .wording import signed, year_of

WORDS = 4.3  # words a line of a column, heads and pictures counted in: how much copy fills a page
OFFERED = 1.5  # times what fills
UNPLACED = 999  # after every story of the front
MOST = 400  # stories looked at
SPEAKING = ("opinion", "review")  # genres in which somebody speaks for themselves
LOCAL = ("localhost", "127.0.0.1")  # addresses that no printed page should give
YEAR = re.compile(r"\b1[5-9]\d\d\b|\b2\d\d\d\b")


def snapshot_of(reading: Reading, *, day: date, sheet: Sheet, pages: int | None, pictures: Path, since: datetime | None = None,
                copies: Sequence[Copy] | None = None, amended: Sequence[tuple[str, int]] | None = None,
                number: int = 0, notice: Sequence[str] = ()) -> Snapshot:  # fmt: skip
    """The frozen stories of an edition, the most important first: the front's own lead, then by weight and newness; or of the ``copies`` given.

    Its corrections are those of words in print that were not in print themselves; or the (story, version) of ``amended``.
    ``notice`` are lines for this day beside the nameplate, in place of the paper's own there.
    """
    paper = reading.paper()
    copies = offered(reading, day, sheet, pages, since) if copies is None else copies
    placed = _on_front(reading)
    stories = [(copy, _story(reading, copy, pictures)) for copy in copies]
    stories.sort(key=lambda pair: placed.get(pair[0].story, UNPLACED))  # the sort keeps newness among the others
    led = [replace(story, weight=5) if placed.get(copy.story) == 0 else story for copy, story in stories]
    return Snapshot(
        paper=paper.name, day=day, sections=tuple(Section(s.id, s.name) for s in reading.sections()), stories=tuple(led), language=paper.language,
        monogram=paper.monogram, motto=paper.motto, volume=paper.volume or _volume(paper, day), price=paper.price, address=_host(paper), number=number,
        ear_left=tuple(notice) or paper.ear_left or ((paper.motto,) if paper.motto else ()), ear_right=paper.ear_right,
        imprint=", ".join(part for part in (paper.publisher, paper.address) if part), house_ads=_house_ads(paper),
        amends=_amends(reading, back_numbers.unprinted_corrections() if amended is None else amended),
    )  # fmt: skip


def offered(reading: Reading, day: date, sheet: Sheet, pages: int | None, since: datetime | None,
            is_passed: Callable[[Copy], bool] = lambda copy: False) -> list[Copy]:  # fmt: skip
    """Live stories up to the day: those new since a moment, or the newest that more than fill the pages, but for those passed over."""
    stories = back_numbers.changed_since(since) if since else reading.newest("all", limit=MOST)
    newest = (copy for story in stories if (copy := reading.copy(story)) and copy.day <= day.isoformat())
    if since:
        return sorted(newest, key=lambda copy: (copy.published, copy.story), reverse=True)
    room = (pages or 1) * sheet.rows * sheet.columns * WORDS * OFFERED
    found: list[Copy] = []
    for copy in newest:
        if room <= 0:
            break
        if is_passed(copy):
            continue
        found.append(copy)
        room -= sum(count_words(line) for line in copy.plain_body()) + 60
    return found


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
    story = story_of(copy, byline=byline, section=copy.section, shots=shots, note=_who_speaks(reading, copy))
    return story if story.kicker or copy.genre not in SPEAKING else replace(story, kicker=_section(reading, copy))


def _section(reading: Reading, copy: Copy) -> str:
    """The label of what is no report and has no kicker of its own: nobody should take it for news."""
    return next((section.name for section in reading.sections() if section.id == copy.section), "")


def _who_speaks(reading: Reading, copy: Copy) -> str:
    """The author's note, at the end of an opinion or a review as on the web: who writes there, in the words of their own page."""
    if copy.genre not in SPEAKING:
        return ""
    people = [person for byline in copy.byline if byline.person and not byline.role and (person := reading.person(byline.person)) and person.bio]
    return " ".join(f"<b>{escape(person.name)}</b>{escape(', ' * bool(person.role) + person.role)}. {escape(person.bio)}" for person in people)


def _shot(reading: Reading, ref: str, pictures: Path) -> Shot | None:
    """A picture that may be shown and whose file is there."""
    picture = reading.picture(ref) if ref else None
    if picture is None or picture.state != "added":
        return None
    path = pictures / f"{picture.master}.jpg"
    if not path.exists():
        return None
    return Shot(picture.id, str(path), picture.width, picture.height, picture.focus, picture.caption, picture.credit, picture.alt)


def _amends(reading: Reading, amended: Sequence[tuple[str, int]]) -> tuple[Amends, ...]:
    """Each correction under the headline it corrects."""
    copies = (reading.copy(story, version) for story, version in amended)
    return tuple(Amends(plain(copy.headline), copy.corrections[-1].text, copy.story, copy.version) for copy in copies if copy and copy.corrections)


def _volume(paper: Paper, day: date) -> str:
    """The year of its life, when the paper says since when it is there."""
    year = YEAR.search(paper.founded)
    age = day.year - int(year[0]) + 1 if year else 0
    return year_of(age, paper.language) if age > 0 else ""


def _house_ads(paper: Paper) -> tuple[HouseAd, ...]:
    """Those for print; else the lines of the website."""
    if paper.house_ads:
        return tuple(HouseAd(ad["title"], ad.get("text", ""), _printed(paper, ad.get("link", ""))) for ad in paper.house_ads)
    ads = [HouseAd(paper.house_ad, "", _printed(paper, paper.house_ad_link) or _host(paper))] if paper.house_ad else []
    ads += [HouseAd(paper.support_line, "", _printed(paper, paper.support))] if paper.support and paper.support_line else []
    return tuple(ads)


def _printed(paper: Paper, link: str) -> str:
    """A link as it can be typed from paper: whole, without its scheme; nothing when it leads to this machine."""
    address = _bare(urljoin(f"{paper.base_url}/", link)) if link else ""
    return "" if _is_local(address) else address


def _host(paper: Paper) -> str:
    """Where readers find the paper; nothing while only this machine does."""
    host = _bare(paper.base_url)
    return "" if _is_local(host) else host


def _is_local(address: str) -> bool:
    return address.startswith("[") or address.split("/")[0].split(":")[0] in LOCAL


def _bare(address: str) -> str:
    for scheme in ("https://", "http://", "mailto:"):
        address = address.removeprefix(scheme)
    return address.rstrip("/")
