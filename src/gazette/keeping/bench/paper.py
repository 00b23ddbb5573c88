"""A paper for benches: as many stories as asked, made of the sample's paragraphs, spread over three years."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gazette.house.days import stamp
from gazette.record.copy import Block, Byline, Copy

FOLDER = Path(__file__).parents[4] / "sample"
SECTIONS = ("world", "city", "politics", "business", "culture", "sport")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SPAN = timedelta(days=3 * 365)
PARAGRAPHS = (9, 22)  # of a story, about 7 KB of body in the middle


def found(directory: Path) -> None:
    """An empty paper with sections, topics and people, in this process."""
    from ..founding import found_empty

    found_empty(directory, at=NOW - SPAN - timedelta(days=1), name="The Bench Gazette")
    from gazette.staff.models import Person
    from gazette.stories.models import Section, Topic

    for number, slug in enumerate(SECTIONS):
        Section(slug=slug, name=slug.title(), order=number).save()
    for number in range(40):
        Topic(slug=f"topic-{number}", name=f"Topic {number}").save()
    for number in range(20):
        Person(slug=f"person-{number}", name=f"Person {number}").save()


def copies(count: int, *, seed: int = 7) -> Iterator[Copy]:
    """Copies oldest first, the same each time."""
    from gazette.staff.models import Person
    from gazette.stories.models import Section, Topic

    chance = random.Random(seed)
    lines, heads = words()
    sections, topics, people = ([row.uid for row in model.objects.order_by("slug")] for model in (Section, Topic, Person))
    for number in range(count):
        at = NOW - SPAN + SPAN * number / count
        yield Copy(
            story=f"{number:032x}", slug=f"story-{number}", day="", version=1, headline=f"{chance.choice(heads)} {number}",
            standfirst=chance.choice(lines)[:140], section=chance.choice(sections), published=stamp(at), updated=stamp(at),
            byline=(Byline(person=chance.choice(people)),), topics=tuple(sorted(chance.sample(topics, 3))), priority=chance.randint(1, 9),
            body=tuple(Block(f"{number:08x}{n:04x}", "paragraph", {"text": chance.choice(lines)}) for n in range(chance.randint(*PARAGRAPHS))),
        )  # fmt: skip


def words() -> tuple[list[str], list[str]]:
    """Paragraphs and headlines of the sample, without markup that could be cut in two."""
    lines, heads = [], []
    for file in sorted((FOLDER / "stories").glob("*.md")):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        lines += [part.replace("\n", " ") for part in body.split("\n\n") if len(part) > 200 and part[0].isalpha() and "*" not in part]
        heads += [row.removeprefix("headline: ").strip('"') for row in front.splitlines() if row.startswith("headline: ")]
    return [line.replace("&", "and").replace("<", "").replace("[", "").replace("](", " (") for line in lines], heads
