"""The sample paper laid into a record, for pages to be set from: stories, names, pictures and fronts as they are written."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import frontmatter
from django.db import transaction
from markdown_it import MarkdownIt
from PIL import Image

from gazette.house.days import day_of, stamp
from gazette.record import log
from gazette.record.copy import Copy, Correction, Figure
from gazette.record.names import Front, Package, Paper, Person, Picture, Place, Section, Slot, Topic
from gazette.wire.formats import markdown
from gazette.wire.item import Act, Item

SAMPLE = Path(__file__).parents[3] / "sample"
DAY = date(2025, 11, 8)
ZONE = "America/New_York"
NOW = datetime(2025, 11, 8, 15, 45, tzinfo=UTC)
PAPER = Paper(
    id="paper", zone=ZONE, base_url="https://gazette.example", motto="All the news the harbor brings",
    description="The day’s news of Port Ellery, sourced and corrected in the open.", publisher="Gazette Sample Press",
    email="desk@gazette.example", address="3 Ferry Street, Port Ellery", founded="1926", support="/about/ownership/",
    support_line="Nothing here is behind a wall. If the paper was of use to you, help to pay for the next one.",
    house_ad="See the Press Run: the folding machine on Ferry Street, every first working night of the month",
    house_ad_link="/about/contact/",
)  # fmt: skip


def lay(paper: Paper = PAPER) -> None:
    """Append the whole sample as taken in on its days."""
    with transaction.atomic():
        _append("paper", "paper", paper.as_json())
        for number, entry in enumerate(_table("sections", "section")):
            _name("section", Section(id=entry["slug"], order=number, **entry))
        for entry in _table("topics", "topic"):
            _name("topic", Topic(id=entry["slug"], **entry))
        for entry in _table("people", "person"):
            _name("person", Person(id=entry["slug"], **entry))
        for number, path in enumerate(sorted((SAMPLE / "about").glob("*.md"))):
            said, body = frontmatter.parse(path.read_text())
            _name("place", Place(id=said["slug"], slug=said["slug"], title=said["title"], description=said.get("description", ""),
                                 body=MarkdownIt().render(body), policy=said.get("policy", ""), order=number))  # fmt: skip
        for entry in tomllib.loads((SAMPLE / "pictures" / "pictures.toml").read_text())["picture"]:
            _name("picture", picture(entry))
        for path in sorted((SAMPLE / "stories").glob("*.md")):
            _story(next(markdown.read(path.read_text(), name=path.name, zone=paper.zone, language=paper.language, today=DAY)))
        _fronts(paper.zone)


def picture(entry: dict) -> Picture:
    width, height = Image.open(SAMPLE / "pictures" / entry["file"]).size
    return Picture(id=entry["id"], master=entry["file"], width=width, height=height, focus=tuple(entry.get("focus", (0.5, 0.5))), alt=entry["alt"],
                   caption=entry.get("caption", ""), credit=entry.get("credit", ""), kind=entry.get("kind", "photo"),
                   source_type=entry.get("digital_source_type", ""))  # fmt: skip


def _story(item: Item) -> None:
    at = item.published or NOW
    copy = replace(item.copy, story=item.copy.slug, day=day_of(at, ZONE).isoformat(), published=stamp(at), updated=stamp(at))
    _append("publish", copy.story, {"copy": copy.as_json()}, at)
    for act in item.acts:
        if act.kind == "kill":
            _append("kill", copy.story, {"reason": act.note}, act.at)
            return
        copy = changed(copy, act)
        _append(act.kind, copy.story, {"copy": copy.as_json()}, act.at)


def changed(copy: Copy, act: Act) -> Copy:
    """A copy after an act, as the sample writes acts."""
    data = copy.as_json()
    text = str(act.was)

    def swap(value):
        if isinstance(value, str):
            return value.replace(text, act.now) if text else value
        if isinstance(value, dict):
            return {key: swap(item) for key, item in value.items()}
        return [swap(item) for item in value] if isinstance(value, list | tuple) else value

    after = Copy.from_json(swap(data)) if text else copy
    after = replace(after, version=copy.version + 1, updated=stamp(act.at), note=act.note)
    if act.kind == "correct":
        after = replace(after, note="", corrections=(*copy.corrections, Correction(act.note, stamp(act.at), act.was, act.now)))
    return after


def _fronts(zone: str) -> None:
    slugs = {path.stem for path in (SAMPLE / "stories").glob("*.md")}
    for entry in tomllib.loads((SAMPLE / "fronts.toml").read_text())["front"]:
        at = datetime.fromisoformat(f"{DAY + timedelta(days=entry['day'])}T{entry['time']}:00+00:00") + timedelta(hours=5)
        packages = tuple(
            Package(p["kind"], tuple(Slot(**slot) if slot.get("story") in slugs or not slot.get("story") else Slot(rule="newest") for slot in p["slots"]),
                    p.get("title", ""), p.get("section", ""))
            for p in entry["package"]
        )  # fmt: skip
        _append("front", "front:", Front("", packages).as_json(), at)


def _name(kind: str, named) -> None:
    _append(kind, named.id, named.as_json())


def _append(kind: str, subject: str, payload: dict, effective: datetime | None = None) -> None:
    early = datetime(2025, 9, 1, tzinfo=UTC)
    log.append(kind, subject, payload, at=NOW, effective=effective or early, taken_in=True)


def _table(file: str, name: str) -> list[dict]:
    return tomllib.loads((SAMPLE / f"{file}.toml").read_text())[name]


__all__ = ["DAY", "NOW", "PAPER", "Figure", "lay", "picture"]
