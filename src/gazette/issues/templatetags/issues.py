"""The line beside the editor that says how a story fits in print."""

from typing import Any

from django import template

from gazette.desk import statics
from gazette.house import clock
from gazette.issues.fitting import words_for

register = template.Library()


@register.simple_tag
def fit_in_print(story: Any) -> str:
    return words_for(story, at=clock.now())


@register.simple_tag
def marked(path: str) -> str:
    """Where a file of ours is, marked with its content."""
    return statics.address(path)
