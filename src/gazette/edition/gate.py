"""The gate: what was promised of an edition, measured on the finished PDF against the stories and the layout."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from statistics import median_low

from .bidi import bare, drawn_order, is_mixed
from .breaking import Line
from .faces import face
from .findings import Finding
from .initials import extent
from .layout import Element, Frame, Initial, Layout, Page, Panel, Plate, Type
from .normal import letters
from .overlaps import overlaps, strips
from .proof import Glyph, Sheetful, Unreadable, read
from .saying import begins, heads_bare, jumps_astray, words_lost
from .sheet import Sheet
from .snapshot import Snapshot
from .white import FILL, FULL, HOLE, PALE, RISE, covered, hole_at, largest_hole, share

BASELINE, EDGE, HUNG = 0.01, 0.05, 2.6  # points
SHY = 0.1  # points by which a justified line may end before its edge: widths in a file are rounded
MEDIAN = 0.86  # of a page: how full that in the middle is
NARROW, WIDE, WIDER = 0.15, 0.50, 0.05  # em of a word space; and the share of lines over WIDE
HYPHENS, LADDERS, WIDOWS = 0.20, 0.003, 0.5
DPI = 149.0
BESIDE = 20.0  # points from an initial within which the line beside it begins
GUESSED = 1.0  # points: the size of a space that PDFium guesses
IN_A_ROW = re.compile("-{2,}")  # hyphens, which PDFium tells as one
PLACES = 4  # places of a page that a remark names
Rows = dict[int, list[Glyph]]
_left = attrgetter("x")


@dataclass(frozen=True)
class Measured:
    """What the gate found, and the figures it measured."""

    findings: tuple[Finding, ...]
    figures: dict[str, float]

    @property
    def passes(self) -> bool:
        return not any(finding.hard for finding in self.findings)


def measure(pdf: bytes, snapshot: Snapshot, layout: Layout, sheet: Sheet, *, jumps: int, only: tuple[int, ...] = ()) -> Measured:
    """Read the file back and hold it against the stories, the layout and the limits of taste.

    With ``only`` the file holds those pages; what a story says on the others is taken from the layout, by which they were measured before.
    """
    try:
        sheets = read(pdf)
    except Unreadable as error:
        return Measured((Finding("file", 0, str(error)),), {})
    planned, begun = [page.told for page in layout.pages], begins(layout)
    texts = planned.copy() if only else []
    if only:
        layout = replace(layout, pages=tuple(page for page in layout.pages if page.number in only))
        sheets = [replace(drawn, number=page.number) for drawn, page in zip(sheets, layout.pages, strict=False)] + sheets[len(layout.pages) :]
        for drawn in sheets[: len(layout.pages)]:
            texts[drawn.number - 1] = drawn.text
    texts = texts or [drawn.text for drawn in sheets]
    if any(map(is_mixed, planned)):  # on pages with words that run from right to left PDFium guesses the order of all; there the plan tells it
        texts = [plan if is_mixed(plan) else text for plan, text in zip(planned, texts, strict=False)] + texts[len(planned) :]
    figures: dict[str, float] = {"pages": len(sheets)}
    findings = [] if len(sheets) == len(layout.pages) else [Finding("pages", 0, f"{len(sheets)} pages for {len(layout.pages)}")]
    findings += words_lost(" ".join(texts), snapshot, layout, spaced=False) + heads_bare(texts, snapshot, begun, only=only)
    findings += jumps_astray(texts, snapshot.language, jumps)
    lines: list[tuple[float, bool]] = []
    for drawn, page in zip(sheets, layout.pages, strict=False):
        rows = _rows(drawn.glyphs)
        findings += _frames(drawn, rows, page, sheet, figures, lines)
        findings += _types(rows, page)
        findings += _initials(drawn, rows, page)
        findings += [Finding("overlap", page.number, f"“{a[:40]}” and “{b[:40]}” run into each other") for a, b in overlaps(strips(drawn.glyphs))]
        findings += _pictures(drawn, page, figures)
        findings += _edges(drawn, sheet)
        findings += [Finding("jump", drawn.number, "a link leads nowhere")] * drawn.astray
        findings += [Finding("font", drawn.number, f"the face {name} is not in the file") for name in drawn.strangers]
        findings += _white(drawn, page, sheet, figures)
    findings += _spacing(lines, figures)
    findings += _breaks(layout, figures)
    fills = sorted(value for key, value in figures.items() if key.startswith("fill "))
    if fills:
        figures["fill median"] = fills[len(fills) // 2]
        if figures["fill median"] < MEDIAN:
            findings.append(Finding("fill", 0, f"half the pages are at most {figures['fill median']:.0%} full, where {MEDIAN:.0%} is wanted. "
                                    "Offer more short stories or pictures", hard=False))  # fmt: skip
    return Measured(tuple(findings), figures)


def _captioned(element: Element) -> Element:
    return element.caption if isinstance(element, Plate) else element


def _frames(drawn: Sheetful, rows: Rows, page: Page, sheet: Sheet, figures: dict[str, float], lines: list[tuple[float, bool]]) -> list[Finding]:
    """Every line of every frame: its words, its baseline, its right edge, its word space."""
    found = []
    for frame in (e for e in page.elements if isinstance(e, Frame)):
        orders = _orders(frame)
        for number, line in enumerate(frame.lines):
            y = frame.y + sheet.body * 0.884 + number * sheet.leading
            glyphs = _between(rows, y, frame.x - 4, frame.x + frame.width + 5)
            if orders:  # among such words PDFium guesses spaces without saying so, all of one size
                glyphs = [glyph for glyph in glyphs if glyph.text != " " or glyph.size != GUESSED]
            said = "".join(g.text for g in glyphs)
            if bare(said) != orders[number] if orders else letters(said) != letters(line.text):
                found.append(Finding("frame", page.number, f"{frame.story}: “{line.text}” is “{said}” in the file"))
                continue
            if _is_unseen(drawn, glyphs):
                found.append(Finding("unseen", page.number, f"{frame.story}: “{line.text}” is in the file and not to be seen"))
            tight = _close(glyphs, sheet.body) if orders else _fused(line, glyphs, sheet.body)
            if tight:
                found.append(Finding("space", page.number, f"{frame.story}: “{tight}” stand too close in “{line.text}”"))
            offs = [abs(g.y - y) for g in glyphs]
            off = median_low(offs) if orders else max(offs)  # the marks over Arabic letters stand off the line, each at its own height
            figures["baseline"] = max(figures.get("baseline", 0.0), off)
            if off > BASELINE:
                found.append(Finding("baseline", page.number, f"{frame.story}: “{line.text}” stands {off:.3f} pt off the grid"))
            over = max(frame.x - glyphs[0].x, glyphs[-1].right - frame.x - frame.width) if orders else _end(line, glyphs, sheet) - frame.x - frame.width
            if over > (HUNG if orders or line.text[-1:] in "-.,;:”’–—'\"»«“)!?" or line.hyphen else EDGE):
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” sticks out {over:.2f} pt"))
            elif over < -SHY and not orders and not line.last and " " in line.text and not _is_tied(glyphs) and not IN_A_ROW.search(line.text[-9:]):
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” ends {-over:.2f} pt before its edge"))
            indent = glyphs[0].x - frame.x - line.indent
            if not orders and not line.initial and abs(indent) > EDGE:
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” begins {indent:.2f} pt off its edge"))
            if not line.last or line.track:
                gaps = [b.x - a.x for a, b in zip(glyphs, glyphs[1:], strict=False) if a.text == " "][line.initial.count(" ") :]
                if gaps:
                    lines.append((sum(gaps) / len(gaps) / sheet.body, line.hyphen))
                    continue
            lines.append((-1.0, line.hyphen))
    return found


def _initials(drawn: Sheetful, rows: Rows, page: Page) -> list[Finding]:
    """Every initial: drawn where its lines leave room for it, its foot on the baseline of the last of them, no word on it."""
    found = []
    for initial in (e for e in page.elements if isinstance(e, Initial)):
        _, top, right, foot = (edge * initial.size for edge in extent(initial.letters))
        wanted = (initial.x, initial.y - top, initial.x + right, initial.y - foot)
        shape = min(drawn.outlines, key=lambda box: max(abs(a - b) for a, b in zip(box, wanted, strict=True)), default=None)
        if shape is None or max(abs(a - b) for a, b in zip(shape, wanted, strict=True)) > EDGE:
            found.append(Finding("initial", page.number, f"{initial.story}: its initial “{initial.letters}” is not in its place"))
            continue
        beside = _between(rows, initial.y, shape.right, shape.right + BESIDE)
        if not beside or abs(beside[0].y - (shape.bottom + foot)) > BASELINE:
            found.append(Finding("initial", page.number, f"{initial.story}: its initial “{initial.letters}” stands on no line"))
        over = [g.text for g in drawn.glyphs if g.left < shape.right - EDGE and shape.left < g.right and shape.top < g.y <= initial.y + BASELINE]
        if over:
            found.append(Finding("overlap", page.number, f"“{''.join(over[:60])}” stands on the initial of {initial.story}"))
    return found


def _end(line: Line, glyphs: list[Glyph], sheet: Sheet) -> float:
    """Where the last letter of a line ends, its hyphen with it. Its advance is asked of the face: the ink of an f may well hang over."""
    drawn = next((glyph for glyph in reversed(glyphs) if glyph.text != "\u00ad"), glyphs[-1])  # PDFium puts a soft hyphen where the letter before it stands
    broken = (line.hyphen or glyphs[-1].text == "\u00ad") and drawn.text != "-"
    return drawn.x + face(line.runs[-1].face).width(drawn.text + ("-" if broken else ""), sheet.body)


def _is_tied(glyphs: list[Glyph]) -> bool:
    """Is the last letter part of a ligature? Then nobody tells where in it."""
    drawn = [glyph for glyph in glyphs[-4:] if glyph.text != "\u00ad"]
    return len(drawn) > 1 and drawn[-1].x - drawn[-2].x < 0.01


def _orders(frame: Frame) -> list[str]:
    """How the lines of a frame stand from left to right, when some of its words run the other way."""
    if not frame.language and not any(is_mixed(line.text) for line in frame.lines):
        return []
    return [order for paragraph in frame.paragraphs for order in drawn_order([line.text for line in paragraph.lines], rightward=not frame.language)]


def _close(glyphs: list[Glyph], size: float) -> str:
    """Two letters with a space between them that is less than the least."""
    for before, space, after in zip(glyphs, glyphs[1:], glyphs[2:], strict=False):
        if space.text == " " and after.x - space.x < NARROW * size - 0.2:
            return f"{before.text} {after.text}"
    return ""


def _is_unseen(drawn: Sheetful, glyphs: list[Glyph]) -> bool:
    """Is there nothing darker than paper where a line stands?"""
    first, last = glyphs[0], glyphs[-1]
    box = (int(first.left), int(first.y - first.size * RISE), int(last.right) + 1, int(first.y) + 1)
    darkest: int = drawn.ink.crop(box).getextrema()[0]  # type: ignore[assignment]  # of one band
    return darkest >= PALE


def _fused(line: Line, glyphs: list[Glyph], size: float) -> str:
    """Two words of a line with less than the least space between their letters; the face tells the last letter's advance."""
    drawn = [glyph for glyph in glyphs if glyph.text.strip()]
    at = len(line.initial.strip())
    for run in line.runs:
        for number, part in enumerate(IN_A_ROW.sub("-", run.text).split(" ")):
            if number and 0 < at < len(drawn):
                before = drawn[at - 1]
                gap = drawn[at].x - before.x - face(run.face).width(before.text, size)
                if gap < NARROW * size - 0.01:  # for poppler, two words this close are one
                    return f"{before.text} {drawn[at].text}"
            at += len(part)
    return ""


