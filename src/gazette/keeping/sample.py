"""The sample paper: lays an invented city's newspaper into the record as taken in, dated back from today."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import frontmatter
from django.core.files.base import ContentFile
from django.db import transaction
from markdown_it import MarkdownIt
from wagtail.models import Collection

from gazette.fronts.actions import arranged_as
from gazette.house.days import at as moment_of
from gazette.house.days import day_of, parse_moment
from gazette.house.ids import stable
from gazette.house.mistakes import Mistake
from gazette.photos.models import Photo
from gazette.record import log
from gazette.record.copy import Copy
from gazette.record.names import Front, Package, Picture, Slot
from gazette.record.pictures import Master
from gazette.staff.models import Person
from gazette.staff.naming import record_name
from gazette.staff.pressing import press_held
from gazette.stories import taking_in
from gazette.stories.models import Place, Section, Story, Topic
from gazette.wire.formats import markdown
from gazette.wire.intake import Names, carry_out, resolve
from gazette.wire.item import Act, Item

FOLDER = Path(__file__).parents[3] / "sample"
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sample:
    """The files of the sample as read, with every moment counted from its day."""

    sections: list[dict[str, Any]]
    topics: list[dict[str, Any]]
    people: list[dict[str, Any]]
    pictures: list[dict[str, Any]]
    fronts: list[dict[str, Any]]
    places: list[dict[str, Any]]
    stories: list[Item]
    zone: str
    day: date

    @property
    def first(self) -> datetime:
        """The moment at which all names are taken to have begun: the first midnight."""
        return moment_of(day_of(min(self.moments()), self.zone), time(0), self.zone)

    def moments(self) -> Iterator[datetime]:
        for item in self.stories:
            if item.published is None:
                raise Mistake(f"sample/stories/{item.copy.slug}.md has no day. Add “day: -1”.")
            yield item.published
            yield from (act.at for act in item.acts)
        yield from (self.launched(front) for front in self.fronts)

    def launched(self, front: dict[str, Any]) -> datetime:
        return moment_of(self.day + timedelta(days=front["day"]), time.fromisoformat(front["time"]), self.zone)


def read(zone: str, now: datetime, *, day: date | None = None, folder: Path = FOLDER) -> Sample:
    """Read the sample for a day: that given, else today, or yesterday while some of today's is still to come."""
    sample = _read(zone, day or day_of(now, zone), folder)
    if day is None and max(sample.moments()) > now:
        sample = _read(zone, sample.day - DAY, folder)
    if max(sample.moments()) > now:
        raise Mistake(f"The sample of {sample.day} would lie in the future. Give an earlier --date.")
    return sample


def lay(sample: Sample, taken: Mapping[str, Future[Master]], *, at: datetime, shown: Callable[[list[Picture]], None] = lambda those: None,
        folder: Path = FOLDER) -> list[Picture]:  # fmt: skip
    """Put the sample into newsroom and record, in one transaction. Returns its published pictures, the newest front's first.

    ``taken``: its picture files by name, as they are being cleaned. ``shown`` is told the pictures as soon as they are known.
    """
    masters = [taken[row["file"]].result() for row in sample.pictures]
    with transaction.atomic(), press_held():
        _names(sample, at)
        photos = _photos(sample, masters, folder, at)
        named = {word: photo.uid for word, photo in photos.items()}
        items = _resolved(sample, named, at)
        _record_pictures(photos, items, sample.first, at)
        published = _in_order(sample, items, photos, at)
        shown(published)
        for deed in _deeds(sample, items, at):
            deed()
        arranged_as(_front(sample.fronts[-1])).save()
    return published


# ---- reading -------------------------------------------------------------------------------------------------------
def _read(zone: str, day: date, folder: Path) -> Sample:
    return Sample(
        sections=_table(folder / "sections.toml", "section"), topics=_table(folder / "topics.toml", "topic"),
        people=_table(folder / "people.toml", "person"), pictures=_table(folder / "pictures/pictures.toml", "picture"),
        fronts=_table(folder / "fronts.toml", "front"), places=[_place(path) for path in sorted((folder / "about").glob("*.md"))],
        stories=[item for path in sorted((folder / "stories").glob("*.md")) for item in _story(path, zone, day)], zone=zone, day=day,
    )  # fmt: skip


