"""An edition: the printed paper of a day as it was released; where each story ran, and its files by hash."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from .names import Named

STORY, CORRECTION = "story", "correction"
ROLES = (STORY, CORRECTION)


@dataclass(frozen=True)
class Ran:
    """Where one version stood in print: as a story, or as the correction it made, in the corrections box.

    ``cut`` counts the pieces of its text (paragraphs, headings, quotes, items of lists) left out at its end. A ``headline`` written for print stands
    here until the edition is released; the record keeps it by itself, so that it goes with its story.
    """

    story: str
    version: int
    pages: tuple[int, ...]
    role: str = STORY
    cut: int = 0
    headline: str = ""


@dataclass(frozen=True)
class Shown:
    """On which pages a picture stood in print."""

    picture: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class PagePicture:
    """A picture of a page: the hash of its JPEG, its size in pixels, and the hash of the same as AVIF, where there is one."""

    hash: str
    width: int
    height: int
    avif: str = ""

    def files(self) -> tuple[tuple[str, str], ...]:
        """(hash, extension) of each of its files."""
        return (self.hash, "jpg"), *(((self.avif, "avif"),) if self.avif else ())


@dataclass(frozen=True)
class Page:
    """A page: its number from one, the sections it holds in words, and pictures to read it by, the smallest first."""

    number: int
    title: str = ""
    pictures: tuple[PagePicture, ...] = ()


@dataclass(frozen=True)
class Edition(Named):
    """The paper of a day. Its id is the day (ISO). Hashes are SHA-256 of files; that of the press PDF is its seal, the file stays private.

    An edition that is made again without a story killed or a picture withdrawn since keeps its number; ``without`` names those stories,
    ``without_pictures`` those pictures. When no story is left it has neither pages nor files: it is withdrawn.
    """

    number: int = 0  # counted from the first edition
    size: str = ""
    closed: str = ""  # ISO 8601, UTC: the moment its stories were read
    pages: tuple[Page, ...] = ()
    ran: tuple[Ran, ...] = ()
    pdf: str = ""
    pdf_bytes: int = 0
    epub: str = ""  # empty: none was made
    epub_bytes: int = 0
    press: str = ""
    without: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    without_pictures: tuple[str, ...] = ()
    notice: tuple[str, ...] = ()  # the lines left of its nameplate

    @property
    def day(self) -> str:
        return self.id

    @property
    def is_withdrawn(self) -> bool:
        """Was every story in it killed?"""
        return not self.pages

    def on(self, page: int) -> tuple[Ran, ...]:
        """What stands on a page, in the order of ``ran``."""
        return tuple(ran for ran in self.ran if page in ran.pages)

    def stories(self) -> tuple[str, ...]:
        """Every story whose words it holds, once."""
        return tuple(dict.fromkeys(ran.story for ran in self.ran))

    def without_words(self) -> "Edition":
        """As the record keeps it."""
        return replace(self, ran=tuple(replace(ran, headline="") for ran in self.ran))

    def headlines(self) -> tuple[tuple[str, str], ...]:
        """(story, headline) of each that was written for print."""
        return tuple((ran.story, ran.headline) for ran in self.ran if ran.headline)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Edition":
        """Read what ``as_json`` wrote; a field this version does not know is left out."""
        known = {f.name: data[f.name] for f in fields(cls) if f.name in data}
        known["pages"] = tuple(_page(page) for page in known.get("pages", ()))
        known["ran"] = tuple(_ran(ran) for ran in known.get("ran", ()))
        known["shown"] = tuple(Shown(shown["picture"], tuple(shown["pages"])) for shown in known.get("shown", ()))
        for name in ("without", "without_pictures", "notice"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)


def printed_ref(story: str, day: str) -> str:
    """The name by which the record knows what a story was called in the paper of a day."""
    return f"{day}:{story}"


def day_path(day: str) -> str:
    """Where the printed paper of a day is read."""
    return f"/today/{day}/"


def kept_at(pictures: Path, hashed: str, extension: str) -> Path:
    """The file of an edition beside the masters of pictures. It is served only once an entry names it."""
    return pictures / "editions" / f"{hashed}.{extension}"


def sealed_at(printed: Path, edition: Edition) -> Path:
    """The printer's file, in the paper's private directory."""
    return printed / f"{edition.day}-{edition.press[:16]}.pdf"


def files_of(edition: Edition, *, pictures: Path, printed: Path, pages: Collection[int] | None = None) -> tuple[Path, ...]:
    """Every file of an edition, the printer's too; of its pages' pictures, with ``pages``, only theirs."""
    named = [(edition.pdf, "pdf"), (edition.epub, "epub")]
    named += [file for page in edition.pages if pages is None or page.number in pages for shown in page.pictures for file in shown.files()]
    found = tuple(kept_at(pictures, hashed, extension) for hashed, extension in named if hashed)
    return (*found, sealed_at(printed, edition)) if edition.press else found


def _ran(data: dict[str, Any]) -> Ran:
    return Ran(data["story"], data["version"], tuple(data["pages"]), data.get("role", STORY), data.get("cut", 0), data.get("headline", ""))


def _page(data: dict[str, Any]) -> Page:
    pictures = tuple(PagePicture(p["hash"], p["width"], p["height"], p.get("avif", "")) for p in data.get("pictures", ()))
    return Page(data["number"], data.get("title", ""), pictures)
