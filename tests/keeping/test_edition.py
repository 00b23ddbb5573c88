"""What becomes of a printed edition afterwards: files that may not be kept, and an edition of which no story is left."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.keeping import edition as printing
from gazette.keeping import edition_files
from gazette.record import back_numbers
from gazette.record.copy import Figure
from gazette.record.edition import Page, PagePicture, Shown, files_of
from gazette.record.reading import Reading
from tests.record.making import NOON, end, lay_ground, make_edition, publish, record_name, release

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
DAY, HOUR = NOON.date(), timedelta(hours=1)


def on_disk(edition) -> set[str]:
    """Which of its files are there, a letter each: pdf, epub, the printer's, and the numbers of pages."""
    where = {"pictures": active().pictures, "printed": active().printed}
    there = {path for path in files_of(edition, **where) if path.exists()}
    pages = {str(page.number) for page in edition.pages if any(f"{p.hash}.jpg" == path.name for p in page.pictures for path in there)}
    suffixes = {path.suffix[1:] if path.parent.name == "editions" else "press" for path in there}
    return pages | (suffixes - {"jpg"})


@pytest.fixture
def out():
    """Three stories on three pages, the second with a picture: released, its files in place."""
    lay_ground()
    record_name("picture", id="gull", master="c" * 64, width=900, height=600)
    copies = publish(), publish(lead=Figure(picture="gull")), publish()
    pages = tuple(Page(n, "City", (PagePicture(f"{n:064x}", 640, 880),)) for n in (1, 2, 3))
    edition = make_edition(*copies, pages=pages, epub="e" * 64, shown=(Shown("gull", (2,)),))
    for path in files_of(edition, pictures=active().pictures, printed=active().printed):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return release(edition), copies


def test_what_holds_a_killed_story_goes_at_once_and_other_pages_pictures_stay(out):
    edition, (_, _, third) = out
    assert on_disk(edition) == {"pdf", "epub", "press", "1", "2", "3"}

    end(third, at=NOON + HOUR, kind="takedown")
    edition_files.erase_spoiled(active(), edition.day)

    assert on_disk(edition) == {"2"}  # page one points inside


def test_what_shows_a_withdrawn_picture_goes_at_once(out):
    edition, _ = out

    record_name("picture", id="gull", master="c" * 64, width=900, height=600, state="withdrawn", at=NOON + HOUR)
    edition_files.erase_spoiled(active(), edition.day)

    assert on_disk(edition) == {"1", "3"}


def test_an_edition_that_holds_nothing_spoiled_keeps_its_files(out):
    edition, _ = out

    edition_files.erase_spoiled(active(), edition.day)

    assert on_disk(edition) == {"pdf", "epub", "press", "1", "2", "3"}
    with pytest.raises(Mistake, match="holds nothing that was killed or withdrawn"):
        printing.again(active(), day=DAY, now=lambda: NOON, heard=print)


def test_an_edition_of_which_no_story_is_left_is_withdrawn_with_a_notice(out):
    edition, copies = out
    for copy in copies:
        end(copy, at=NOON + HOUR)

    told = printing.again(active(), day=DAY, now=lambda: NOON + 2 * HOUR, heard=print)

    assert told["withdrawn"] and "Every story in the edition of 2026-03-10 was killed." in told["report"][0]
    entry = Reading().edition(edition.day)
    assert entry.is_withdrawn and set(entry.without) == {copy.story for copy in copies}
    assert on_disk(edition) == set() and back_numbers.spoiled() == ()


def test_what_stops_an_edition_names_its_story_by_the_slug(tmp_path, monkeypatch):
    lay_ground()
    copy = publish(slug="bridge-reopens")

    @contextmanager
    def stopped(ordered, overtaken, **how):
        ordered()
        raise Mistake(f"The gate stopped the edition: page 1: {copy.story}: a word is lost.")
        yield

    monkeypatch.setattr(printing, "printed", stopped)

    with pytest.raises(Mistake, match="page 1: bridge-reopens: a word is lost"):
        printing.proof(active(), printing.Asked(DAY), out=tmp_path / "proof.pdf", now=lambda: NOON + HOUR, heard=print)


def test_files_that_nothing_names_are_swept_once_they_are_an_hour_old(out):
    edition, _ = out
    lost = active().pictures / "editions" / f"{'f' * 64}.pdf"
    lost.touch()
    made = datetime.fromtimestamp(lost.stat().st_mtime, UTC)

    assert edition_files.sweep(active(), at=made + HOUR / 2) == 0 and lost.exists()
    edition_files.sweep(active(), at=made + 2 * HOUR)

    assert not lost.exists() and on_disk(edition) == {"pdf", "epub", "press", "1", "2", "3"}