def _table(path: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[name]
    return rows


def _place(path: Path) -> dict[str, Any]:
    said, body = frontmatter.parse(path.read_text("utf-8"))
    return {**said, "body": MARKDOWN.render(body)}


def _story(path: Path, zone: str, day: date) -> Iterator[Item]:
    for item in markdown.read(path.read_text("utf-8"), name=path.name, zone=zone, language="en", today=day):
        yield replace(item, copy=item.copy.but(story=stable("story", item.copy.slug)))


# ---- names and pictures --------------------------------------------------------------------------------------------
def _names(sample: Sample, at: datetime) -> None:
    """Sections, topics, people and pages of the house, in the newsroom and, as of the first midnight, in the record."""
    people = {row["slug"]: Person(uid=stable("person", row["slug"]), **row) for row in sample.people}
    Person.objects.bulk_create(people.values())
    sections = [
        Section(uid=stable("section", row["slug"]), slug=row["slug"], name=row["name"], description=row["description"],
                editor=people[row["editor"]], order=number)
        for number, row in enumerate(sample.sections, 1)
    ]  # fmt: skip
    Section.objects.bulk_create(sections)
    topics = [Topic(uid=stable("topic", row["slug"]), **row) for row in sample.topics]
    Topic.objects.bulk_create(topics)
    places = [Place(uid=stable("place", row["slug"]), **row) for row in sample.places]
    Place.objects.bulk_create(places)
    for row in (*people.values(), *sections, *topics, *places):
        kind = "person" if isinstance(row, Person) else row.KIND
        record_name(kind, row.as_named(), at=at, effective=sample.first, taken_in=True)


def _photos(sample: Sample, masters: list[Master], folder: Path, at: datetime) -> dict[str, Photo]:
    """The photos of the newsroom, by the sample's own words for them."""
    photos = {}
    collection = Collection.get_first_root_node()
    for row, master in zip(sample.pictures, masters, strict=True):
        photo = Photo(
            uid=stable("picture", row["id"]), title=row["id"].replace("-", " ").capitalize(), alt=row["alt"], caption=row["caption"], credit=row["credit"],
            creator=row["creator"], copyright=row["copyright"], kind=row["kind"], source_type=row["digital_source_type"],
            master=master.hash, master_width=master.width, master_height=master.height, collection=collection,
        )  # fmt: skip
        photo.file.save(row["file"], ContentFile((folder / "pictures" / row["file"]).read_bytes()), save=False)
        photo.width, photo.height = master.width, master.height  # none of the sample's is larger than a master may be
        photo.focal_point_x, photo.focal_point_y = round(row["focus"][0] * photo.width), round(row["focus"][1] * photo.height)
        photo.focal_point_width = photo.focal_point_height = 1
        photo.file_size, photo.created_at = photo.file.size, at
        photos[row["id"]] = photo
    Photo.objects.bulk_create(photos.values())
    return photos


def _record_pictures(photos: dict[str, Photo], items: list[Item], first: datetime, at: datetime) -> None:
    """Only pictures that a story shows are public."""
    shown = {figure.picture for item in items for figure in item.copy.figures()}
    for photo in photos.values():
        if photo.uid in shown:
            record_name("picture", photo.as_named(at), at=at, effective=first, taken_in=True)


# ---- stories and fronts --------------------------------------------------------------------------------------------
def _resolved(sample: Sample, pictures: dict[str, str], at: datetime) -> list[Item]:
    names, items = Names(invent=False, at=at), []
    for item in sample.stories:
        copy, lost = resolve(item, names, lambda word: pictures.get(word, ""))
        unknown = [line.desk for line, meant in zip(copy.byline, item.copy.byline, strict=True) if meant.person and not line.person]
        if lost or unknown:
            raise Mistake(f"sample/stories/{copy.slug}.md names what the sample does not have: {', '.join((*lost, *unknown))}.")
        items.append(replace(item, copy=copy))
    return items


def _deeds(sample: Sample, items: list[Item], at: datetime) -> list[Callable[[], Any]]:
    """Everything that happened, in the order in which it happened."""
    deeds: list[tuple[datetime, int, Callable[[], Any]]] = []
    for item in items:
        assert item.published
        deeds.append((item.published, 0, lambda item=item: taking_in.take_in(item.copy, at=at, published=item.published)))
        deeds += [(act.at, 1, lambda act=act, copy=item.copy: _act(copy, act, at)) for act in item.acts]
    for front in sample.fronts:
        deeds.append((sample.launched(front), 2, lambda front=front: _launch(front, sample, at)))
    return [deed for _, _, deed in sorted(deeds, key=lambda each: each[:2])]


def _act(copy: Copy, act: Act, at: datetime) -> None:
    carry_out(Story.objects.get(uid=copy.story), act, at=at)


def _launch(front: dict[str, Any], sample: Sample, at: datetime) -> None:
    log.append("front", "front:", _front(front).as_json(), at=at, effective=sample.launched(front), taken_in=True)


def _front(said: dict[str, Any]) -> Front:
    return Front(packages=tuple(
        Package(kind=package["kind"], title=package.get("title", ""), section=_section(package),
                slots=tuple(_slot(slot) for slot in package["slots"]))
        for package in said["package"]
    ))  # fmt: skip


def _slot(said: dict[str, Any]) -> Slot:
    return Slot(story=stable("story", said["story"]) if "story" in said else "", rule=said.get("rule", ""), section=_section(said), genre=said.get("genre", ""))


def _section(said: dict[str, Any]) -> str:
    return stable("section", said["section"]) if said.get("section") else ""


def _in_order(sample: Sample, items: list[Item], photos: dict[str, Photo], at: datetime) -> list[Picture]:
    """Published pictures in the order in which readers meet them: the newest front, then the newest stories."""
    front = {slot["story"]: number for number, slot in enumerate(
        slot for package in sample.fronts[-1]["package"] for slot in package["slots"] if "story" in slot)}  # fmt: skip
    by_uid = {photo.uid: photo for photo in photos.values()}
    newest = sorted(items, key=lambda item: (front.get(item.copy.slug, len(front)), -(item.published or at).timestamp()))
    shown = dict.fromkeys(figure.picture for item in newest for figure in item.copy.figures() if figure.picture)
    return [by_uid[uid].as_named(at) for uid in shown]


def day_given(text: str | None, zone: str) -> date | None:
    """The day of ``--date``."""
    return day_of(parse_moment(text, zone), zone) if text else None
