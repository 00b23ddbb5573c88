"""Photos: what is read from the file, what the record learns, and what happens when rights end."""

import io
from datetime import timedelta

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from gazette.house.mistakes import Mistake
from gazette.photos import actions as photo_actions
from gazette.photos.models import Photo
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.stops import Stopped
from tests.stories.making import NOON, make_photo, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
DAY = timedelta(days=1)


def test_an_upload_takes_over_what_the_file_says_of_itself():
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x013B], exif[0x8298] = "Mathew Lenz", "Mathew Lenz, 2026"
    Image.new("RGB", (400, 300)).save(buffer, "JPEG", exif=exif)

    photo = Photo(title="Quay", file=ImageFile(io.BytesIO(buffer.getvalue()), name="quay.jpg"))
    photo.save()

    assert (photo.creator, photo.copyright, photo.master_width) == ("Mathew Lenz", "Mathew Lenz, 2026", 400)


def test_the_name_of_an_original_says_nothing():
    assert "harbor" not in make_photo().file.name


def test_the_record_learns_of_a_picture_when_it_is_published_and_of_its_changes_after():
    photo = make_photo()
    photo.credit = "Not yet public"
    photo.save()
    assert Reading().picture(photo.uid) is None

    actions.publish(make_story(lead=photo), by=None, at=NOON)
    photo.credit = "Mathew Lenz, harbor office"
    photo.save()

    assert Reading().picture(photo.uid).credit == "Mathew Lenz, harbor office"


def test_a_withdrawn_picture_leaves_every_page_and_stops_the_next_story():
    photo = make_photo()
    actions.publish(make_story(lead=photo), by=None, at=NOON)

    photo_actions.withdraw(photo, why="The sitter asked.", by=None, at=NOON + DAY)

    assert Reading().picture(photo.uid).state == "withdrawn"
    with pytest.raises(Stopped, match="withdrawn"):
        actions.publish(make_story(lead=Photo.objects.get()), by=None, at=NOON + DAY)


def test_withdrawing_without_a_reason_is_refused():
    with pytest.raises(Mistake, match="Say why"):
        photo_actions.withdraw(make_photo(), why=" ", by=None, at=NOON)


def test_rights_that_end_are_an_entry_made_when_their_time_comes():
    photo = make_photo(rights_expire=NOON + DAY)
    actions.publish(make_story(lead=photo), by=None, at=NOON)

    assert photo_actions.due(NOON) == 0
    assert photo_actions.due(NOON + DAY) == 1
    assert photo_actions.due(NOON + DAY) == 0
    assert Reading().picture(photo.uid).state == "expired"


def test_a_picture_bomb_is_refused_with_a_sentence_and_nothing_is_kept():
    buffer = io.BytesIO()
    Image.new("1", (9000, 9000)).save(buffer, "PNG")

    with pytest.raises(Mistake, match="megapixels"):
        Photo(title="Bomb", file=ImageFile(io.BytesIO(buffer.getvalue()), name="bomb.png")).save()

    assert not Photo.objects.exists()


def test_the_screen_withdraws(client):
    photo = make_photo()
    client.force_login(make_user())

    assert client.get(f"/newsroom/photos/{photo.pk}/withdraw/").status_code == 200
    client.post(f"/newsroom/photos/{photo.pk}/withdraw/", {"why": "The sitter asked."})

    assert Photo.objects.get().withdrawn_why == "The sitter asked."
    assert client.get(f"/newsroom/images/{photo.pk}/").status_code == 200