def _types(rows: Rows, page: Page) -> list[Finding]:
    """Every display line: is it where it should be, whole, and no wider than its place?"""
    found = []
    for whole in page.elements:
        element = _captioned(whole)
        if not isinstance(element, Type):
            continue
        for number, spans in enumerate(element.lines):
            y = element.y + element.leading * (0.78 + number)
            glyphs = _between(rows, y, element.x - 6, element.x + element.width + 8)
            wanted = "".join(span.text for span in spans)
            said = "".join(g.text for g in glyphs)
            if _in_order(wanted, said, element):
                continue
            if is_mixed(wanted) or letters(wanted) not in letters(said):
                found.append(Finding("type" if whole is element else "caption", page.number, f"“{wanted}” is “{said}” in the file"))
    return found


def _in_order(wanted: str, said: str, element: Type) -> bool:
    return (is_mixed(wanted) or bool(element.language)) and drawn_order([wanted], rightward=not element.language)[0] in bare(said)


def _pictures(drawn: Sheetful, page: Page, figures: dict[str, float]) -> list[Finding]:
    """Pictures: none missing, each with its caption under it, none covered by words, none too coarse."""
    plates = [e for e in page.elements if isinstance(e, Plate)]
    found = []
    if len(plates) != len(drawn.images):
        found.append(Finding("picture", page.number, f"{len(drawn.images)} pictures for {len(plates)}"))
    for image in drawn.images:
        figures["least dpi"] = min(figures.get("least dpi", 9999.0), image.dpi)
        if image.dpi < DPI:
            found.append(Finding("picture", page.number, f"a picture has {image.dpi:.0f} dpi"))
        inside = [g for g in drawn.glyphs if image.left + 1 < (g.left + g.right) / 2 < image.right - 1 and image.top + 2 < g.y < image.bottom - 1]
        if inside:
            found.append(Finding("overlap", page.number, f"“{''.join(g.text for g in inside[:60])}” stands on a picture"))
        under = [g for g in drawn.glyphs if image.left - 2 < g.x < image.right + 4 and 0 < g.y - image.bottom < 12 and g.size < 8]
        if not under:
            found.append(Finding("caption", page.number, "a picture has no caption under it"))
    return found


