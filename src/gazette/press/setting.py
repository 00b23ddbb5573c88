"""The one Jinja2 environment, compiled once, and inline markup made safe a second time before it is set."""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from gazette.house.text import clean_inline

from .compiled import kept_compiled

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


class Plain(CodeGenerator):
    """Writes what a template asks for as Python would: our data has attributes, and no function of ours wants to know where it is called from."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, (named.key for named in node.kwargs))):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")


class Sort(Template):
    """A compiled template that takes in markup as it is: to make markup of it again costs more than to set a plain word."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


def escaped(value: Any) -> str:
    """A value as a template sets it. A plain word is not made markup of: nobody asks it again."""
    if type(value) is str:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace('"', "&#34;")
    return value if type(value) is Markup else escape(value)


class Setting(Environment):
    """The environment of every template."""

    code_generator_class = Plain
    template_class = Sort

    def __init__(self, **wished: Any) -> None:
        super().__init__(**wished)
        self._kept: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary, since each page copies it; nothing of ours changes what all templates know after the first was loaded."""
        return {**self.globals, **(d or {})}

    def get_template(self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None) -> Template:
        """A template, asked for by every page: of the first kept for good, since ours never change while a process lives."""
        found = self._kept.get(name) if type(name) is str else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._kept[str(found.name)] = found
        return found


environment = Setting(
    loader=Whole(FileSystemLoader(TEMPLATES)),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    bytecode_cache=kept_compiled(TEMPLATES, Path(__file__)),
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
