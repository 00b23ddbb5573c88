"""The printed paper to read: the newest edition, each page with its text, and the back numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.formats.printed import DAY, editions_of, every_edition, file_address, picture_address, spoiled, unreadable
from gazette.press.kinds import Kind
from gazette.press.rendition import Rendition
from gazette.record.copy import Block, Copy
from gazette.record.edition import CORRECTION, Edition, Page, day_path
from gazette.record.reading import Reading

from .body import blocks, placed
from .sheet import Head, sheet
from .stick import Stick

RECENT = 12  # back numbers listed beside the newest edition
WORDS = ("paragraph", "heading", "quote", "list", "factbox", "table")  # what a page's text repeats; its pictures stand in the picture of the page
OVERVIEW = "(min-width:68rem) 21rem, (min-width:48rem) 45vw, 60vw"  # a phone shows them wider, but takes the light file: they are to find a page by
FULL = "(min-width:68rem) 58rem, 96vw"


@dataclass(frozen=True)
class Item:
    """A story on a page as it was printed. ``starts`` is the page of its first words."""

    copy: Copy
    headline: str  # in print; maybe not that of the website
    starts: int
    onward: tuple[int, ...]  # pages on which it goes on
    is_correction: bool
    is_corrected: bool  # on the website, after this was printed
    is_shortened: bool = False  # its end was not printed
    body: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """A page to be shown. A withdrawn one has neither picture nor items; one that showed a withdrawn picture has no picture of itself."""

    page: Page
    items: tuple[Item, ...]
    picture: Markup
    is_withdrawn: bool
    is_hidden: bool = False


def build(ctx: Context, found: dict[str, str]) -> Rendition | None:
    """The newest edition, and the way to the older ones."""
    day = ctx.newest_edition()
    edition = ctx.edition(day) if day else None
    return _edition_page(ctx, edition, "/today/") if edition else None


def build_day(ctx: Context, found: dict[str, str]) -> Rendition | None:
    edition = ctx.edition(found["day"])
    return _edition_page(ctx, edition, day_path(edition.day)) if edition else None


def build_sheet(ctx: Context, found: dict[str, str]) -> Rendition | None:
    """One page: its picture and its text."""
    edition, number = ctx.edition(found["day"]), int(found["page"])
    if not edition or not 1 <= number <= len(edition.pages):
        return None
    stick = Stick(ctx)
    leaf = _leaf(ctx, stick, edition, edition.pages[number - 1], with_text=True)
    title = stick.say("Page {number}, {day}", number=number, day=stick.say.date(date.fromisoformat(edition.day)))
    address = sheet_path(edition.day, number)
    head = Head(title, _about(stick, edition), address, is_indexed=False)
    values: dict[str, Any] = {"title": title, "edition": edition, "leaf": leaf, "day": date.fromisoformat(edition.day), "sheet_path": sheet_path}
    return sheet(stick, "edition_page.html", address, head, apart="today.css", **values)


def build_year(ctx: Context, found: dict[str, str]) -> Rendition | None:
    """The back numbers of a year."""
    editions = ctx.editions(int(found["year"]))
    if not editions:
        return None
    stick, address = Stick(ctx), f"/today/{found['year']}/"
    title = stick.say("Back numbers of {year}", year=int(found["year"]))
    head = Head(title, stick.say("Every printed paper of {year}, to read and to take away.", year=int(found["year"])), address)
    return sheet(stick, "back_numbers.html", address, head, title=title, editions=_dated(editions), years=ctx.edition_years(), year=int(found["year"]))


def sheet_path(day: str, number: int) -> str:
    return f"/today/{day}/{number}/"


def _edition_page(ctx: Context, edition: Edition, address: str) -> Rendition:
    stick = Stick(ctx)
    gone = spoiled(ctx, edition)
    leaves = [_leaf(ctx, stick, edition, page) for page in edition.pages]
    is_newest = address == "/today/"
    day = date.fromisoformat(edition.day)
    title = stick.say("Today’s paper") if is_newest else stick.say("The paper of {day}", day=stick.say.date(day))
    files = () if gone or edition.is_withdrawn or ctx.moment else tuple(_files(stick, edition))
    head = Head(title, _about(stick, edition), address)
    return sheet(
        stick, "edition.html", address, head, apart="today.css", title=title, about=head.description, edition=edition, leaves=leaves, day=day, files=files,
        sheet_path=sheet_path, lacks="story" if unreadable(ctx, edition) else "picture" if gone else "",
        without=[stands.path for ref in edition.without if (stands := ctx.standing(ref))],
        recent=_dated(_recent(ctx, edition.day)) if is_newest else [], years=ctx.edition_years() if is_newest else (),
        before=ctx.edition_before(edition.day) if not is_newest else "",
    )  # fmt: skip


def _leaf(ctx: Context, stick: Stick, edition: Edition, page: Page, *, with_text: bool = False) -> Leaf:
    if page.number in unreadable(ctx, edition):
        return Leaf(page, (), Markup(""), True)
    items = tuple(_items(ctx, stick, edition, page.number, with_text=with_text))
    if page.number in spoiled(ctx, edition):
        return Leaf(page, items, Markup(""), False, True)
    words = stick.say("Page {number}", number=page.number) + "".join(f"; {item.headline}" for item in items)
    return Leaf(page, items, _picture(edition, page, words, FULL if with_text else OVERVIEW, eager=with_text or page.number == 1), False)


def _items(ctx: Context, stick: Stick, edition: Edition, number: int, *, with_text: bool) -> Iterator[Item]:
    for ran in edition.on(number):
        copy = ctx.version(ran.story, ran.version)
        newest = ctx.card(ran.story)
        if copy is None:
            continue
        starts, is_correction = min(ran.pages), ran.role == CORRECTION
        body: tuple[Markup, ...] = ()
        if with_text and is_correction:
            body = (Markup("<p>{}</p>").format(copy.corrections[-1].text),) if copy.corrections else ()
        elif with_text and starts == number:
            body = placed(copy.dateline, blocks(stick, as_printed(copy.body, ran.cut)))
        corrected = bool(newest) and _corrections(ctx, ran.story) > len(copy.corrections)
        headline = (not is_correction and ctx.printed_as(ran.story, edition.day)) or copy.headline
        yield Item(copy, headline, starts, tuple(page for page in ran.pages if page > number), is_correction, corrected, bool(ran.cut), body)


def as_printed(body: Sequence[Block], cut: int) -> Iterator[Block]:
    """The blocks of a body whose words stood in print, without so many pieces at the end of its text; its boxes and tables stay."""
    pieces = sum(_pieces(block) for block in body) - cut
    for block in (block for block in body if block.type in WORDS):
        own = _pieces(block)
        if not own or own <= pieces:
            yield block
        elif pieces > 0:
            yield replace(block, value={**block.value, "items": block.value["items"][:pieces]})
        pieces -= own


def _pieces(block: Block) -> int:
    """How many pieces of text a block is in print."""
    return len(block.value["items"]) if block.type == "list" else block.type in ("paragraph", "heading", "quote")


def _corrections(ctx: Context, story: str) -> int:
    """How many corrections the story has by now."""
    return sum(line.kind == "correct" for line in ctx.versions(story))


def _picture(edition: Edition, page: Page, alt: str, sizes: str, *, eager: bool) -> Markup:
    """The picture of a page in the widths there are; empty when its files were withdrawn."""
    if not page.pictures:
        return Markup("")
    largest, light = page.pictures[-1], _offered(edition, page, "avif") if all(picture.avif for picture in page.pictures) else ""
    loading = Markup(' fetchpriority="high"') if eager else Markup(' loading="lazy" decoding="async"')
    shown = Markup('<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}>').format(
        picture_address(edition, page.number, largest), _offered(edition, page, "jpg"), sizes, largest.width, largest.height, alt, loading
    )
    return Markup('<picture><source type="image/avif" srcset="{}" sizes="{}">{}</picture>').format(light, sizes, shown) if light else shown


def _offered(edition: Edition, page: Page, extension: str) -> str:
    return ", ".join(f"{picture_address(edition, page.number, picture, extension)} {picture.width}w" for picture in page.pictures)


def _files(stick: Stick, edition: Edition) -> Iterator[tuple[str, str]]:
    """(address, words) of what may be taken away."""
    for extension, size in (("pdf", edition.pdf_bytes), ("epub", edition.epub_bytes)):
        if getattr(edition, extension):
            yield file_address(edition, extension), f"{extension.upper()}, {max(size / 1e6, 0.1):.1f} MB"


def _about(stick: Stick, edition: Edition) -> str:
    day = stick.say.long(date.fromisoformat(edition.day))
    if edition.is_withdrawn:
        return stick.say("Number {number}, {day}: withdrawn.", number=edition.number, day=day)
    return stick.say("Number {number}, {day}, {count} pages.", number=edition.number, day=day, count=len(edition.pages))


def _recent(ctx: Context, day: str) -> tuple[tuple[str, int], ...]:
    """The editions before a day, as far back as its own year and the one before."""
    found = [pair for year in (int(day[:4]), int(day[:4]) - 1) for pair in ctx.editions(year) if pair[0] < day]
    return tuple(found[:RECENT])


def _dated(editions: Iterable[tuple[str, int]]) -> list[tuple[date, int, str]]:
    return [(date.fromisoformat(day), number, day_path(day)) for day, number in editions]


def every_day(reading: Reading) -> Iterable[str]:
    return (day_path(day) for year in reading.edition_years() for day, _ in reading.editions(year))


def every_sheet(reading: Reading) -> Iterable[str]:
    return (sheet_path(edition.day, page.number) for edition in every_edition(reading) for page in edition.pages)


def every_year(reading: Reading) -> Iterable[str]:
    return (f"/today/{year:04}/" for year in reading.edition_years())


def day_concerned(change: Change) -> Iterable[str]:
    return {day_path(edition.day): None for edition in editions_of(change)}


def sheet_concerned(change: Change) -> Iterable[str]:
    return {sheet_path(edition.day, page.number): None for edition in editions_of(change) for page in edition.pages}


def year_concerned(change: Change) -> Iterable[str]:
    return {f"/today/{edition.day[:4]}/": None for edition in editions_of(change)}


def concerned(change: Change) -> Iterable[str]:
    return ("/today/",) if any(editions_of(change)) else ()


KIND = Kind("today", re.compile("/today/"), build, lambda reading: ("/today/",), concerned)
DAYS = Kind("edition", re.compile(rf"/today/{DAY}/"), build_day, every_day, day_concerned)
SHEETS = Kind("edition page", re.compile(rf"/today/{DAY}/(?P<page>\d+)/"), build_sheet, every_sheet, sheet_concerned, shown=True)
YEARS = Kind("back numbers", re.compile(r"/today/(?P<year>\d{4})/"), build_year, every_year, year_concerned)
