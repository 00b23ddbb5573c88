"""Weights: what a phone fetches of an article, with a picture and without, as stored in brotli."""

import re
import time
from pathlib import Path

from gazette.record.copy import Figure as Shown

from .figures import Figure
from .serving import an_article

PHONE = 412 * 1.75  # pixels across a phone's screen
SLOT = re.compile(r'<source type="image/avif" srcset="([^"]+)" sizes="[^"]*?(\d+)vw"')
HELD = "tests/paper/test_weights.py holds the same in a browser"


def bench(directory: Path, count: int) -> list[Figure]:
    """Page, style, script and picture; headers are not counted, fonts apart."""
    store = directory / "public"
    plain, pictured = an_article(directory), _with_a_picture(directory)
    shared = _one(store, "gazette.*.css") + _one(store, "ages.*.js")
    fonts = sum(next((store / "assets").glob(f"{name}.*.woff2")).stat().st_size for name in ("head", "text"))
    raw = next((store / "assets").glob("ages.*.js")).stat().st_size
    crop = chosen((store / pictured.strip("/") / "index.html").read_text("utf-8"))
    picture = (store / crop.strip("/")).stat().st_size
    return [
        Figure("article without picture: page, style, script", (_page(store, plain) + shared) / 1024, "KiB", most=15, note=HELD),
        Figure("article with its picture on a phone", (_page(store, pictured) + shared + picture) / 1024, "KiB", most=45,
               note=f"of it {picture / 1024:.1f} picture"),
        Figure("requests for it, fonts apart", 3 + bool(crop), "", most=4, note=f"page, style, script, picture; {HELD}"),
        Figure("fonts before reading", fonts / 1024, "KiB", most=68, note="two files, head and text, cached for ever"),
        Figure("script", raw, "bytes", most=1024, note="before compression"),
    ]  # fmt: skip


def chosen(page: str) -> str:
    """The address of the AVIF crop a phone's browser takes for the lead picture: the first as wide as its place, else the widest."""
    found = SLOT.search(page)
    if not found:
        return ""
    offered = sorted((int(width), address) for address, width in re.findall(r"(\S+) (\d+)w", found[1]))
    needed = PHONE * int(found[2]) / 100
    return next((address for width, address in offered if width >= needed), offered[-1][1])


def _with_a_picture(directory: Path) -> str:
    """Publish a story that leads with a picture of the sample; its address."""
    from django.core.files.base import ContentFile

    from gazette.house import clock
    from gazette.photos.models import Photo
    from gazette.press.press import catch_up
    from gazette.stories.taking_in import take_in

    from ..opening import choose
    from . import paper

    photo = Photo(title="Bench", alt="A harbor town at dusk.", caption="A harbor town.", credit="The Bench Gazette", kind="illustration")
    photo.file.save("bench.png", ContentFile((paper.FOLDER / "pictures" / "cape-light.png").read_bytes()), save=False)
    photo.width, photo.height = photo.file.width, photo.file.height
    photo.save()
    copy = next(paper.copies(1, seed=500)).but(story=f"{time.time_ns():032x}", slug="with-a-picture", published="", updated="", lead=Shown(photo.uid))
    story = take_in(copy, at=clock.now(), archive=False)
    catch_up(choose(directory))
    return story.path


def _page(store: Path, address: str) -> int:
    return (store / address.strip("/") / "index.html.br").stat().st_size


def _one(store: Path, name: str) -> int:
    """Bytes of an asset as most readers get it: its brotli form where it has one."""
    file = next((store / "assets").glob(name))
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.exists() else file).stat().st_size
