"""An embargo holds by construction: fifty secrets in the newsroom change no byte that anyone outside can get."""

import pytest

from tests.walks import canaries, comparing
from tests.walks.conftest import go_on


@pytest.fixture(scope="module")
def plain(make):
    """The paper whose newsroom has no secrets."""
    return make()[0]


def test_fifty_secrets_change_no_byte_at_any_address(make, plain):
    secret, would = make("--secrets")

    assert comparing.differences(plain, secret, would) == []


def test_what_was_compared_is_the_whole_paper_and_none_of_it_failed(make, plain):
    secret, would = make("--secrets")

    answers = comparing.answers(secret, tuple(dict.fromkeys(comparing.asked(plain, would))))

    statuses = {status: [key for key, answer in answers.items() if answer.status == status] for status in {a.status for a in answers.values()}}
    assert set(statuses) == {200, 404, 410}, {status: keys[:3] for status, keys in statuses.items() if status not in (200, 404, 410)}
    assert {address for address, _ in statuses[404]} >= set(would)
    assert {address for address, _ in statuses[410]} == {f"/2026/03/09/open-{n}/{end}" for n in (3, 4) for end in ("", "ninjs.json")}
    assert len(comparing.record(plain)) > 15 and len(comparing.files(plain)) > 150


def test_with_the_gate_taken_out_the_comparison_is_red(make, plain, tmp_path):
    secret, would = make("--secrets")
    leaking = go_on(secret, tmp_path / "paper", "--open-gate")

    told = comparing.differences(plain, leaking, would)

    assert {line.split(":")[0] for line in told} == {"record", "manifest", "files", "answers"}
    assert any("secret-49" in line for line in told)


def test_no_private_field_is_heard_outside_the_newsroom(make):
    paper, _ = make("--canaries")

    assert canaries.found(paper) == []
    assert canaries.heard(comparing.answers(paper, tuple(comparing.asked(paper, ())))) == []


def test_a_private_field_let_out_on_purpose_is_heard(make, tmp_path):
    paper, _ = make("--canaries")

    leaking = go_on(paper, tmp_path / "paper", "--print-notes")

    told = canaries.found(leaking)
    assert any(line.startswith("record_payload") for line in told)
    assert any("open-last/index.html" in line for line in told)


def test_a_canary_in_an_answer_is_heard_in_its_words_and_in_its_headers():
    said = {("/a", ""): comparing.Answer(200, (("etag", "kanari-1"),), b""), ("/b", ""): comparing.Answer(200, (), b"<p>kanari-2")}

    assert canaries.heard(said | {("/c", ""): comparing.Answer(200, (("etag", "1"),), b"nothing")}) == ["/a", "/b"]


def test_every_room_of_the_newsroom_has_its_canaries():
    fields = {f"{model._meta.label_lower}.{field.name}" for model, found in canaries.private_fields() for field in found}

    assert fields >= {
        "stories.story.notes", "stories.story.hold", "staff.user.email", "staff.user.username", "staff.invitation.note", "photos.photo.rights_note",
        "photos.photo.title", "photos.photo.withdrawn_why", "desk.pendingact.why", "desk.watch.distrust", "wagtailcore.modellogentry.label",
        "wagtailcore.modellogentry.data", "wagtailcore.revision.content",
    }  # fmt: skip


def test_the_public_list_is_the_allow_list_and_names_only_what_exists():
    from django.apps import apps

    for label, names in canaries.PUBLIC.items():
        assert names <= {field.name for field in apps.get_model(label)._meta.get_fields()}, label
