"""Stock: the stories an edition may print, with the shapes and the area each is likely to take."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from gazette.house.mistakes import Mistake

from .matter import Matter, prepare, wished
from .normal import clean
from .plans import Held, Plan
from .shapes import Table, proportion, shapes, sharp_enough, whole
from .sheet import Sheet
from .snapshot import CORRECTIONS, Piece, Snapshot, Story
from .wishes import ANY, Booking, Wishes, granted
from .wording import word

LONG = 0.62  # of a page: a longer story may jump from an inner page
TWO_PAGES = 1.75  # pages beyond which a story has no room even where it jumps
HEADED = {1: 11, 2: 17, 3: 23, 4: 30, 5: 40}  # columns times lines of a head, by weight
SPREAD = {1: 3.0, 2: 3.3, 3: 5.2, 4: 8.0, 5: 9.0}  # how often a picture one column wide a lead picture is, by weight
CAPTIONED = 2.2  # lines of a caption
LEVEL = 4  # lines of the corrections box in each of its columns, at least
FURTHER = 14.0  # lines of a further picture


@dataclass(eq=False)
class Stock:
    """A story with its shapes for inner pages and the area it is likely to take."""

    matter: Matter
    sheet: Sheet
    order: tuple[int, int, int]  # section, weight, place in the snapshot

    @property
    def is_long(self) -> bool:
        """So long that it may jump from an inner page."""
        return self.matter.lines > LONG * (self.sheet.rows - self.sheet.head) * self.sheet.columns

    @property
    def is_too_long(self) -> bool:
        """Longer than a page and its second half hold, without a picture."""
        return self.matter.lines * 1.03 + HEADED[self.matter.weight] > TWO_PAGES * (self.sheet.rows - self.sheet.head) * self.sheet.columns

    @cached_property
    def table(self) -> Table:
        return shapes(self.matter, self.sheet, tallest=self.sheet.rows - self.sheet.head, jumps=self.is_long, most=self._widest)

    @property
    def _widest(self) -> int | None:
        """Columns of the corrections box: so many that each holds some lines of it; any of a story."""
        return max(1, self.matter.fewest // LEVEL) if self.matter.id == CORRECTIONS else None

    @cached_property
    def whole(self) -> Table:
        """Only the shapes that hold it whole."""
        return whole(self.table)

    @cached_property
    def leading(self) -> tuple[Matter, Table]:
        """The story played larger, as the first of a page."""
        if self.matter.lines <= 40 or self.matter.weight >= 4:
            return self.matter, self.table
        matter = replace(self.matter, weight=self.matter.weight + 1)
        return matter, shapes(matter, self.sheet, tallest=self.sheet.rows - self.sheet.head, jumps=self.is_long)

    @cached_property
    def area(self) -> float:
        """Columns times lines it is likely to take, as measured on many stories (within 15 %), without making its shapes."""
        matter, column = self.matter, self.sheet.column
        shots = [shot for shot in matter.shots if sharp_enough(shot, column, column * proportion(shot))]
        lead = SPREAD[matter.weight] * (column / self.sheet.leading * proportion(shots[0]) + CAPTIONED) if shots[:1] == list(matter.shots[:1]) != [] else 0.0
        further = FURTHER * min(3, len(shots) - (1 if lead else 0))
        return matter.lines * 1.03 + sum(insert.rows for insert in matter.inserts) + HEADED[matter.weight] + lead + further

    def why_held(self) -> str:
        """Why it was not printed and what would help."""
        if self.matter.lines and "table" in vars(self) and not self.table:
            return f"{self.matter.lines} lines fill no rectangle of a page. Shorten it, or let it jump."
        if self.is_too_long:
            page = (self.sheet.rows - self.sheet.head) * self.sheet.columns
            return f"{self.matter.lines} lines are more than a page and its second half hold. Trim it to about {round(page * 1.3)}, or print it in parts."
        return f"The pages are full; it needs about {round(self.area)} lines of a column. Add a page, or cut another story."


def stocked(snapshot: Snapshot, sheet: Sheet, made: Plan) -> list[Stock]:
    sections = {section.id: number for number, section in enumerate(snapshot.sections)}
    found, told = [], dict[tuple[str, ...], str]()
    kept = {story for page in snapshot.wishes.locked().values() for story in page.stories}
    for number, story in enumerate((*snapshot.stories, *_corrections(snapshot))):
        if story.id in kept:
            continue
        wish = snapshot.wishes.of(story.id)
        try:
            matter = prepare(granted(story, wish), sheet)
            matter = wished(replace(matter, weight=min(matter.weight, 3)), wish, sheet)
        except Mistake as refused:
            made.held.append(Held(story.id, story.headline, 0, str(refused)))
            continue
        if (first := told.setdefault(_words(story), story.id)) != story.id and not wish.page:
            made.held.append(Held(story.id, story.headline, matter.lines, f"It says word for word what {first} says. Leave the story out, or tell it anew."))
            continue
        stock = Stock(matter, sheet, (sections.get(story.section, len(sections)), -story.weight, number))
        if (wish.least, wish.most) != (1, ANY) and not stock.table:
            made.notes.append(f"{story.id}: no shape of {wish.least} to {min(wish.most, sheet.columns)} columns holds it; its span was left free.")
            stock = Stock(replace(matter, wish=replace(wish, least=1, most=ANY)), sheet, stock.order)
        found.append(stock)
    return found


def _words(story: Story) -> tuple[str, ...]:
    """What a story says, by which one that came twice is known; a story without text is known by its pictures."""
    return (clean(story.headline).casefold(), *(piece.text for piece in story.pieces), *(() if story.pieces else (shot.id for shot in story.shots)))


def _corrections(snapshot: Snapshot) -> tuple[Story, ...]:
    """The corrections box, as a story of its own that is never left out."""
    if not snapshot.amends:
        return ()
    pieces = tuple(Piece("paragraph", f"<b>{amend.headline}</b> {amend.text}") for amend in snapshot.amends)
    section = snapshot.sections[0].id if snapshot.sections else ""
    return (Story(CORRECTIONS, section, word("corrections", snapshot.language), pieces, 1, language=snapshot.language, may_jump=False),)


def choose(stock: list[Stock], wishes: Wishes, sheet: Sheet, count: int) -> tuple[list[Stock], list[Stock]]:
    """The stories the pages have room for, the most important first; and those that may fill a gap."""
    room = (count - len(wishes.kept)) * (sheet.rows - sheet.head) * sheet.columns * 1.04 - sold(wishes.bookings, sheet)
    chosen: list[Stock] = []
    spare: list[Stock] = []
    for s in sorted(stock, key=lambda s: (s.matter.id != CORRECTIONS, not s.matter.wish.page, *s.order[1:])):
        fits = sum(c.area for c in chosen) + s.area <= room
        (chosen if fits or not (chosen or s.is_too_long) else spare).append(s)
    return chosen, spare


def sold(bookings: Iterable[Booking], sheet: Sheet) -> float:
    """Columns times lines of booked advertisements, with the air around them."""
    return sum(b.columns * (b.rows(sheet) + 2) for b in bookings)


def onward_area(matter: Matter) -> float:
    """The likely area of what follows a jump."""
    return matter.lines * 1.12 + 12


def released(stock: Stock, number: int) -> Stock:
    """A story whose page is past may stand on any."""
    if stock.matter.wish.page != number:
        return stock
    return Stock(replace(stock.matter, wish=replace(stock.matter.wish, page=0, top=False)), stock.sheet, stock.order)
