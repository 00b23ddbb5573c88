"""A printed edition from a Snapshot: planned, laid out, drawn and measured; the same Snapshot gives the same bytes."""

from dataclasses import dataclass

from . import furniture
from .drawing import draw
from .layout import Element, Layout, Page, Plate, Rule, Type
from .makeup import Made
from .planning import Held, Jump, Plan, plan
from .plates import READER, Resolution
from .setting import DECK_INK, set_story
from .shapes import sharp_enough
from .sheet import SIZES, Sheet
from .slicing import GAP
from .snapshot import HouseAd, Snapshot
from .wording import dated


@dataclass(frozen=True)
class Edition:
    """The file, the layout it was drawn from, and what was decided."""

    pdf: bytes
    layout: Layout
    snapshot: Snapshot
    sheet: Sheet
    held: tuple[Held, ...]
    jumps: tuple[Jump, ...]
    notes: tuple[str, ...]


def make(snapshot: Snapshot, sheet: Sheet = SIZES["tabloid"], *, pages: int | None = None, resolution: Resolution = READER) -> Edition:
    """Make up and draw an edition; ``pages`` are worked out when not given. Raises Mistake when there is nothing to print."""
    made = plan(snapshot, sheet, pages)
    layout = lay_out(snapshot, made)
    pdf = draw(layout, leading=sheet.leading, body=sheet.body, resolution=resolution)
    notes = (*made.notes, *_left_out(snapshot, layout, sheet))
    return Edition(pdf, layout, snapshot, sheet, tuple(made.held), tuple(made.jumps), notes)


def lay_out(snapshot: Snapshot, made: Plan) -> Layout:
    """The made-up pages as a display list, with furniture."""
    sheet = made.sheet
    title = f"{snapshot.paper}, {dated(snapshot.day, snapshot.language)}"
    names = {section.id: section.name for section in snapshot.sections}
    pages = []
    ads = 0
    for number, page in enumerate(made.pages, 1):
        section = _title(page, names)
        elements = furniture.nameplate(snapshot, sheet) if number == 1 else furniture.folio(snapshot, sheet, number, section)
        top = sheet.top(number)
        for spot in page.spots:
            x, y = sheet.x(spot.place.x), sheet.y(top + spot.place.y)
            width, height = sheet.span(spot.place.columns), spot.place.height * sheet.leading
            if spot.matter and spot.shape:
                onward = next((j.end for j in made.jumps if j.story == spot.matter.id and j.start == number), 0)
                elements += set_story(spot.matter, spot.shape, column=spot.place.x, row=top + spot.place.y, sheet=sheet, page=number,
                                      onward=onward, language=snapshot.language).elements  # fmt: skip
            elif spot.kind == "inside":
                elements += furniture.inside(_refers(made, names), x=x, y=y, width=width, height=height, columns=spot.place.columns, language=snapshot.language)
            else:
                elements += furniture.advertisement(_ad(snapshot, ads), x=x, y=y, width=width, height=height, language=snapshot.language)
                ads += 1
        elements += _rules(page, sheet, top)
        if number == len(made.pages):
            elements += furniture.colophon(snapshot, sheet)
        pages.append(Page(number, section if number > 1 else snapshot.paper, tuple(elements), page.stories))
    return Layout(title, snapshot.paper, snapshot.language, snapshot.day.isoformat(), sheet.width, sheet.height, tuple(pages))


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
                coarse = not sharp_enough(shot, sheet.column, sheet.column * shot.height / shot.width)
                why = f"has only {shot.width} × {shot.height} pixels" if coarse else "found no room"
                made.append(f"{story.id}: the picture {shot.id} {why} and was left out.")
        if story.standfirst and story.id not in decks:
            made.append(f"{story.id}: its standfirst found no room and was left out.")
    return made


def _rules(page: Made, sheet: Sheet, top: int) -> list[Element]:
    """Hairlines between stories, down the gutters and across above each."""
    made: list[Element] = []
    for spot in page.spots:
        place = spot.place
        x, y = sheet.x(place.x), sheet.y(top + place.y)
        if place.x > 0:
            made.append(Rule(x - sheet.gutter / 2, y, place.height * sheet.leading, 0.35, upright=True, colour="#8c8c8c"))
        if place.y > 0:
            made.append(Rule(x, y - sheet.leading * (GAP - 1) * 0.95, sheet.span(place.columns), 0.5))
    return made


def _title(page: Made, names: dict[str, str]) -> str:
    """The sections of a page by the room they take, at most two."""
    area: dict[str, int] = {}
    for spot in page.spots:
        if spot.matter and spot.matter.id != "corrections":
            section = spot.matter.story.section
            area[section] = area.get(section, 0) + spot.place.columns * spot.place.height
    chosen = sorted(area, key=lambda section: -area[section])[:2]
    order = list(names)
    return " & ".join(names.get(section, section) for section in sorted(chosen, key=lambda s: order.index(s) if s in order else 99))


def _refers(made: Plan, names: dict[str, str]) -> list[tuple[str, str, int]]:
    """What the inside-today box points to: the weightiest of each page first."""
    found = []
    for number, page in enumerate(made.pages[1:], 2):
        stories = [s.matter for s in page.spots if s.matter and not s.matter.origin and s.matter.id != "corrections"]
        ranked = sorted(stories, key=lambda m: -m.weight)
        found += [(rank, number, m) for rank, m in enumerate(ranked)]
    return [(names.get(m.story.section, m.story.section), m.headline, number) for _, number, m in sorted(found, key=lambda f: f[:2])]


def _ad(snapshot: Snapshot, number: int) -> HouseAd:
    own = snapshot.house_ads or (HouseAd(snapshot.paper, snapshot.motto or snapshot.address, snapshot.address if snapshot.motto else ""),)
    return own[number % len(own)]
