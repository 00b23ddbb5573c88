"""One page of a known edition made again and measured by itself; the others stay as they were printed.

A replate is what a pressroom calls it: one plate changed, the rest of the paper run as it stood.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gazette.house.mistakes import Mistake

from .drawing import draw
from .edition import Edition, lay_out, told
from .layout import Layout, Page, Type
from .planning import plan
from .plans import Held, Plan
from .plates import READER, Resolution
from .resuming import is_as_printed
from .sheet import Sheet
from .snapshot import Snapshot
from .wishes import Kept

Jumps = tuple[tuple[str, int, int], ...]  # story, from page, to page
GAPING = 0.10  # of a page: so much of the paper's own advertising, and stories that were held over are tried too


@dataclass(frozen=True)
class Replate:
    """The pages made again as a file of their own, and the whole edition's layout with them in their places.

    ``edition`` is the whole edition as it is now, but for its file: that holds the pages made again alone.
    """

    pdf: bytes
    pages: tuple[int, ...]
    layout: Layout
    jumps: Jumps
    held: tuple[Held, ...]
    notes: tuple[str, ...]
    edition: Edition


def replate(snapshot: Snapshot, sheet: Sheet, known: Layout, jumps: Jumps, number: int, *, resolution: Resolution = READER) -> Replate:
    """Make a page of a known edition again from the stories as they are now.

    With it go the pages to which its stories jump, and those from which a story whose words have changed comes. The same stories stand on
    them, unless the page would gape: then what was held over may fill it. Raises Mistake when nothing fills them.
    """
    again = affected(snapshot, sheet, known, jumps, number)
    wishes = replace(snapshot.wishes, kept=tuple(kept(known, jumps, (page.number for page in known.pages if page.number not in again))))
    begun = {story: page.number for page in reversed(known.pages) for story in page.stories}
    held = {story.id for story in snapshot.stories} - set(begun)
    wanted = {story: replace(wishes.of(story), page=begun[story]) for story in begun if begun[story] in again}
    rest = tuple(wish for wish in wishes.stories if wish.story not in wanted)
    bound = replace(snapshot, wishes=wishes)
    calm = replace(bound, stories=tuple(story for story in snapshot.stories if story.id not in held),
                   wishes=replace(wishes, stories=(*rest, *wanted.values())))  # fmt: skip
    made = plan(calm, sheet, len(known.pages))
    if held and _gapes(made, again):
        open_ = plan(bound, sheet, len(known.pages))
        made = min(made, open_, key=lambda tried: (len(known.pages) - len(tried.pages), sum(tried.gap(page) for page in again if page <= len(tried.pages))))
    if len(made.pages) < len(known.pages):
        raise Mistake(f"No story is left for page {len(made.pages) + 1}. Make the whole edition up again, or give it one.")
    layout = lay_out(bound, made)
    pdf = draw(excerpt(layout, again), leading=sheet.leading, body=sheet.body, resolution=resolution)
    return Replate(pdf, again, layout, _jumps(made), tuple(made.held), tuple(made.notes), told(bound, made, layout, pdf))


def affected(snapshot: Snapshot, sheet: Sheet, known: Layout, jumps: Jumps, number: int) -> tuple[int, ...]:
    """The page and those that cannot stay as they were when it is made again."""
    pages = {page.number: page for page in known.pages}
    found = {number}
    while True:
        more = {end for _, start, end in jumps if start in found}
        more |= {start for story, start, end in jumps if end in found and start not in found and not is_as_printed(snapshot, sheet, pages[start], story)}
        if more <= found:
            return tuple(sorted(found))
        found |= more


def kept(known: Layout, jumps: Jumps, numbers: Iterable[int]) -> Iterable[Kept]:
    """Pages of a known edition as they are locked."""
    for number in numbers:
        yield Kept(known.pages[number - 1], tuple(jump for jump in jumps if number in jump[1:]))


def excerpt(layout: Layout, numbers: tuple[int, ...]) -> Layout:
    """Some pages as a paper of their own: without links, which lead nowhere there, and titled by a folio where the nameplate is missing."""
    return replace(layout, pages=tuple(_alone(page) for page in layout.pages if page.number in numbers))


def _alone(page: Page) -> Page:
    types = {n: element for n, element in enumerate(page.elements) if isinstance(element, Type)}
    roles = {n: "h2" if element.role == "h3" else element.role for n, element in types.items()}
    if types and "h1" not in roles.values():
        roles[min(types)] = "h1"
    return replace(page, elements=tuple(replace(types[n], link=0, role=roles[n]) if n in types else e for n, e in enumerate(page.elements)))


def _gapes(made: Plan, pages: tuple[int, ...]) -> bool:
    """Is a page missing, or too much of it the paper's own advertising?"""
    return any(page > len(made.pages) or made.gap(page) > GAPING for page in pages)


def _jumps(made: Plan) -> Jumps:
    return tuple((jump.story, jump.start, jump.end) for jump in made.jumps)
