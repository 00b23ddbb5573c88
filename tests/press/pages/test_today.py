"""The printed paper to read: its pages and their text, where a story ran, back numbers, and what a kill withdraws."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html

from gazette.press.context import Context
from gazette.press.formats.printed import PRINTED
from gazette.press.formats.sitemaps import SITEMAPS
from gazette.press.kinds import matched
from gazette.press.pages import PAGES
from gazette.record.copy import Block, Correction
from gazette.record.edition import CORRECTION, Edition, Page, PagePicture, Ran, Shown, kept_at
from gazette.record.names import Picture
from gazette.record.reading import Reading

from .small import NOW, _append, again, figure, kill, name_it, publish

DAY = "2025-11-08"
PDF, PRESS = b"%PDF-1.7 the paper", "b" * 64


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path


def keep(files: Path, data: bytes, extension: str) -> str:
    hashed = hashlib.sha256(data).hexdigest()
    path = kept_at(files, hashed, extension)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashed


def _pictures(files: Path, named: str, width: int) -> PagePicture:
    return PagePicture(keep(files, named.encode(), "jpg"), width, width * 4 // 3, keep(files, f"{named} light".encode(), "avif"))


def release(files: Path, *ran: Ran, day: str = DAY, number: int = 1, hours: float = 0.5, **fields) -> Edition:
    """An edition of as many pages as its stories need."""
    count = max((page for each in ran for page in each.pages), default=1)
    pages = tuple(Page(n, "City", tuple(_pictures(files, f"{day} {n} {width}", width) for width in (800, 1600))) for n in range(1, count + 1))
    said = {"pdf": keep(files, PDF, "pdf"), "pdf_bytes": 3_400_000, "epub": keep(files, b"book", "epub"), "epub_bytes": 900_000, "press": PRESS}
    edition = Edition(day, number, "tabloid", "2025-11-08T15:00:00Z", pages, ran, **{**said, **fields})
    _append("edition", day, edition.as_json(), NOW - timedelta(hours=hours))
    return edition


def picture_is(state: str) -> None:
    name_it("picture", Picture(id="bridge", master="0" * 64, width=2400, height=1600, alt="A bridge.", state=state))


def page(address: str, files: Path, at=None):
    found = matched((*PAGES, *PRINTED, *SITEMAPS), address)
    assert found, address
    return found[0].build(Context(Reading(at=at), at or NOW, moment=at, pictures=files), found[1])


def read(address: str, files: Path, at=None):
    return html.fromstring(page(address, files, at).body.decode())


def links(document) -> list[str]:
    return document.xpath("//main//a/@href")


def test_the_files_and_the_text_of_an_edition_come_out_before_the_pages_that_lead_to_them():
    assert all(kind.shown for kind in PRINTED)
    assert [kind.name for kind in PAGES if kind.shown] == ["edition page"]


def test_without_an_edition_there_is_no_printed_paper_and_nothing_leads_to_it(paper, files):
    ferry = publish()

    assert page("/today/", files) is None
    assert b"/today/" not in page(ferry.path, files).body
    assert b"/today/" not in page("/sitemaps/pages.xml", files).body


def test_the_newest_edition_stands_at_today_with_its_pages_its_stories_and_its_files(paper, files):
    ferry, tram = publish("Ferry Late Again"), publish("Tram on Time")
    release(files, Ran(ferry.story, 1, (1, 2)), Ran(tram.story, 1, (2,)))

    shown = read("/today/", files)

    assert [img.get("alt") for img in shown.iter("img")] == ["Page 1; Ferry Late Again", "Page 2; Ferry Late Again; Tram on Time"]
    assert all(img.get("width") == "1600" and img.get("height") and " 800w, " in img.get("srcset") for img in shown.iter("img"))
    assert {ferry.path, tram.path, "/today/2025-11-08/paper.pdf", "/today/2025-11-08/paper.epub", "/today/2025-11-08/2/"} <= set(links(shown))
    assert "Number 1, Saturday, November 8, 2025, 2 pages." in shown.text_content()
    assert read("/today/2025-11-08/", files).find(".//h1").text == "The paper of November 8, 2025"


def test_browsers_that_know_avif_are_offered_it_in_both_widths_and_an_older_edition_has_none(paper, files):
    ferry = publish()
    edition = release(files, Ran(ferry.story, 1, (1,)))

    (source,) = read(f"/today/{DAY}/1/", files).iter("source")
    assert source.get("type") == "image/avif"
    assert source.get("srcset") == ", ".join(f"/pictures/page-{DAY}-1-{p.avif[:16]}-{p.width}.avif {p.width}w" for p in edition.pages[0].pictures)
    pictures = tuple(replace(picture, avif="") for picture in edition.pages[0].pictures)
    old = replace(edition, without_pictures=("gull",), pages=(replace(edition.pages[0], pictures=pictures),))
    _append("edition", DAY, old.as_json(), NOW)
    assert not list(read(f"/today/{DAY}/1/", files).iter("source"))


def test_a_page_has_its_text_once_and_leads_to_the_story_and_to_where_it_goes_on(paper, files):
    ferry = publish("Ferry Late Again")
    release(files, Ran(ferry.story, 1, (1, 2)))

    first, second = (read(f"/today/{DAY}/{n}/", files) for n in (1, 2))

    assert "nobody on the quay was surprised" in first.text_content() and "Goes on to page 2" in first.text_content()
    assert "nobody on the quay was surprised" not in second.text_content() and f"/today/{DAY}/1/" in links(second)
    assert ferry.path in links(first)
    assert first.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page(f"/today/{DAY}/3/", files) is None


def test_the_words_are_those_that_were_printed_and_a_later_correction_is_told(paper, files):
    ferry = publish("Ferry Late Again", hours=3)
    release(files, Ran(ferry.story, 1, (1,)), hours=2)
    again(ferry, "correct", hours=1, headline="Ferry on Time", corrections=(Correction("It was on time.", "2025-11-08T14:45:00Z"),))

    shown = read(f"/today/{DAY}/1/", files).text_content()

    assert "Ferry Late Again" in shown and "Ferry on Time" not in shown
    assert "Corrected since it was printed." in shown


def test_a_headline_written_for_print_stands_on_its_page_and_the_other_is_told(paper, files):
    ferry, tram = publish("Ferry Late Again"), publish("Tram on Time")
    _append("printed", ferry.story, {"day": DAY, "headline": "Late Again: The Ferry"}, NOW - timedelta(hours=1))
    _append("printed", tram.story, {"day": "2025-11-07", "headline": "Of Another Day"}, NOW - timedelta(hours=1))
    release(files, Ran(ferry.story, 1, (1,)), Ran(tram.story, 1, (1,)))

    whole, first = read("/today/", files), read(f"/today/{DAY}/1/", files)

    assert [h.text_content() for h in first.iter("h3")] == ["Late Again: The Ferry", "Tram on Time"]
    assert "written for print. On the website: Ferry Late Again" in first.text_content()
    assert [img.get("alt") for img in (*whole.iter("img"), *first.iter("img"))] == ["Page 1; Late Again: The Ferry; Tram on Time"] * 2
    assert "Late Again: The Ferry" in whole.text_content() and "Ferry Late Again" not in whole.text_content()
    kill(ferry)
    assert not any("Late Again" in read(address, files).text_content() for address in ("/today/", f"/today/{DAY}/", f"/today/{DAY}/1/"))
    assert page(f"/today/{DAY}/1/", files, at=NOW - timedelta(minutes=10)).body.find(b"Late Again") == -1


def test_of_a_shortened_story_stands_what_was_printed_and_the_way_to_the_whole(paper, files):
    body = (Block("1", "paragraph", {"text": "It was late."}), Block("2", "list", {"ordered": False, "items": ["one ferry", "two ferries"]}),
            Block("3", "factbox", {"title": "Ferries", "rows": [["Length", "40 m"]]}), Block("4", "heading", {"text": "What now"}),
            Block("5", "paragraph", {"text": "Nobody knows."}))  # fmt: skip
    ferry = publish(body=body)
    release(files, Ran(ferry.story, 1, (1,), cut=3))

    shown = read(f"/today/{DAY}/1/", files)

    assert "It was late." in shown.text_content() and "one ferry" in shown.text_content() and "40 m" in shown.text_content()
    assert not any(words in shown.text_content() for words in ("two ferries", "What now", "Nobody knows"))
    (note,) = (p for p in shown.iter("p") if "Its end was not printed." in p.text_content())
    assert note.xpath("a/@href") == [ferry.path]


def test_an_edition_of_before_there_were_such_words_reads_as_it_did(paper, files):
    ferry = publish("Ferry Late Again")
    told = release(files, Ran(ferry.story, 1, (1,))).as_json()
    old = {**told, "ran": [{name: ran[name] for name in ("story", "version", "pages", "role")} for ran in told["ran"]], "without_pictures": ["gull"]}
    _append("edition", DAY, old, NOW)

    shown = read(f"/today/{DAY}/1/", files).text_content()

    assert "Ferry Late Again" in shown and "written for print" not in shown and "was not printed" not in shown


def test_a_correction_stands_in_the_text_of_the_page_that_carried_its_box(paper, files):
    ferry = publish("Ferry Late Again", hours=3)
    release(files, Ran(ferry.story, 1, (1,)), day="2025-11-07", hours=2)
    again(ferry, "correct", hours=1, corrections=(Correction("It was on time.", "2025-11-08T14:45:00Z"),))
    release(files, Ran(ferry.story, 2, (1,), CORRECTION), number=2)

    assert "It was on time." in read(f"/today/{DAY}/1/", files).text_content()


def test_a_story_says_on_which_page_it_ran(paper, files):
    ferry = publish()
    release(files, Ran(ferry.story, 1, (3,)))

    shown = read(ferry.path, files)

    assert "page 3 of November 8, 2025" in shown.text_content() and f"/today/{DAY}/3/" in links(shown)
    assert "Today’s paper" in shown.find(".//header").text_content()


def test_back_numbers_are_listed_beside_the_newest_and_by_year(paper, files):
    ferry = publish(hours=80)
    release(files, Ran(ferry.story, 1, (1,)), day="2025-11-06", hours=50)
    release(files, Ran(ferry.story, 1, (1,)), day="2025-11-07", number=2, hours=26)

    assert "/today/2025-11-06/" in links(read("/today/", files))
    assert links(read("/today/2025/", files)) == ["/today/", "/today/2025-11-07/", "/today/2025-11-06/"]
    assert "/today/2025-11-06/" in links(read("/today/2025-11-07/", files))
    assert b"/today/2025/" in page("/sitemaps/pages.xml", files).body
    assert page("/today/2024/", files) is None


def test_the_files_are_those_that_were_sealed_and_the_printer_s_has_no_address(paper, files):
    ferry = publish()
    edition = release(files, Ran(ferry.story, 1, (1,)))

    book = page(f"/today/{DAY}/paper.pdf", files)
    shown = page(f"/pictures/page-{DAY}-1-{edition.pages[0].pictures[0].hash[:16]}-800.jpg", files)

    assert (book.body, book.type) == (PDF, "application/pdf")
    assert shown.body == f"{DAY} 1 800".encode()
    assert page(f"/pictures/page-{DAY}-1-{'0' * 16}-800.jpg", files) is None
    light = page(f"/pictures/page-{DAY}-1-{edition.pages[0].pictures[1].avif[:16]}-1600.avif", files)
    assert (light.body, light.type) == (f"{DAY} 1 1600 light".encode(), "image/avif")
    assert page(f"/today/{DAY}/paper.epub", files).type == "application/epub+zip"
    assert all(PRESS[:16] not in address for kind in PRINTED for address in kind.every(Reading()))


def test_a_kill_withdraws_the_pages_that_carry_it_and_every_file_that_holds_its_words(paper, files):
    ferry, tram = publish("Ferry Late Again"), publish("Tram on Time")
    edition = release(files, Ran(tram.story, 1, (1, 2)), Ran(ferry.story, 1, (3,)))
    kill(ferry)

    shown, third = read("/today/", files), read(f"/today/{DAY}/3/", files)

    assert "was withdrawn" in shown.text_content() and "Ferry Late Again" not in shown.text_content()
    assert "Ferry Late Again" not in third.text_content() and not list(third.iter("img"))
    assert page(f"/today/{DAY}/paper.pdf", files) is None and page(f"/today/{DAY}/paper.epub", files) is None
    pictures = {n: page(f"/pictures/page-{DAY}-{n}-{edition.pages[n - 1].pictures[0].hash[:16]}-800.jpg", files) for n in (1, 2, 3)}
    assert pictures[3] is None and pictures[1] is None and pictures[2]  # page one points inside


def test_a_correction_box_about_a_killed_story_is_withdrawn_too(paper, files):
    ferry = publish(hours=3)
    again(ferry, "correct", hours=2, corrections=(Correction("It was on time.", "2025-11-08T13:45:00Z"),))
    release(files, Ran(ferry.story, 2, (1,), CORRECTION))
    kill(ferry)

    assert "It was on time." not in page(f"/today/{DAY}/1/", files).body.decode()


def test_made_again_it_says_without_what_and_the_past_shows_no_withdrawn_file(paper, files):
    ferry, tram = publish("Ferry Late Again"), publish("Tram on Time")
    release(files, Ran(tram.story, 1, (1,)), Ran(ferry.story, 1, (1,)), hours=1)
    kill(ferry)
    release(files, Ran(tram.story, 1, (1,)), hours=0, without=(ferry.story,), pdf=keep(files, b"%PDF again", "pdf"))

    shown = read("/today/", files)
    then = read("/today/", files, at=NOW - timedelta(minutes=30))

    assert "made again without" in shown.text_content() and ferry.path in links(shown)
    assert page(f"/today/{DAY}/paper.pdf", files).body == b"%PDF again"
    assert not list(then.iter("img")) and "Ferry Late Again" not in then.text_content() and not [to for to in links(then) if to.endswith(".pdf")]


def test_a_withdrawn_picture_takes_the_pictures_and_files_that_show_it_and_leaves_the_words(paper, files):
    ferry, tram = publish("Ferry Late Again", lead=figure()), publish("Tram on Time")
    edition = release(files, Ran(tram.story, 1, (1,)), Ran(ferry.story, 1, (2,)), shown=(Shown("bridge", (2,)),))
    picture_is("withdrawn")

    shown, second = read("/today/", files), read(f"/today/{DAY}/2/", files)

    assert "A picture in this paper was withdrawn." in shown.text_content() and [img.get("alt") for img in shown.iter("img")] == ["Page 1; Tram on Time"]
    assert "This page showed a picture that was withdrawn." in second.text_content() and not list(second.iter("img"))
    assert "nobody on the quay was surprised" in second.text_content()
    assert page(f"/today/{DAY}/paper.pdf", files) is None and page(f"/today/{DAY}/paper.epub", files) is None
    served = {n: page(f"/pictures/page-{DAY}-{n}-{edition.pages[n - 1].pictures[0].hash[:16]}-800.jpg", files) for n in (1, 2)}
    assert served[1] and served[2] is None


def test_made_again_without_a_picture_it_says_so_and_an_expired_right_withdraws_nothing(paper, files):
    ferry = publish(lead=figure())
    release(files, Ran(ferry.story, 1, (1,)), shown=(Shown("bridge", (1,)),), hours=1)
    picture_is("expired")
    assert page(f"/today/{DAY}/paper.pdf", files)

    picture_is("withdrawn")
    release(files, Ran(ferry.story, 1, (1,)), hours=0, without_pictures=("bridge",))

    assert "made again without a picture" in read("/today/", files).text_content() and page(f"/today/{DAY}/paper.pdf", files)


def test_a_paper_without_a_story_left_says_that_it_was_withdrawn(paper, files):
    ferry = publish()
    release(files, Ran(ferry.story, 1, (1,)), hours=1)
    kill(ferry)
    _append("edition", DAY, Edition(DAY, 1, "tabloid", without=(ferry.story,)).as_json(), NOW)

    for address in ("/today/", f"/today/{DAY}/"):
        shown = read(address, files)
        assert "This paper was withdrawn: every story in it was." in shown.text_content() and ferry.path in links(shown)
        assert "Number 1, Saturday, November 8, 2025: withdrawn." in shown.text_content() and not list(shown.iter("img"))
    assert page(f"/today/{DAY}/1/", files) is None and page(f"/today/{DAY}/paper.pdf", files) is None
