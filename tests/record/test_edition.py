"""The edition's entry: what it must say, where its stories ran, and how it stood at any moment."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from gazette.record import back_numbers, index, log
from gazette.record.copy import Figure
from gazette.record.edition import CORRECTION, Edition, Ran, Shown, files_of
from gazette.record.models import Appearance, NameState, Payload
from gazette.record.reading import Reading
from gazette.record.refusals import Refused

from .making import NOON, end, lay_ground, make_copy, make_edition, publish, record_name, release, revise

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_an_edition_goes_out_and_comes_back():
    edition = make_edition(make_copy(), make_copy(), without=("gone",), shown=(Shown("gull", (1, 2)),), without_pictures=("tern",))

    assert Edition.from_json(edition.as_json()) == edition


def test_a_released_edition_says_where_each_story_ran():
    lay_ground()
    bridge, tram = publish(), publish()

    release(make_edition(bridge, tram))

    assert Reading().newest_edition() == "2026-03-10"
    assert [(a.day, a.number, a.version, a.pages) for a in Reading().in_print(tram.story)] == [("2026-03-10", 1, 1, (2,))]
    assert Reading().editions(2026) == (("2026-03-10", 1),)


@pytest.mark.parametrize(("change", "said"), [
    ({"pdf": ""}, "not sealed"), ({"press": "0" * 63}, "not sealed"), ({"pages": ()}, "pages counted"), ({"number": 0}, "needs a number"),
    ({"id": "2026-3-10"}, "named after its day"), ({"ran": (Ran("nobody", 1, (1,)),)}, "never published"),
    ({"ran": (Ran("bridge", 2, (1,)),)}, "cannot have run"), ({"ran": (Ran("bridge", 1, (2,)),)}, "cannot have run"),
])  # fmt: skip
def test_an_edition_that_says_what_cannot_be_is_refused(change, said):
    lay_ground()
    bridge = publish(story="bridge")

    with pytest.raises(Refused, match=said):
        release(replace(make_edition(bridge), **change))

    assert Reading().newest_edition() == ""


def test_a_story_killed_before_the_release_keeps_the_edition_in():
    lay_ground()
    bridge = publish(slug="bridge")
    end(bridge, at=NOON + DAY)

    with pytest.raises(Refused, match="bridge was killed. Make the edition of 2026-03-10 again without it"):
        release(make_edition(bridge), at=NOON + DAY)


def test_a_day_s_edition_is_out_once_and_made_again_only_without_what_was_killed():
    lay_ground()
    bridge, tram = publish(), publish()
    release(make_edition(bridge, tram))

    with pytest.raises(Refused, match="is out"):
        release(make_edition(bridge), at=NOON + DAY)
    with pytest.raises(Refused, match="another day's"):
        release(make_edition(bridge, day="2026-03-11"), at=NOON + DAY)
    end(tram, at=NOON + DAY)
    assert back_numbers.spoiled() == ("2026-03-10",)
    release(make_edition(bridge, without=(tram.story,)), at=NOON + 2 * DAY)

    assert Reading().edition("2026-03-10").without == (tram.story,)
    assert Reading().in_print(tram.story) == () and back_numbers.spoiled() == ()
    assert back_numbers.next_number() == 2


def test_the_past_shows_the_edition_of_then_without_files_that_were_withdrawn():
    lay_ground()
    bridge, tram = publish(), publish()
    release(make_edition(bridge, tram))
    end(tram, at=NOON + DAY)
    release(make_edition(bridge, without=(tram.story,), pdf="c" * 64), at=NOON + 2 * DAY)

    then = Reading(at=NOON + DAY).edition("2026-03-10")

    assert (len(then.pages), then.pdf, then.pages[0].pictures) == (2, "", ())
    assert [a.pages for a in Reading(at=NOON + DAY).in_print(tram.story)] == [(2,)]
    assert Reading(at=NOON - DAY).edition("2026-03-10") is None and Reading(at=NOON - DAY).newest_edition() == ""


def test_a_correction_to_printed_words_is_wanted_in_print_until_it_ran():
    lay_ground()
    printed, unprinted = publish(at=NOON - DAY), publish(at=NOON - DAY)
    release(make_edition(printed))
    revise(printed, at=NOON + DAY, kind="correct", note="It was Tuesday.")
    revise(unprinted, at=NOON + DAY, kind="correct", note="It was Friday.")

    assert back_numbers.unprinted_corrections() == ((printed.story, 2),)

    release(make_edition(day="2026-03-12", number=2, ran=(Ran(printed.story, 2, (1,), CORRECTION),)), at=NOON + 2 * DAY)

    assert back_numbers.unprinted_corrections() == ()


def test_what_is_derived_from_editions_comes_out_the_same_when_rebuilt():
    lay_ground()
    bridge = publish()
    release(make_edition(bridge))
    before = list(Appearance.objects.values_list("day", "story", "version", "pages", "current"))

    index.rebuild()

    assert before and list(Appearance.objects.values_list("day", "story", "version", "pages", "current")) == before
    assert list(log.verify()) == []


def called(story, headline="The Bridge, Again", *, day="2026-03-10", at=NOON):
    with transaction.atomic():
        return log.append("printed", story, {"day": day, "headline": headline}, at=at)


def test_a_headline_written_for_print_is_kept_with_its_story_and_not_in_the_edition():
    lay_ground()
    bridge = publish()
    called(bridge.story)
    release(make_edition(bridge))

    assert Reading().printed_as(bridge.story, "2026-03-10") == "The Bridge, Again"
    assert Reading().printed_as(bridge.story, "2026-03-11") == ""
    with pytest.raises(Refused, match="holds words of"):
        release(make_edition(bridge, day="2026-03-11", number=2, ran=(Ran(bridge.story, 1, (1,), headline="The Bridge, Again"),)))


@pytest.mark.parametrize("kind", ["kill", "takedown"])
def test_a_killed_story_takes_its_printed_headline_with_it(kind):
    lay_ground()
    bridge = publish(slug="bridge")
    called(bridge.story, "A canary in print")
    release(make_edition(bridge))
    end(bridge, at=NOON + DAY, kind=kind)

    assert Reading().printed_as(bridge.story, "2026-03-10") == Reading(at=NOON).printed_as(bridge.story, "2026-03-10") == ""
    assert ("canary" in str(list(Payload.objects.values_list("data", flat=True)))) == (kind == "kill")
    assert list(log.verify()) == []
    with pytest.raises(Refused, match="bridge was killed"):
        called(bridge.story, at=NOON + 2 * DAY)


@pytest.mark.parametrize("payload", [{"day": "2026-3-10", "headline": "X"}, {"day": "2026-03-10", "headline": " "}])
def test_a_printed_headline_without_words_or_day_is_refused(payload):
    lay_ground()
    bridge = publish()

    with pytest.raises(Refused, match="needs its words and the day"), transaction.atomic():
        log.append("printed", bridge.story, payload, at=NOON)
    with pytest.raises(Refused, match="holds no story"):
        called("nobody")


def test_printed_headlines_come_out_the_same_when_rebuilt():
    lay_ground()
    bridge, tram, levy = publish(), publish(), publish()
    for copy in (bridge, tram, levy):
        called(copy.story)
    end(tram, at=NOON + DAY)
    end(levy, at=NOON + DAY, kind="takedown")
    before = sorted(NameState.objects.values_list("kind", "ref", "slug", "entry"))

    index.rebuild()

    assert sorted(NameState.objects.values_list("kind", "ref", "slug", "entry")) == before
    assert [ref for kind, ref, _, _ in before if kind == "printed"] == [f"2026-03-10:{bridge.story}"]


def printed_gull(**fields):
    """Two stories, the first with a picture; a released edition that shows it on page one."""
    lay_ground()
    record_name("picture", id="gull", master="c" * 64, width=900, height=600, caption="A gull.", **fields)
    bridge, tram = publish(lead=Figure(picture="gull")), publish()
    return bridge, tram, make_edition(bridge, tram, shown=(Shown("gull", (1,)),))


def state(of: str, **more) -> None:
    record_name("picture", id="gull", master="c" * 64, width=900, height=600, caption="A gull.", state=of, at=NOON + DAY, **more)


def test_a_picture_withdrawn_spoils_the_edition_that_shows_it_until_it_is_made_again_without():
    bridge, tram, edition = printed_gull()
    release(edition)
    assert back_numbers.spoiled() == ()

    state("withdrawn")
    assert back_numbers.spoiled() == ("2026-03-10",) and back_numbers.withdrawn_from(edition) == ("gull",)
    release(make_edition(bridge, tram, without_pictures=("gull",)), at=NOON + 2 * DAY)

    assert back_numbers.spoiled() == ()


@pytest.mark.parametrize("change", [{"of": "expired"}, {"of": "added", "credit": "Mathew Lens"}])
def test_a_picture_whose_right_ran_out_or_whose_credit_changed_spoils_nothing_that_was_printed(change):
    _bridge, _tram, edition = printed_gull()
    release(edition)

    state(**change)

    assert back_numbers.spoiled() == ()


def test_an_edition_whose_story_has_a_withdrawn_picture_that_was_not_printed_stays():
    _bridge, _tram, edition = printed_gull()
    release(replace(edition, shown=()))

    state("withdrawn")

    assert back_numbers.spoiled() == ()


def test_a_picture_withdrawn_before_the_release_keeps_the_edition_in():
    _bridge, _tram, edition = printed_gull(state="withdrawn")

    with pytest.raises(Refused, match="The picture “A gull.” was withdrawn or never published. Make the edition of 2026-03-10 again without it"):
        release(edition)


def test_an_edition_without_a_story_left_is_withdrawn_whole_and_only_after_it_was_out():
    lay_ground()
    bridge = publish()
    rest = make_edition(pages=(), ran=(), pdf="", press="", without=(bridge.story,))
    with pytest.raises(Refused, match="needs a number and pages"):
        release(rest)
    release(make_edition(bridge))
    with pytest.raises(Refused, match="needs a number and pages"):
        release(replace(rest, pdf="a" * 64), at=NOON + DAY)
    end(bridge, at=NOON + DAY)

    release(rest, at=NOON + 2 * DAY)

    assert Reading().edition("2026-03-10").is_withdrawn and back_numbers.spoiled() == () and back_numbers.next_number() == 2


def test_the_files_of_an_edition_are_all_it_names_or_those_of_some_pages():
    edition = make_edition(make_copy(), make_copy(), epub="e" * 64)
    of = {"pictures": Path("pictures"), "printed": Path("printed")}

    every, one = files_of(edition, **of), files_of(edition, **of, pages={2})

    assert [path.name for path in every] == ["a" * 64 + ".pdf", "e" * 64 + ".epub", f"{1:064x}.jpg", f"{2:064x}.jpg", f"2026-03-10-{'b' * 16}.pdf"]
    assert set(every) - set(one) == {Path(f"pictures/editions/{1:064x}.jpg")}
