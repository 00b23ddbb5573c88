"""The galley: what every part of the composing stick holds while a page is set."""

from datetime import datetime
from typing import Any

from gazette.house.days import stamp
from gazette.press.wording import wording
from gazette.record.copy import RIGHT_TO_LEFT


class Galley:
    """One page's context, with the paper, its language and the moment the page stands at."""

    def __init__(self, ctx: Any) -> None:
        self.ctx = ctx
        self.paper = ctx.paper()
        self.say = wording(self.paper.language)
        self.moment: datetime | None = ctx.moment
        self.direction = "rtl" if self.paper.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        self.asset = ctx.asset

    def link(self, path: str) -> str:
        """An address of the paper; on a page of the past it stays in the past."""
        return f"/as-of/{stamp(self.moment)}{path}" if self.moment else path
