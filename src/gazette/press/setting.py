"""The one Jinja2 environment, compiled once, and inline markup made safe a second time before it is set."""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

from gazette.house.text import clean_inline

TEMPLATES = Path(__file__).parent / "templates"
INCLUDED = re.compile(r'(?:(?<=\n)[ \t]+)?\{% include "([^"]+)" %\}\n?')
NO_BREAK = "\u2011"  # drawn by our faces; kept as it is


class Whole(BaseLoader):
    """Templates with the partials they include already in them: taking one in while a page is set costs more than setting it."""

    def __init__(self, files: BaseLoader) -> None:
        self.files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, name, is_current = self.files.get_source(environment, template)
        return INCLUDED.sub(lambda found: self._part(environment, found[1]), source), name, is_current

    def _part(self, environment: Environment, template: str) -> str:
        source = self.get_source(environment, template)[0].removesuffix("\n")
        return source + ('{{ "" }}' if source.endswith("%}") else "")  # else the tag would take a line's end from what follows the part


class Plain(Context):
    """Calls what a template calls, and asks nothing first: no function of ours wants to know where it is called from."""

    def call(self, function: Callable[..., Any], *values: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any) -> Any:
        return function(*values, **named)


class Sort(Template):
    """A compiled template that takes in markup as it is: to make markup of it again costs more than to set a plain word."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


def escaped(value: Any) -> str:
    """A value as a template sets it."""
    return value if type(value) is Markup else escape(value)


class Setting(Environment):
    """The environment of every template."""

    context_class = Plain
    template_class = Sort


environment = Setting(
    loader=Whole(FileSystemLoader(TEMPLATES)),
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
