"""Taking in: a page of the paper comes back as it went in; names are found, and nothing half-done is left."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from PIL import Image

from gazette.house.days import parse_moment
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.press.formats import text
from gazette.record.models import Entry, Payload, Standing
from gazette.record.reading import Reading
from gazette.staff.models import Person
from gazette.stories.models import Section, Story, Topic
from gazette.wire.intake import exchanged, read_file, take_in

NOW = datetime(2026, 1, 2, 9, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"
SEED = Path(__file__).parents[3] / "shared/seed/express-gazette-page.txt"
PUBLISHED = {"tide-gate.txt": "2025-11-05", "vote-count.txt": "2025-03-04T09:00", "observatory.txt": "2023-01-10", SEED.name: "2025-09-03"}
READ_AT = {"tide-gate.txt": "2025-11-08", "vote-count.txt": "2025-03-04", "observatory.txt": "2025-01-15", SEED.name: "2025-11-08"}
DATED = {"tide-gate.txt": ("day", "2025-11-05"), "vote-count.txt": ("day", "2025-03-04"), "observatory.txt": ("year", "2023"), SEED.name: ("month", "2025-09")}
LISTED = {"2025-11-05": "5 Nov 2025", "2025-03-04": "4 Mar 2025", "2023": "2023", "2025-09": "Sep 2025"}
FILES = [*sorted(PAGES.glob("*.txt")), *([SEED] if SEED.exists() else [])]


@pytest.fixture
def sections(db, woken) -> None:
    for name in ("World", "City", "Politics", "Science"):
        Section(name=name).save(at=datetime(2020, 1, 1, tzinfo=UTC))


def file(folder: Path, body: str = "A body of some words.", name: str = "story.md", **said: str) -> Path:
    front = {"headline": "The Bridge Reopens", "section": "City", "date": "2025-05-01T08:00:00Z", **said}
    path = folder / name
    path.write_text("---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"---\n{body}\n", "utf-8")
    return path


def take(path: Path, *, draft: bool = False, published: str = ""):
    (item,) = read_file(path, published=published)
    return take_in(item, at=NOW, draft=draft, folder=path.parent)


def printed(story: Story, name: str) -> str:
    """The page of plain text as it was read on the day it was printed, without its last newline."""
    moment = parse_moment(READ_AT[name], active().zone)
    reading = Reading(at=moment)
    copy = reading.copy(story.uid)
    return text.write(copy, paper=reading.paper(), section=reading.section(copy.section).name, moment=moment).rstrip("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_page_taken_in_comes_back_byte_for_byte(path: Path, sections: None) -> None:
    story = take(path, published=PUBLISHED[path.name]).story

    assert printed(story, path.name) == path.read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_page_without_a_date_is_dated_by_its_age_and_says_how_exactly(path: Path, sections: None) -> None:
    story = take(path).story

    copy = Reading().copy(story.uid)
    assert (copy.exact, copy.dated) == DATED[path.name]
    assert Story.objects.get(uid=story.uid).published_on == LISTED[copy.dated]
    if "hours ago" not in path.read_text("utf-8"):  # an hour of the day is not known
        assert printed(story, path.name) == path.read_text("utf-8").rstrip("\n")


def test_weeks_are_no_more_exact_than_a_month(tmp_path: Path, sections: None) -> None:
    page = tmp_path / "weeks.txt"
    page.write_text((PAGES / "tide-gate.txt").read_text("utf-8").replace("3 days ago", "3 weeks ago"), "utf-8")

    story = take(page).story

    assert (story.exact, Reading().copy(story.uid).dated) == ("month", "2025-10")


def test_an_archive_is_marked_as_taken_in_and_claims_its_own_time(tmp_path: Path, sections: None) -> None:
    story = take(file(tmp_path)).story

    entry = Entry.objects.get(kind="publish", subject=story.uid)
    assert (entry.taken_in, entry.effective, entry.recorded) == (True, datetime(2025, 5, 1, 8, tzinfo=UTC), NOW)


def test_the_same_page_taken_in_again_is_told(tmp_path: Path, sections: None) -> None:
    page = file(tmp_path)

    first, second = take(page), take(page, draft=True)

    assert (first.twin, second.twin) == (None, first.story)


def test_a_draft_leaves_no_trace_in_the_record(tmp_path: Path, sections: None) -> None:
    before = Entry.objects.count()

    story = take(file(tmp_path, byline="[Nellie Blythe]", topics="[Bridges]"), draft=True).story

    assert Entry.objects.count() == before
    assert [line.desk for line in story.byline.all()] == ["Nellie Blythe"]
    assert not Topic.objects.exists()


def test_an_entity_in_a_headline_is_the_letter_it_names(tmp_path: Path, sections: None) -> None:
    story = take(file(tmp_path, headline="\"Is It &ldquo;Agile&rdquo; at Quill &amp; Son&apos;s?\"", standfirst="Nobody&rsquo;s sure.")).story

    assert (story.headline, story.slug) == ("Is It “Agile” at Quill & Son's?", "is-it-agile-at-quill-sons")
    assert story.standfirst == "Nobody’s sure."


def test_an_archive_brings_its_people_and_topics_along(tmp_path: Path, sections: None) -> None:
    take(file(tmp_path, byline="[Nellie Blythe]", topics="[Bridges]"))
    take(file(tmp_path, byline="[nellie blythe]", topics="[bridges]", date="2025-05-02T08:00:00Z"))

    assert [person.name for person in Person.objects.all()] == ["Nellie Blythe"]
    assert [topic.slug for topic in Topic.objects.all()] == ["bridges"]


def test_a_missing_section_is_one_sentence_that_names_those_there_are(tmp_path: Path, sections: None) -> None:
    with pytest.raises(Mistake, match="there is no section “Gardens”.*City, Politics, Science"):
        take(file(tmp_path, section="Gardens", byline="[Nellie Blythe]"))

    assert not Story.objects.exists() and not Person.objects.exists()


def test_a_paper_without_sections_says_how_to_make_one_and_makes_it_when_told(tmp_path: Path, db, woken) -> None:
    with pytest.raises(Mistake, match="no section “City”, and the paper has no sections yet; make one .* or while taking in with --section City"):
        take(file(tmp_path))
    (item,), (other,) = read_file(file(tmp_path)), read_file(file(tmp_path, name="two.md", slug="two", section="Nowhere"))

    story = take_in(item, at=NOW, folder=tmp_path, section="City Desk").story
    again = take_in(other, at=NOW, folder=tmp_path, section="city desk").story

    assert [(section.name, section.slug) for section in Section.objects.all()] == [("City Desk", "city-desk")]
    assert Reading().section(Reading().copy(again.uid).section).name == Reading().section(Reading().copy(story.uid).section).name == "City Desk"
    with pytest.raises(Mistake, match="No section can be called “Search”"):
        take_in(read_file(file(tmp_path, slug="three", section="Nowhere"))[0], at=NOW, folder=tmp_path, section="Search")


def test_what_names_a_section_of_the_paper_goes_there_whatever_else_is_told(tmp_path: Path, sections: None) -> None:
    story = take_in(read_file(file(tmp_path))[0], at=NOW, folder=tmp_path, section="World").story

    assert story.section.name == "City"


def test_a_slug_used_that_day_is_refused_and_nothing_of_the_second_stays(tmp_path: Path, sections: None) -> None:
    take(file(tmp_path))
    entries = Entry.objects.count()

    with pytest.raises(Mistake, match="was used on 2025-05-01"):
        take(file(tmp_path, topics="[Bridges]"))

    assert (Entry.objects.count(), Story.objects.count(), Topic.objects.count()) == (entries, 1, 0)


def test_a_picture_beside_the_story_comes_along_and_one_elsewhere_does_not(tmp_path: Path, sections: None) -> None:
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "bridge.jpg")
    Image.new("RGB", (900, 600), "red").save(tmp_path.parent / "secret.jpg")

    taken = take(file(tmp_path, "Words.\n\n![A bridge](bridge.jpg)\n\n![No](../secret.jpg)\n\n![No](https://example.org/x.jpg)"))

    copy = Reading().copy(taken.story.uid)
    (shown,) = [figure for figure in copy.figures() if figure.picture]
    assert Reading().picture(shown.picture).width == 900
    assert Photo.objects.count() == 1
    assert taken.lost == ("the picture “../secret.jpg”", "the picture “https://example.org/x.jpg”")


def test_a_picture_bomb_is_refused_by_name_and_no_file_of_it_stays(tmp_path: Path, sections: None) -> None:
    Image.new("1", (12_000, 12_000)).save(tmp_path / "bomb.png")
    Image.new("RGB", (900, 600), "navy").save(tmp_path / "good.jpg")
    before = kept_files()

    with pytest.raises(Mistake, match="bomb.png: The picture is 12000 × 12000 pixels"):
        take(file(tmp_path, "Words.\n\n![Good](good.jpg)\n\n![A bomb](bomb.png)"))

    assert kept_files() == before
    assert not Photo.objects.exists() and not Story.objects.exists()


def kept_files() -> set[Path]:
    return {path for folder in (active().photos, active().pictures) if folder.exists() for path in folder.rglob("*") if path.is_file()}


def test_a_broken_file_is_one_sentence_that_names_it(tmp_path: Path, sections: None) -> None:
    torn = tmp_path / "torn.txt"
    torn.write_text("EG\nThe Express Gazette\nSaturday, November 8, 2025\n\nOnly a headline\n", "utf-8")
    with pytest.raises(Mistake, match="torn.txt"):
        read_file(torn)
    with pytest.raises(Mistake, match="torn.txt is no whole page"):
        read_file(torn, format="page")

    (tmp_path / "latin.md").write_bytes("---\nheadline: Caf\xe9\n---\n".encode("latin-1"))
    with pytest.raises(Mistake, match="latin.md is not UTF-8"):
        read_file(tmp_path / "latin.md")
    with pytest.raises(Mistake, match="cannot be read: No such file"):
        read_file(tmp_path / "none.md")


def test_a_file_from_before_there_were_newspapers_is_refused_by_name(tmp_path: Path, sections: None) -> None:
    with pytest.raises(Mistake, match="old.md says it was published in 1, before there were newspapers"):
        read_file(file(tmp_path, name="old.md", date="0001-01-01"))


def test_what_nobody_thought_of_is_still_one_sentence(tmp_path: Path, sections: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.wire.formats.markdown.parse", lambda text, name: (None, ""))

    with pytest.raises(Mistake, match="odd.md cannot be read as markdown: "):
        read_file(file(tmp_path, name="odd.md"))


@pytest.mark.parametrize("said, most", [
    ({"headline": "A bridge " * 30}, "the headline “A bridge.*…” has 269 characters, and 255 are the most"),
    ({"kicker": "Bridge " * 12}, "kicker.*80 are the most"), ({"dateline": "BRIDGE " * 18}, "dateline.*120"),
    ({"topics": f"[{'x' * 121}]"}, "topic.*120"), ({"byline": f"[{'N' * 201}]"}, "person.*200"),
    ({"desk": "D" * 121}, "byline.*120"), ({"sources": f"[{{title: T, url: 'https://x.example/{'a' * 500}'}}]"}, "public source.*500"),
])  # fmt: skip
def test_a_line_longer_than_the_newsroom_has_room_for_is_refused_whole(tmp_path: Path, sections: None, said: dict[str, str], most: str) -> None:
    with pytest.raises(Mistake, match=most):
        take(file(tmp_path, **said))

    assert not Story.objects.exists() and not Topic.objects.exists() and not Person.objects.exists()


def test_lines_as_long_as_may_be_can_be_saved_in_the_newsroom(tmp_path: Path, sections: None) -> None:
    story = take(file(tmp_path, headline="H" * 255, kicker="k" * 80, dateline="D" * 120, desk="d" * 120)).story

    story.full_clean()


def test_what_happened_later_is_taken_in_with_it(tmp_path: Path, sections: None) -> None:
    acts = '\nacts:\n - {kind: correct, day: 2025-05-02, time: "09:00", was: 40 meters, is: 45 meters, note: "It is 45 meters long."}\n'
    acts += ' - {kind: kill, day: 2025-05-03, reason: "It was another bridge."}'
    path = file(tmp_path, "The bridge is 40 meters long.", genre="news" + acts)

    story = take(path).story

    assert Reading().copy(story.uid) is None
    assert Reading().standing(story.uid).reason == "It was another bridge."
    told = [payload.data["copy"] for payload in Payload.objects.filter(entry__subject=story.uid, entry__kind="correct")]
    assert [copy["corrections"][0]["text"] for copy in told] == ["It is 45 meters long."]
    assert "45 meters" in str(told[0]["body"])


def test_an_exchange_of_words_takes_whole_words_and_leaves_links_alone() -> None:
    markup = 'Ann met <a href="https://example.org/ann/">Annabel and Ann</a>.'

    assert exchanged(markup, "Ann", "Anne") == 'Anne met <a href="https://example.org/ann/">Annabel and Anne</a>.'
    assert exchanged("See example here", "example.org", "x") == "See example here"


def test_an_upgrade_learns_how_exactly_old_stories_are_dated(tmp_path: Path, sections: None) -> None:
    old, fresh = take(file(tmp_path, date="2024-05-01")).story, take(file(tmp_path, headline="Another")).story
    Standing.objects.update(exact="minute")

    import_module("gazette.record.migrations.0004_known_to_the_day").forwards(apps, None)

    assert [Standing.objects.get(story=story.uid).exact for story in (old, fresh)] == ["day", "minute"]
