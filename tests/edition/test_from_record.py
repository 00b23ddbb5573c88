"""From the record to a file: which stories run, and that nothing is written which the gate did not let through."""

from datetime import timedelta
from pathlib import Path

import pytest

from gazette.edition import from_record
from gazette.edition.from_record import print_edition, snapshot_of
from gazette.edition.gate import Finding, Measured
from gazette.edition.sheet import SIZES
from gazette.house.mistakes import Mistake
from gazette.record.copy import Block, Byline
from gazette.record.reading import Reading
from tests.record.making import NOON, end, lay_ground, publish, revise

from .making import paragraphs

pytestmark = pytest.mark.django_db


def body(name: str, words: int = 260) -> tuple[Block, ...]:
    return tuple(Block(f"{name}{n}", "paragraph", {"text": piece.text}) for n, piece in enumerate(paragraphs(name, words)))


def test_a_day_s_stories_become_a_file_with_a_report(tmp_path: Path) -> None:
    lay_ground()
    for n in range(6):
        publish(at=NOON + timedelta(minutes=n), body=body(f"tale{n}"), byline=(Byline(person="nellie"),))

    report = print_edition(Reading(), date=NOON.date(), size="a4", pages=2, out=tmp_path / "gazette.pdf", pictures=tmp_path)

    assert (tmp_path / "gazette.pdf").read_bytes().startswith(b"%PDF")
    assert len(report.printed) + len(report.held) == 6
    assert report.lines()[0].endswith("jumps.")
    assert not [finding for finding in report.findings if finding.hard]


def test_since_a_moment_runs_what_is_new_or_updated_but_not_what_was_only_corrected(tmp_path: Path) -> None:
    lay_ground()
    old, updated, corrected = (publish(at=NOON + timedelta(minutes=n), body=body(f"old{n}")) for n in range(3))
    since = NOON + timedelta(hours=1)
    revise(updated, at=since + timedelta(minutes=1))
    revise(corrected, at=since + timedelta(minutes=2), kind="correct", note="The wall is 3.30 meters high.")
    new = publish(at=since + timedelta(minutes=3), body=body("new"))

    snapshot = snapshot_of(Reading(), day=NOON.date(), sheet=SIZES["a4"], pages=None, pictures=tmp_path, since=since)

    assert {story.id for story in snapshot.stories} == {updated.story, new.story}
    assert [amend.text for amend in snapshot.amends] == ["The wall is 3.30 meters high."]
    assert old.story not in {story.id for story in snapshot.stories}


def test_a_killed_story_never_reaches_the_page(tmp_path: Path) -> None:
    lay_ground()
    kept, killed = (publish(at=NOON + timedelta(minutes=n), body=body(f"tale{n}")) for n in range(2))
    end(killed, at=NOON + timedelta(hours=1))

    snapshot = snapshot_of(Reading(), day=NOON.date(), sheet=SIZES["a4"], pages=1, pictures=tmp_path)

    assert [story.id for story in snapshot.stories] == [kept.story]


def test_a_story_of_a_later_day_waits_for_its_own_edition(tmp_path: Path) -> None:
    lay_ground()
    publish(at=NOON, body=body("today"))
    publish(at=NOON + timedelta(days=1), body=body("tomorrow"))

    snapshot = snapshot_of(Reading(), day=NOON.date(), sheet=SIZES["a4"], pages=1, pictures=tmp_path)

    assert len(snapshot.stories) == 1


def test_an_edition_the_gate_stops_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_ground()
    publish(at=NOON, body=body("today"))
    monkeypatch.setattr(from_record, "measure", lambda *_, **__: Measured((Finding("words", 1, "a word is lost"),), {}))

    with pytest.raises(Mistake, match="a word is lost"):
        print_edition(Reading(), date=NOON.date(), size="a4", pages=1, out=tmp_path / "gazette.pdf", pictures=tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("size", "pages", "said"), [("quarto", 4, "no size"), ("a4", 0, "cannot be printed"), ("a4", 2, "no story to print")])
def test_what_cannot_be_printed_is_refused_in_a_sentence(size: str, pages: int, said: str, tmp_path: Path) -> None:
    lay_ground()

    with pytest.raises(Mistake, match=said):
        print_edition(Reading(), date=NOON.date(), size=size, pages=pages, out=tmp_path / "gazette.pdf", pictures=tmp_path)
