"""ninjs, by IPTC's own schema."""

import json
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from tests.record.making import NOON, end, publish

SCHEMAS = Path(__file__).parent / "schemas"


def validator() -> jsonschema.Draft202012Validator:
    geojson = json.loads((SCHEMAS / "geojson.json").read_text())
    registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geojson))
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / "ninjs-schema_3.1.json").read_text()), registry=registry)


def test_a_story_with_everything_stands_by_the_schema(page, paper):
    said = json.loads(page(paper.path + "ninjs.json").body)

    validator().validate(said)
    assert said["headlines"][0]["value"] == paper.headline
    assert said["edNote"] == "The tunnel has two tubes, not one."
    assert said["version"] == "2" and said["firstCreated"] == paper.published and said["versionCreated"] == paper.updated
    assert said["by"] == "Nellie Quill"
    assert said["associations"][0]["renditions"][0]["width"] == 480


def test_the_schema_would_catch_a_field_of_our_own(page, paper):
    said = json.loads(page(paper.path + "ninjs.json").body)

    with pytest.raises(jsonschema.ValidationError):
        validator().validate({**said, "ours": "x"})


def test_what_was_never_published_has_none(page):
    assert page("/2026/03/10/nothing/ninjs.json") is None


@pytest.mark.parametrize("exact", ["day", "month", "year"])
def test_a_moment_that_is_not_known_is_not_claimed(page, paper, exact: str):
    copy = publish(exact=exact)

    said = json.loads(page(copy.path + "ninjs.json").body)

    validator().validate(said)
    assert "firstCreated" not in said and "versionCreated" not in said


def test_a_killed_story_s_file_says_that_it_was_withdrawn_and_none_of_its_words(page, paper):
    end(paper, at=NOON + timedelta(minutes=90), reason="The wrong tunnel.")

    gone = page(paper.path + "ninjs.json")

    said = json.loads(gone.body)
    validator().validate(said)
    assert gone.status == 410
    assert (said["pubStatus"], said["edNote"], said["version"]) == ("canceled", "The wrong tunnel.", "2")
    assert said["altIds"] == [{"role": "story", "value": "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"}]
    assert said["uri"] == said["altIds"][0]["value"]
    assert "tunnel" not in gone.body.decode().replace("The wrong tunnel.", "")  # its slug
    assert "Reopens" not in gone.body.decode() and "opening" not in gone.body.decode()
