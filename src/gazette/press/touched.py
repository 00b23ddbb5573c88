"""What an act touches: which questions may have another answer since. Pure, and complete, or pages grow stale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from gazette.house.days import stamp
from gazette.record.copy import Copy
from gazette.record.edition import Edition
from gazette.record.entry import PRINTED
from gazette.record.names import Front, Paper, Picture
from gazette.record.pictures import likeness

from .change import Change
from .facets import key


@dataclass(frozen=True)
class Key:
    """One question."""

    key: str


@dataclass(frozen=True)
class Prefix:
    """Every question whose key begins so."""

    key: str


@dataclass(frozen=True)
class Following:
    """Lists “before” a story, of those that follow a moment, until one is too far from it to hold what stood there."""

    scope: str
    ref: str
    mark: str


Touch = Key | Prefix | Following


def touched(change: Change) -> Iterator[Touch]:
    """The questions one entry may have given another answer."""
    for family in FAMILIES:
        yield from family(change)


def by_the_clock() -> Iterator[Touch]:
    """The questions a new day or hour may have given another answer."""
    yield Key("today")
    yield Key("hour")
    yield Key("this_month")


# ---- stories ---------------------------------------------------------------------------------------------------
def words(change: Change) -> Iterator[Touch]:
    """Card, words and standing of the story itself."""
    if change.copies():
        for facet in ("card", "copy", "standing"):
            yield Key(key(facet, change.subject))


def history(change: Change) -> Iterator[Touch]:
    """Its versions."""
    if change.copies():
        yield Key(key("versions", change.subject))
        yield Prefix(key("version", change.subject, ""))


def addresses(change: Change) -> Iterator[Touch]:
    """Whose address it is."""
    for copy in change.copies():
        yield Key(key("story_at", copy.path))


def lists(change: Change) -> Iterator[Touch]:
    """Lists of the newest, from the top."""
    for scope, ref in _moved(change):
        yield Prefix(key("newest", scope, ref, "", ""))


def earlier(change: Change) -> Iterator[Touch]:
    """Lists of what came before a story."""
    for scope, ref in _moved(change):
        for copy in change.copies():
            yield Following(scope, ref, stamp(copy.published_at()))


def counts(change: Change) -> Iterator[Touch]:
    """How many there are."""
    for scope, ref in _moved(change):
        yield Key(key("count", scope, ref))


def calendar(change: Change) -> Iterator[Touch]:
    """Days and months, of the paper and of its sections."""
    sections = {ref if scope == "section" else "" for scope, ref in _moved(change) if scope in ("all", "section")}
    for copy in change.copies():
        year, month = int(copy.day[:4]), int(copy.day[5:7])
        for section in sections:
            yield Key(key("day", copy.day, section))
            yield Key(key("month", year, month, section))
            yield Key(key("days", year, month, section))
            yield Key(key("months", section))


def stamps(change: Change) -> Iterator[Touch]:
    """When the stories of a month were last changed, and which months hold stories."""
    for copy in change.copies():
        yield Key(key("stamps", int(copy.day[:4]), int(copy.day[5:7])))
        yield Key("story_months")


def corrections(change: Change) -> Iterator[Touch]:
    """The months whose corrections are other ones."""
    before, after = ({c.at for c in copy.corrections} if copy else set() for copy in (change.before, change.after))
    for at in before ^ after:
        day = datetime.fromisoformat(at).astimezone(ZoneInfo(change.zone))
        yield Key(key("corrections", day.year, day.month))
    if before ^ after:
        yield Key(key("corrections_months"))


def showing(change: Change) -> Iterator[Touch]:
    """Which stories show a picture."""
    before, after = ({f.picture for f in copy.figures()} if copy else set() for copy in (change.before, change.after))
    for picture in before ^ after:
        yield Key(key("using", picture))


# ---- names -----------------------------------------------------------------------------------------------------
def names(change: Change) -> Iterator[Touch]:
    """A section, topic, person, place, picture or the paper itself."""
    if change.kind in ("section", "topic", "person", "place", "picture"):
        yield Key(key(change.kind, change.subject))
    if change.kind == "picture":
        yield Key(key("withdrawn", change.subject))
    if change.kind == "paper":
        yield Key("paper")


def name_lists(change: Change) -> Iterator[Touch]:
    """Lists of names."""
    if change.kind in ("section", "place"):
        yield Key(f"{change.kind}s")
    if change.kind in ("section", "topic", "person", "place", "picture"):
        yield Key(key("ids", change.kind))


def slugs(change: Change) -> Iterator[Touch]:
    """Whose slug it is."""
    for name in change.names():
        slug = likeness(name) if isinstance(name, Picture) else getattr(name, "slug", "")
        if slug:
            yield Key(key("by_slug", change.kind, slug))


def crops(change: Change) -> Iterator[Touch]:
    """Whose crop an address is."""
    for picture in change.names():
        if isinstance(picture, Picture):
            yield Key(key("by_slug", "picture", likeness(picture)))


def zone(change: Change) -> Iterator[Touch]:
    """Another time zone moves every day and month."""
    if isinstance(change.was, Paper) and isinstance(change.now, Paper) and change.was.zone != change.now.zone:
        yield Prefix("")


# ---- the rest --------------------------------------------------------------------------------------------------
def fronts(change: Change) -> Iterator[Touch]:
    """A front that was launched."""
    if isinstance(change.now, Front):
        yield Key(key("front", change.now.section))


def editions(change: Change) -> Iterator[Touch]:
    """An edition that came out or was made again: its day, the lists of editions, and where its stories ran."""
    if not isinstance(change.now, Edition):
        return
    day = change.now.day
    for question in (key("edition", day), "is_printed", "newest_edition", key("editions", int(day[:4])), "edition_years"):
        yield Key(question)
    yield Prefix(key("edition_before", ""))
    for edition in (edition for edition in (change.was, change.now) if isinstance(edition, Edition)):
        for story in edition.stories():
            yield Key(key("in_print", story))


def killed(change: Change) -> Iterator[Touch]:
    """Whether the words of a story may be shown."""
    if change.copies():
        yield Key(key("killed", change.subject))


def printed(change: Change) -> Iterator[Touch]:
    """What a story was called in print."""
    if change.kind == PRINTED or change.copies():
        yield Prefix(key("printed_as", change.subject, ""))


def redirects(change: Change) -> Iterator[Touch]:
    """An address that leads elsewhere now."""
    if change.kind == "redirect":
        yield Key(key("redirect", change.subject))


FAMILIES = (words, history, addresses, lists, earlier, counts, calendar, stamps, corrections, showing,
            names, name_lists, slugs, crops, zone, fronts, editions, killed, printed, redirects)  # fmt: skip


def _moved(change: Change) -> list[tuple[str, str]]:
    """The lists a story stands or stood in, when it came, went, or changed what it is filed under.

    A story that stays where it was keeps every list as it is: its date of first publication never changes.
    """
    before, after = (_places(copy) if copy else set() for copy in (change.before, change.after))
    if change.before and change.after and change.before.genre != change.after.genre:
        return sorted(before | after)  # lists of one genre within a section
    return sorted(before ^ after)


def _places(copy: Copy) -> set[tuple[str, str]]:
    return (
        {("all", ""), ("section", copy.section), ("genre", copy.genre)}
        | {("topic", ref) for ref in copy.topics}
        | {("person", line.person) for line in copy.byline if line.person}
        | {("picture", figure.picture) for figure in copy.figures() if figure.picture}
    )
