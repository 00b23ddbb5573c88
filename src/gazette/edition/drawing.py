"""A layout drawn by Typst: positions, words and spaces are ours; Typst makes the glyphs, the tags and the file."""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst
from pikepdf import Pdf

from gazette.house.mistakes import Mistake

from .bidi import is_mixed
from .breaking import Line
from .faces import COMPANIONS, FAMILIES, FONTS, HEAD_SPACE, HEAD_TRACK
from .fpo import hang
from .initials import extent, outline
from .inks import inks
from .layout import INK, Element, Frame, Initial, Layout, Page, Panel, Paragraph, Plate, Rule, Span, Type
from .normal import Run
from .plates import Resolution, prepare
from .tagging import regroup

READER: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
PRESS: tuple[Literal["1.6"]] = ("1.6",)  # what PDF/X-4 builds on
STROKE, TOP, FOOT = "#333333", "#1a1a1a", "#666666"  # rules of panels
Places = dict[tuple[int, str], tuple[float, float]]  # where a story begins on a page
HAIR = 0.0004  # points a letter, which nobody sees
HANG = 0.9  # points a justified line is set narrow, so that Typst, which stretches it, never breaks it elsewhere
CLOSE = 0.2  # the same of a line without spaces that ends in a hyphen, taken from its letters: nothing else gives where the line is tight
MIXED = 2.0  # the same where words run both ways: where they meet, letters and spaces are not kerned as they were reckoned

PREAMBLE = r"""
#let ink = @ink
#let others = @others  // drawn by these where a face lacks a letter
#set document(title: @title, author: @paper, date: datetime(year: @year, month: @month, day: @day))
#set page(width: @width, height: @height, margin: 0pt)
#set text(font: ("Gazette Text", ..others), fallback: false, size: @body, fill: ink("#141414"), top-edge: @rise, bottom-edge: @drop)
#set text(lang: @lang, dir: ltr, hyphenate: false)
#set par(leading: 0pt, spacing: 0pt, justify: false, linebreaks: "simple")
#set figure(gap: 3.6pt, numbering: none, supplement: none)
#show figure.caption: it => it.body
#show heading: it => it.body
#let at(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
#let run(space, track, words, soft, ..face) = text(spacing: space * 1pt, tracking: track * 1pt, ..face, if soft [#words\u{ad}] else [#words])
#let upright(x, y, length, weight, ink) = at(x, y, line(length: length * 1pt, angle: 90deg, stroke: weight * 1pt + ink))
#let level(x, y, length, weight, ink) = at(x, y, line(length: length * 1pt, stroke: weight * 1pt + ink))
"""


def draw(layout: Layout, *, leading: float, body: float, resolution: Resolution) -> bytes:
    """The PDF. The same layout gives the same bytes. Raises Mistake."""
    made = io.BytesIO()
    with drawn(layout, leading=leading, body=body, resolution=resolution) as file:
        file.save(made, deterministic_id=True)
    return made.getvalue()


@contextmanager
def drawn(layout: Layout, *, leading: float, body: float, resolution: Resolution) -> Iterator[Pdf]:
    """The file, open. Raises Mistake.

    For readers it is in the colours of a screen, tagged and linked (PDF/A-2a and PDF/UA-1 by Typst's own checks); in inks, for
    a press, it is neither.
    """
    with tempfile.TemporaryDirectory() as kept:
        names = prepare(layout, Path(kept), resolution)
        source = typeset(layout, leading=leading, body=body, pictures=names, inked=resolution.inked)
        (Path(kept) / "edition.typ").write_text(source, "utf-8")
        day = datetime.fromisoformat(layout.day).replace(tzinfo=UTC)
        try:
            made = typst.Compiler(str(Path(kept) / "edition.typ"), root=kept, font_paths=_fonts(), ignore_system_fonts=True).compile(
                format="pdf", timestamp=int(day.timestamp()), pdf_standards=list(PRESS if resolution.inked else READER), pdf_tags=not resolution.inked
            )
        except typst.TypstError as error:
            raise Mistake(f"The edition of {layout.day} could not be drawn: {error.message}. Run print-edition again with --layout FILE.json,"
                          " and report it with that file.") from None  # fmt: skip
        assert isinstance(made, bytes)
        with Pdf.open(io.BytesIO(made)) as file:
            hang(file, Path(kept))
            if not resolution.inked:
                regroup(file, layout)
            yield file


