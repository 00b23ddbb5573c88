"""A story's body in HTML: each block of a Copy set by one plain function."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from gazette.house.text import plain
from gazette.press.setting import inline
from gazette.record.copy import Block, Figure

from .stick import Stick

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)\s*(.*)", re.S)
YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|shorts/)|youtu\.be/)([\w-]{11})")
VIMEO = re.compile(r"vimeo\.com/(?:video/)?(\d+)")
MAY = "allow-scripts allow-same-origin allow-presentation allow-popups"  # what a frame is let do: play, and open its own site
LONGEST_WORD = 30  # letters that are kept on one line with the mark after them


@dataclass(frozen=True)
class Post:
    """One post of a live story: its time, its headline and what was written."""

    anchor: str  # the stable id of the block it opens with
    clock: str
    headline: str
    body: Markup

    @property
    def minute(self) -> int:
        hour, minute = self.clock.split(":")
        return int(hour) * 60 + int(minute)


def blocks(stick: Stick, body: Iterable[Block]) -> tuple[Markup, ...]:
    """Every block that shows something, in order."""
    return tuple(markup for block in body if block.type in BLOCKS and (markup := BLOCKS[block.type](stick, block)))


def signed(stick: Stick, parts: tuple[Markup, ...]) -> tuple[Markup, ...]:
    """The same with the paper's mark after the last word, on one line with it; on a line of its own where no paragraph ends."""
    mark = Markup(f'<svg role="img" aria-label="{escape(stick.say("End of article"))}" viewBox="{stick.monogram.box}"><use href="#eg"/></svg>')
    if parts and parts[-1].endswith("</p>") and parts[-1].startswith("<p>"):
        before, space, word = parts[-1][:-4].rpartition(" ")
        if "<" in word or ">" in word or len(word) > LONGEST_WORD:  # the last word has markup of its own, or its script no spaces
            before, space, word = parts[-1][:-4], Markup(), Markup()
        return (*parts[:-1], before + space + Markup('<span class="end">') + word + mark + Markup("</span></p>"))
    return (*parts, Markup('<p><span class="end">{}</span></p>').format(mark))


def placed(dateline: str, parts: tuple[Markup, ...]) -> tuple[Markup, ...]:
    """The same with the dateline before the first word."""
    if not dateline or not parts or not parts[0].startswith("<p>"):
        return parts
    return (Markup('<p><span class="place">{}</span> ').format(dateline) + parts[0][3:], *parts[1:])


def posts(stick: Stick, body: Iterable[Block]) -> tuple[tuple[Markup, ...], tuple[Post, ...]]:
    """What stands before the first timed heading, and the posts in the order they are written."""
    before: list[Markup] = []
    found: list[tuple[str, str, str, list[Markup]]] = []
    for block in body:
        timed = CLOCK.fullmatch(plain(block.value["text"])) if block.type == "heading" else None
        if timed:
            found.append((block.id, f"{int(timed[1])}:{timed[2]}", timed[3], []))
        elif block.type in BLOCKS and (markup := BLOCKS[block.type](stick, block)):
            (found[-1][3] if found else before).append(markup)
    return tuple(before), tuple(Post(anchor, clock, words, Markup("\n").join(parts)) for anchor, clock, words, parts in found)


def newest_first(stick: Stick, body: Iterable[Block]) -> tuple[tuple[Markup, ...], tuple[Post, ...]]:
    """``posts``, turned round when they were written from morning to night."""
    before, found = posts(stick, body)
    return before, tuple(reversed(found)) if len(found) > 1 and found[0].minute < found[-1].minute else found


def last_post(stick: Stick, updated: str, found: tuple[Post, ...]) -> datetime:
    """When the newest post was written: that hour, as near before the last change as it can be; without posts, the change itself."""
    changed = stick.when(updated)
    if not found:
        return changed
    local = changed.astimezone(ZoneInfo(stick.paper.zone))
    at = local.replace(hour=found[0].minute // 60, minute=found[0].minute % 60, second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=1)


def paragraph(stick: Stick, block: Block) -> Markup:
    text = inline(block.value["text"])
    return Markup(f"<p>{text}</p>") if text and not text.isspace() else Markup("")


def heading(stick: Stick, block: Block) -> Markup:
    return Markup(f'<h2 id="{escape(block.id)}">{inline(block.value["text"])}</h2>')


def quote(stick: Stick, block: Block) -> Markup:
    return Markup('<blockquote class="said">{}{}</blockquote>').format(_paragraphs(block), _who(block))


def pullquote(stick: Stick, block: Block) -> Markup:
    return Markup('<aside class="pull" aria-label="{}"><p>{}</p>{}</aside>').format(stick.say("Pull quote"), inline(block.value["text"]), _who(block))


def figure(stick: Stick, block: Block) -> Markup:
    return plateblock(stick, Figure(**block.value), "body")


def plateblock(stick: Stick, figure: Figure, place: str, *, eager: bool = False) -> Markup:
    """A picture with its caption and credit; the caption alone when the file never came, nothing when it was withdrawn."""
    picture = stick.picture(figure, place, eager=eager)
    if figure.picture and not picture:
        return Markup("")
    caption, credit = stick.caption(figure), stick.credit(figure)
    if not picture:
        credit = credit or stick.say("The picture is not in our archive")
    lines = Markup(" ").join(
        Markup('<span{} dir="auto">{}</span>').format(mark, words) for mark, words in (("", caption), (Markup(' class="credit"'), credit)) if words
    )
    note = Markup("<figcaption>{}</figcaption>").format(lines) if lines else Markup("")
    kind = "plateblock" if picture else "plateblock lost"
    kind += stick.build(figure) if picture else ""
    return Markup('<figure class="{}">{}{}</figure>').format(kind, picture, note) if picture or caption else Markup("")


def gallery(stick: Stick, block: Block) -> Markup:
    figures = [plateblock(stick, Figure(**value), "gallery") for value in block.value["pictures"]]
    shown = [figure for figure in figures if figure]
    return Markup('<div class="gallery">{}</div>').format(Markup("").join(shown)) if shown else Markup("")


def factbox(stick: Stick, block: Block) -> Markup:
    rows = block.value.get("rows", ())
    pairs = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, inline(words)) for label, words in rows if label)
    text = Markup("").join(Markup("<p>{}</p>").format(inline(words)) for label, words in rows if not label)
    title = block.value.get("title") or stick.say("At a glance")
    facts = Markup("<dl>{}</dl>").format(pairs) if pairs else Markup("")
    return Markup('<aside class="glance" aria-labelledby="b-{0}"><h2 id="b-{0}">{1}</h2>{2}{3}</aside>').format(block.id, title, facts, text)


