"""How full the pages of a finished file are of what readers came for, and their largest holes."""

from .findings import Finding
from .layout import Frame, Page, Panel, Plate, Type
from .proof import Sheetful
from .sheet import Sheet
from .white import FILL, FULL, HOLE, covered, hole_at, largest_hole, share

MEDIAN = 0.86  # of a page: how full that in the middle is
OWN = 0.10  # of a page: what the paper's own advertisements hold beyond that counts as empty
TEXT = 0.7  # of the room a story takes is its text


def white_found(drawn: Sheetful, page: Page, sheet: Sheet, figures: dict[str, float]) -> list[Finding]:
    """How full the page is, what of it the paper itself fills with advertisements, and its largest hole."""
    ink = covered(drawn)
    for panel in (e for e in page.elements if isinstance(e, Panel)):
        ink.paste(FULL, (round(panel.x), round(panel.y), round(panel.x + panel.width), round(panel.y + panel.height)))
    top = sheet.y(sheet.top(page.number))
    live = ink.crop((round(sheet.margin[0]), round(top), round(sheet.width - sheet.margin[2]), round(sheet.y(sheet.rows))))
    own = own_share(page, sheet)
    full, hole = share(live) - max(0.0, own - OWN), largest_hole(live)
    part = hole / (sheet.width * sheet.height)
    figures |= {f"fill {page.number}": full, f"own {page.number}": own}
    figures["hole"] = max(figures.get("hole", 0.0), part)
    found = []
    if own > OWN:
        lines = round(own * sheet.columns * (sheet.rows - sheet.top(page.number)) * TEXT)
        found.append(Finding("own", page.number, f"it is not full of stories: the paper’s own advertisements take {own:.0%} of it, where {OWN:.0%} "
                             f"is the most. About {lines} lines more would fill it", hard=False))  # fmt: skip
    elif full < FILL:
        found.append(Finding("fill", page.number, f"it is {full:.0%} full, where {FILL:.0%} is wanted. Take another of its layouts, or give it a short story "
                             "or a larger picture", hard=False))  # fmt: skip
    if part > HOLE:
        left, above, right, below = hole_at(live)
        beside = _beside(page, sheet.margin[0] + (left + right) / 2, top + (above + below) / 2)
        found.append(Finding("hole", page.number, f"one white gap{beside} takes {part:.1%} of it. Take another of its layouts, or write "
                             "a longer headline there", hard=False))  # fmt: skip
    return found


def own_share(page: Page, sheet: Sheet) -> float:
    """The share of a page, below its furniture, that the paper's own advertisements take."""
    taken = sum(e.width * e.height for e in page.elements if isinstance(e, Panel) and e.name == "advertisement")
    return taken / (sheet.live * (sheet.rows - sheet.top(page.number)) * sheet.leading)


def _beside(page: Page, x: float, y: float) -> str:
    """The story nearest to a point, in words."""
    told = [e for e in page.elements if isinstance(e, Type | Frame | Plate) and e.story]
    if not told:
        return ""
    nearest = min(told, key=lambda e: max(e.x - x, 0.0, x - e.x - e.width) + max(e.y - y, 0.0, y - e.y - _tall(e)))
    return f" beside {nearest.story}"


def _tall(element: Type | Frame | Plate) -> float:
    return element.height if isinstance(element, Plate) else len(element.lines) * (element.leading if isinstance(element, Type) else 10.0)


def half_empty(figures: dict[str, float]) -> list[Finding]:
    """Half the pages less full than is wanted of the one in the middle."""
    fills = sorted(value for key, value in figures.items() if key.startswith("fill "))
    if not fills:
        return []
    figures["fill median"] = fills[len(fills) // 2]
    if figures["fill median"] >= MEDIAN:
        return []
    return [Finding("median", 0, f"half the pages are at most {figures['fill median']:.1%} full, where {MEDIAN:.0%} is wanted. "
                    "Offer more short stories or pictures", hard=False)]  # fmt: skip
