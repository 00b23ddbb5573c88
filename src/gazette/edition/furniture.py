"""What stays from page to page: nameplate, ears, folio, the inside-today box, advertisements, corrections and colophon."""

from collections.abc import Sequence
from dataclasses import dataclass

from .faces import HEAD_SPACE, HEAD_TRACK, face
from .heads import leading_of
from .layout import GREY, RED, Element, Panel, Plate, Rule, Span, Type
from .normal import clean
from .sheet import Sheet
from .snapshot import HouseAd, Snapshot
from .wishes import Booking
from .wording import dated, figures, numbered, of_the_day, word
from .wrapping import balance, wrap

FOLIO = 7.4
TITLE, LEAST_TITLE = 19.0, 14.0  # points of a section's title at the head of a page
EAR = 84.0  # points wide at most
APART = 22.0  # points between it and what stands beside it, at least
LABEL = 12.0  # points under booked artwork


def nameplate(snapshot: Snapshot, sheet: Sheet) -> list[Element]:
    """Page one's head: the name between its ears, as large as they leave room, and the folio line between rules."""
    x, y, width = sheet.margin[0], sheet.margin[1], sheet.live
    tall = (sheet.plate - 3) * sheet.leading - 18  # from the top margin to the double rule
    ear = _ear_width(width)
    name = "nameplate" if not face("nameplate").lacks(snapshot.paper) else "head-bold"
    eared = bool(snapshot.ear_left or snapshot.ear_right) and _ears_fit(snapshot, ear, tall - 8)
    beside = 2 * ear + 28 if eared else 0.0
    size = min((width - beside) * 0.99 / _wide(snapshot.paper, name), tall * 0.98)  # a name as wide as its line would break
    made: list[Element] = []
    box = size * 1.02
    made.append(Type(x, y + (tall - box) / 2 - size * 0.06, width, box, ((Span(snapshot.paper, name, size),),), "h1", "center"))
    if eared:
        for left, words in ((x, snapshot.ear_left), (x + width - ear, snapshot.ear_right)):
            made += _ear(left, y + 2, ear, tall - 8, words) if words else _mark(left, y + 2, ear, tall - 8, snapshot)
    rule = y + tall + 6
    made += [Rule(x, rule, width, 1.4), Rule(x, rule + 2.6, width, 0.4)]
    line = _folio_line(snapshot)
    for text, align, size in zip(line, ("left", "center", "right"), _sizes(line, width), strict=True):
        if text:
            made.append(Type(x, rule + 7.4, width, 9.2, ((Span(text, "label-medium", size, track=0.03),),), "furniture", align))
    made.append(Rule(x, rule + 21, width, 0.4))
    return made


def without_ears(snapshot: Snapshot, sheet: Sheet) -> str:
    """A sentence when there are words for the ears and no room for all of them; then the nameplate stands without."""
    tall = (sheet.plate - 3) * sheet.leading - 18
    if not (snapshot.ear_left or snapshot.ear_right) or _ears_fit(snapshot, _ear_width(sheet.live), tall - 8):
        return ""
    return "The words beside the nameplate found no room and were left out. Make them shorter: " + " / ".join(snapshot.ear_left or snapshot.ear_right) + "."


def _ear_width(width: float) -> float:
    return min(EAR, width * 0.115)


def _folio_line(snapshot: Snapshot) -> tuple[str, str, str]:
    """Volume and number, the date, and the price or where readers find the paper."""
    number = numbered(snapshot.number, snapshot.language) if snapshot.number else ""
    volume = ", ".join(part for part in (snapshot.volume, number) if part)
    return clean(volume).upper(), dated(snapshot.day, snapshot.language).upper(), clean(snapshot.price or snapshot.address).upper()


def _sizes(line: tuple[str, str, str], width: float) -> tuple[float, float, float]:
    """Points of each: what stands beside the date is as large as it or, being long, smaller."""
    left, day, right = (face("label-medium").width(text, 1.0) + 0.03 * len(text) for text in line)
    room = (width - day * FOLIO) / 2 - 12
    return min(FOLIO, room / max(left, 0.1)), FOLIO, min(FOLIO, room / max(right, 0.1))


def folio(snapshot: Snapshot, sheet: Sheet, page: int, title: str) -> list[Element]:
    """The head of the other pages: number outside, section in the middle, paper and date inside."""
    x, y, width = sheet.margin[0], sheet.margin[1] - 8, sheet.live
    number = Span(figures(page, snapshot.language), "label-bold", 9.4)
    told, size = _told_beside(snapshot, title, width)
    left, right = (number, told) if page % 2 == 0 else (told, number)
    made: list[Element] = [
        Type(x, y + 4, width, 14, ((left,),), "furniture", "left"),
        Type(x, y + 4, width, 14, ((right,),), "furniture", "right"),
    ]
    made.append(Type(x, y - 1, width, 20, ((Span(title, "head-bold", size),),), "furniture", "center"))
    made += [Rule(x, y + 23.5, width, 1.2), Rule(x, y + 25.8, width, 0.35)]
    return made