def _edges(drawn: Sheetful, sheet: Sheet) -> list[Finding]:
    """Words outside the type area."""
    left, right = sheet.margin[0] - 3, sheet.width - sheet.margin[2] + 4
    top, bottom = sheet.margin[1] - 14, sheet.y(sheet.rows) + 18
    out = [g for g in drawn.glyphs if g.text.strip() and (g.x < left or g.x > right or g.y < top or g.y > bottom)]
    return [Finding("overflow", drawn.number, f"“{''.join(g.text for g in out[:60])}” stands outside the page’s margins")] if out else []


def _white(drawn: Sheetful, page: Page, sheet: Sheet, figures: dict[str, float]) -> list[Finding]:
    """How full the page is, and its largest hole."""
    ink = covered(drawn)
    for panel in (e for e in page.elements if isinstance(e, Panel)):
        ink.paste(FULL, (round(panel.x), round(panel.y), round(panel.x + panel.width), round(panel.y + panel.height)))
    top = sheet.y(sheet.top(page.number))
    live = ink.crop((round(sheet.margin[0]), round(top), round(sheet.width - sheet.margin[2]), round(sheet.y(sheet.rows))))
    full, hole = share(live), largest_hole(live)
    part = hole / (sheet.width * sheet.height)
    figures[f"fill {page.number}"] = full
    figures["hole"] = max(figures.get("hole", 0.0), part)
    found = []
    if full < FILL:
        found.append(Finding("fill", page.number, f"it is {full:.0%} full, where {FILL:.0%} is wanted. Take another of its layouts, or give it a short story "
                             "or a larger picture", hard=False))  # fmt: skip
    if part > HOLE:
        left, above, right, below = hole_at(live)
        beside = _beside(page, sheet.margin[0] + (left + right) / 2, top + (above + below) / 2)
        found.append(Finding("hole", page.number, f"one white gap{beside} takes {part:.1%} of it. Take another of its layouts, or write "
                             "a longer headline there", hard=False))  # fmt: skip
    return found


