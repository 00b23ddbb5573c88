"""Withdrawn pictures leave the disk: crops and cleaned master of each, unless another picture is made of the same file."""

from gazette.house.settings import Settings
from gazette.photos.models import Photo
from gazette.record import pictures
from gazette.record.back_numbers import WITHDRAWN
from gazette.record.models import Payload
from gazette.record.names import Picture
from gazette.record.reading import Reading


def destroy_withdrawn(settings: Settings, *, after: int = 0) -> tuple[str, ...]:
    """Remove what is kept of pictures withdrawn after an entry of the record, and return their ids. What is gone already is passed over.

    The original stays among the private photos, with the reason why it was withdrawn.
    """
    named = Payload.objects.filter(entry__kind="picture", entry__number__gt=after, data__state=WITHDRAWN).order_by("entry")
    gone = tuple(dict.fromkeys(ref for ref in named.values_list("entry__subject", flat=True) if _is_withdrawn(ref)))
    for ref in gone:
        for data in Payload.objects.filter(entry__kind="picture", entry__subject=ref).values_list("data", flat=True):  # each credit had crops of its own
            picture = Picture.from_json(data)
            pictures.destroy(picture, settings.pictures, master=not _is_shared(picture))
    return gone


def _is_withdrawn(ref: str) -> bool:
    picture = Reading().picture(ref)
    return picture is not None and picture.state == WITHDRAWN


def _is_shared(picture: Picture) -> bool:
    """Is another picture made of the same file, in the record or in the newsroom?"""
    others = Payload.objects.filter(entry__kind="picture", data__master=picture.master).exclude(entry__subject=picture.id)
    if any(not _is_withdrawn(ref) for ref in set(others.values_list("entry__subject", flat=True))):
        return True
    return Photo.objects.filter(master=picture.master, withdrawn=None).exclude(uid=picture.id).exists()
