"""How evenly the lines of an edition are set: word spaces, hyphens, ladders of them, and last lines alone at the head of a column."""

from bisect import bisect_right

from .breaking import Line
from .columns import NARROW
from .findings import Finding
from .layout import Frame, Layout, Page

WIDE, WIDER = 0.50, 0.05  # em of a word space, and the share of lines over it
HYPHENS, LADDERS, WIDOWS = 0.20, 0.003, 0.5
PLACES = 4  # places of a page that a remark names


def spaces_uneven(lines: list[tuple[float, bool]], figures: dict[str, float]) -> list[Finding]:
    spaces = sorted(space for space, _ in lines if space >= 0)
    if not spaces:
        return []
    over = len(spaces) - bisect_right(spaces, WIDE)
    figures |= {"space p95": spaces[-(-(len(spaces) - 1) * 95 // 100)], "space over": over / len(spaces), "space least": spaces[0]}
    figures["hyphens"] = sum(hyphen for _, hyphen in lines) / len(lines)
    found = []
    if figures["space least"] < NARROW:
        found.append(Finding("space", 0, f"a word space is {figures['space least']:.3f} em: readers of the file would fuse words"))
    if figures["space p95"] > WIDE or figures["space over"] > WIDER:
        found.append(Finding("gaps", 0, f"{figures['space over']:.1%} of the lines have wide gaps between their words. Long words and addresses do that: "
                             "write them shorter, or set them in a list", hard=False))  # fmt: skip
    if figures["hyphens"] > HYPHENS:
        found.append(Finding("hyphens", 0, f"{figures['hyphens']:.0%} of the lines end in a hyphen, where {HYPHENS:.0%} is the most. "
                             "Shorter words help", hard=False))  # fmt: skip
    return found


def breaks_poor(layout: Layout, figures: dict[str, float]) -> list[Finding]:
    """Ladders of hyphens, and last lines of paragraphs alone at the head of a column."""
    ladders: list[str] = []
    widows: list[str] = []
    total = 0
    parts: list[str] = []
    frames: dict[str, Frame] = {}  # the last of each story
    for page in layout.pages:
        for frame in (e for e in page.elements if isinstance(e, Frame)):
            lines = frame.lines
            total += len(lines)
            three = zip(lines, lines[1:], lines[2:], strict=False)
            ladders += [_place(page, frame, a) for a, b, c in three if a.hyphen and b.hyphen and c.hyphen]
            before, frames[frame.story] = frames.get(frame.story), frame
            if before and begins_alone(frame, before):
                widows.append(_place(page, frame, lines[0]))
                parts += widows[-1:] if before.lines[-1].hyphen and " " not in lines[0].text else []
    figures |= {"ladders": len(ladders) / max(1, total), "widows": len(widows) / max(1, len(layout.pages))}
    found = []
    if figures["ladders"] > LADDERS:
        found.append(Finding("ladder", 0, f"three lines in a row end in a hyphen: {_told(ladders)}. Change a word there", hard=False))
    if figures["widows"] > WIDOWS:
        found.append(Finding("widow", 0, f"last lines stand alone at the head of a column: {_told(widows)}. Cut or add a few words", hard=False))
    if parts:
        found.append(Finding("widow", 0, f"part of a word stands alone at the head of a column: {_told(parts)}. Cut or add a few words", hard=False))
    return found


def begins_alone(frame: Frame, before: Frame) -> bool:
    """Does a frame begin with the last line of a paragraph that the frame before it broke off? What follows beside an initial stands below it."""
    runs_on = not before.lines[-1].last and not before.lines[-1].notch
    return runs_on and len(frame.paragraphs[0].lines) == 1 and frame.lines[0].last


def _place(page: Page, frame: Frame, line: Line) -> str:
    return f"page {page.number}, {frame.story}, at “{line.text[:40]}”"


def _told(places: list[str]) -> str:
    more = len(places) - PLACES
    return "; ".join(places[:PLACES]) + (f"; and {more} more" if more > 0 else "")
