"""What stands on a finished page beside its columns, against the layout: display lines, initials, pictures with captions, the margins."""

from .bidi import bare, drawn_order, is_mixed
from .columns import BASELINE, EDGE
from .findings import Finding
from .initials import extent
from .layout import Element, Initial, Page, Plate, Type
from .normal import letters
from .proof import Sheetful
from .rows import Rows, between
from .sheet import Sheet

DPI = 149.0
BESIDE = 20.0  # points from an initial within which the line beside it begins


def type_astray(rows: Rows, page: Page) -> list[Finding]:
    """Every display line: is it where it should be, whole, and no wider than its place?"""
    found = []
    for whole in page.elements:
        element = _captioned(whole)
        if not isinstance(element, Type):
            continue
        for number, spans in enumerate(element.lines):
            y = element.y + element.leading * (0.78 + number)
            glyphs = between(rows, y, element.x - 6, element.x + element.width + 8)
            wanted = "".join(span.text for span in spans)
            said = "".join(g.text for g in glyphs)
            if _in_order(wanted, said, element):
                continue
            if is_mixed(wanted) or letters(wanted) not in letters(said):
                found.append(Finding("type" if whole is element else "caption", page.number, f"“{wanted}” is “{said}” in the file"))
    return found


def initials_astray(drawn: Sheetful, rows: Rows, page: Page) -> list[Finding]:
    """Every initial: drawn where its lines leave room for it, its foot on the baseline of the last of them, no word on it."""
    found = []
    for initial in (e for e in page.elements if isinstance(e, Initial)):
        _, top, right, foot = (edge * initial.size for edge in extent(initial.letters))
        wanted = (initial.x, initial.y - top, initial.x + right, initial.y - foot)
        shape = min(drawn.outlines, key=lambda box: max(abs(a - b) for a, b in zip(box, wanted, strict=True)), default=None)
        if shape is None or max(abs(a - b) for a, b in zip(shape, wanted, strict=True)) > EDGE:
            found.append(Finding("initial", page.number, f"{initial.story}: its initial “{initial.letters}” is not in its place"))
            continue
        beside = between(rows, initial.y, shape.right, shape.right + BESIDE)
        if not beside or abs(beside[0].y - (shape.bottom + foot)) > BASELINE:
            found.append(Finding("initial", page.number, f"{initial.story}: its initial “{initial.letters}” stands on no line"))
        over = [g.text for g in drawn.glyphs if g.left < shape.right - EDGE and shape.left < g.right and shape.top < g.y <= initial.y + BASELINE]
        if over:
            found.append(Finding("overlap", page.number, f"“{''.join(over[:60])}” stands on the initial of {initial.story}"))
    return found


def pictures_astray(drawn: Sheetful, page: Page, figures: dict[str, float]) -> list[Finding]:
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


def outside(drawn: Sheetful, sheet: Sheet) -> list[Finding]:
    """Words outside the type area."""
    left, right = sheet.margin[0] - 3, sheet.width - sheet.margin[2] + 4
    top, bottom = sheet.margin[1] - 14, sheet.y(sheet.rows) + 18
    out = [g for g in drawn.glyphs if g.text.strip() and (g.x < left or g.x > right or g.y < top or g.y > bottom)]
    return [Finding("overflow", drawn.number, f"“{''.join(g.text for g in out[:60])}” stands outside the page’s margins")] if out else []


def _captioned(element: Element) -> Element:
    return element.caption if isinstance(element, Plate) else element


def _in_order(wanted: str, said: str, element: Type) -> bool:
    return (is_mixed(wanted) or bool(element.language)) and drawn_order([wanted], rightward=not element.language)[0] in bare(said)