def table(stick: Stick, block: Block) -> Markup:
    """A table that scrolls by itself on a narrow page; columns of figures are set to the end."""
    head, rows = block.value.get("head", ()), block.value.get("rows", ())
    figures = _figure_columns(rows)
    marks = {column: Markup(' class="num"') for column in figures}
    top = Markup("").join(Markup('<th scope="col"{}>{}</th>').format(marks.get(i, ""), inline(cell)) for i, cell in enumerate(head))
    lines = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td{}>{}</td>").format(marks.get(i, ""), inline(cell)) for i, cell in enumerate(row)))
        for row in rows
    )
    caption = block.value.get("caption", "")
    return Markup('<div class="table" role="region" tabindex="0" aria-label="{}"><table>{}{}<tbody>{}</tbody></table></div>').format(
        plain(caption) or stick.say("Table"),
        Markup("<caption>{}</caption>").format(inline(caption)) if caption else "",
        Markup("<thead><tr>{}</tr></thead>").format(top) if top else "",
        lines,
    )


def items(stick: Stick, block: Block) -> Markup:
    tag = "ol" if block.value.get("ordered") else "ul"
    lines = Markup("").join(Markup("<li>{}</li>").format(inline(item)) for item in block.value.get("items", ()))
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), lines)


def embed(stick: Stick, block: Block) -> Markup:
    """A link to what stands elsewhere. Its button is shown by the script; nothing foreign is fetched before."""
    url, provider = block.value.get("url", ""), block.value.get("provider", "")
    if urlsplit(url).scheme not in ("http", "https"):
        return Markup("")
    frame = framed(provider, url)
    title = block.value.get("title") or url
    button = Markup('<button class="btn" type="button" hidden data-frame="{}" data-may="{}" data-title="{}">{}</button>').format(
        frame, MAY, title, stick.say("Load here")) if frame else ""  # fmt: skip
    return Markup('<div class="embed"><p><b>{}</b></p><p>{}</p><p class="row"><a href="{}">{}</a>{}</p></div>').format(
        title, stick.say("Kept at {host}. Nothing is loaded from there until you ask.", host=urlsplit(url).netloc), url,
        stick.say("Open it there"), button,
    )  # fmt: skip


def framed(provider: str, url: str) -> str:
    """The address a frame may show, for providers whose pages can be framed without a script; else empty."""
    if provider == "youtube" and (found := YOUTUBE.search(url)):
        return f"https://www.youtube-nocookie.com/embed/{found[1]}"
    if provider == "vimeo" and (found := VIMEO.search(url)):
        return f"https://player.vimeo.com/video/{found[1]}?dnt=1"
    return ""


BLOCKS: dict[str, Callable[[Stick, Block], Markup]] = {
    "paragraph": paragraph, "heading": heading, "quote": quote, "pullquote": pullquote, "picture": figure,
    "gallery": gallery, "factbox": factbox, "table": table, "list": items, "embed": embed,
}  # fmt: skip


def frames(body: Iterable[Block]) -> list[str]:
    """The hosts of the frames a reader may open in it."""
    found = (framed(block.value.get("provider", ""), block.value.get("url", "")) for block in body if block.type == "embed")
    return [urlsplit(frame).netloc for frame in found if frame]


def _paragraphs(block: Block) -> Markup:
    parts = [part for part in re.split(r"\n\s*\n|<br\s*/?>\s*<br\s*/?>", block.value["text"]) if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(inline(part)) for part in parts)


def _who(block: Block) -> Markup:
    who = block.value.get("who", "")
    return Markup("<footer>{}</footer>").format(inline(who)) if who else Markup("")


def _figure_columns(rows: Any) -> set[int]:
    """Columns in which every cell that holds something is a figure."""
    columns: set[int] = set()
    for column in range(max((len(row) for row in rows), default=0)):
        cells = [plain(row[column]).strip() for row in rows if len(row) > column and plain(row[column]).strip()]
        if cells and all(re.fullmatch(r"[$€£¥]?[+\-\u2212]?[$€£¥]?[\d.,\s\u00a0\u202f]+\s?(%|°|kg|km|m|s)?", cell) for cell in cells):
            columns.add(column)
    return columns
