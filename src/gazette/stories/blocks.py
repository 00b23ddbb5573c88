"""The typed blocks of a story's body; each has a stable id, inline text only, and its twin in record/copy.py."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link", "superscript", "subscript"]
PROVIDER_ADDRESSES = {
    "youtube": re.compile(r"https://(www\.)?(youtube\.com/watch\?v=|youtu\.be/)[\w-]+"),
    "vimeo": re.compile(r"https://vimeo\.com/\d+"),
    "soundcloud": re.compile(r"https://soundcloud\.com/[\w-]+/[\w-]+"),
    "mastodon": re.compile(r"https://[\w.-]+/@[\w.@-]+/\d+"),
}


def text(label: Any = "", **kwargs: Any) -> blocks.RichTextBlock:
    """A line or paragraph with inline marks."""
    return blocks.RichTextBlock(label=label, features=INLINE, **kwargs)


def provider_of(url: str) -> str:
    """The provider whose address this is; empty when it is none of ours."""
    return next((name for name, pattern in PROVIDER_ADDRESSES.items() if pattern.match(url)), "")


def identified(item: Any) -> Any:
    """An item of a list as it was stored, with an id if it has none: an item without one Wagtail takes for a bare value, and reads as empty."""
    return {**item, "id": str(uuid4())} if isinstance(item, dict) and item.get("type") == "item" and not item.get("id") else item


class ItemsBlock(blocks.ListBlock):
    """A list whose items may have been stored without ids, as whatever was taken in once was."""

    def to_python(self, value: Iterable[Any]) -> Any:
        return super().to_python([identified(item) for item in value])

    def bulk_to_python(self, values: Iterable[Iterable[Any]]) -> Any:
        return super().bulk_to_python([[identified(item) for item in each] for each in values])

    def deconstruct(self) -> Any:
        """To migrations it is Wagtail's own list: nothing of the table differs."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.ListBlock", args, kwargs


class QuoteBlock(blocks.StructBlock):
    text = text(_("Words"))
    who = blocks.CharBlock(label=_("Who said it"), required=False)


class ListBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(label=_("Numbered"), required=False)
    items = ItemsBlock(text(), label=_("Items"))


class FigureBlock(blocks.StructBlock):
    """A picture in its place. Without a picture it is a caption whose picture never came."""

    picture = ImageChooserBlock(label=_("Picture"), required=False)
    caption = text(_("Caption here"), required=False)
    alt = blocks.CharBlock(label=_("Text instead of the picture, here"), required=False)
    credit = blocks.CharBlock(label=_("Credit here"), required=False)
    decorative = blocks.BooleanBlock(label=_("Decoration only"), required=False)

    class Meta:
        icon = "image"


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), required=False)
    text = text(_("Text"))


class FactboxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    rows = ItemsBlock(FactBlock(), label=_("Rows"))


class TableBlock(blocks.StructBlock):
    """A small table, written as lines: cells are parted by a vertical bar, the first line heads the columns."""

    caption = blocks.CharBlock(label=_("Caption"), required=False)
    cells = blocks.TextBlock(label=_("Rows"), rows=8, help_text=_("One row a line, cells parted by |. The first line heads the columns."))


class EmbedBlock(blocks.StructBlock):
    """Something of an allowed provider; nothing is fetched before the reader asks for it."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What it shows"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not provider_of(value["url"]):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("Only addresses of YouTube, Vimeo, SoundCloud and Mastodon posts can be embedded."))}
            )
        return value


class BodyBlock(blocks.StreamBlock):
    """The body of a story."""

    paragraph = text(_("Text"), icon="pilcrow")
    heading = text(_("Subhead"), icon="h2")
    quote = QuoteBlock(label=_("Quote"), icon="openquote")
    pullquote = QuoteBlock(label=_("Pull quote"), icon="openquote")
    list = ListBlock(label=_("List"), icon="list-ul")
    picture = FigureBlock(label=_("Picture"), icon="image")
    gallery = ItemsBlock(FigureBlock(), label=_("Gallery"), icon="image")
    factbox = FactboxBlock(label=_("Fact box"), icon="info-circle")
    table = TableBlock(label=_("Table"), icon="table")
    embed = EmbedBlock(label=_("Embed"), icon="media")
