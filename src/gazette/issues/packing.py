"""Layouts and stories as they are kept with an issue: JSON, packed, read back frozen."""

import gzip
import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from gazette.edition.snapshot import Amends, Snapshot, Story
from gazette.edition.wishes import Kept

if TYPE_CHECKING:  # the newsroom loads the engine only when a page is opened, locked or made up
    from gazette.edition.layout import Layout, Page


Packed = bytes | memoryview  # as databases give bytes
CORRECTIONS = "corrections"  # the corrections box among a page's stories


def pack(told: Any) -> bytes:
    return gzip.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)


def unpack(packed: Packed) -> Any:
    return json.loads(gzip.decompress(bytes(packed)))


@dataclass(frozen=True)
class Made:
    """What a run of the make-up left: the stories as printed, the pages, and the jumps as (story, from, to)."""

    snapshot: Snapshot
    layout: "Layout"
    jumps: tuple[tuple[str, int, int], ...]

    def packed(self) -> bytes:
        """Locked pages stand in the layout, so they are not written a second time."""
        wishes = {**asdict(self.snapshot.wishes), "kept": []}
        return pack({"snapshot": {**self.snapshot.as_json(), "wishes": wishes}, "layout": self.layout.as_json(), "jumps": self.jumps})


def made_of(packed: Packed) -> Made:
    from gazette.edition.layout import Layout
    from gazette.edition.recall import recall

    told = unpack(packed)
    return Made(recall(Snapshot, told["snapshot"]), recall(Layout, told["layout"]), tuple(tuple(jump) for jump in told["jumps"]))


@dataclass(frozen=True)
class Locked:
    """A locked page with the stories that stand on it, as they were printed: in which version, and from which draft; and how they fit there."""

    kept: Kept
    stories: tuple[Story, ...]
    versions: dict[str, int]
    drafts: dict[str, str]
    amends: tuple[Amends, ...] = ()  # of its corrections box
    fits: tuple[dict[str, Any], ...] = ()
    edition: int = 0  # the number of the edition, where the page says it

    @property
    def number(self) -> int:
        return self.kept.page.number

    def packed(self) -> bytes:
        page = _page(self.kept.page)
        stories = [asdict(story) for story in self.stories]
        return pack({"page": page, "jumps": self.kept.jumps, "stories": stories, "versions": self.versions, "drafts": self.drafts,
                     "amends": [asdict(amends) for amends in self.amends], "fits": self.fits, "edition": self.edition})  # fmt: skip


def locked_of(packed: Packed) -> Locked:
    from gazette.edition.recall import page_of, recall

    told = unpack(packed)
    jumps = tuple(tuple(jump) for jump in told["jumps"])
    return Locked(Kept(page_of(told["page"]), jumps), tuple(recall(Story, story) for story in told["stories"]), told["versions"], told["drafts"],
                  tuple(recall(Amends, amends) for amends in told.get("amends", ())), tuple(told.get("fits", ())),
                  told.get("edition", 0))  # fmt: skip


def lock_of(made: Made, number: int, told: dict[str, Any]) -> Locked:
    """A page of a run, to be kept; ``told`` is the run's report."""
    page = made.layout.pages[number - 1]
    jumps = tuple(jump for jump in made.jumps if number in jump[1:])
    here = {name: {ref: value for ref, value in told[name].items() if ref in page.stories} for name in ("versions", "drafts")}
    stories = tuple(story for story in made.snapshot.stories if story.id in page.stories)
    return Locked(Kept(page, jumps), stories, here["versions"], here["drafts"],
                  made.snapshot.amends if CORRECTIONS in page.stories else (), tuple(fit for fit in told["fits"] if fit["page"] == number),
                  made.snapshot.number if number == 1 else 0)  # fmt: skip


def print_of(page: "Page") -> str:
    """A hash of everything on a page: two pages with the same print look the same."""
    return hashlib.sha256(json.dumps(_page(page), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _page(page: "Page") -> dict[str, Any]:
    """One page as ``Layout.as_json`` writes it."""
    from gazette.edition.layout import Layout

    layout = Layout("", "", "", "", 0.0, 0.0, (page,))
    told: dict[str, Any] = layout.as_json()["pages"][0]
    return told
