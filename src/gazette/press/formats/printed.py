"""The files of a printed edition: pictures of its pages, the reader's PDF and the EPUB; none that holds words killed since."""

import re
from collections.abc import Iterator
from functools import partial

from gazette.house.mistakes import Mistake
from gazette.record.edition import Edition, PagePicture, kept_at
from gazette.record.reading import Reading

from ..change import Change
from ..context import Context
from ..kinds import Kind
from ..rendition import Rendition

DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
PICTURE = re.compile(rf"/pictures/page-{DAY}-(?P<page>\d+)-(?P<hash>[0-9a-f]{{16}})-(?P<width>\d+)\.(?P<extension>jpg|avif)")
TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip", "jpg": "image/jpeg", "avif": "image/avif"}


def file_address(edition: Edition, extension: str) -> str:
    """The address of the PDF or the EPUB."""
    return f"/today/{edition.day}/paper.{extension}"


def picture_address(edition: Edition, page: int, picture: PagePicture, extension: str = "jpg") -> str:
    """The address of a picture of a page, named by its bytes."""
    hashed = picture.avif if extension == "avif" else picture.hash
    return f"/pictures/page-{edition.day}-{page}-{hashed[:16]}-{picture.width}.{extension}"


def spoiled(ctx: Context, edition: Edition) -> frozenset[int]:
    """The pages that hold words of a story killed or a picture withdrawn since; what shows them is withdrawn."""
    return unreadable(ctx, edition) | {page for shown in edition.shown if ctx.withdrawn(shown.picture) for page in shown.pages}


def unreadable(ctx: Context, edition: Edition) -> frozenset[int]:
    """The pages whose words may not be read: those of a story killed since, and page one, which points to all others."""
    found = {page for ran in edition.ran if ctx.killed(ran.story) for page in ran.pages}
    return frozenset(found | {1}) if found else frozenset()


def _file(extension: str, ctx: Context, parts: dict[str, str]) -> Rendition | None:
    edition = ctx.edition(parts["day"])
    hashed = getattr(edition, extension) if edition else ""
    if not edition or not hashed or spoiled(ctx, edition):
        return None
    name = re.sub(r"[^a-z0-9]+", "-", ctx.paper().name.casefold()).strip("-") or "paper"
    header = ("Content-Disposition", f'inline; filename="{name}-{edition.day}.{extension}"')
    return Rendition(file_address(edition, extension), _bytes(ctx, hashed, extension), type=TYPES[extension], headers=(header,))


def _picture(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    edition, number = ctx.edition(parts["day"]), int(parts["page"])
    if not edition or not 1 <= number <= len(edition.pages) or number in spoiled(ctx, edition):
        return None
    for picture in edition.pages[number - 1].pictures:
        for hashed, extension in picture.files():
            if (hashed[:16], str(picture.width), extension) == (parts["hash"], parts["width"], parts["extension"]):
                return Rendition(picture_address(edition, number, picture, extension), _bytes(ctx, hashed, extension), type=TYPES[extension])
    return None


def _bytes(ctx: Context, hashed: str, extension: str) -> bytes:
    path = kept_at(ctx.pictures, hashed, extension)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Mistake(f"A file of a printed edition is missing: {path}. Restore it from a backup.") from None


def _pictures_of(edition: Edition) -> Iterator[str]:
    return (picture_address(edition, page.number, picture, kind) for page in edition.pages for picture in page.pictures for _, kind in picture.files())


def _files_of(extension: str, edition: Edition) -> Iterator[str]:
    if getattr(edition, extension):
        yield file_address(edition, extension)


def every_edition(reading: Reading) -> Iterator[Edition]:
    """Every edition, newest first."""
    return (edition for year in reading.edition_years() for day, _ in reading.editions(year) if (edition := reading.edition(day)))


def editions_of(change: Change) -> Iterator[Edition]:
    """The edition before and after an entry, if it was one."""
    return (edition for edition in change.names() if isinstance(edition, Edition))


def _file_kind(extension: str) -> Kind:
    addresses = partial(_files_of, extension)
    return Kind(
        f"printed {extension}", re.compile(rf"/today/{DAY}/paper\.{extension}"), partial(_file, extension),
        lambda reading: (address for edition in every_edition(reading) for address in addresses(edition)),
        lambda change: (address for edition in editions_of(change) for address in addresses(edition)),
        shown=True,
    )  # fmt: skip


PRINTED = (
    Kind(
        "page picture", PICTURE, _picture, lambda reading: (address for edition in every_edition(reading) for address in _pictures_of(edition)),
        lambda change: (address for edition in editions_of(change) for address in _pictures_of(edition)),
        shown=True,
    ),
    _file_kind("pdf"), _file_kind("epub"),
)  # fmt: skip
