"""Stories as XHTML for e-paper: the words of a Snapshot, its boxes and whole pictures."""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from gazette.record.copy import RIGHT_TO_LEFT

from .normal import TOKEN
from .snapshot import Amends, Box, Piece, Shot, Story
from .wishes import CLOSING

KEPT = ("b", "i", "sub", "sup")  # inline tags that go over as they are
LINK = re.compile(r"""href\s*=\s*["']((?:https?://|mailto:)[^"'\s]+)["']""", re.I)


def article(story: Story, *, number: int, pictures: Mapping[str, str], mark: str, language: str) -> str:
    """One story. ``pictures`` are file names by id, ``mark`` the page break it stands behind, ``language`` that of the paper."""
    told = f' lang="{said(story.language)}" xml:lang="{said(story.language)}" dir="{direction(story.language)}"' if story.language != language else ""
    shots = [shot for shot in story.shots if shot.id in pictures]
    parts = [mark, f'<article id="s{number}"{told} aria-labelledby="h{number}">', "<header>"]
    parts += [_line("p", "kicker", story.kicker), f'<h2 id="h{number}">{said(story.headline)}</h2>', _line("p", "standfirst", story.standfirst)]
    parts += [_line("p", "byline", story.byline), "</header>"]
    parts += [_figure(shot, pictures[shot.id]) for shot in shots[:1]]
    parts += _body(story)
    parts += [_box(box) for box in story.boxes]
    parts += [_figure(shot, pictures[shot.id]) for shot in shots[1:]]
    return "\n".join(part for part in (*parts, "</article>") if part)


def corrections(amends: tuple[Amends, ...]) -> str:
    return "\n".join(f"<p><b>{said(amend.headline)}</b> {said(amend.text)}</p>" for amend in amends)


def direction(language: str) -> str:
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def said(text: str) -> str:
    """Plain words as XML, without what XML may not hold."""
    return html.escape(re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))


def inline(markup: str) -> str:
    """Inline markup as well-formed XHTML: what was opened is closed, and in order."""
    open_: list[str] = []
    made = []
    for token in TOKEN.split(markup):
        name = token.strip("</> ").split(" ")[0].lower()
        if not token.startswith("<") or name not in (*KEPT, "a", "br"):
            made.append(said(html.unescape(token)))
        elif name == "br":
            made.append("<br/>")
        elif token.startswith("</"):
            while name in open_:
                made.append(f"</{open_.pop()}>")
        elif start := _start(name, token, open_):
            made.append(start)
            open_.append(name)
    return "".join(made) + "".join(f"</{name}>" for name in reversed(open_))


def _start(name: str, token: str, open_: list[str]) -> str:
    if name != "a":
        return f"<{name}>"
    found = LINK.search(token)
    return f'<a href="{said(html.unescape(found[1]))}">' if found and "a" not in open_ else ""


def _body(story: Story) -> Iterator[str]:
    """The pieces in order; items that follow one another make a list."""
    dateline = f'<span class="dateline">{said(story.dateline.upper())}</span> — ' if story.dateline else ""
    for kind, group in groupby(story.pieces, key=lambda piece: piece.kind):
        pieces = list(group)
        if kind == "item":
            yield _list(pieces)
            continue
        for piece in pieces:
            if kind == "heading":
                yield f"<h3>{inline(piece.text)}</h3>"
            elif kind == "quote":
                yield f"<blockquote><p>{inline(piece.text)}</p></blockquote>"
            else:
                opened = f'<p class="{kind}">' if kind in CLOSING else "<p>"
                yield f"{opened}{dateline}{inline(piece.text)}</p>"
                dateline = ""


def _list(items: list[Piece]) -> str:
    name = "ol" if items[0].mark[:1].isdigit() else "ul"
    return f"<{name}>" + "".join(f"<li>{inline(item.text)}</li>" for item in items) + f"</{name}>"


def _box(box: Box) -> str:
    title = f"<h3>{said(box.title)}</h3>" if box.title else ""
    if box.kind == "facts":
        return f'<aside class="facts">{title}{"".join(_fact(row) for row in box.rows)}</aside>'
    heads = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in box.head) if any(box.head) else ""
    rows = "".join(f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>" for row in box.rows)
    head = heads and f"<thead><tr>{heads}</tr></thead>"
    return f'<aside class="facts">{title}<table>{head}<tbody>{rows}</tbody></table></aside>'


def _fact(row: tuple[str, ...]) -> str:
    if len(row) == 1:
        return f"<p>{inline(row[0])}</p>"
    return f"<p><b>{inline(row[0])}</b> {' '.join(inline(cell) for cell in row[1:])}</p>"


def _figure(shot: Shot, name: str) -> str:
    credit = f' <span class="credit">{said(shot.credit)}</span>' if shot.credit else ""
    caption = f"<figcaption>{said(shot.caption)}{credit}</figcaption>" if shot.caption or credit else ""
    return f'<figure><img src="{name}" alt="{said(shot.alt)}"/>{caption}</figure>'


def _line(tag: str, kind: str, text: str) -> str:
    return f'<{tag} class="{kind}">{said(text)}</{tag}>' if text else ""
