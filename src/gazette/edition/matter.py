"""Matter: a story ready to be made up: its text in every feasible length, its boxes and pictures counted in lines."""

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import ceil

from .boxes import Insert, box_insert, folded, quote_insert
from .breaking import Lengths, Line, Setting, lengths
from .faces import face, require
from .initials import Initial, opened
from .normal import Run, Word, clean, is_turned, refuse_unset, spell, words
from .sheet import Sheet
from .snapshot import Box, Piece, Shot, Story
from .wishes import Wish, trimmed
from .wrapping import wrap

INDENT = 0.95  # em
INSET = {"quote": 9.0, "item": 9.0, "correction": 6.0}  # points from the column's edge
SET_IN = ("quote", "correction")  # from both edges
TIGHT = 1000.0  # what no line of air above a heading, a note or a correction costs (roots of demerits)
AIR = {0: TIGHT, 1: 0.0, 2: 400.0}  # lines above a heading
AIRED = ("note", "correction")
LONGEST_BOX = 46  # lines; a longer one is folded, or runs in the text
SHORTER = 3  # paragraphs that may be trimmed
CALM = 40  # the root of demerits to looks, so that one loose line costs about 2
PLAY = 80.0  # what stretching or tightening a whole story may cost


@dataclass(frozen=True, eq=False)
class Passage:
    """One run of text with every number of lines it can take. The lines of a heading may follow a line of air."""

    kind: str
    table: Lengths
    mark: str = ""
    initial: Initial | None = None  # that it opens with

    @property
    def inset(self) -> float:
        return INSET.get(self.kind, 0.0)

    @cached_property
    def looks(self) -> tuple[tuple[int, float], ...]:
        """Each number of lines with what it costs in looks beyond the best: demerits are squares."""
        best = min(cost for cost, _ in self.table.values())
        return tuple((count, (cost - best) ** 0.5 / CALM) for count, (cost, _) in self.table.items())


@dataclass(frozen=True, eq=False)
class Matter:
    """A story, or what is left of one after a jump (``origin`` is then the page it comes from)."""

    story: Story
    passages: tuple[Passage, ...]
    inserts: tuple[Insert, ...]
    quote: Insert | None
    shots: tuple[Shot, ...]
    weight: int
    headline: str
    kicker: str
    standfirst: str = ""
    byline: str = ""
    origin: int = 0
    headed: float = 0.0  # points of the head over the first half
    fit: dict[int, float] = field(default_factory=dict)
    wish: Wish = Wish()
    shorter: "tuple[Matter, ...]" = ()  # without the last paragraph, the last two, …

    @property
    def id(self) -> str:
        return self.story.id

    def trimmed(self, count: int) -> "Matter":
        """The story without so many paragraphs at its end."""
        return self.shorter[count - 1] if count else self

    @property
    def initial(self) -> Initial | None:
        return self.passages[0].initial if self.passages else None

    @cached_property
    def lines(self) -> int:
        """The best length of the text, in lines."""
        return min(self.fit, key=lambda count: (self.fit[count], count))

    @cached_property
    def fewest(self) -> int:
        return min(self.fit)

    @cached_property
    def most(self) -> int:
        return max(self.fit)


def prepare(story: Story, sheet: Sheet) -> Matter:
    """Break a story's text for a sheet. Raises Mistake for what cannot be set, naming story, word and character."""
    refuse_unset(story)
    pieces, inserts = list(story.pieces), []
    for box in story.boxes:
        insert = box_insert(box, sheet, turned=is_turned(story.language))
        if insert.rows > LONGEST_BOX:
            insert = box_insert(folded(box, sheet), sheet, turned=is_turned(story.language))
        if insert.rows > LONGEST_BOX:
            pieces += _as_pieces(box)
        else:
            inserts.append(insert)
    passages = tuple(_passages(story, pieces, sheet))
    for text, name in ((story.headline, "head-bold"), (story.standfirst, "head-italic"), (story.byline + story.kicker, "label-bold")):
        require(clean(text), name, where=story.id)
    quote = quote_insert(clean(story.pullquotes[0]), sheet) if story.pullquotes else None
    return Matter(
        story, passages, tuple(inserts), quote, story.shots, story.weight, clean(story.headline), clean(story.kicker),
        clean(story.standfirst), clean(story.byline), fit=fit(passages),
    )  # fmt: skip


def wished(matter: Matter, wish: Wish, sheet: Sheet) -> Matter:
    """The matter bound by what is wanted of it, with the shorter ones that may be set in its place."""
    shorter = [prepare(short, sheet) for n in range(1, SHORTER + 1) if wish.trim and (short := trimmed(matter.story, n))]
    return replace(matter, wish=wish, shorter=tuple(replace(short, weight=matter.weight, wish=wish) for short in shorter))


