"""Makes one whole sample paper in a directory, pressed with the pictures its pages show; run as a program, once a session.

``python -m tests.paper.making DIRECTORY [--empty | --framed | --printed]`` with GAZETTE_NOW and GAZETTE_BASE_URL set.
"""

import hashlib
import io
import re
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from PIL import Image

from gazette.house import clock
from gazette.house.settings import Settings
from gazette.keeping.founding import found_empty, found_sample
from gazette.keeping.pool import children
from gazette.press.ledger import NOW
from gazette.press.reader import StoreReader
from gazette.press.store import Store
from gazette.record.edition import CORRECTION, Edition, Page, PagePicture, Ran, kept_at

DAY = "2025-11-08"
MOMENT = "2025-11-08T20:45:00+00:00"  # a quarter to four in the afternoon where the sample is set
SHOWN = re.compile(r"/pictures/[0-9a-f]{16}-[a-z]+-\d+\.(?:jpg|avif)")
MARKED = re.compile(r"<(?:img|source)\b[^>]*>")  # pictures a reader sees; not those named for machines in the head
LOOKED_AT = ("/", "harbor-tunnel-reopens", "night-tram")  # pages whose AVIF crops are made as well: those that are weighed
FRAMED = "ferry-filmed"  # the story that shows a film
SHAPES = ("wide", "whole")
ICONS = tuple(f"/assets/icon-{size}.png" for size in (180, 192, 512))  # a browser asks for them by the manifest


def make_sample(directory: Path) -> None:
    """The sample paper as of its day: every page, the JPEG crops that pages show, the AVIF crops of pages that are weighed."""
    with children() as pool:
        founded = found_sample(directory, pool, at=clock.now(), day=DAY, shapes=SHAPES)
        from gazette.press.press import press_all  # only now is there a database to read from

        press_all(founded.settings, stop=lambda: SHOWN.fullmatch(next_due(founded.settings)) is not None)
        for crop in founded.crops:
            crop.result()
    press_only(founded.settings, {*shown(founded.settings), *ICONS})


def make_empty(directory: Path) -> None:
    """A paper in which nothing was ever published."""
    founded = found_empty(directory, at=clock.now())
    from gazette.press.press import press_all

    press_all(founded.settings)