def _told_beside(snapshot: Snapshot, title: str, width: float) -> tuple[Span, float]:
    """Paper and date beside a section's title, and the size of that title: a long name gives way to the monogram, and that to the date alone."""
    day = dated(snapshot.day, snapshot.language)
    for name in (snapshot.paper, snapshot.monogram, ""):
        told = Span(f"{name}  |  {day}" if name else day, "label-medium", FOLIO, track=0.03)
        room = width - 2 * (face("label-medium").width(told.text, FOLIO) + 0.03 * FOLIO * len(told.text)) - 2 * APART
        size = min(TITLE, room / max(0.1, _wide(title, "head-bold")))
        if size >= LEAST_TITLE:
            break
    return told, max(6.0, int(size * 2) / 2)


def inside(refers: list[tuple[str, str, int]], *, x: float, y: float, width: float, height: float, columns: int, language: str) -> list[Element]:
    """The inside-today box: of what it may point to, the best first, as much as it holds, in the order of pages, neither airy nor tight."""
    made: list[Element] = [Panel(x, y, width, height, "inside", fill="#f0f0ee", top=1.6)]
    made.append(Type(x + 7, y + 6, width - 14, 11, ((Span(word("inside", language).upper(), "label-bold", 8.5, track=0.04),),), "p"))
    gap = 12.0
    cell = (width - 14 - gap * (columns - 1)) / columns
    room = height - 24
    size = 12.4 if columns == 1 and height > 150 else 11.4
    for column, chosen in enumerate(_dealt(refers, size, cell, room, columns)):
        air = min(9.0, max(0.0, (room - sum(entry.tall + 3 for entry in chosen)) / max(1, len(chosen))))
        at = y + 21 + air * 0.3
        left = x + 7 + column * (cell + gap)
        for entry in chosen:
            made.append(Type(left, at, cell, 8.6, ((_refer(entry.section, entry.page, cell, language),),), "p", link=entry.page))
            spans = tuple((Span(line, "head", size),) for line in entry.lines)
            made.append(Type(left, at + 9.4, cell + 2, size * _lead(entry.lines), spans, "p", link=entry.page))
            at += entry.tall + 3 + air
    return made


@dataclass(frozen=True)
class _Entry:
    """A headline of the inside-today box in its lines, and the points it takes."""

    section: str
    page: int
    lines: tuple[str, ...]
    tall: float


def _dealt(refers: list[tuple[str, str, int]], size: float, cell: float, room: float, columns: int) -> list[list[_Entry]]:
    """The best that find room, dealt to the columns in the order of their pages where that fits; else as they found it."""
    columns_: list[list[_Entry]] = [[] for _ in range(columns)]
    for section, headline, page in refers:
        lines = balance(headline, "head", size, cell, 4)
        entry = _Entry(section, page, lines or (), 9.4 + len(lines or ()) * size * _lead(lines or ()))
        emptiest = min(columns_, key=lambda column: sum(other.tall + 3 for other in column))
        if lines and sum(other.tall + 3 for other in emptiest) + entry.tall <= room:
            emptiest.append(entry)
    ordered = sorted((entry for column in columns_ for entry in column), key=lambda entry: entry.page)
    across = [ordered[number::columns] for number in range(columns)]
    if all(sum(entry.tall + 3 for entry in column) - 3 <= room for column in across):
        return across
    return [sorted(column, key=lambda entry: entry.page) for column in columns_]


LEAD = 1.06


def _lead(lines: tuple[str, ...]) -> float:
    return max(LEAD, leading_of(lines))


def _refer(section: str, page: int, width: float, language: str) -> Span:
    """Section and page in one line; a section with too long a name leaves the page alone."""
    for label in (f"{section.upper()} {figures(page, language)}", word("page", language, n=page).upper()):
        wide = face("label-bold").width(label, 1.0) + 0.04 * len(label)
        if wide * 5.6 <= width:
            break
    return Span(label, "label-bold", min(7.0, width * 0.985 / wide), RED, 0.04)


def advertisement(ads: Sequence[HouseAd], *, x: float, y: float, width: float, height: float, language: str) -> list[Element]:
    """The first house advertisement whose words all fit the frame, as large as it allows; where none does, the name of the first alone."""
    made: list[Element] = [Panel(x, y, width, height, "advertisement", stroke=0.7)]
    made.append(Type(x, y + 5, width, 7, ((Span(word("advertisement", language).upper(), "label", 5.6, GREY, 0.1),),), "p", "center"))
    room, inner = height - 22, width - 24
    stacks = (_stack(ad, inner, room) for ad in (*ads, HouseAd(ads[0].title, "")))
    stack = next((found for found in stacks if found), ()) or _named(clean(ads[0].title), inner, room)
    at = y + 12 + max(0.0, (room - sum(len(lines) * leading + 5 for lines, *_, leading in stack)) / 2)
    for lines, name, size, leading in stack:
        made.append(Type(x, at, width, leading, tuple((Span(line, name, size),) for line in lines), "p", "center"))
        at += len(lines) * leading + 5
    return made


