"""A paper we did not write, printed: what others sent, under a name too long, in ten languages; every word of it printed or held with a reason that helps."""

from collections import Counter

import pytest

from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.sheet import SIZES
from gazette.edition.witness import hear
from tests.paper.conftest import ROOT

from . import strangers

SAMPLES = ROOT.parent / "shared" / "samples"
HELP = ("Leave the story out", "Trim it", "Write the word in Latin letters", "Add a page", "cut another story", "Shorten it")
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"NOT PROVED: the samples of others are not beside the project ({SAMPLES.name}/)")


def judged(edition: Edition) -> None:
    """The gate, its second witness, no story lost, no page empty, and a reason for each story that was held."""
    measured = measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert [finding for finding in measured.findings if finding.kind != "own"] == []  # too few stories for a page is told, and no fault of the page
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps)) == []
    printed = {story for page in edition.layout.pages for story in page.stories}
    held = {held.story: held.why for held in edition.held}
    assert {story.id for story in edition.snapshot.stories} <= printed | set(held)
    assert not printed & set(held)
    assert [why for why in held.values() if not any(help in why for help in HELP)] == []
    assert all(page.stories for page in edition.layout.pages)


def test_four_pages_of_what_others_wrote_pass_the_gate_and_lose_nothing() -> None:
    edition = make(strangers.snapshot(SAMPLES, 30), SIZES["tabloid"], pages=4)

    judged(edition)
    assert len(edition.layout.pages) == 4


def test_items_in_other_languages_are_printed_where_the_faces_have_their_letters_and_refused_by_name_where_not() -> None:
    snapshot = strangers.snapshot(SAMPLES, 24)

    edition = make(snapshot, SIZES["a4"], pages=8)

    refused = {held.story: held.why for held in edition.held if not held.lines}
    languages = Counter(story.language.split("-")[0] for story in snapshot.stories if story.id in refused)
    assert {"hi", "ru"} <= set(languages) and not {"ar", "de", "fr", "es", "pl", "tr"} & set(languages)
    assert "Мост" in refused["europe-ru"]


@pytest.mark.slow
@pytest.mark.parametrize(("size", "pages", "wanted"), [("tabloid", 16, 150), ("broadsheet", 6, 110), ("a4", 16, 60)])
def test_a_whole_paper_of_what_others_wrote_passes_the_gate_and_loses_nothing(size: str, pages: int, wanted: int) -> None:
    edition = make(strangers.snapshot(SAMPLES, wanted, language="de" if size == "broadsheet" else "en"), SIZES[size], pages=pages)

    judged(edition)
    assert len(edition.layout.pages) == pages
