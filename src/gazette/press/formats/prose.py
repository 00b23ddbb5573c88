"""A body as plain HTML that any feed reader understands: absolute addresses, no classes, cleaned once more."""

from collections.abc import Callable
from typing import Any

from markupsafe import escape

from gazette.house.text import clean_inline, plain
from gazette.record import pictures
from gazette.record.copy import Block, Copy, Figure

from ..context import Context


def prose(ctx: Context, copy: Copy) -> str:
    """The full text of a story, correction boxes first, as HTML."""
    base = ctx.paper().base_url
    notes = [f"<p><b>{_correction(c.kind)}</b> {escape(c.text)}</p>" for c in copy.corrections]
    lead = [_figure(ctx, copy.lead)] if copy.lead else []
    parts = [*notes, *lead, *(WAYS[block.type](ctx, block.value) for block in copy.body if block.type in WAYS)]
    return "\n".join(filter(None, parts)).replace('href="/', f'href="{base}/')


def block_html(ctx: Context, block: Block) -> str:
    """One block as plain HTML."""
    return WAYS[block.type](ctx, block.value)


def _correction(kind: str) -> str:
    return "Clarification:" if kind == "clarification" else "Correction:"


def _figure(ctx: Context, figure: Figure) -> str:
    picture = ctx.picture(figure.picture) if figure.picture else None
    caption = clean_inline(figure.caption or (picture.caption if picture else ""))
    credit = escape(figure.credit or (picture.credit if picture else ""))
    under = f"<figcaption>{caption}{' ' if caption and credit else ''}{credit}</figcaption>" if caption or credit else ""
    if not picture:
        return f"<figure>{under}</figure>" if caption else ""
    crop = [crop for crop in pictures.crops(picture) if crop.name == "whole"][-1]
    width, height = pictures.size(picture, crop)
    alt = "" if figure.decorative else escape(figure.alt or picture.alt)
    source = f"{ctx.paper().base_url}{pictures.address(picture, crop)}"
    return f'<figure><img src="{source}" width="{width}" height="{height}" alt="{alt}">{under}</figure>'


def _text(tag: str) -> Callable[[Context, dict[str, Any]], str]:
    return lambda ctx, value: f"<{tag}>{clean_inline(value['text'])}</{tag}>"


def _quote(ctx: Context, value: dict[str, Any]) -> str:
    who = f"<p>— {escape(value['who'])}</p>" if value.get("who") else ""
    return f"<blockquote><p>{clean_inline(value['text'])}</p>{who}</blockquote>"


def _list(ctx: Context, value: dict[str, Any]) -> str:
    tag = "ol" if value.get("ordered") else "ul"
    return f"<{tag}>{''.join(f'<li>{clean_inline(item)}</li>' for item in value['items'])}</{tag}>"


def _gallery(ctx: Context, value: dict[str, Any]) -> str:
    return "\n".join(_figure(ctx, Figure(**figure)) for figure in value["pictures"])


def _factbox(ctx: Context, value: dict[str, Any]) -> str:
    rows = "".join(f"<li>{f'<b>{escape(label)}</b> ' if label else ''}{clean_inline(words)}</li>" for label, words in value["rows"])
    return f"<p><b>{escape(value['title'])}</b></p><ul>{rows}</ul>"


def _table(ctx: Context, value: dict[str, Any]) -> str:
    caption = f"<caption>{escape(value['caption'])}</caption>" if value.get("caption") else ""
    head = f"<tr>{''.join(f'<th>{escape(plain(cell))}</th>' for cell in value['head'])}</tr>" if value.get("head") else ""
    rows = "".join(f"<tr>{''.join(f'<td>{clean_inline(cell)}</td>' for cell in row)}</tr>" for row in value["rows"])
    return f"<table>{caption}{head}{rows}</table>"


def _embed(ctx: Context, value: dict[str, Any]) -> str:
    return f'<p><a href="{escape(value["url"])}">{escape(value.get("title") or value["url"])}</a></p>'


WAYS: dict[str, Callable[[Context, dict[str, Any]], str]] = {
    "paragraph": _text("p"),
    "heading": _text("h2"),
    "quote": _quote,
    "pullquote": lambda ctx, value: "",  # says again what the body says
    "list": _list,
    "picture": lambda ctx, value: _figure(ctx, Figure(**value)),
    "gallery": _gallery,
    "factbox": _factbox,
    "table": _table,
    "embed": _embed,
}
