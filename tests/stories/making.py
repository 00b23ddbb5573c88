"""The one factory of stories for tests: a section, people, photos and stories, with the few words a test cares about."""

import io
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image

from gazette.photos.models import Photo
from gazette.record import log
from gazette.record.copy import Block, Byline, Copy
from gazette.record.names import Paper
from gazette.record.reading import Reading
from gazette.staff.models import Person, User
from gazette.stories.models import Byline as StoryByline
from gazette.stories.models import Section, Story, Topic

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
_numbers = count(1)


def lay_ground() -> None:
    """A paper, a section, a topic and a reporter."""
    if not Reading().section("city"):
        with transaction.atomic():
            log.append("paper", "paper", Paper(id="paper", name="The Test Gazette").as_json(), at=NOON)
        Section(uid="city", slug="city", name="City").save(at=NOON)
        Topic(uid="port", slug="port", name="Port").save(at=NOON)
        Person(uid="nellie", slug="nellie", name="Nellie Quill").save(at=NOON)


def make_user(role: str = "editor", username: str = "") -> User:
    """A colleague: ida edits, nellie reports, joseph administers."""
    username = username or {"editor": "ida", "reporter": "nellie", "administrator": "joseph"}[role]
    return User.objects.create_user(username, password="a long enough secret", role=role)


def make_story(*, byline: str = "nellie", **fields: Any) -> Story:
    """A story ready to publish, unless told otherwise."""
    lay_ground()
    number = next(_numbers)
    said = {
        "slug": f"slug-{number}", "headline": f"Headline {number}", "section": Section.objects.get(slug="city"),
        "body": [{"type": "paragraph", "value": f"<p>The words of story {number}.</p>", "id": "b1"}],
    }  # fmt: skip
    said.update(fields)
    body = said.pop("body")
    story = Story(**said)
    story.body = Story._meta.get_field("body").stream_block.to_python(body)
    if byline:
        story.byline = [StoryByline(person=Person.objects.get(slug=byline))]
    story.save()
    return story


def make_photo(title: str = "Harbor", **fields: Any) -> Photo:
    """A small picture with all it needs to be printed."""
    lay_ground()
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), (next(_numbers) % 250, 120, 90)).save(buffer, "JPEG")
    file = ImageFile(io.BytesIO(buffer.getvalue()), name="harbor.jpg")
    photo = Photo(title=title, **({"file": file, "alt": "Cranes over the quay.", "caption": "The quay.", "credit": "Mathew Lenz"} | fields))
    photo.save()
    return photo


def make_copy(**fields: Any) -> Copy:
    """A copy from elsewhere, to be taken in."""
    lay_ground()
    number = next(_numbers)
    said = {
        "story": f"taken{number}", "slug": f"taken-{number}", "day": "2026-01-02", "version": 1, "headline": f"Taken {number}",
        "section": "city", "published": "2026-01-02T09:00:00Z", "updated": "2026-01-02T09:00:00Z", "byline": (Byline(person="nellie"),),
        "body": (Block("p1", "paragraph", {"text": "One."}), Block("p2", "paragraph", {"text": "Two, <b>bold</b>."})),
    }  # fmt: skip
    return Copy(**{**said, **fields})