def make_framed(directory: Path) -> None:
    """An empty paper with one story in which a film stands that another site keeps."""
    founded = found_empty(directory, at=clock.now())
    from gazette.press.press import press_all
    from gazette.record.copy import Block, Byline
    from tests.record.making import publish, record_name

    words = Block("p1", "paragraph", {"text": "The ferry was filmed from the quay on the night of the storm."})
    film = Block("f1", "embed", {"provider": "youtube", "url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "The ferry in the storm"})
    record_name("section", id="city", slug="city", name="City", at=clock.now())
    publish(at=clock.now(), slug=FRAMED, headline="Ferry rides out the storm", section="city", byline=(Byline(desk="The City Desk"),), body=(words, film))
    press_all(founded.settings)


def make_printed(directory: Path) -> None:
    """A paper of which three editions were printed: one with a correction and a story that ends elsewhere, one that lost a page to a kill."""
    founded = found_empty(directory, at=clock.now())
    from gazette.press.press import press_all
    from gazette.record.copy import Block, Byline
    from tests.record.making import end, publish, record_name, release, revise

    record_name("section", id="city", slug="city", name="City", at=clock.now())
    record_name("person", id="nellie", slug="nellie", name="Nellie Quill", at=clock.now())
    body = (
        *(Block(f"p{n}", "paragraph", {"text": f"The ferry was late on morning {n}, and <b>nobody</b> on the quay was surprised by it."}) for n in range(9)),
        Block("h1", "heading", {"text": "What comes next"}), Block("q1", "quote", {"text": "We are open.", "who": "Ana Brandt"}),
        Block("l1", "list", {"ordered": True, "items": ["A new timetable", "A new boat"]}),
        Block("t1", "table", {"caption": "Minutes late", "head": ["Day", "Minutes"], "rows": [["Monday", "12"], ["Tuesday", "19"]]}),
    )  # fmt: skip
    at = clock.now() - timedelta(days=1)
    ferry = publish(at=at, recorded=clock.now(), slug="ferry", headline="The Ferry Is Late Again", section="city", byline=(Byline(person="nellie"),), body=body)
    harbor = publish(at=at, recorded=clock.now(), slug="harbor", headline="ميناء المدينة يفتح من جديد", section="city", language="ar",
                     body=(Block("a1", "paragraph", {"text": "فتح الميناء أبوابه صباح اليوم بعد أعمال استمرت سنة."}),))  # fmt: skip
    wrong = publish(at=at, recorded=clock.now(), slug="wrong", headline="The Wrong Man", section="city", body=body[:2])
    right = revise(ferry, at=clock.now(), kind="correct", note="The ferry was eleven minutes late, not twelve.")
    printed = {
        "2025-11-06": (Ran(wrong.story, 1, (2,)), Ran(harbor.story, 1, (1,))),
        "2025-11-07": (Ran(ferry.story, 1, (1, 2)), Ran(harbor.story, 1, (2,), cut=1)),
        "2025-11-08": (Ran(harbor.story, 1, (1,)), Ran(right.story, 2, (1,), CORRECTION), Ran(right.story, 2, (2,))),
    }
    for number, (day, ran) in enumerate(printed.items(), 1):
        release(_edition(founded.settings, day, number, ran), at=clock.now())
    end(wrong, at=clock.now())
    press_all(founded.settings)


def _edition(settings: Settings, day: str, number: int, ran: tuple[Ran, ...]) -> Edition:
    """An edition of two pages, drawn plainly, with files to take away."""
    pages = tuple(
        Page(n, "City", tuple(PagePicture(_kept(settings, _drawn(width), "jpg"), width, width * 7 // 5) for width in (800, 1600))) for n in (1, 2)
    )
    return Edition(
        day, number, "tabloid", f"{day}T15:00:00Z", pages, ran, press="b" * 64, pdf=_kept(settings, b"%PDF-1.7 " + day.encode(), "pdf"), pdf_bytes=3_400_000,
        epub=_kept(settings, b"book " + day.encode(), "epub"), epub_bytes=900_000,
    )  # fmt: skip


def _drawn(width: int) -> bytes:
    made = io.BytesIO()
    Image.new("L", (width, width * 7 // 5), "white").save(made, "JPEG")
    return made.getvalue()


def _kept(settings: Settings, data: bytes, extension: str) -> str:
    hashed = hashlib.sha256(data).hexdigest()
    path = kept_at(settings.pictures, hashed, extension)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashed


def shown(settings: Settings) -> Iterable[str]:
    """The pictures that pages show: JPEG of all, AVIF of those that are weighed."""
    for file in settings.store.rglob("*.html"):
        address = "/" + file.relative_to(settings.store).as_posix().removesuffix("index.html")
        weighed = address == "/" or address.rstrip("/").rsplit("/", 1)[-1] in LOOKED_AT
        for mark in MARKED.findall(file.read_text("utf-8")):
            yield from (crop for crop in SHOWN.findall(mark) if weighed or crop.endswith(".jpg"))


def press_only(settings: Settings, addresses: set[str]) -> None:
    """Press these of what is still due, and leave the rest."""
    from gazette.press.press import catch_up

    with Store(settings.directory).writing() as store:
        store.ledger.owe(sorted(addresses), NOW)
        store.commit()
    report = catch_up(settings, stop=lambda: next_due(settings) not in addresses)
    assert not report.faults, report.faults
    reader = StoreReader(settings.directory)
    lacking = [address for address in addresses if reader.get(address) is None]
    assert not lacking, lacking


def next_due(settings: Settings) -> str:
    """The address that would be pressed next; empty when nothing is due."""
    store = Store(settings.directory)
    try:
        return next(iter(store.ledger.due(1)), "")
    finally:
        store.close()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    make = {"--empty": make_empty, "--framed": make_framed, "--printed": make_printed}.get(sys.argv[-1], make_sample)
    make(where)
