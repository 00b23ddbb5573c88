"""The topics of a story: boxes to tick, those it has already first, with a line to find one by where there are many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TopicsInput(forms.CheckboxSelectMultiple):
    """Boxes in columns. A script adds the line; without it all boxes stand in a list that scrolls."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "desk-ticks", "data-find": _("Find a topic"), "data-none": _("No topic of that name"), **(attrs or {})})

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> Any:
        """Each box; the ticked ones first, else in their own order."""
        return sorted(super().optgroups(name, value, attrs), key=lambda group: not group[1][0]["selected"])