def rest(matter: Matter, passages: tuple[Passage, ...], *, origin: int, headed: float, quoted: bool, boxed: bool) -> Matter:
    """What follows a jump, as matter of its own with a short head, smaller than the first half's of ``headed`` points."""
    short, colon, _ = matter.headline.partition(": ")
    return replace(
        matter, passages=passages, inserts=() if boxed else matter.inserts, quote=None if quoted else matter.quote,
        shots=matter.shots[1:], weight=2, headline=short if colon and " " in short else matter.headline, standfirst="", byline="",
        origin=origin, headed=headed, fit=fit(passages), wish=Wish(matter.id), shorter=(),
    )  # fmt: skip


def fit(passages: tuple[Passage, ...]) -> dict[int, float]:
    """Total lines to the cost of setting the passages so; only what costs little enough to be worth printing."""
    totals = {0: 0.0}
    for passage in passages:
        grown: dict[int, float] = {}
        for count, own in passage.looks:
            for total, known in totals.items():
                if known + own < grown.get(total + count, PLAY + 0.001):
                    grown[total + count] = known + own
        totals = grown
    return totals


def _passages(story: Story, pieces: list[Piece], sheet: Sheet) -> list[Passage]:
    made: list[Passage] = []
    fresh = True
    for piece in pieces:
        if piece.kind == "heading":
            made.append(_heading(clean(piece.text), sheet, story))
            fresh = True
            continue
        inset = INSET.get(piece.kind, 0.0)
        text = piece.text
        if not made and story.dateline and piece.kind == "paragraph":
            text = f"{clean(story.dateline)} — {text}"
        set_words = words(text, face="text-italic" if piece.kind in ("quote", "note") else "text")
        if not set_words:
            continue
        for word in set_words:
            for run in word:
                require(run.text, run.face, where=story.id)
        indent = INDENT * sheet.body if piece.kind == "paragraph" and not fresh else 0.0
        width = sheet.column - inset * (2 if piece.kind in SET_IN else 1)
        setting = Setting(sheet.body, width, indent, story.language)
        if not made and piece.kind == "paragraph" and (opening := _opening(story, set_words, setting, sheet)):
            made.append(opening)
            fresh = False
            continue
        table = lengths(set_words, setting)
        if piece.kind in AIRED and made:
            table = _aired(table)
        made.append(Passage(piece.kind, table, piece.mark))
        fresh = False
    return made


def _aired(table: Lengths) -> Lengths:
    """Every length with a line of air before it, or at a price without, as it stands best at the head of a column."""
    found = {count + 1: (cost, lines) for count, (cost, lines) in table.items()}
    for count, (cost, lines) in table.items():
        if count not in found or cost + TIGHT**2 < found[count][0]:
            found[count] = (cost + TIGHT**2, lines)
    return dict(sorted(found.items()))


def _opening(story: Story, set_words: tuple[Word, ...], setting: Setting, sheet: Sheet) -> Passage | None:
    """The first paragraph beside its initial; None when the story has none, or the paragraph would end beside it."""
    found = opened(story, set_words, sheet)
    if not found or not found[1]:
        return None
    initial, left = found
    told = initial.letters if spell(set_words[0]) != initial.letters else f"{initial.letters} "
    table = lengths(left, replace(setting, notch=initial.notch, notched=initial.beside, initial=told))
    return Passage("paragraph", table, initial=initial) if min(table) > initial.beside else None


def _heading(text: str, sheet: Sheet, story: Story) -> Passage:
    require(text, "label-bold", where=story.id)
    lines = wrap(text, "label-bold", sheet.body, sheet.column)
    space = face("label-bold").width(" ", sheet.body)
    set_lines = tuple(Line((Run(line, "label-bold"),), space, 0.0, last=True) for line in lines)
    return Passage("heading", {air + len(lines): (cost**2, set_lines) for air, cost in AIR.items()})


def _as_pieces(box: Box) -> list[Piece]:
    """A box too long for a column, as text: its title a heading, each row a line of it, what stands in a table with the name of its column."""
    made = [Piece("heading", box.title)] if box.title else []
    for row in box.rows:
        names = ("", *box.head[1:], *("" for _ in row))[: len(row)]
        cells = [f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=True) if cell]
        made.append(Piece("item", "; ".join(cells), "•"))
    return made


@lru_cache(maxsize=2000)
def rows_for(height: float, leading: float) -> int:
    """Whole lines that hold a height."""
    return ceil(height / leading - 1e-6)
