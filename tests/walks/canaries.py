"""A canary in every field of the newsroom that the public may not read, and the search for one that got out."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.stories.models import Story

from .scene import Scene

PUBLIC_ROOMS = ("record", "newsstand")  # their tables hold what the public reads, and nothing else
SONG = "kanari"
# What leaves the newsroom, by design: the sources of Copy and of the names in the record. Everything else is private.
PUBLIC = {
    "stories.story": {
        "uid", "slug", "headline", "kicker", "standfirst", "dateline", "genre", "language", "people", "places", "ai_use", "lead_caption",
        "lead_alt", "lead_credit", "exact", "body",
    },
    "stories.byline": {"desk", "role"},
    "stories.source": {"title", "url"},
    "stories.section": {"uid", "slug", "name", "description"},
    "stories.topic": {"uid", "slug", "name", "description"},
    "stories.place": {"uid", "slug", "title", "description", "body", "policy"},
    "staff.person": {"uid", "slug", "name", "role", "bio", "email", "same_as"},
    "photos.photo": {"uid", "alt", "caption", "credit", "creator", "copyright", "kind", "source_type", "master"},
}  # fmt: skip
WORKING = {  # what the machine itself reads to find a row, a file or a task: a canary there would only break it
    "photos.photo": {"file", "file_hash"}, "photos.rendition": {"file", "filter_spec", "focal_point_key"}, "fronts.front": {"packages"},
    "desk.pendingact": {"seen", "words", "verb"}, "wagtailcore.revision": {"object_id"}, "contenttypes.contenttype": {"app_label", "model"},
    "wagtailcore.collection": {"path"}, "wagtailcore.modellogentry": {"object_id", "action"},
}  # fmt: skip
TEXTS = (models.CharField, models.TextField, models.JSONField)


def private_fields() -> Iterator[tuple[Any, list[Any]]]:
    """Every model of the newsroom with its fields of words that are not on the public list."""
    for model in apps.get_models():
        label = model._meta.label_lower
        if model._meta.app_label in PUBLIC_ROOMS or not model._meta.managed:
            continue
        kept = PUBLIC.get(label, set()) | WORKING.get(label, set())
        fields = [field for field in model._meta.concrete_fields if isinstance(field, TEXTS) and field.name not in kept and _can_sing(field)]
        if fields:
            yield model, fields


def plant(scene: Scene) -> int:
    """Put a canary into every private field of every row, then publish over it. Returns how many there are."""
    _leave_traces(scene)
    count = sum(_fill(model, field) for model, fields in private_fields() for field in fields)
    Story.objects.filter(pk__in=[story.pk for story in scene.told]).update(hold="")  # else no newer version could go out
    return count


def hold_what_is_out() -> None:
    """Hold every published story, with a canary for the reason, and press the whole paper over it."""
    from gazette.press.press import press_all

    Story.objects.filter(live=True).update(hold=f"{SONG}-held", notes=f"{SONG}-notes")
    press_all(active())


def found(paper: Path) -> list[str]:
    """Wherever a canary is heard outside the newsroom."""
    return [*_in_files(paper), *_in_record(paper)]


def heard(answers: Mapping[tuple[str, str], Any]) -> list[str]:
    """Addresses whose answer a reader gets with a canary in it, in its words or its headers."""
    return [address for (address, coding), answer in answers.items() if not coding and SONG in f"{answer.fields}{answer.body!r}"]


def _leave_traces(scene: Scene) -> None:
    """An old draft with words that were struck out, and its place in the log."""
    story = Story.objects.get(pk=scene.told[1].pk)
    right = story.headline
    story.headline = f"{SONG} struck out"
    story.save_revision(user=scene.ida, log_action=True)
    story.headline = right
    story.save_revision(user=scene.ida, log_action=True)
    Photo.objects.filter(uid="lonely").update(caption=f"{SONG} unused", alt=f"{SONG} unused")


def _fill(model: Any, field: Any) -> int:
    rows = list(model._base_manager.values_list("pk", flat=True))
    if model._meta.label_lower == "wagtailcore.revision":
        return len(rows)  # their content is whole stories, and holds the words that were struck out
    for number, key in enumerate(rows):
        song = f"{SONG}-{field.name}-{number}"[: field.max_length]
        value = f"{SONG[: field.max_length - 4]}{number}" if field.unique and field.max_length and field.max_length < len(song) else song
        with transaction.atomic():
            model._base_manager.filter(pk=key).update(**{field.name: [value] if isinstance(field, models.JSONField) else value})
    return len(rows)


def _can_sing(field: Any) -> bool:
    """Is there room for words of one's own? A key or a choice of fixed words has none."""
    return not (field.primary_key or field.choices or field.is_relation) and (field.max_length is None or field.max_length >= len(SONG))


def _in_files(paper: Path) -> Iterator[str]:
    for path in (paper / "public").rglob("*"):
        if path.is_file() and path.suffix not in (".br", ".gz"):
            words = path.read_bytes()
            if SONG.encode() in words or b"serial-canary" in words:
                yield f"{path.relative_to(paper)}"
    for name in ("store.sqlite3", "public-nginx.conf", "public-caddy.conf"):
        if SONG.encode() in (paper / name).read_bytes():
            yield name


def _in_record(paper: Path) -> Iterator[str]:
    """Every column of every table that the public half reads."""
    with closing(sqlite3.connect(paper / "db.sqlite3")) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if name.startswith(PUBLIC_ROOMS)]
        assert "record_payload" in names
        for name in names:
            for row in database.execute(f'SELECT * FROM "{name}"'):
                if any(SONG in (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)) for value in row):
                    yield f"{name}: {str(row)[:200]}"

