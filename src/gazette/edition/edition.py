"""A printed edition from a Snapshot: planned, laid out, drawn and measured; the same Snapshot gives the same bytes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from . import furniture
from .drawing import draw
from .foreseen import hairlines
from .layout import Layout, Page, Plate, Type
from .makeup import Made
from .mirroring import mirrored, spoken
from .normal import clean, is_turned
from .planning import plan
from .plans import Held, Jump, Plan, Tell
from .plates import READER, Resolution
from .setting import DECK_INK, set_story
from .shapes import COARSE, pixels_wanted, proportion, sharp_enough
from .sheet import SIZES, Sheet
from .snapshot import CORRECTIONS, HouseAd, Snapshot, Story
from .wording import dated

JOINED = re.compile(r"[&,/+]")  # in the name of a section that is several things already
NEW_SECTION, FAR, AGAIN = 2.0, 4.0, 2.0  # what counts in the inside-today box beside a story's weight: a section, the whole paper, a page pointed to before


@dataclass(frozen=True)
class Fit:
    """How a story stands on a page: in how many columns, the lines it has there, and those it would take by itself."""

    story: str
    page: int
    columns: int
    lines: int
    natural: int
    jumps: bool = False
    trimmed: int = 0  # paragraphs


@dataclass(frozen=True)
class Choice:
    """How many layouts of a page with the same stories there are, and which was taken."""

    page: int
    candidates: int
    candidate: int


@dataclass(frozen=True)
class Edition:
    """The file, the layout it was drawn from, and what was decided."""

    pdf: bytes
    layout: Layout
    snapshot: Snapshot  # as printed: with printed headlines, without what was trimmed
    sheet: Sheet
    held: tuple[Held, ...]
    jumps: tuple[Jump, ...]
    notes: tuple[str, ...]
    fits: tuple[Fit, ...] = ()
    choices: tuple[Choice, ...] = ()


def make(snapshot: Snapshot, sheet: Sheet = SIZES["tabloid"], *, pages: int | None = None, resolution: Resolution = READER,
         tell: Tell = lambda page, of: None, laid: Callable[[Layout], None] = lambda layout: None) -> Edition:  # fmt: skip
    """Make up and draw an edition; ``pages`` are worked out when not given. Raises Mistake when there is nothing to print.

    ``tell`` hears of each page that is made up, ``laid`` is given the layout before it is drawn.
    """
    made = plan(snapshot, sheet, pages, tell)
    layout = lay_out(snapshot, made)
    laid(layout)
    return told(snapshot, made, layout, draw(layout, leading=sheet.leading, body=sheet.body, resolution=resolution))


def told(snapshot: Snapshot, made: Plan, layout: Layout, pdf: bytes) -> Edition:
    """The edition of a plan that was laid out and drawn. Pages that were kept have neither fits nor choices."""
    fits = _fits(snapshot, made)
    snapshot = _as_printed(snapshot, made)
    deaf = furniture.without_ears(snapshot, made.sheet)
    notes = (*made.notes, *([deaf] if deaf else []), *(_trimming(fit) for fit in fits if fit.trimmed), *_left_out(snapshot, layout, made.sheet))
    choices = tuple(Choice(number, page.candidates, page.candidate) for number, page in enumerate(made.pages, 1))
    return Edition(pdf, layout, snapshot, made.sheet, tuple(made.held), tuple(made.jumps), notes, fits, choices)


def lay_out(snapshot: Snapshot, made: Plan) -> Layout:
    """The made-up pages as a display list, with furniture."""
    sheet = made.sheet
    title = f"{snapshot.paper}, {dated(snapshot.day, snapshot.language)}"
    names = {section.id: section.name for section in snapshot.sections}
    pages = []
    ads = 0
    kept = snapshot.wishes.locked()
    for number, page in enumerate(made.pages, 1):
        if number in kept:
            pages.append(kept[number])
            continue
        section = _title(page, names)
        elements = furniture.nameplate(snapshot, sheet) if number == 1 else furniture.folio(snapshot, sheet, number, section)
        top = sheet.top(number)
        for spot in page.spots:
            x, y = sheet.x(spot.place.x), sheet.y(top + spot.place.y)
            width, height = sheet.span(spot.place.columns), spot.place.height * sheet.leading
            if spot.matter and spot.shape:
                onward = next((j.end for j in made.jumps if j.story == spot.matter.id and j.start == number), 0)
                drawn = set_story(spot.matter, spot.shape, column=spot.place.x, row=top + spot.place.y, sheet=sheet, page=number,
                                  onward=onward, language=snapshot.language).elements  # fmt: skip
                turned = is_turned(spot.matter.story.language) != is_turned(snapshot.language)
                elements += spoken(mirrored(drawn, x, x + width) if turned else drawn, spot.matter.story.language)
            elif spot.booking:
                elements += furniture.booked(spot.booking, x=x, y=y, width=width, height=height, language=snapshot.language)
            elif spot.kind == "inside":
                refers = _refers(made, names, snapshot)
                elements += furniture.inside(refers, x=x, y=y, width=width, height=height, columns=spot.place.columns, language=snapshot.language)
            else:
                elements += furniture.advertisement(_ads(snapshot, ads), x=x, y=y, width=width, height=height, language=snapshot.language)
                ads += 1
        elements += [line for spot in page.spots for line in hairlines(spot, sheet, top)]
        if number == len(made.pages):
            elements += furniture.colophon(snapshot, sheet)
        if is_turned(snapshot.language):  # the first column is the one on the right
            furnished = [spoken([element], snapshot.language)[0] if not getattr(element, "story", "") else element for element in elements]
            elements = mirrored(furnished, sheet.margin[0], sheet.width - sheet.margin[2])
        pages.append(Page(number, section if number > 1 else snapshot.paper, tuple(elements), page.stories))
    foreign = tuple((story.id, story.language) for story in snapshot.stories if story.language != snapshot.language)
    return Layout(title, snapshot.paper, snapshot.language, snapshot.day.isoformat(), sheet.width, sheet.height, tuple(pages), foreign)


def _as_printed(snapshot: Snapshot, made: Plan) -> Snapshot:
    """The snapshot with every printed story as it was set."""
    told = {spot.matter.id: spot.matter.story for page in made.pages for spot in page.spots if spot.matter}
    return replace(snapshot, stories=tuple(told.get(story.id, story) for story in snapshot.stories))


def _fits(snapshot: Snapshot, made: Plan) -> tuple[Fit, ...]:
    whole = {story.id: story for story in snapshot.stories}
    found = []
    for number, page in enumerate(made.pages, 1):
        for spot in page.spots:
            if spot.matter and spot.shape and spot.matter.id in whole:
                cut = len(whole[spot.matter.id].pieces) - len(spot.matter.story.pieces)
                found.append(Fit(spot.matter.id, number, spot.shape.columns, spot.shape.lines, spot.matter.lines, spot.shape.jumps, cut))
    return tuple(found)


def _trimming(fit: Fit) -> str:
    return f"{fit.story}: its last {fit.trimmed} paragraphs are not printed; they stay on the web." if fit.trimmed > 1 else (
        f"{fit.story}: its last paragraph is not printed; it stays on the web.")  # fmt: skip


def _left_out(snapshot: Snapshot, layout: Layout, sheet: Sheet) -> list[str]:
    """Pictures and standfirsts of printed stories that do not stand on the page, and why."""
    elements = [element for page in layout.pages for element in page.elements]
    shown = {(e.story, e.id) for e in elements if isinstance(e, Plate)}
    decks = {e.story for e in elements if isinstance(e, Type) and e.lines and e.lines[0] and e.lines[0][0].colour == DECK_INK}
    printed = {story for page in layout.pages for story in page.stories}
    made = []
    for story in (story for story in snapshot.stories if story.id in printed):
        for shot in story.shots:
            if (story.id, shot.id) not in shown:
                named = f"{story.id}: the picture “{_short(shot.caption or shot.alt or shot.id)}”"
                if sharp_enough(shot, sheet.column, sheet.column * proportion(shot)):
                    made.append(f"{named} found no room and was left out.")
                else:
                    wide, tall = pixels_wanted(shot, sheet.column)
                    made.append(f"{named} has only {shot.width} × {shot.height} pixels and was left out: one column wants {wide} × {tall}, "
                                f"{COARSE} to the inch. Ask for the original file.")  # fmt: skip
        if story.standfirst and story.id not in decks:
            made.append(f"{story.id}: its standfirst found no room and was left out.")
    return made


def _short(text: str) -> str:
    """The beginning of a caption, by which a picture is known."""
    return text if len(text) <= 48 else text[:48].rsplit(" ", 1)[0] + " …"


def _title(page: Made, names: dict[str, str]) -> str:
    """The sections of a page by the room they take, at most two."""
    area: dict[str, int] = {}
    for spot in page.spots:
        if spot.matter and spot.matter.id != CORRECTIONS:
            section = spot.matter.story.section
            area[section] = area.get(section, 0) + spot.place.columns * spot.place.height
    chosen = sorted(area, key=lambda section: -area[section])[:2]
    order = list(names)
    told = [names.get(section, section) for section in sorted(chosen, key=lambda s: order.index(s) if s in order else 99)]
    return (" · " if any(JOINED.search(name) for name in told) else " & ").join(told)


def _refers(made: Plan, names: dict[str, str], snapshot: Snapshot) -> list[tuple[str, str, int]]:
    """What the inside-today box may point to, the best first: the weightiest of each section, then others, spread over the pages."""
    found = []
    kept, told = snapshot.wishes.locked(), {story.id: story for story in snapshot.stories}
    order = {story.id: number for number, story in enumerate(snapshot.stories)}
    onward = {(jump.story, jump.end) for jump in made.jumps}
    for number, page in enumerate(made.pages[1:], 2):
        stories = [(s.matter.weight, s.matter.story) for s in page.spots if s.matter and not s.matter.origin and s.matter.id != CORRECTIONS]
        if number in kept:
            stories = [(told[ref].weight, told[ref]) for ref in kept[number].stories if ref in told and (ref, number) not in onward]
        found += [(weight, number, story) for weight, story in sorted(stories, key=lambda pair: (-pair[0], order[pair[1].id]))]
    chosen: list[tuple[int, int, Story]] = []
    while found:
        best = max(found, key=lambda refer: _refer_worth(refer, chosen, len(made.pages)))
        found.remove(best)
        chosen.append(best)
    return [(names.get(story.section, story.section), clean(story.headline), number) for _, number, story in chosen]


def _refer_worth(refer: tuple[int, int, Story], chosen: list[tuple[int, int, Story]], pages: int) -> float:
    """Weight, more for a section that nothing points to yet, and for being far from the pages that something points to."""
    weight, page, story = refer
    apart = min((abs(page - there) for _, there, _ in chosen), default=0) / pages
    fresh, known = all(story.section != other.section for _, _, other in chosen), any(page == there for _, there, _ in chosen)
    return weight + NEW_SECTION * fresh + FAR * apart - AGAIN * known


def _ads(snapshot: Snapshot, number: int) -> tuple[HouseAd, ...]:
    """The paper's own advertisements, each in its turn the first."""
    own = snapshot.house_ads or (HouseAd(snapshot.paper, snapshot.motto or snapshot.address, snapshot.address if snapshot.motto else ""),)
    turn = number % len(own)
    return own[turn:] + own[:turn]
