"""Copies to stories: nothing a story holds is left behind on the way to print."""

from gazette.edition.from_copy import story_of, weight
from gazette.edition.snapshot import Piece, Shot
from gazette.edition.wishes import trimmed
from gazette.edition.wording import dated, signed, word
from gazette.house.text import plain
from gazette.record.copy import Block, Copy, Correction, Figure

from .making import DAY

SHOT = Shot("quay", "quay.jpg", 1500, 1000, caption="The quay at dawn", credit="Mathew Frame", alt="A quay")


def make_copy(*body: Block, **fields: object) -> Copy:
    said = {"story": "s1", "slug": "quay", "day": "2025-11-08", "version": 1, "headline": "The Quay", "section": "city", "published": "", "updated": ""}
    return Copy(**{**said, "body": body, **fields})  # type: ignore[arg-type]


def test_every_kind_of_block_is_printed_as_text_box_or_picture() -> None:
    copy = make_copy(
        Block("1", "paragraph", {"text": "A <i>first</i> paragraph."}),
        Block("2", "heading", {"text": "What it means"}),
        Block("3", "quote", {"text": "We saw it.", "who": "Ottilie Brand"}),
        Block("4", "list", {"ordered": True, "items": ["one", "two"]}),
        Block("5", "factbox", {"title": "At a glance", "rows": [["Length", "1.9 km"]]}),
        Block("6", "table", {"caption": "Tons", "head": ["Year"], "rows": [["2025"]]}),
        Block("7", "pullquote", {"text": "Only a date", "who": ""}),
        Block("8", "gallery", {"pictures": [{"picture": "quay", "caption": "", "alt": "", "credit": "", "decorative": False}]}),
        lead=Figure(picture="quay", caption="Its <b>own</b> caption"),
    )

    story = story_of(copy, byline="By Nellie Quill", section="city", shots={"quay": SHOT})

    assert story.pieces == (
        Piece("paragraph", "A <i>first</i> paragraph."), Piece("heading", "What it means"), Piece("quote", "We saw it. —Ottilie Brand"),
        Piece("item", "one", "1."), Piece("item", "two", "2."),
    )  # fmt: skip
    assert [box.kind for box in story.boxes] == ["facts", "table"]
    assert story.pullquotes == ("Only a date",)
    assert [shot.caption for shot in story.shots] == ["Its own caption", "The quay at dawn"]


def test_a_picture_that_is_gone_is_not_printed() -> None:
    story = story_of(make_copy(lead=Figure(picture="gone")), byline="", section="city", shots={})

    assert story.shots == ()


def test_a_brief_is_played_small_and_an_urgent_story_large() -> None:
    brief = make_copy(Block("1", "paragraph", {"text": "A few words."}), priority=1)
    urgent = make_copy(Block("1", "paragraph", {"text": "word " * 400}), priority=1)

    assert weight(brief) == 1
    assert weight(urgent) == 5


def test_a_columnist_is_not_named_twice_and_a_section_still_stands_over_its_desk() -> None:
    column, sport = make_copy(kicker="Tomáš Rell"), make_copy(kicker="Sport")

    assert story_of(column, byline="By Tomáš Rell", section="city", shots={}).kicker == ""
    assert story_of(column, byline="By Ida Press", section="city", shots={}).kicker == "Tomáš Rell"
    assert story_of(sport, byline="The Sport Desk", section="city", shots={}).kicker == "Sport"


def test_a_standfirst_that_is_only_the_opening_again_is_not_printed_twice() -> None:
    opening = Block("1", "paragraph", {"text": "Today we’re <b>announcing</b> our first launch. It is small."})

    for excerpt, kept in (("Today we're announcing our first…", ""), ("Today we’re announcing our first launch.", ""), ("A first launch", "A first launch")):
        assert story_of(make_copy(opening, standfirst=excerpt), byline="", section="city", shots={}).standfirst == kept


def test_corrections_stand_at_the_end_of_their_story_after_the_author_s_note() -> None:
    wrong, unclear = Correction("The wall is 3.30 < 4 meters high.", "2025-11-08T09:00:00Z"), Correction("Klar.", "2025-11-09T09:00:00Z", kind="clarification")
    copy = make_copy(Block("1", "paragraph", {"text": "The wall."}), corrections=(wrong, unclear))

    story = story_of(copy, byline="", section="city", shots={}, note="Ida keeps the books.")

    assert [(piece.kind, plain(piece.text)) for piece in story.pieces] == [
        ("paragraph", "The wall."), ("note", "Ida keeps the books."),
        ("correction", "Correction: The wall is 3.30 < 4 meters high."), ("correction", "Clarification: Klar."),
    ]  # fmt: skip
    assert trimmed(story, 1) is None
    assert story_of(copy.but(language="de"), byline="", section="city", shots={}).pieces[-1].text.startswith("<b>Klarstellung:</b>")


def live(*parts: str) -> list[str]:
    body = [Block("0", "paragraph", {"text": "The storm."})]
    for part in parts:
        body += [Block(f"h{part}", "heading", {"text": part}), Block(f"p{part}", "paragraph", {"text": f"At {part}."})]
    return [piece.text for piece in story_of(make_copy(*body, genre="live"), byline="", section="city", shots={}).pieces]


def test_a_live_report_is_printed_from_its_beginning() -> None:
    newest = ("19:30 The end", "15:52 High tide", "07:05 A warning")
    halves = ("2.10 p.m. The end", "12.40 p.m. High tide", "9.05 a.m. A warning")

    assert live(*newest) == live(*reversed(newest))
    assert live(*newest)[:3] == ["The storm.", "07:05 A warning", "At 07:05 A warning."]
    assert live(*halves)[1] == "9.05 a.m. A warning"


def test_a_live_report_whose_hours_are_not_told_stays_as_it_is() -> None:
    assert live("The end", "12:00 Noon")[1] == "The end"
    assert live("12:00 Noon", "18:00 Evening", "17:00 Before")[1] == "12:00 Noon"


def test_furniture_speaks_the_language_of_the_paper() -> None:
    assert word("onward", "de", n=4) == "Fortsetzung auf Seite 4"
    assert word("onward", "pt-BR", n=4) == "Continua na página 4"
    assert signed(("Ada Brand", "Jo Wen"), "fr") == "Par Ada Brand et Jo Wen"
    assert dated(DAY, "en") == "Saturday, November 8, 2025"
    assert dated(DAY, "de") == "Samstag, 8. November 2025"