def typeset(layout: Layout, *, leading: float, body: float, pictures: dict[Plate, str], inked: bool = False) -> str:
    """The layout as Typst source. In inks it has no links, which a press file may not hold."""
    year, month, day = (int(part) for part in layout.day.split("-"))
    rise = body * 0.884
    told = {
        "others": "(" + ", ".join(map(_quoted, COMPANIONS.values())) + ")", "ink": _inks(layout) if inked else "rgb",
        "title": _quoted(layout.title), "paper": _quoted(layout.paper), "year": str(year), "month": str(month), "day": str(day),
        "width": f"{layout.width:.3f}pt", "height": f"{layout.height:.3f}pt", "body": f"{body}pt",
        "lang": _quoted(layout.language.split("-")[0]), "rise": f"{rise:.4f}pt", "drop": f"{rise - leading:.4f}pt",
    }  # fmt: skip
    head = PREAMBLE
    for name in sorted(told, key=len, reverse=True):
        head = head.replace(f"@{name}", told[name])
    pages = layout.pages
    if inked:
        pages = tuple(replace(page, elements=tuple(replace(e, link=0) if isinstance(e, Type) else e for e in page.elements)) for page in pages)
    places = {(page.number, e.story): (e.x, e.y) for page in pages for e in reversed(page.elements) if isinstance(e, Type) and e.story}
    return head + "\n#pagebreak()\n".join(_page(page, pictures, places) for page in pages)


def _inks(layout: Layout) -> str:
    """A function of Typst from a colour to its inks, for every colour of the layout."""
    spans = (span for page in layout.pages for e in page.elements for type_ in ((e,) if isinstance(e, Type) else (e.caption,) if isinstance(e, Plate) else ())
             for line in type_.lines for span in line)  # fmt: skip
    colours = {INK, STROKE, TOP, FOOT, *(span.colour for span in spans)}
    for element in (e for page in layout.pages for e in page.elements):
        colours |= {element.colour} if isinstance(element, Rule) else {element.fill} - {""} if isinstance(element, Panel) else set()
    said = ", ".join(f'"{colour}": cmyk({", ".join(f"{part}%" for part in inks(colour))})' for colour in sorted(colours))
    return f"colour => ({said}).at(colour)"


def _page(page: Page, pictures: dict[Plate, str], places: Places) -> str:
    return "\n".join(_element(element, pictures, places) for element in page.elements) + f"\n#place(top + left)[#metadata({page.number})]\n"


def _element(element: Element, pictures: dict[Plate, str], places: Places) -> str:
    if isinstance(element, Plate):
        return _plate(element, pictures[element])
    if isinstance(element, Type):
        return _type(element, places)
    return DRAWN[type(element)](element)


def _type(element: Type, places: Places) -> str:
    rise, drop = element.leading * 0.78, -element.leading * 0.22
    inner = " #linebreak()".join("".join(_span(span) for span in line) for line in element.lines)  # the space is for a bookmark
    body = f"#text(top-edge: {rise:.3f}pt, bottom-edge: {drop:.3f}pt)[{inner}]"
    if element.link:
        x, y = places.get((element.link, element.story), (0.0, 0.0))
        body = f"#link((page: {element.link}, x: {x:.1f}pt, y: {y:.1f}pt))[{body}]"
    if element.role == "p":
        body = f"#par[{body}]"
    if element.align != "left" or element.language:
        body = f"#align({element.align})[{body}]"
    if element.role in ("h1", "h2", "h3"):
        body = f"#heading(level: {element.role[1]}, bookmarked: {'true' if element.role == 'h2' else 'false'})[{body}]"
    block = f"block(width: {element.width:.3f}pt)[{_spoken(element.language)}{body}]"
    if element.role == "furniture":
        block = f"pdf.artifact({block})"
    return f"#at({element.x:.3f}, {element.y:.3f}, {block})"


def _span(span: Span) -> str:
    family, weight, style = FAMILIES[span.face]
    extra = ""
    if span.face.startswith("head"):
        extra = f", spacing: {HEAD_SPACE}em, tracking: {HEAD_TRACK}em"
        extra += ", ligatures: false" if span.face == "head-italic" else ""
    elif span.track and not is_mixed(span.text):  # Arabic letters are joined
        extra = f", tracking: {span.track}em"
    drawn = f'font: ("{family}", ..others), weight: {weight}, style: "{style}", size: {span.size:.3f}pt, fill: ink("{span.colour}"){extra}'
    return f"#text({drawn})[#{_quoted(span.text)}]"


def _frame(element: Frame) -> str:
    inner = "".join(_paragraph(paragraph, element.width) for paragraph in element.paragraphs)
    return f"#at({element.x:.3f}, {element.y:.3f}, block(width: {element.width + 0.02:.3f}pt)[#set par(justify: true)\n{_spoken(element.language)}{inner}])"


def _spoken(language: str) -> str:
    return f'#set text(lang: "{language}", dir: rtl)\n' if language else ""


