"""A paper's own look: its colours over ours in one small sheet, and its monogram as the icon."""

import re
from collections.abc import Iterable, Mapping

from gazette.house.look import DARKENED, NAME, VALUE
from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.kinds import Kind, nothing
from gazette.press.lettering import PAPER, RED
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from . import marks

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def build(ctx: Context, found: dict[str, str]) -> Rendition | None:
    paper = ctx.paper()
    if not paper.tokens and not paper.tokens_dark:
        return None
    always, light = ({name: value for name, value in paper.tokens.items() if (name in DARKENED) is darkened} for darkened in (False, True))
    sheet = rules(always) + scheme("light", rules(light)) + scheme("dark", rules(paper.tokens_dark))
    return Rendition("/look.css", f"@media not print{{{sheet}}}".encode(), type="text/css; charset=utf-8")


def scheme(name: str, inside: str) -> str:
    """Colours of one scheme. What dark mode changes must not be set for both: black words would stand on black."""
    return f"@media (prefers-color-scheme:{name}){{{inside}}}" if inside else ""


def rules(tokens: Mapping[str, str]) -> str:
    said = declarations(tokens)
    return f":root{{{said}}}" if said else ""


def declarations(tokens: Mapping[str, str]) -> str:
    """Custom properties; a name or value that could leave its place is left out."""
    return ";".join(f"--{name}:{value}" for name, value in sorted(tokens.items()) if NAME.fullmatch(name) and VALUE.fullmatch(value))


def icon(ctx: Context, found: dict[str, str]) -> Rendition:
    paper = ctx.paper()
    red, letters = paper.tokens.get("red", RED), paper.tokens.get("on-red", PAPER)
    red, letters = (red if COLOUR.fullmatch(red) else RED), (letters if COLOUR.fullmatch(letters) else PAPER)
    return Rendition("/icon.svg", marks.icon(paper.monogram, red, letters).encode(), type="image/svg+xml")


def concerned(change: Change) -> Iterable[str]:
    return ("/look.css",) if change.kind == "paper" else ()


def _look(reading: Reading) -> Iterable[str]:
    return ("/look.css",)


def _icon(reading: Reading) -> Iterable[str]:
    return ("/icon.svg",)


KIND = Kind("look", re.compile(r"/look\.css"), build, _look, concerned)
ICON = Kind("icon", re.compile(r"/icon\.svg"), icon, _icon, nothing)
