"""The gate: what was promised of an edition, measured on the finished PDF against the stories and the layout."""

from dataclasses import dataclass, replace

from .bidi import is_mixed
from .columns import columns_astray
from .display import initials_astray, outside, pictures_astray, type_astray
from .evenness import breaks_poor, spaces_uneven
from .findings import Finding
from .fullness import half_empty, white_found
from .layout import Layout
from .overlaps import overlaps, strips
from .proof import Unreadable, read
from .rows import in_rows
from .saying import begins, heads_bare, jumps_astray, words_lost
from .sheet import Sheet
from .snapshot import Snapshot


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
        rows = in_rows(drawn.glyphs)
        findings += columns_astray(drawn, rows, page, sheet, figures, lines)
        findings += type_astray(rows, page)
        findings += initials_astray(drawn, rows, page)
        findings += [Finding("overlap", page.number, f"“{a[:40]}” and “{b[:40]}” run into each other") for a, b in overlaps(strips(drawn.glyphs))]
        findings += pictures_astray(drawn, page, figures)
        findings += outside(drawn, sheet)
        findings += [Finding("jump", drawn.number, "a link leads nowhere")] * drawn.astray
        findings += [Finding("font", drawn.number, f"the face {name} is not in the file") for name in drawn.strangers]
        findings += white_found(drawn, page, sheet, figures)
    findings += spaces_uneven(lines, figures)
    findings += breaks_poor(layout, figures)
    findings += half_empty(figures)
    return Measured(tuple(findings), figures)
