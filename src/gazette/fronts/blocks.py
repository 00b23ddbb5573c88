"""What a front is made of: packages of slots, each a chosen story or a rule the press fills."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from gazette.stories.models import GENRES

KINDS = (
    ("top", _("Top: lead, three left, one right, then briefs")),
    ("opinion", _("Opinion")),
    ("section", _("A section")),
    ("feature", _("Feature")),
)
RULES = (("newest", _("The newest")), ("most-urgent", _("The most urgent")))


class RuleBlock(blocks.StructBlock):
    """A place the press fills from what is published."""

    rule = blocks.ChoiceBlock(label=_("Take"), choices=RULES, default="newest")
    section = SnippetChooserBlock("stories.Section", label=_("Only of this section"), required=False)
    genre = blocks.ChoiceBlock(label=_("Only of this genre"), choices=GENRES, required=False)


class SlotsBlock(blocks.StreamBlock):
    story = SnippetChooserBlock("stories.Story", label=_("A story"), icon="doc-full")
    rule = RuleBlock(label=_("A rule"), icon="cog")


class PackageBlock(blocks.StructBlock):
    """A group of slots under one heading."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, default="top")
    title = blocks.CharBlock(label=_("Heading"), required=False)
    section = SnippetChooserBlock("stories.Section", label=_("Headed by this section"), required=False)
    slots = SlotsBlock(label=_("Places, in order"))

    class Meta:
        icon = "list-ul"


class PackagesBlock(blocks.StreamBlock):
    """A front, from top to bottom."""

    package: Any = PackageBlock(label=_("Package"))
