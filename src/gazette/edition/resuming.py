"""What is left of a story whose first half stands on a locked page: found again by the very lines printed there."""

from dataclasses import replace

from gazette.house.mistakes import Mistake

from .copyfit import after
from .layout import Frame, Page, Panel, Type
from .matter import Matter, prepare, rest
from .sheet import Sheet
from .snapshot import Snapshot


def resumed(snapshot: Snapshot, sheet: Sheet, page: Page, story: str, end: int) -> Matter:
    """The second half, bound to the page the first names. Raises Mistake when the story is no longer the one printed."""
    whole = next((told for told in snapshot.stories if told.id == story), None)
    matter = prepare(whole, sheet) if whole else None
    chosen = _lengths(matter, _printed(page, story)) if matter else None
    if matter is None or chosen is None:
        raise Mistake(f"{story} stands on page {page.number}, which is locked, and its words have changed since. Unlock page {page.number}.")
    quoted = any(isinstance(e, Panel) and e.name == "quote" for e in page.elements)
    passages = after(matter, chosen, _rows(matter, chosen, len(_printed(page, story))))
    left = rest(matter, passages, origin=page.number, headed=_headed(page, story), quoted=quoted, boxed=False)
    return replace(left, wish=replace(left.wish, page=end))


def is_as_printed(snapshot: Snapshot, sheet: Sheet, page: Page, story: str) -> bool:
    """Do the lines of a story that stand on a page still begin it? Not when its words were changed since, or it is gone."""
    whole = next((told for told in snapshot.stories if told.id == story), None)
    return whole is not None and _lengths(prepare(whole, sheet), _printed(page, story)) is not None


def _headed(page: Page, story: str) -> float:
    """Points of a story's head on a page; none is 0."""
    heads = (e for e in page.elements if isinstance(e, Type) and e.story == story and e.role == "h2")
    return max((span.size for e in heads for line in e.lines for span in line), default=0.0)


def _printed(page: Page, story: str) -> list[str]:
    return [line.text for e in page.elements if isinstance(e, Frame) and e.story == story for line in e.lines]


def _lengths(matter: Matter, printed: list[str]) -> tuple[int, ...] | None:
    """The number of lines each passage was given, so that the lines are those that were printed."""
    chosen, at = [], 0
    for passage in matter.passages:
        left = printed[at:]
        fits = [count for count, (_, lines) in sorted(passage.table.items()) if _begins([line.text for line in lines], left)]
        if not fits:
            return None
        chosen.append(fits[0])
        at += len(passage.table[fits[0]][1])
    return tuple(chosen)


def _begins(lines: list[str], left: list[str]) -> bool:
    """Are these the next lines, as far as they were printed?"""
    return all(a == b for a, b in zip(lines, left, strict=False))


def _rows(matter: Matter, chosen: tuple[int, ...], lines: int) -> int:
    """Grid lines that so many lines of type took, headings' air counted in."""
    rows = 0
    for passage, count in zip(matter.passages, chosen, strict=True):
        if lines <= 0:
            break
        set_lines = len(passage.table[count][1])
        rows += count if lines >= set_lines else count - set_lines + lines
        lines -= set_lines
    return rows
