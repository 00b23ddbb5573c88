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
TEXT = {"paragraph": "paragraph", "heading": "heading"}


def story_of(copy: Copy, *, byline: str, section: str, shots: Mapping[str, Shot], story: str = "", note: str = "") -> Story:
    """The story to print. ``byline`` is in words, ``shots`` are the pictures there are, by id, ``note`` tells who speaks. Its corrections stand at its end."""
    figures = tuple(_shot(figure, shots[figure.picture]) for figure in copy.figures() if figure.picture in shots)
    pieces = [piece for block in copy.body for piece in _pieces(block)]
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
        yield Piece("quote", value["text"] + (f" — {who}" if who else ""))
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
