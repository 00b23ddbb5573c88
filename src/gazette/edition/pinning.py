"""Which stories and advertisements may stand on a page, and what is told of those that were wanted there and found no room."""

from collections.abc import Iterable
from dataclasses import replace

from gazette.house.mistakes import Mistake

from .makeup import MUST, Booked, Made, Offer
from .matter import Matter
from .sheet import Sheet
from .wishes import Booking, Wishes

WAITING = 40.0  # what leaving an advertisement for a later page costs


def booked(waiting: Iterable[Booking], sheet: Sheet, *, page: int, last: bool, count: int) -> list[Booked]:
    """The advertisements that may stand on a page: those booked for it, and from page two on those for any."""
    here = [b for b in waiting if b.page == page or (not b.page and (page > 1 or count == 1))]
    return [Booked(b, b.rows(sheet), MUST if b.page == page or last else WAITING) for b in here]


def missed(made: Made | None, offers: list[Offer], ads: list[Booked]) -> tuple[list[Offer], list[Booked]]:
    """What had to stand on a page and does not."""
    placed = made.placed if made else set()
    shown = {spot.booking.id for spot in made.spots if spot.booking} if made else set()
    return ([o for o in offers if o.leaving >= MUST and (o.matter.id, o.matter.origin) not in placed],
            [b for b in ads if b.leaving >= MUST and b.booking.id not in shown])  # fmt: skip


def without_top(offers: list[Offer]) -> list[Offer]:
    """The same offers, none bound to the top of the page."""
    return [replace(o, matter=replace(o.matter, wish=replace(o.matter.wish, top=False))) for o in offers]


def unpinned(offers: list[Offer], lost: list[Offer]) -> list[Offer]:
    """The same offers, those that found no room left to any page."""
    return [replace(o, leaving=60.0) if o in lost else o for o in offers]


def unfulfilled(wishes: Wishes, stories: Iterable[str], count: int) -> list[str]:
    """Wishes that name what is not there."""
    known = set(stories)
    locked = wishes.locked()
    told = [f"{w.story} was to stand on page {w.page}, which is locked." for w in wishes.stories if w.page in locked and w.story in known]
    told += [f"{w.story} was to stand on page {w.page}, but the edition has {count}." for w in wishes.stories if w.page > count and w.story in known]
    told += [f"The advertisement {b.name} was booked for page {b.page}, but the edition has {count}." for b in wishes.bookings if b.page > count]
    return told


def refuse_stranded(waiting: Iterable[Matter], number: int) -> None:
    """Raise Mistake when a locked page sends a story to a page that is made up without it."""
    for matter in waiting:
        if matter.wish.page and matter.wish.page <= number:
            where = f"{matter.id} continues on page {matter.wish.page} by the locked page {matter.origin}"
            raise Mistake(f"{where}, and finds no room there. Unlock page {matter.origin}.")


def no_room(name: str, page: int) -> str:
    return f"{name} was to stand on page {page} and found no room there beside what else must. Trim it, free its columns, or move another story."


def no_top(offer: Offer, page: int) -> str:
    return f"{offer.matter.id} could not stand at the top of page {page}: nothing fills the page below it. Allow it another span, or another page."


def no_advertisement(booking: Booking, page: int) -> str:
    where = f"on page {page}" if page else "on any page"
    return f"The advertisement {booking.name} ({booking.columns} columns, {booking.tall:g} mm) found no room {where}. Move it, or choose another page."
