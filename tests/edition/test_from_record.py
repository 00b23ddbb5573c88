"""From the record to an order: which stories an edition prints, which corrections it owes, and what no longer stands."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image

from gazette.edition.from_record import snapshot_of
from gazette.edition.ordering import order, order_again, overtaken, withdrawn
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Piece
from gazette.record import log
from gazette.record.copy import Block, Byline, Figure
from gazette.record.edition import CORRECTION, Ran, Shown
from gazette.record.names import Front, Package, Slot
from gazette.record.reading import Reading
from tests.record.making import NOON, end, lay_ground, make_edition, publish, record_name, release, revise

from .making import paragraphs

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def body(name: str, words: int = 260) -> tuple[Block, ...]:
    return tuple(Block(f"{name}{n}", "paragraph", {"text": piece.text}) for n, piece in enumerate(paragraphs(name, words)))


def ordered(tmp_path: Path, *, days: int = 0, pages: int | None = None, **how):
    at = NOON + days * DAY
    return order(Reading(), day=at.date(), sheet=SIZES["a4"], pages=pages, newest=2, pictures=tmp_path, closed=at, **how)


def weights(made) -> dict[str, int]:
    return {story.id: story.weight for story in made.snapshot.stories}


def stories(made) -> set[str]:
    return {story.id for story in made.snapshot.stories}


def test_a_first_edition_holds_the_newest_that_fill(tmp_path: Path) -> None:
    lay_ground()
    for n in range(40):
        publish(at=NOON - timedelta(minutes=n), body=body(f"tale{n}", 400))

    made = ordered(tmp_path)

    assert made.pages == 2 and made.who.number == 1
    assert 4 < len(made.snapshot.stories) < 20
    assert dict(made.who.versions) == dict.fromkeys(stories(made), 1)


def test_who_writes_an_opinion_is_told_at_its_end(tmp_path: Path) -> None:
    lay_ground()
    record_name("person", id="ida", slug="ida", name="Ida Press", role="columnist", bio="She keeps the town’s books & her own.")
    speaks = Byline(person="ida")
    opinion = publish(at=NOON, body=body("view"), genre="opinion", byline=(speaks,))
    news = publish(at=NOON, body=body("news"), byline=(speaks,))

    told = {story.id: story.pieces[-1] for story in ordered(tmp_path).snapshot.stories}

    assert told[opinion.story] == Piece("note", "<b>Ida Press</b>, columnist. She keeps the town’s books &amp; her own.")
    assert told[news.story].kind == "paragraph"


def test_the_next_edition_holds_what_came_out_or_was_updated_since_but_not_what_was_only_corrected(tmp_path: Path) -> None:
    lay_ground()
    old, updated, corrected = (publish(at=NOON - HOUR, body=body(f"old{n}")) for n in range(3))
    release(make_edition(old, updated, corrected))
    revise(updated, at=NOON + HOUR)
    revise(updated.but(version=2), at=NOON + 2 * HOUR, kind="correct", note="It was Tuesday.")
    revise(corrected, at=NOON + 2 * HOUR, kind="correct", note="The wall is 3.30 meters high.")
    new = publish(at=NOON + 3 * HOUR, body=body("new"))

    made = ordered(tmp_path, days=1)

    assert stories(made) == {updated.story, new.story}
    assert made.who.versions[updated.story] == 3 and made.who.number == 2 and made.pages is None


def test_what_was_held_over_runs_the_next_day_and_what_ran_does_not(tmp_path: Path) -> None:
    lay_ground()
    ran, held = (publish(at=NOON - HOUR, body=body(name)) for name in ("ran", "held"))
    release(make_edition(ran))
    new = publish(at=NOON + HOUR, body=body("new"))

    assert stories(ordered(tmp_path, days=1)) == {held.story, new.story}


def test_asked_for_pages_are_filled_with_what_never_ran(tmp_path: Path) -> None:
    lay_ground()
    old = publish(at=NOON - 20 * DAY, body=body("old"))
    ran = publish(at=NOON - HOUR, body=body("ran"))
    release(make_edition(ran))
    new = publish(at=NOON + HOUR, body=body("new"))

    assert stories(ordered(tmp_path, days=1, pages=2)) == {old.story, new.story}
    assert stories(ordered(tmp_path, days=1)) == {new.story}


def test_what_ran_takes_no_room_from_what_never_did(tmp_path: Path) -> None:
    lay_ground()
    never = [publish(at=NOON - 20 * DAY - timedelta(minutes=n), body=body(f"never{n}", 600)) for n in range(5)]
    ran = [publish(at=NOON - HOUR - timedelta(minutes=n), body=body(f"ran{n}", 900)) for n in range(12)]
    release(make_edition(*ran))
    new = publish(at=NOON + HOUR, body=body("new"))

    found = stories(ordered(tmp_path, days=1, pages=1))

    assert new.story in found and len(found & {copy.story for copy in never}) > 1
    assert not found & {copy.story for copy in ran}


def test_only_the_front_s_own_lead_leads_the_printed_paper(tmp_path: Path) -> None:
    lay_ground()
    lead, brief, news = publish(at=NOON - HOUR, body=body("lead")), publish(at=NOON - HOUR, body=body("brief", 60)), publish(at=NOON - HOUR, body=body("news"))
    with transaction.atomic():
        log.append("front", "front:", Front(packages=(Package("top", (Slot(story=lead.story), Slot(story=brief.story))),)).as_json(), at=NOON)
    assert weights(ordered(tmp_path))[lead.story] == 5

    release(make_edition(lead))
    revise(brief, at=NOON + HOUR)
    revise(news, at=NOON + HOUR)

    assert max(weights(ordered(tmp_path, days=1)).values()) == weights(ordered(tmp_path, days=1))[news.story] < 5


def test_an_opinion_without_a_kicker_is_labelled_with_its_section(tmp_path: Path) -> None:
    lay_ground()
    record_name("person", id="ida", slug="ida", name="Ida Press")
    opinion = publish(at=NOON, body=body("view"), genre="opinion", section="city", kicker="Ida Press", byline=(Byline(person="ida"),))
    news = publish(at=NOON, body=body("news"), kicker="", section="city")

    kickers = {story.id: story.kicker for story in ordered(tmp_path).snapshot.stories}

    assert kickers == {opinion.story: "City", news.story: ""}


def test_a_correction_to_printed_words_stands_in_the_next_edition_s_box_by_itself_and_once(tmp_path: Path) -> None:
    lay_ground()
    printed, unprinted = (publish(at=NOON - HOUR, body=body(name)) for name in ("printed", "unprinted"))
    release(make_edition(printed))
    revise(printed, at=NOON + HOUR, kind="correct", note="The wall is 3.30 meters high.")
    revise(unprinted, at=NOON + HOUR, kind="correct", note="Nobody saw this in print.")

    made = ordered(tmp_path, days=1)
    assert [(amend.text, amend.story, amend.version) for amend in made.snapshot.amends] == [("The wall is 3.30 meters high.", printed.story, 2)]

    release(make_edition(day="2026-03-11", number=2, ran=(Ran(printed.story, 2, (1,), CORRECTION),)), at=NOON + DAY)
    assert ordered(tmp_path, days=2).snapshot.amends == ()


def test_a_killed_story_never_reaches_the_page(tmp_path: Path) -> None:
    lay_ground()
    kept, killed = (publish(at=NOON - HOUR, body=body(f"tale{n}")) for n in range(2))
    end(killed, at=NOON)

    assert stories(ordered(tmp_path)) == {kept.story}


def test_a_story_of_a_later_day_waits_for_its_own_edition(tmp_path: Path) -> None:
    lay_ground()
    publish(at=NOON, body=body("today"))
    publish(at=NOON + DAY, body=body("tomorrow"))

    snapshot = snapshot_of(Reading(), day=NOON.date(), sheet=SIZES["a4"], pages=1, pictures=tmp_path)

    assert len(snapshot.stories) == 1


def test_words_that_changed_while_the_edition_was_made_are_named(tmp_path: Path) -> None:
    lay_ground()
    same, killed, corrected = (publish(at=NOON - HOUR, body=body(name)) for name in ("same", "killed", "corrected"))
    made = ordered(tmp_path)
    end(killed, at=NOON)
    revise(corrected, at=NOON, kind="correct", note="It was Tuesday.")

    assert set(overtaken(Reading(), made.who.versions)) == {killed.story, corrected.story}
    assert overtaken(Reading(), {same.story: 1}) == ()


def test_an_edition_is_made_again_as_it_was_printed_without_what_was_killed(tmp_path: Path) -> None:
    lay_ground()
    kept, killed = (publish(at=NOON - HOUR, body=body(name), headline=name) for name in ("kept", "killed"))
    edition = release(make_edition(kept, killed))
    revise(kept, at=NOON + HOUR, headline="Changed Since")
    end(killed, at=NOON + 2 * HOUR)

    made = order_again(Reading(), edition, sheet=SIZES["tabloid"], pictures=tmp_path)

    assert [(story.id, story.headline) for story in made.snapshot.stories] == [(kept.story, "kept")]
    assert (made.who.number, made.who.without, made.pages) == (1, (killed.story,), 2)
    assert [(wish.story, wish.page) for wish in made.snapshot.wishes.stories] == [(kept.story, ran.pages[0]) for ran in edition.ran if ran.story == kept.story]


def test_made_again_a_story_keeps_its_printed_headline_and_stays_as_short_as_it_was(tmp_path: Path) -> None:
    lay_ground()
    kept, killed = (publish(at=NOON - HOUR, body=body(name), headline=name) for name in ("kept", "killed"))
    with transaction.atomic():
        log.append("printed", kept.story, {"day": "2026-03-10", "headline": "Kept, in Print"}, at=NOON)
    edition = make_edition(kept, killed)
    edition = release(replace(edition, ran=(replace(edition.ran[0], cut=1), *edition.ran[1:])))
    end(killed, at=NOON + 2 * HOUR)

    wish = order_again(Reading(), edition, sheet=SIZES["tabloid"], pictures=tmp_path).snapshot.wishes.of(kept.story)

    assert (wish.headline, wish.cut) == ("Kept, in Print", 1)


def test_an_edition_is_made_again_without_a_picture_that_was_withdrawn(tmp_path: Path) -> None:
    lay_ground()
    Image.new("RGB", (900, 600)).save(tmp_path / f"{'c' * 64}.jpg")
    said = {"id": "gull", "master": "c" * 64, "width": 900, "height": 600}
    record_name("picture", **said)
    bridge = publish(at=NOON - HOUR, body=body("bridge"), lead=Figure(picture="gull"))
    edition = release(make_edition(bridge, shown=(Shown("gull", (1,)),)))
    before = order_again(Reading(), edition, sheet=SIZES["tabloid"], pictures=tmp_path)
    record_name("picture", **said, state="withdrawn", at=NOON + HOUR)

    after = order_again(Reading(), edition, sheet=SIZES["tabloid"], pictures=tmp_path)

    assert [shot.id for shot in before.snapshot.stories[0].shots] == ["gull"] and before.who.without_pictures == ()
    assert after.snapshot.stories[0].shots == () and after.who.without_pictures == ("gull",)
    assert withdrawn(Reading(), ("gull",)) == ("gull",)


def test_nameplate_ears_and_house_advertisements_come_from_the_record(tmp_path: Path) -> None:
    ads = ({"title": "See the Press Run", "text": "On Ferry Street.", "link": "/about/contact/"}, {"title": "Write", "link": "mailto:desk@gazette.example"})
    said = {"founded": "Founded in 1917", "price": "One dollar", "ear_right": ("Late city",), "motto": "Late, but true", "house_ads": ads}
    lay_ground(base_url="https://gazette.example", **said)
    publish(at=NOON, body=body("today"))

    snapshot = ordered(tmp_path).snapshot

    assert (snapshot.number, snapshot.volume, snapshot.price, snapshot.address) == (1, "Vol. CX", "One dollar", "gazette.example")
    assert (snapshot.ear_left, snapshot.ear_right) == (("Late, but true",), ("Late city",))
    assert [(ad.title, ad.text, ad.foot) for ad in snapshot.house_ads] == [
        ("See the Press Run", "On Ferry Street.", "gazette.example/about/contact"), ("Write", "", "desk@gazette.example")]  # fmt: skip
    assert ordered(tmp_path, notice=("Weather", "Rain.")).snapshot.ear_left == ("Weather", "Rain.")


def test_without_any_for_print_the_website_s_own_lines_are_printed_with_whole_addresses(tmp_path: Path) -> None:
    lay_ground(base_url="https://gazette.example", house_ad="See the press run", house_ad_link="/about/contact/", support="/give/", support_line="Support us")
    publish(at=NOON, body=body("today"))

    assert [(ad.title, ad.foot) for ad in ordered(tmp_path).snapshot.house_ads] == [
        ("See the press run", "gazette.example/about/contact"), ("Support us", "gazette.example/give")]  # fmt: skip


def test_a_story_can_be_left_out_by_command_and_an_edition_made_again_keeps_number_and_notice(tmp_path: Path) -> None:
    lay_ground()
    kept, left = (publish(at=NOON - HOUR, body=body(name)) for name in ("kept", "left"))

    made = ordered(tmp_path, without=(left.story,), number=7)
    assert (stories(made), set(made.who.versions), made.who.number, made.snapshot.number) == ({kept.story}, {kept.story}, 7, 7)

    edition = release(make_edition(kept, number=7, notice=("Weather", "Rain.")))
    again = order_again(Reading(), edition, sheet=SIZES["a4"], pictures=tmp_path)
    assert (again.snapshot.number, again.snapshot.ear_left) == (7, ("Weather", "Rain."))


def test_no_printed_page_sends_readers_to_a_machine_of_their_own(tmp_path: Path) -> None:
    lay_ground(house_ads=({"title": "See the Press Run", "link": "/about/contact/"},))
    publish(at=NOON, body=body("today"))

    snapshot = snapshot_of(Reading(), day=NOON.date(), sheet=SIZES["a4"], pages=1, pictures=tmp_path)

    assert Reading().paper().base_url.startswith("http://localhost")
    assert (snapshot.volume, snapshot.address, [ad.foot for ad in snapshot.house_ads]) == ("", "", [""])
