"""A withdrawn picture leaves the disk, and nothing that another picture needs goes with it."""

from datetime import timedelta

import pytest
from django.core.files.images import ImageFile

from gazette.house.settings import active
from gazette.keeping import rounds
from gazette.keeping.withdrawn import destroy_withdrawn
from gazette.photos.actions import withdraw
from gazette.photos.models import Photo
from gazette.record import index, log, pictures
from gazette.record.models import Entry
from gazette.record.reading import Reading
from tests.stories.making import NOON, make_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def nothing_left_by_others() -> None:
    for path in active().pictures.rglob("*"):
        if path.is_file():
            path.unlink()


def published(title: str = "Harbor", **fields) -> Photo:
    """A photo in the record with every crop made."""
    photo = make_photo(title, **fields)
    photo.publish(at=NOON)
    crop_all(photo)
    return photo


def crop_all(photo: Photo) -> None:
    picture = Reading().picture(photo.uid)
    for crop in pictures.crops(picture):
        for extension in crop.formats:
            pictures.make(picture, crop, extension, active().pictures)


def again(photo: Photo, title: str) -> Photo:
    """The same file uploaded once more."""
    with photo.open_file() as file:
        return published(title, file=ImageFile(file, name="again.jpg"))


def kept() -> set[str]:
    """The files of masters and crops."""
    return {path.name for path in active().pictures.rglob("*") if path.is_file()}


def test_a_withdrawn_picture_loses_its_master_and_every_crop_it_ever_had_and_keeps_its_original():
    photo = published()
    photo.credit = "Another Name"
    photo.save(at=NOON + HOUR)
    crop_all(photo)
    assert f"{photo.master}.jpg" in kept() and len(kept()) > 10
    withdraw(photo, why="The sitter asked.", by=None, at=NOON + 2 * HOUR)

    assert destroy_withdrawn(active()) == (photo.uid,)

    assert kept() == set()
    with Photo.objects.get().open_file() as original:
        assert original.read(2) == b"\xff\xd8"
    index.rebuild()
    assert list(log.verify()) == [] and Reading().picture(photo.uid).state == "withdrawn"


def test_what_a_restore_brought_back_goes_when_the_newsroom_starts():
    photo = published()
    withdraw(photo, why="The sitter asked.", by=None, at=NOON + HOUR)
    destroy_withdrawn(active())
    (active().pictures / f"{photo.master}.jpg").write_bytes(b"from a backup")
    newest = Entry.objects.order_by("-number").first().number

    assert destroy_withdrawn(active(), after=newest) == () and kept()
    rounds.Rounds(active()).edition()

    assert kept() == set()


def test_a_file_that_another_picture_is_made_of_stays_until_that_is_withdrawn_too():
    first = published()
    second = again(first, "Uploaded Again")
    assert second.master == first.master and second.uid != first.uid
    withdraw(first, why="The wrong caption.", by=None, at=NOON + HOUR)

    destroy_withdrawn(active())
    crop_all(second)
    assert f"{second.master}.jpg" in kept()

    withdraw(second, why="The sitter asked.", by=None, at=NOON + 2 * HOUR)
    destroy_withdrawn(active())
    assert kept() == set()


def test_a_file_that_a_draft_shows_stays():
    first = published()
    with first.open_file() as file:
        make_photo("A Draft’s", file=ImageFile(file, name="again.jpg"))
    withdraw(first, why="The wrong caption.", by=None, at=NOON + HOUR)

    destroy_withdrawn(active())

    assert kept() == {f"{first.master}.jpg"}


def test_a_picture_whose_right_expired_keeps_its_files():
    photo = published()
    photo.rights_expire = NOON
    photo.save(at=NOON + HOUR)
    before = kept()

    assert Reading().picture(photo.uid).state == "expired"
    assert destroy_withdrawn(active()) == () and kept() == before
