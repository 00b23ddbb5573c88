"""A story's page before it is published: set by the press itself, over words that are stored nowhere."""

from collections.abc import Iterable
from datetime import datetime

from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.record import log, pictures
from gazette.record.copy import Copy, Overlay
from gazette.record.names import Front, Picture
from gazette.record.reading import Reading

from .copying import as_copy
from .introducing import newcomers
from .models import Story


def unsaved_copy(story: Story, *, at: datetime) -> Copy:
    """What would go out now."""
    last = log.last_copy(story.uid)
    return as_copy(
        story, version=log.next_version(story.uid), published=last.published_at() if last else at, updated=at, zone=active().zone,
        note=last.note if last else "", corrections=last.corrections if last else (),
    )  # fmt: skip


def preview(story: Story, *, at: datetime) -> bytes:
    """The HTML of the story's page as the press would set it."""
    copy = unsaved_copy(story, at=at)
    if not copy.slug:
        copy = copy.but(slug="untitled")
    return set_privately(copy.path, (copy,), at=at)


def set_privately(address: str, copies: tuple[Copy, ...], *, front: Front | None = None, at: datetime) -> bytes:
    """A page over unsaved copies, the names they bring along and a front not launched, with pictures shown to the newsroom alone until they are public."""
    from gazette.press import press  # late: the press loads its templates

    private = tuple(photo.as_named(at) for photo in _photos(copies) if not Reading().picture(photo.uid))
    names = tuple(named.as_named() for copy in copies for named in newcomers(copy))
    page = press.preview(address, Overlay(copies, private, front, names), now=at)
    for picture in private:
        page = _private(page, picture)
    return page


def _photos(copies: Iterable[Copy]) -> Iterable[Photo]:
    wanted = [figure.picture for copy in copies for figure in copy.figures() if figure.picture]
    return Photo.objects.filter(uid__in=wanted, withdrawn=None) if wanted else ()


def _private(page: bytes, picture: Picture) -> bytes:
    """The page with a picture's crops at their address inside the newsroom."""
    for crop in pictures.crops(picture):
        for extension in crop.formats:
            public = pictures.address(picture, crop, extension)
            page = page.replace(public.encode(), f"/newsroom/crops/{picture.id}/{public.rsplit('/', 1)[1]}".encode())
    return page
