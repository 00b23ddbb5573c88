"""The one Jinja2 environment, compiled once, and inline markup made safe a second time before it is set."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gazette.house.text import clean_inline

TEMPLATES = Path(__file__).parent / "templates"
NO_BREAK = "\u2011"  # drawn by our faces; kept as it is

environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    cache_size=200,
)


def set_page(template: str, **values: Any) -> bytes:
    """A template filled with plain data, as UTF-8."""
    return environment.get_template(template).render(values).encode()


def set_part(template: str, **values: Any) -> Markup:
    """A part of a page, filled the same way."""
    return Markup(environment.get_template(template).render(values))


@lru_cache(maxsize=8192)
def inline(markup: str) -> Markup:
    """Inline markup of a body, cleaned again whatever the record holds."""
    if "<" not in markup and "&" not in markup:
        return Markup(markup.replace(">", "&gt;"))
    return Markup(clean_inline(markup))