def _paragraph(paragraph: Paragraph, width: float) -> str:
    if paragraph.role == "h3":
        lines = " #linebreak()".join(_line(line) for line in paragraph.lines)
        return f"#heading(level: 3, bookmarked: false)[#set par(justify: false)\n{lines}]"
    inner = "".join(_line(line) for line in paragraph.lines)
    if paragraph.lines[-1].hyphen:  # a word goes on in the next column: what cannot follow here makes it a line like the others
        inner += f"#box(width: {width * 0.6:.1f}pt)"
    return f"#par[{inner}]"


def _line(line: Line) -> str:
    """A line with its own word space, a hair narrow; Typst justifies the hair away, and breaks where it is told."""
    indent = f"#h({line.indent:.3f}pt)" if line.indent else ""
    spaces = sum(run.text.count(" ") for run in line.runs)
    space = line.space
    loose = line.last and not line.track  # a last line keeps its natural spaces
    parts = _apart(line)
    last = len(parts) - 1
    if spaces and not loose:
        space -= min((MIXED if is_mixed(line.text) else HANG) / spaces, line.space * 0.25)
    close = CLOSE / sum(len(run.text) for run in line.runs) if line.hyphen and not spaces else 0.0
    runs = "".join(
        f"#run({space:.4f}, {track - close:.4f}, {_quoted(run.text)}, {'true' if line.hyphen and number == last else 'false'}{_face(run.face)})"
        for number, (run, track) in enumerate(parts)
    )
    return indent + runs + ("" if line.last or line.hyphen else "#linebreak(justify: true)")


def _apart(line: Line) -> list[tuple[Run, float]]:
    """The runs of a line with their track. What follows an initial in its word is drawn by itself, as Typst does when the track differs by a hair."""
    first, *others = line.runs
    word, space, left = first.text.partition(" ")
    if not line.initial or not left:
        return [(run, line.track) for run in line.runs]
    return [(replace(first, text=word), line.track + HAIR), (replace(first, text=space + left), line.track), *((run, line.track) for run in others)]


def _initial(element: Initial) -> str:
    """Its outline, which no program takes for a letter."""
    _, top, _, _ = extent(element.letters)

    def at(point: tuple[float, float]) -> str:
        return f"({point[0] * element.size:.4f}pt, {(top - point[1]) * element.size:.4f}pt)"

    parts = ", ".join(f"curve.{name}({', '.join(map(at, points))})" if points else 'curve.close(mode: "straight")' for name, points in outline(element.letters))
    return f'#at({element.x:.3f}, {element.y - top * element.size:.4f}, pdf.artifact(curve(fill: ink("{INK}"), {parts})))'


def _face(name: str) -> str:
    if name == "text":
        return ""
    family, weight, style = FAMILIES[name]
    return f', font: ("{family}", ..others), weight: {weight}, style: "{style}"'


def _plate(element: Plate, name: str) -> str:
    under = element.caption
    inner = "#linebreak()".join("".join(_span(span) for span in line) for line in under.lines)
    text = f"#text(top-edge: {under.leading * 0.78:.3f}pt, bottom-edge: {-under.leading * 0.22:.3f}pt)[{inner}]"
    image = f'image("{name}", width: {element.width:.3f}pt, height: {element.height:.3f}pt, fit: "stretch", alt: {_quoted(element.alt)})'
    block = f"block(width: {under.width:.3f}pt)[{_spoken(under.language)}#align({under.align})[{text}]]"
    caption = f", caption: align({under.align}, {block})" if under.lines else ""
    return f"#at({element.x:.3f}, {element.y:.3f}, block(width: {element.width:.3f}pt, figure({image}{caption})))"


def _rule(element: Rule) -> str:
    name = "upright" if element.upright else "level"
    return f'#{name}({element.x:.3f}, {element.y:.3f}, {element.length:.3f}, {element.weight}, ink("{element.colour}"))'


def _panel(element: Panel) -> str:
    made = []
    if element.fill or element.stroke:
        fill = f', fill: ink("{element.fill}")' if element.fill else ""
        stroke = f', stroke: {element.stroke}pt + ink("{STROKE}")' if element.stroke else ""
        made.append(f"#at({element.x:.3f}, {element.y:.3f}, rect(width: {element.width:.3f}pt, height: {element.height:.3f}pt{fill}{stroke}))")
    if element.top:
        made.append(_rule(Rule(element.x, element.y, element.width, element.top, colour=TOP)))
    if element.bottom:
        made.append(_rule(Rule(element.x, element.y + element.height, element.width, element.bottom, colour=FOOT)))
    return "\n".join(made)


DRAWN: dict[type, Callable[..., str]] = {Frame: _frame, Initial: _initial, Rule: _rule, Panel: _panel}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
