"""Filling a front: chosen stories first, then each rule in turn, and never the same story twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gazette.press.context import Card
from gazette.record.names import Front, Package, Slot

URGENT_WINDOW = 12  # newest stories among which the most urgent leads
MOST = 60  # stories a rule looks through before it gives up
VOICES = ("opinion",)  # genres kept out of the news at the top, unless a slot asks for them


@dataclass(frozen=True)
class Filled:
    """A package with its cards, as many as there were."""

    package: Package
    cards: tuple[Card, ...]


def chosen(front: Front) -> set[str]:
    """The stories somebody placed by hand."""
    return {slot.story for package in front.packages for slot in package.slots if slot.story}


def fill(ctx: Any, front: Front, shown: Iterable[str] = ()) -> tuple[Filled, ...]:
    """Every package that has something to show, but nothing already ``shown``.

    A chosen story that is gone leaves its place to the newest.
    """
    placed, used = chosen(front), set(shown)
    found = []
    for package in front.packages:
        cards = tuple(card for slot in package.slots if (card := _card(ctx, package, slot, placed, used)))
        if cards:
            found.append(Filled(package, cards))
    return tuple(found)


def _card(ctx: Any, package: Package, slot: Slot, placed: set[str], used: set[str]) -> Card | None:
    card: Card | None = None
    if slot.story and slot.story not in used:
        card = ctx.card(slot.story)
    if card is None:
        card = _by_rule(ctx, package, slot, placed | used)
    if card:
        used.add(card.story)
    return card


def _by_rule(ctx: Any, package: Package, slot: Slot, taken: set[str]) -> Card | None:
    section = slot.section or package.section
    genre = slot.genre or ("opinion" if package.kind == "opinion" and not section else "")
    free = _free(ctx, section, genre, taken, news=package.kind == "top" and not genre and not section)
    if slot.rule != "most-urgent":
        return next(free, None)
    window = [card for card, _ in zip(free, range(URGENT_WINDOW), strict=False)]
    return min(window, key=lambda card: card.priority, default=None)


def _free(ctx: Any, section: str, genre: str, taken: set[str], *, news: bool) -> Iterator[Card]:
    """Stories of a scope that are not shown yet, newest first, asked for in windows that grow only when needed."""
    scope, ref = ("section", section) if section else ("genre", genre) if genre else ("all", "")
    limit, seen = 5, 0
    while seen < MOST:
        stories = ctx.newest(scope, ref, limit=limit, genre=genre if section else "")
        for story in stories[seen:]:
            if story in taken:
                continue
            card = ctx.card(story)
            if card and not (news and card.genre in VOICES):
                yield card
        if len(stories) < limit:
            return
        seen, limit = limit, limit * 2
