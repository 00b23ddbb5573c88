"""Which photos a story or a copy shows, by the newsroom's key and by stable id, read in one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gazette.photos.models import Photo
from gazette.record.copy import Copy

from .models import Story


@dataclass(frozen=True)
class Pictures:
    """Both names of each photo."""

    uids: dict[int, str]

    @classmethod
    def of_story(cls, story: Story) -> "Pictures":
        keys = {key for raw in story.body.raw_data for key in _keys(raw)} | ({story.lead_id} if story.lead_id else set())
        return cls(dict(Photo.objects.filter(pk__in=keys).values_list("pk", "uid")) if keys else {})

    @classmethod
    def of_copy(cls, copy: Copy) -> "Pictures":
        wanted = {figure.picture for figure in copy.figures() if figure.picture}
        return cls(dict(Photo.objects.filter(uid__in=wanted).values_list("pk", "uid")) if wanted else {})

    def uid(self, key: int | None) -> str:
        return self.uids.get(key, "") if key else ""

    def key(self, uid: str) -> int | None:
        return next((key for key, found in self.uids.items() if found == uid), None) if uid else None


def _keys(raw: dict[str, Any]) -> Iterator[int]:
    values = [raw["value"]] if raw["type"] == "picture" else [item.get("value", item) for item in raw["value"]] if raw["type"] == "gallery" else []
    yield from (value["picture"] for value in values if value.get("picture"))