def _named(name: str, width: float, room: float) -> tuple[tuple[tuple[str, ...], str, float, float], ...]:
    """A name with words too long for the frame, whole and as large as its longest word allows; where it is too tall even so, its first line."""
    size = min(10.0, width * 0.99 / max(_wide(word, "head-bold") for word in name.split()))
    lines = balance(name, "head-bold", size, width, int(room // (size * LEAD))) or wrap(name, "head-bold", size, width)[:1]
    return ((lines, "head-bold", size, size * LEAD),)


def _stack(ad: HouseAd, width: float, room: float) -> tuple[tuple[tuple[str, ...], str, float, float], ...]:
    """Title, text and foot with face, size and leading, as large as they fit; nothing where they do not."""
    for size in range(36, 10, -1):
        title = balance(clean(ad.title), "head-bold", size, width, 3)
        text_size = min(15.0, size * 0.46)
        name = "head-italic" if text_size > 9 else "label"
        text_size = text_size if text_size > 9 else 7.6
        text = balance(clean(ad.text), name, text_size, width, 6) or wrap(clean(ad.text), name, text_size, width)
        foot = wrap(clean(ad.foot), "label", 7.6, width)
        if title:
            parts = ((title, "head-bold", float(size), size * LEAD), (text, name, text_size, text_size * 1.2), (foot, "label", 7.6, 10.0))
            stack = tuple(part for part in parts if part[0])
            if sum(len(lines) * leading + 5 for lines, *_, leading in stack) <= room:
                return stack
    return ()


def booked(booking: Booking, *, x: float, y: float, width: float, height: float, language: str) -> list[Element]:
    """A booked advertisement: its artwork whole, as large as its place, with the word under it."""
    room = height - LABEL
    scale = min(width / booking.width, room / booking.height)
    wide, tall = booking.width * scale, booking.height * scale
    left, top = x + (width - wide) / 2, y + (room - tall) / 2
    label = ((Span(word("advertisement", language).upper(), "label", 5.6, GREY, 0.1),),)
    under = Type(left, top + tall + 3.6, wide, 7, label, "caption")
    return [Panel(x, y, width, height, "booked", stroke=0.35),
            Plate(left, top, wide, tall, booking.path, (0, 0, booking.width, booking.height), booking.name, under, "", f"booking {booking.id}")]  # fmt: skip


def colophon(snapshot: Snapshot, sheet: Sheet) -> list[Element]:
    """Who publishes the paper, in one small line at the foot of the last page."""
    text = clean("  ·  ".join(part for part in (snapshot.imprint, snapshot.address) if part))
    if not text:
        return []
    y = sheet.y(sheet.rows) + 8
    return [Type(sheet.margin[0], y, sheet.live, 8, ((Span(text, "label", 6.4, GREY),),), "furniture", "center")]


def _told(words: tuple[str, ...], width: float) -> list[tuple[Span, ...]]:
    title, lines = (words[0], words[1:]) if len(words) > 1 else ("", words)
    told: list[tuple[Span, ...]] = [(Span(clean(title).upper(), "label-bold", 6.6),)] if title else []
    for line in lines:
        told += [(Span(part, "label", 6.6),) for part in wrap(clean(line), "label", 6.6, width - 10)]
    return told


def _ears_fit(snapshot: Snapshot, width: float, height: float) -> bool:
    """Is there room for all the words of both? Else the nameplate stands without ears."""
    return all(len(_told(words, width)) * 8.2 + 6 <= height for words in (snapshot.ear_left, snapshot.ear_right) if words)


def _ear(x: float, y: float, width: float, height: float, words: tuple[str, ...]) -> list[Element]:
    made: list[Element] = [Panel(x, y, width, height, "notice", stroke=0.5)]
    told = _told(words, width)
    made.append(Type(x + 5, y + (height - len(told) * 8.2) / 2, width - 8, 8.2, tuple(told), "furniture"))
    return made


def _mark(x: float, y: float, width: float, height: float, snapshot: Snapshot) -> list[Element]:
    made: list[Element] = [Panel(x, y, width, height, "notice", stroke=0.5)]
    name = "nameplate" if not face("nameplate").lacks(snapshot.monogram) else "head-bold"
    label = of_the_day(snapshot.day, snapshot.language).upper()
    size = min(27.0, height * 0.5)
    made.append(Type(x, y + height / 2 - size * 0.78, width, size, ((Span(snapshot.monogram, name, size),),), "furniture", "center"))
    if label:
        small = min(6.2, 6.2 * (width - 8) / max(1.0, face("label-bold").width(label, 6.2) * 1.14))
        made.append(Type(x, y + height / 2 + size * 0.34, width, 8, ((Span(label, "label-bold", small, track=0.08),),), "furniture", "center"))
    return made


def _wide(text: str, name: str) -> float:
    """Width in em as display lines are set."""
    if name.startswith("head"):
        return sum(face(name).width(w, 1.0) + HEAD_TRACK * len(w) for w in text.split()) + (HEAD_SPACE + HEAD_TRACK) * text.count(" ")
    return face(name).width(text, 1.0)
