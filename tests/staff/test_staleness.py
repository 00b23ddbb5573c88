"""A save on what somebody changed meanwhile is refused on every form that writes a row over, and both values are kept."""

import io
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.test.utils.form_data import nested_form_data, rich_text

from gazette.fronts.models import Front
from gazette.photos.models import Photo
from gazette.record.models import Entry
from gazette.staff.models import Person
from gazette.staff.staleness import seen_in
from gazette.stories.models import Place, Section, Topic
from tests.stories.making import NOON, lay_ground, make_photo, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def place():
    made = Place(slug="ethics", title="Ethics", body="<p>Old.</p>")
    made.save(at=NOON)
    return made


ROADS = {
    "section": (lambda: Section.objects.get(slug="city"), "/newsroom/sections/edit/{}/", "name", {"slug": "city", "description": "", "order": 0}),
    "topic": (lambda: Topic.objects.get(slug="port"), "/newsroom/topics/edit/{}/", "name", {"slug": "port", "description": ""}),
    "person": (lambda: Person.objects.get(slug="nellie"), "/newsroom/people/edit/{}/", "name",
               {"slug": "nellie", "role": "", "bio": "", "email": "", "same_as": ""}),
    "page of the house": (place, "/newsroom/places/edit/{}/", "title", {"slug": "ethics", "description": "", "policy": "", "order": 0,
                                                                      "body": rich_text("<p>Old.</p>")}),
    "photo": (make_photo, "/newsroom/images/{}/", "title", {"alt": "Cranes.", "caption": "", "credit": "", "kind": "photo", "source_type": ""}),
}  # fmt: skip


@pytest.fixture
def ida(client):
    cache.clear()
    lay_ground()
    client.force_login(make_user("editor"))
    return client


def token(page, name="seen"):
    """What a form carries that was opened."""
    found = re.search(rf'name="{name}" value="([0-9a-f]+)"', page.content.decode())
    return found[1] if found else ""


@pytest.mark.parametrize("road", ROADS)
def test_a_save_that_comes_too_late_is_refused_and_both_values_are_kept(ida, road):
    make, address, field, form = ROADS[road]
    row = make()
    edit, seen = address.format(row.pk), token(ida.get(address.format(row.pk)))
    mine = nested_form_data(form | {field: "My words"})

    ida.post(edit, mine | {"seen": seen, field: "Their words"})
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Their words"  # a save in time goes through
    for late in ({"seen": seen}, {}):
        answer = ida.post(edit, mine | late)

        words = answer.content.decode()
        assert "ida has saved it since you opened it" in words and "My words" in words and "Their words" in words
        assert getattr(type(row).objects.get(pk=row.pk), field) == "Their words"

    ida.post(edit, mine | {"seen": seen, "overrule": token(answer, "overrule")})
    assert getattr(type(row).objects.get(pk=row.pk), field) == "My words"


def test_meaning_to_replace_an_older_one_does_not_overrule_a_newer(ida):
    topic = Topic.objects.get(slug="port")
    older = seen_in(topic)
    topic.name = "Harbor"
    topic.save()

    ida.post(f"/newsroom/topics/edit/{topic.pk}/", {"name": "Mine", "slug": "port", "description": "", "seen": "x", "overrule": older})

    assert Topic.objects.get(slug="port").name == "Harbor"


@pytest.mark.parametrize("launch", [{}, {"launch": "1"}])
def test_a_front_arranged_meanwhile_is_neither_saved_over_nor_launched(ida, launch):
    front = Front.objects.create()
    seen = token(ida.get(f"/newsroom/fronts/edit/{front.pk}/"))
    front.save()
    edited = Front.objects.get().edited

    answer = ida.post(f"/newsroom/fronts/edit/{front.pk}/", {"section": "", "packages-count": "0", "seen": seen, **launch})

    assert "has saved it since you opened it" in answer.content.decode()
    assert Front.objects.get().edited == edited and not Entry.objects.filter(kind="front").exists()


def test_an_earlier_front_is_not_brought_back_over_one_arranged_meanwhile(ida):
    front = Front.objects.create()
    edit = f"/newsroom/fronts/edit/{front.pk}/"
    ida.post(edit, {"section": "", "packages-count": "0", "launch": "1", "seen": token(ida.get(edit))})
    entry, seen = Entry.objects.get(kind="front"), token(ida.get(edit))
    front.save()

    ida.post(f"/newsroom/fronts/{front.pk}/back/{entry.number}/", {"seen": seen})
    assert Entry.objects.filter(kind="front").count() == 1

    ida.post(f"/newsroom/fronts/{front.pk}/back/{entry.number}/", {"seen": token(ida.get(edit))})
    assert Entry.objects.filter(kind="front").count() == 2


def test_what_is_sent_again_unchanged_is_not_stale_by_itself():
    photo = make_photo()

    assert seen_in(photo) == seen_in(Photo.objects.get(pk=photo.pk))


def test_the_form_of_a_picture_just_uploaded_is_refused_once_when_somebody_else_has_saved_it(ida):
    photo = make_photo()
    edit, key = f"/newsroom/images/multiple/{photo.pk}/", f"image-{photo.pk}"
    mine = {f"{key}-title": "My words", f"{key}-alt": "Cranes.", f"{key}-caption": "", f"{key}-credit": "", f"{key}-kind": "photo", f"{key}-source_type": ""}
    seen = seen_in(Photo.objects.get())
    Photo.objects.update(title="Their words")

    late = ida.post(edit, mine | {"seen": seen}).json()

    assert not late["success"] and "has saved it since you opened it" in late["form"] and "Title: Their words" in late["form"] and "My words" in late["form"]
    assert Photo.objects.get().title == "Their words"
    again = re.search(r'name="seen" value="([0-9a-f]+)"', late["form"])[1]
    assert ida.post(edit, mine | {"seen": again}).json()["success"]
    assert Photo.objects.get().title == "My words"


def test_a_picture_is_uploaded_and_described_on_the_page_of_uploads(ida):
    data = io.BytesIO()
    Image.new("RGB", (1200, 800), "#30506a").save(data, "JPEG")
    told = ida.post("/newsroom/images/multiple/add/", {"title": "Quay", "files[]": SimpleUploadedFile("quay.jpg", data.getvalue(), "image/jpeg")}).json()
    key, action = f"uploaded-image-{told['uploaded_file_id']}", re.search(r'action="([^"]+)"', told["form"])[1]

    said = {f"{key}-title": "The quay", f"{key}-alt": "A quay.", f"{key}-caption": "", f"{key}-credit": "", f"{key}-kind": "photo", f"{key}-source_type": ""}

    assert ida.post(action, said).json()["success"]
    assert Photo.objects.get().title == "The quay"
