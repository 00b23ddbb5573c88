"""A Copy as a Story for print: blocks to pieces, boxes and pictures; names are given as words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gazette.house.text import count_words, escape, fold, plain
from gazette.record.copy import FEATURES, Block, Copy, Figure

from .normal import clean, letters
from .quotes import typographic
from .snapshot import Box, Piece, Shot, Story
from .wording import amended

BRIEF, LONG = 150, 450  # words
HOUR = re.compile(r"\s*(\d{1,2})(?:[:.]|\s?h\s?)(\d\d)(?:\s?([ap])\.?m\b)?", re.I)
TEXT = {"paragraph": "paragraph", "heading": "heading"}


def story_of(copy: Copy, *, byline: str, section: str, shots: Mapping[str, Shot], story: str = "", note: str = "") -> Story:
    """The story to print. ``byline`` is in words, ``shots`` are the pictures there are, by id, ``note`` tells who speaks. Its corrections stand at its end."""
    figures = tuple(_shot(figure, shots[figure.picture]) for figure in copy.figures() if figure.picture in shots)
    pieces = [piece for block in copy.body for piece in _pieces(block)]
    pieces = _in_order(pieces) if copy.genre == "live" else pieces
    if note:
        pieces.append(Piece("note", note))
    pieces += [Piece("correction", f"<b>{amended(told.kind, copy.language)}:</b> {escape(told.text)}") for told in copy.corrections]
    byline, quotes = clean(byline), tuple(clean(plain(block.value["text"])) for block in copy.body if block.type == "pullquote")
    return _typeset(Story(
        id=story or copy.story, section=section, headline=clean(plain(copy.headline)), pieces=tuple(pieces), weight=weight(copy),
        kicker=_kicker(copy, byline), standfirst=_standfirst(copy, pieces), byline=byline,
        dateline=clean(copy.dateline), pullquotes=quotes, shots=figures, boxes=tuple(_boxes(copy)), language=copy.language,
        feature=copy.genre in FEATURES,
    ))  # fmt: skip


def weight(copy: Copy) -> int:
    """How large a story is played, 1 to 5, from its priority, length and picture."""
    words = sum(count_words(line) for line in copy.plain_body())
    if words < BRIEF:
        return 1
    made = {1: 5, 2: 4, 3: 3, 4: 3}.get(copy.priority, 2)
    return max(made, 3) if words > LONG and copy.lead else made


def _kicker(copy: Copy, byline: str) -> str:
    """A columnist named over the headline is not named again: the byline does it."""
    kicker = clean(plain(copy.kicker))
    return "" if " " in kicker and re.search(rf"\b{re.escape(fold(kicker))}\b", fold(byline)) else kicker


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """A live report from its beginning, for a printed page is read afterwards: turned round where the hours over its parts tell that the newest comes first."""
    starts = [number for number, piece in enumerate(pieces) if piece.kind == "heading"]
    hours = [_minutes(pieces[start].text) for start in starts]
    if len(hours) < 2 or None in hours or hours != sorted(hours, key=lambda hour: -(hour or 0)) or hours[0] == hours[-1]:
        return pieces
    parts = [pieces[start:end] for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    return [*pieces[: starts[0]], *(piece for part in reversed(parts) for piece in part)]


def _minutes(heading: str) -> int | None:
    """The minute of the day with which a heading begins: “19:30 …”, “7.30 p.m. …”, “19 h 30 …”; None without one."""
    hour = HOUR.match(heading)
    if not hour:
        return None
    half = 12 * 60 if (hour[3] or "").lower() == "p" else 0
    return (int(hour[1]) % 12 if hour[3] else int(hour[1])) * 60 + int(hour[2]) + half


def _standfirst(copy: Copy, pieces: list[Piece]) -> str:
    """None where the story begins with the same words, as an excerpt does."""
    standfirst = clean(plain(copy.standfirst))
    said = fold(letters(standfirst)).rstrip(".…")
    opening = fold("".join(letters(plain(piece.text)) for piece in pieces[:2] if piece.kind == "paragraph"))
    return "" if said and opening.startswith(said) else standfirst


def _typeset(story: Story) -> Story:
    """All its words with the marks of its language."""

    def told(text: str) -> str:
        return typographic(text, story.language)

    return replace(
        story, headline=told(story.headline), kicker=told(story.kicker), standfirst=told(story.standfirst), byline=told(story.byline),
        pullquotes=tuple(map(told, story.pullquotes)), pieces=tuple(replace(piece, text=told(piece.text)) for piece in story.pieces),
        shots=tuple(replace(shot, caption=told(shot.caption), alt=told(shot.alt)) for shot in story.shots),
        boxes=tuple(replace(box, title=told(box.title), head=tuple(map(told, box.head)), rows=tuple(tuple(map(told, row)) for row in box.rows))
                    for box in story.boxes),
    )  # fmt: skip


def _pieces(block: Block) -> Iterator[Piece]:
    value = block.value
    if block.type in TEXT:
        yield Piece(TEXT[block.type], value["text"] if block.type == "paragraph" else plain(value["text"]))
    elif block.type == "quote":
        who = plain(value.get("who", ""))
        yield Piece("quote", value["text"] + (f" —{who}" if who else ""))  # closed up: a dash alone at the end of a line dangles
    elif block.type == "list":
        for number, item in enumerate(value["items"], 1):
            yield Piece("item", item, f"{number}." if value.get("ordered") else "•")


def _boxes(copy: Copy) -> Iterator[Box]:
    for block in copy.body:
        value = block.value
        if block.type == "factbox":
            yield Box("facts", value.get("title", ""), (), tuple(tuple(row) for row in value["rows"]))
        elif block.type == "table":
            yield Box("table", value.get("caption", ""), tuple(value.get("head", ())), tuple(tuple(row) for row in value["rows"]))


def _shot(figure: Figure, shot: Shot) -> Shot:
    """The picture with the words this story gives it."""
    return replace(
        shot, caption=clean(plain(figure.caption)) or clean(plain(shot.caption)), credit=clean(figure.credit or shot.credit),
        alt=clean(figure.alt or shot.alt) or clean(plain(figure.caption or shot.caption)),
    )  # fmt: skip
