"""The paper's name and monogram for the newsroom's furniture."""

from django import template

from gazette.house.settings import active

register = template.Library()


@register.simple_tag
def paper_name() -> str:
    return active().name


@register.simple_tag
def monogram() -> str:
    return active().monogram