def _beside(page: Page, x: float, y: float) -> str:
    """The story nearest to a point, in words."""
    told = [e for e in page.elements if isinstance(e, Type | Frame | Plate) and e.story]
    if not told:
        return ""
    nearest = min(told, key=lambda e: max(e.x - x, 0.0, x - e.x - e.width) + max(e.y - y, 0.0, y - e.y - _tall(e)))
    return f" beside {nearest.story}"


def _tall(element: Type | Frame | Plate) -> float:
    return element.height if isinstance(element, Plate) else len(element.lines) * (element.leading if isinstance(element, Type) else 10.0)


def _spacing(lines: list[tuple[float, bool]], figures: dict[str, float]) -> list[Finding]:
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
        found.append(Finding("space", 0, f"{figures['space over']:.1%} of the lines have wide gaps between their words. Long words and addresses do that: "
                             "write them shorter, or set them in a list", hard=False))  # fmt: skip
    if figures["hyphens"] > HYPHENS:
        found.append(Finding("hyphens", 0, f"{figures['hyphens']:.0%} of the lines end in a hyphen, where {HYPHENS:.0%} is the most. "
                             "Shorter words help", hard=False))  # fmt: skip
    return found


def _breaks(layout: Layout, figures: dict[str, float]) -> list[Finding]:
    """Ladders of hyphens, and last lines of paragraphs alone at the head of a column."""
    ladders: list[str] = []
    widows: list[str] = []
    total = 0
    open_: dict[str, bool] = {}
    for page in layout.pages:
        for frame in (e for e in page.elements if isinstance(e, Frame)):
            lines = frame.lines
            total += len(lines)
            three = zip(lines, lines[1:], lines[2:], strict=False)
            ladders += [_place(page, frame, a) for a, b, c in three if a.hyphen and b.hyphen and c.hyphen]
            if open_.get(frame.story, False) and len(frame.paragraphs[0].lines) == 1 and lines[0].last:
                widows.append(_place(page, frame, lines[0]))
            open_[frame.story] = not lines[-1].last and not lines[-1].notch  # what follows beside an initial stands below it
    figures |= {"ladders": len(ladders) / max(1, total), "widows": len(widows) / max(1, len(layout.pages))}
    found = []
    if figures["ladders"] > LADDERS:
        found.append(Finding("ladder", 0, f"three lines in a row end in a hyphen: {_told(ladders)}. Change a word there", hard=False))
    if figures["widows"] > WIDOWS:
        found.append(Finding("widow", 0, f"last lines stand alone at the head of a column: {_told(widows)}. Cut or add a few words", hard=False))
    return found


def _place(page: Page, frame: Frame, line: Line) -> str:
    return f"page {page.number}, {frame.story}, at “{line.text[:40]}”"


def _told(places: list[str]) -> str:
    more = len(places) - PLACES
    return "; ".join(places[:PLACES]) + (f"; and {more} more" if more > 0 else "")


def _rows(glyphs: Iterable[Glyph]) -> Rows:
    """The glyphs of a page by their baseline's nearest point, each row from the left."""
    rows: Rows = {}
    for glyph in glyphs:
        rows.setdefault(round(glyph.y), []).append(glyph)
    for row in rows.values():
        row.sort(key=_left)
    return rows


def _between(rows: Rows, y: float, left: float, right: float) -> list[Glyph]:
    """The glyphs of one baseline between two edges, from the left."""
    found: list[Glyph] = []
    for key in (round(y) - 1, round(y), round(y) + 1):
        if row := rows.get(key):
            here = row[bisect_left(row, left, key=_left) : bisect_right(row, right, key=_left)]
            found += [glyph for glyph in here if abs(glyph.y - y) < 0.7]
    found.sort(key=_left)
    return found
