"""Pictures on a page: the plate, how it is built, its caption and its credit."""

from typing import Any

from markupsafe import Markup

from gazette.press.setting import inline
from gazette.record.copy import Figure

from .galley import Galley
from .plates import plate, shape

SMALL = 800  # pixels; narrower pictures stand no wider than the text

# IPTC digital source types that a reader must be told of.
MADE = {
    "trainedAlgorithmicMedia": "Made with AI",
    "compositeWithTrainedAlgorithmicMedia": "Made in part with AI",
    "compositeSynthetic": "A composite of several pictures",
    "composite": "A composite of several pictures",
}


class Figures(Galley):
    """What is shown of a figure, and what is said of it."""

    def picture(self, figure: Figure | None, place: str, *, eager: bool = False, alt: str | None = None) -> Markup:
        """The picture of a figure, or nothing when it has none to show."""
        found = self.ctx.picture(figure.picture) if figure and figure.picture else None
        if not figure or not found:
            return Markup("")
        words = "" if figure.decorative else figure.alt or found.alt
        return plate(found, shape(found) if place == "story" else place, words if alt is None else alt, eager=eager)

    def has_picture(self, card: Any) -> bool:
        """Has its lead a picture that may be shown?"""
        return bool(card.lead and card.lead.picture and self.ctx.picture(card.lead.picture))

    def build(self, figure: Figure) -> str:
        """How a picture is built, for the style sheet: upright ones are kept low, small ones are not blown up."""
        found = self.ctx.picture(figure.picture) if figure.picture else None
        if not found:
            return ""
        return (" upright" if shape(found) == "whole" and found.width < 1.2 * found.height else "") + (" little" if found.width < SMALL else "")

    def caption(self, figure: Figure) -> Markup:
        found = self.ctx.picture(figure.picture) if figure.picture else None
        return inline(figure.caption or (found.caption if found else ""))

    def credit(self, figure: Figure) -> str:
        """“Photograph: Mathew Sorel”; what it is, and whose."""
        found = self.ctx.picture(figure.picture) if figure.picture else None
        words = figure.credit or (found.credit if found else "")
        if not found:
            return words
        kind = self.say("Illustration") if found.kind == "illustration" else self.say("Photograph")
        made = self.say(MADE[found.source_type]) if found.source_type in MADE else ""
        said = words.casefold().startswith((kind.casefold(), "illustration", "photo"))
        line = f"{kind}: {words}" if words and not said else words or (kind if found.kind == "illustration" else "")
        return f"{line}. {made}" if line and made else line or made
