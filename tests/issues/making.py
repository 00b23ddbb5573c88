"""The one factory of issues: published stories long enough to make up, an issue of their day, and its pages."""

import io
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.http import HttpResponse
from PIL import Image

from gazette.issues import making, planning
from gazette.issues.models import Advertisement, Issue, Making
from gazette.stories import actions
from gazette.stories.models import Section
from tests.edition.making import make_shot, paragraphs
from tests.stories.making import NOON, make_story, make_user

LENGTHS = (340, 260, 220, 180, 160, 120, 90, 60)


def body(slug: str, words: int) -> list[dict]:
    value = "".join(f"<p>{piece.text}</p>" for piece in paragraphs(slug, words))
    return [{"type": "paragraph", "value": value, "id": "b1"}]


def lay_out(*slugs: str, at=NOON) -> list:
    """Published stories of falling length, two sections in turn; their ids are held, so that they are made up the same every time."""
    found = []
    for number, slug in enumerate(slugs or [f"story-{n}" for n in range(len(LENGTHS))]):
        said = body(slug, LENGTHS[number % len(LENGTHS)])
        story = make_story(uid=uuid5(NAMESPACE_URL, slug).hex, slug=slug, headline=f"The {slug.title()} Opens Again", priority=min(5, 1 + number), body=said)
        found.append(actions.publish(story, by=None, at=at))
    if not Section.objects.filter(slug="sport").exists():
        Section(uid="sport", slug="sport", name="Sport").save(at=at)
    return found


def make_issue(*, size: str = "a4", pages: int | None = 1, by=None) -> Issue:
    return planning.plan(NOON.date(), size=size, pages=pages, by=by)


def made_up(issue: Issue) -> Making:
    """The issue's pages, made in this process."""
    run = planning.make_up(issue, by=None, at=NOON)
    making.work(run.pk)
    run.refresh_from_db()
    assert run.state == Making.DONE, run.why
    return run


def make_advertisement(directory, name: str = "Harbor Bank", *, width: int = 1200, height: int = 800, **fields) -> Advertisement:
    shot = make_shot(directory, "bank", width=width, height=height)
    artwork = ContentFile(Path(shot.path).read_bytes(), name="bank.jpg")
    return Advertisement(**{"name": name, "artwork": artwork, "width": width, "height": height, "columns": 2, "tall": 50, **fields})


def make_photograph() -> ImageFile:
    """A file fine enough for print, unlike the small ones other tests make."""
    buffer = io.BytesIO()
    Image.new("RGB", (1800, 1200), (90, 120, 90)).save(buffer, "JPEG")
    return ImageFile(io.BytesIO(buffer.getvalue()), name="quay.jpg")


def editors() -> tuple:
    """Two who may sign off, and one who may not."""
    return make_user("editor"), make_user("administrator"), make_user("reporter")



def words_of(answer: HttpResponse) -> str:
    """What a page says, with its tags."""
    return answer.content.decode()
